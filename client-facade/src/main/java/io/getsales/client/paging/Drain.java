package io.getsales.client.paging;

import io.getsales.client.progress.ProgressMeter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Works on a list whose rows leave it as they are worked on. What leaves lets the rest move up, so
 * the place just read is read again until it shows nothing new; only rows that stay are passed
 * over. At the end everything is looked through from the head once more.
 */
final class Drain<T> {
  private final Requests<T> requests;
  private final int pageSize;
  private final Consumer<? super T> handler;
  private final ProgressMeter meter;
  private final Set<String> handled = new HashSet<>();
  private final Map<String, T> left = new LinkedHashMap<>();
  private long passes;

  Drain(Requests<T> requests, int pageSize, Consumer<? super T> handler, ProgressMeter meter) {
    this.requests = requests;
    this.pageSize = pageSize;
    this.handler = handler;
    this.meter = meter;
  }

  DrainReport<T> run() {
    meter.report();
    boolean progressed = true;
    while (progressed) {
      progressed = pass();
    }
    return new DrainReport<>(
        handled.size(), List.copyOf(left.values()), passes, requests.tally().requests());
  }

  /** Reads from the head to the end; whether a row was met that had not been handled. */
  private boolean pass() {
    passes++;
    left.clear();
    boolean progressed = false;
    long offset = 0;
    while (true) {
      PageRequest request = PageRequest.of(requests.traits().sort(), offset, pageSize);
      Page<T> page = requests.fetch(request);
      meter.total(requests.tally().totalAtStart());
      List<T> fresh = new ArrayList<>();
      int stayed = 0;
      for (T row : page.items()) {
        if (handled.contains(requests.id(row))) {
          stayed += fresh.isEmpty() ? 1 : 0;
          left.put(requests.id(row), row);
        } else {
          fresh.add(row);
        }
      }
      for (T row : fresh) {
        handler.accept(row);
        handled.add(requests.id(row));
        progressed = true;
        meter.done(1);
      }
      meter.report();
      if (!fresh.isEmpty()) {
        offset += stayed;
        continue; // what was handled now may have gone, and others have taken its place
      }
      boolean ends = page.items().isEmpty() || page.isEnd(pageSize);
      offset += page.items().size();
      if (ends || offset + pageSize > requests.traits().reach()) {
        return progressed;
      }
    }
  }
}
