package io.getsales.client.benchmark;

/** One way to read all contacts. */
@FunctionalInterface
interface Contender {
  /** Reads them from the first to the last and answers {@link Seen} of them. */
  Seen walk() throws Exception;

  /**
   * What was seen, to find out that all contenders read the same rows.
   *
   * @param rows how many
   * @param digest of all uuids and update times; 0 where rows are not decoded
   */
  record Seen(long rows, long digest) {}

  /** Adds rows up. */
  final class Tally {
    private long rows;
    private long digest;

    void add(String uuid, Object updatedAt) {
      rows++;
      digest = digest * 31 + uuid.hashCode() + updatedAt.hashCode();
    }

    Seen seen() {
      return new Seen(rows, digest);
    }
  }
}
