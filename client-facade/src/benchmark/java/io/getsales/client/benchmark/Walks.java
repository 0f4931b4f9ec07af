package io.getsales.client.benchmark;

/**
 * One fork: warms a contender up, measures it and prints what a row costs: nanoseconds of wall,
 * nanoseconds of CPU, bytes, rows of one walk, digest. Arguments: contender, URL, seconds.
 */
final class Walks {
  /** On a slow or busy machine time alone would not warm up. */
  private static final int LEAST_WALKS = 8;

  /** The compiler has to be done, else its work is measured. */
  private static final double WARM_UP = 2.4;

  private Walks() {}

  public static void main(String[] args) throws Exception {
    Contender contender = Contenders.all().get(args[0]).apply(args[1]);
    double seconds = Double.parseDouble(args[2]);
    Contender.Seen seen = contender.walk();
    repeat(contender, WARM_UP * seconds);
    System.gc();
    Cost before = Cost.now();
    long rows = repeat(contender, seconds);
    Cost cost = Cost.now().since(before);
    System.out.println(
        (double) cost.wallNanos() / rows
            + " "
            + (double) cost.cpuNanos() / rows
            + " "
            + (double) cost.bytes() / rows
            + " "
            + seen.rows()
            + " "
            + seen.digest());
    System.exit(0);
  }

  private static long repeat(Contender contender, double seconds) throws Exception {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    long rows = 0;
    for (int walks = 0; walks < LEAST_WALKS || System.nanoTime() < end; walks++) {
      rows += contender.walk().rows();
    }
    return rows;
  }
}
