package io.getsales.client.paging;

import io.getsales.client.query.Sort;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A list of a million rows that exist only while they are asked for, walked to its end. */
final class MillionRows implements RowSource<MillionRows.Row> {
  private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");

  record Row(String id, Instant createdAt, byte[] rest) {}

  private final long size;
  private final Set<RangeForm> forms;

  MillionRows(long size, Set<RangeForm> forms) {
    this.size = size;
    this.forms = forms;
  }

  /** Prints how many rows came; meant to be run in a small heap. */
  public static void main(String[] args) {
    Set<RangeForm> forms = args[1].equals("honoured") ? Set.of(RangeForm.INSTANTS) : Set.of();
    TraversalReport report =
        Paged.of(new MillionRows(Long.parseLong(args[0]), forms)).read(row -> {});
    System.out.println(report.rows() + " " + report.verdict());
  }

  @Override
  public ListTraits traits() {
    return new ListTraits(
        "listRows", Sort.ascending("created_at"), forms, Long.MAX_VALUE, List.of(), "million");
  }

  @Override
  public Page<Row> fetch(PageRequest request) {
    long from = request.range().from() == null ? 0 : place(request.range().from());
    long first = from + request.offset();
    List<Row> rows = new ArrayList<>();
    for (long i = first; i < Math.min(size, first + request.limit()); i++) {
      String id = "00000000-0000-4000-8000-" + String.format("%012d", i);
      rows.add(new Row(id, START.plusSeconds(i), new byte[5_000]));
    }
    return new Page<>(rows, request.offset(), size - from, first + rows.size() < size);
  }

  private static long place(Instant time) {
    return Duration.between(START, time).getSeconds();
  }

  @Override
  public String id(Row row) {
    return row.id();
  }

  @Override
  public Instant createdAt(Row row) {
    return row.createdAt();
  }
}
