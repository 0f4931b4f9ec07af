package io.getsales.client.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures everything and writes it down as Markdown. Argument: the file to write. */
final class Benchmarks {
  private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 4);
  private static final String SECONDS = System.getProperty("benchmark.seconds", "1.8");
  private static final long CALLS = Long.getLong("benchmark.calls", 10_000_000L);
  private static final int STARTS = 15;
  private static final long MOST_GROWTH = 1 << 20;
  private static final List<String> HEAP = List.of("-Xms512m", "-Xmx512m");

  private static final Map<String, String> NAMES =
      Map.of(
          "discard", "floor: OkHttp, bytes read and thrown away",
          "skip", "floor: Gson skips every token, through the fastest reader found for it",
          "skip-stream", "floor: Gson skips every token, through OkHttp's `charStream()`",
          "raw", "this library: generated interface and converter, nothing round them",
          "plain", "this library: `Paged`, PLAIN",
          "strict", "**this library: `Paged`, STRICT**",
          "retrofit-gson", "retrofit2 generator with converter-gson, as generated",
          "okhttp-gson", "okhttp-gson, the generator's default",
          "native-jackson", "native with Jackson",
          "feign-jackson", "feign with Jackson");

  private final StringBuilder text = new StringBuilder();
  private final Map<String, List<Fork>> forks = new HashMap<>();

  /** What one fork found: a row's wall time, CPU time and bytes. */
  private record Fork(double wall, double cpu, double bytes, String seen) {
    static Fork parse(String line) {
      String[] parts = line.split(" ");
      return new Fork(
          Double.parseDouble(parts[0]),
          Double.parseDouble(parts[1]),
          Double.parseDouble(parts[2]),
          parts[3] + " " + parts[4]);
    }
  }

  public static void main(String[] args) throws Exception {
    new Benchmarks().run(Path.of(args[0]));
  }

  private void run(Path file) throws Exception {
    try (Jvm server = Jvm.start(List.of("-Xmx256m"), PageServer.class, "0", "20", "50", "200")) {
      List<String> urls = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        urls.add("http://127.0.0.1:" + server.line() + "/");
      }
      line("# Benchmarks");
      line("");
      line(
          "Written by `mvn -Pbenchmark`; do not edit. Trust the ratios, not the figures: machines");
      line(
          "differ, and one machine from hour to hour. Each is the median over "
              + ROUNDS
              + " rounds, in");
      line("brackets the least and the greatest.");
      line("");
      line("Machine: " + machine() + ".");
      walks(urls.get(0));
      smallCalls(urls.get(0));
      startUp(urls.get(0));
      Jvm many = Jvm.start(List.of("-Xmx128m"), ManyCalls.class, Long.toString(CALLS));
      latency(urls);
      leak(many);
    }
    Files.writeString(file, text);
    System.out.println(text);
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private static String machine() throws IOException {
    Path cpus = Path.of("/proc/cpuinfo");
    String cpu =
        Files.exists(cpus)
            ? Files.readAllLines(cpus).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown CPU")
            : System.getProperty("os.arch");
    return Runtime.getRuntime().availableProcessors()
        + " cores of "
        + cpu
        + ", "
        + System.getProperty("os.name")
        + ", JDK "
        + System.getProperty("java.version")
        + ", Serial GC";
  }

  // ---- reading a list

  private void walks(String url) throws IOException {
    for (int round = 0; round < ROUNDS; round++) {
      List<String> names = new ArrayList<>(Contenders.all().keySet());
      Collections.shuffle(names, new Random(round));
      for (String name : names) {
        try (Jvm jvm = Jvm.start(HEAP, Walks.class, name, url, SECONDS)) {
          Fork fork = Fork.parse(jvm.line());
          forks.computeIfAbsent(name, any -> new ArrayList<>()).add(fork);
          System.out.println(round + " " + name + " " + fork);
        }
      }
    }
    requireEqualRows();
    line("");
    line("## Reading a list");
    line("");
    line("5,000 contacts of 3 KB, 59 fields and what is nested in them, in pages of 100, from a");
    line("server on the same machine. CPU is that of the whole process, garbage collection and");
    line("compilation included. All clients read the same rows, compared by a digest.");
    line("");
    line("| | CPU, µs a row | CPU against STRICT | bytes allocated a row | rows a second |");
    line("| --- | --- | --- | --- | --- |");
    for (String name : Contenders.all().keySet()) {
      List<Fork> mine = forks.get(name);
      line(
          String.format(
              Locale.ROOT,
              "| %s | %s | %s | %,.0f | %,.0f |",
              NAMES.get(name),
              Spread.of(mine, fork -> fork.cpu() / 1000).text(1),
              cpu(name, "strict").text(2),
              Spread.of(mine, Fork::bytes).median(),
              1e9 / Spread.of(mine, Fork::wall).median()));
    }
    line("");
    line("| Target | wanted | measured | |");
    line("| --- | --- | --- | --- |");
    target("CPU of okhttp-gson / STRICT", 3.5, cpu("okhttp-gson", "strict"), true);
    target("CPU of native with Jackson / STRICT", 1.9, cpu("native-jackson", "strict"), true);
    target("CPU of retrofit2 as generated / STRICT", 1.6, cpu("retrofit-gson", "strict"), true);
    target("CPU of STRICT / Gson's skip floor, the faster one", 1.8, cpu("strict", "skip"), false);
    target(
        "bytes of STRICT / okhttp-gson",
        0.36,
        Spread.ratio(forks.get("strict"), forks.get("okhttp-gson"), Fork::bytes),
        false);
    machinery(url);
  }

  private void machinery(String url) throws IOException {
    List<double[]> pairs = new ArrayList<>();
    try (Jvm jvm = Jvm.start(HEAP, Machinery.class, url)) {
      for (String row = jvm.line(); !row.isEmpty(); row = jvm.line()) {
        pairs.add(Arrays.stream(row.split(" ")).mapToDouble(Double::parseDouble).toArray());
      }
    }
    target(
        "thread's CPU of PLAIN / generated call alone, in turn in one JVM",
        1.05,
        Spread.of(pairs, pair -> pair[0]),
        false);
    target(
        "thread's CPU of STRICT / generated call alone, in turn in one JVM",
        1.05,
        Spread.of(pairs, pair -> pair[1]),
        false);
  }

  private Spread cpu(String above, String below) {
    return Spread.ratio(forks.get(above), forks.get(below), Fork::cpu);
  }

  /** A contender that skips rows, or reads other ones, would be measured for nothing. */
  private void requireEqualRows() {
    Set<String> seen = new TreeSet<>();
    forks.forEach(
        (name, all) -> {
          if (!Contenders.floors().contains(name)) {
            all.forEach(fork -> seen.add(fork.seen()));
          }
        });
    if (seen.size() != 1) {
      throw new IllegalStateException("not all read the same rows: " + seen);
    }
  }

  private void target(String what, double wanted, Spread measured, boolean atLeast) {
    boolean isMet = atLeast ? measured.median() >= wanted : measured.median() <= wanted;
    line(
        "| "
            + what
            + (atLeast ? " | at least " : " | at most ")
            + wanted
            + " | "
            + measured.text(2)
            + " | "
            + (isMet ? "met" : "**missed**")
            + " |");
  }

  // ---- one call

  private void smallCalls(String url) throws RunnerException {
    Map<String, Double> medians =
        new Runner(
                new OptionsBuilder()
                    .include(SmallCall.class.getName())
                    .param("url", url)
                    .forks(2)
                    .warmupIterations(3)
                    .warmupTime(TimeValue.seconds(1))
                    .measurementIterations(6)
                    .measurementTime(TimeValue.seconds(1))
                    .jvmArgs("-XX:+UseSerialGC", "-Xmx256m")
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run().stream()
                .collect(
                    Collectors.toMap(
                        result -> result.getPrimaryResult().getLabel(), Benchmarks::median));
    double more = medians.get("client") - medians.get("bare");
    boolean isMet = more <= 60;
    line("");
    line("## One small call");
    line("");
    line("Gate, events, report and exceptions against the generated interface alone, over the");
    line("loopback, by JMH: median of 12 iterations in 2 forks.");
    line("");
    line("| generated interface | client | more | target |");
    line("| --- | --- | --- | --- |");
    line(
        String.format(
            Locale.ROOT,
            "| %.1f µs | %.1f µs | %.1f µs | at most 60 µs: %s |",
            medians.get("bare"),
            medians.get("client"),
            more,
            isMet ? "met" : "**missed**"));
  }

  private static double median(RunResult result) {
    return result.getPrimaryResult().getStatistics().getPercentile(50);
  }

  // ---- start

  private record Start(double millis, double classes) {}

  private void startUp(String url) throws IOException {
    List<Start> library = new ArrayList<>();
    List<Start> byHand = new ArrayList<>();
    for (int run = 0; run < STARTS + 1; run++) {
      Start first = start(StartUp.Library.class, url);
      Start second = start(StartUp.ByHand.class, url);
      if (run > 0) { // the first fills the file system's cache
        library.add(first);
        byHand.add(second);
      }
    }
    line("");
    line("## Start-up");
    line("");
    line("From the start of a JVM to one decoded answer, " + STARTS + " runs of each in turn.");
    line("");
    line("| | ms | classes |");
    line("| --- | --- | --- |");
    startLine("this library", library);
    startLine("Retrofit and Gson by hand", byHand);
    line("");
    line("| Target | wanted | measured | |");
    line("| --- | --- | --- | --- |");
    double ratio =
        Spread.of(library, Start::millis).median() / Spread.of(byHand, Start::millis).median();
    Spread paired = Spread.ratio(library, byHand, Start::millis);
    target(
        "time of this library / by hand, medians; spread of the pairs",
        1.1,
        new Spread(ratio, paired.least(), paired.greatest()),
        false);
  }

  private void startLine(String name, List<Start> starts) {
    line(
        String.format(
            Locale.ROOT,
            "| %s | %s | %.0f |",
            name,
            Spread.of(starts, Start::millis).text(0),
            Spread.of(starts, Start::classes).median()));
  }

  private static Start start(Class<?> main, String url) throws IOException {
    long before = System.nanoTime();
    try (Jvm jvm = Jvm.startWithoutLogging(main, url)) {
      jvm.line();
      double millis = (System.nanoTime() - before) / 1e6;
      return new Start(millis, Double.parseDouble(jvm.line()));
    }
  }

  // ---- latency

  private void latency(List<String> urls) throws IOException {
    line("");
    line("## Hiding latency");
    line("");
    line(
        "A strict read of 4,000 contacts where each page takes its time to come. The ideal is the");
    line("larger of two bounds: what the quota allows (10 at once, then one each 210 ms), and so");
    line("many requests at once without a pause between them.");
    line("");
    line("| ms a page | quota | pages ahead | requests | ms | ideal, ms | times the ideal |");
    line("| --- | --- | --- | --- | --- | --- | --- |");
    try (Jvm jvm =
        Jvm.start(
            HEAP,
            LatencyHiding.class,
            "0",
            urls.get(0),
            "20",
            urls.get(1),
            "50",
            urls.get(2),
            "200",
            urls.get(3))) {
      for (String row = jvm.line(); !row.isEmpty(); row = jvm.line()) {
        line(row);
      }
    }
  }

  // ---- memory

  private void leak(Jvm many) throws IOException {
    try (many) {
      String[] heaps = many.line().split(" ");
      long growth = Long.parseLong(heaps[1]) - Long.parseLong(heaps[0]);
      line("");
      line("## Memory");
      line("");
      line(
          String.format(
              Locale.ROOT,
              "Heap in use after %,d calls in virtual time, less that after a tenth of them: %,d KB.",
              CALLS,
              growth >> 10));
      if (growth > MOST_GROWTH) {
        throw new IllegalStateException("calls leave " + growth + " bytes behind");
      }
    }
  }
}
