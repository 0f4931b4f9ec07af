package io.getsales.client.resilience.bucket4j;

import static io.getsales.client.resilience.Priority.INTERACTIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.getsales.client.GetSales;
import io.getsales.client.examples.SharedQuotaExample;
import io.getsales.client.query.Filter;
import io.getsales.client.resilience.OutagePolicy;
import io.getsales.client.resilience.RateGate;
import io.getsales.client.sandbox.GetSalesSandbox;
import io.getsales.client.time.Signal;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The promise of a shared gate on a real Redis, by processes of their own. */
@Tag("redis")
@Timeout(60)
final class RedisSharedQuotaTest {

  private static final int PROCESSES = 4;
  private static final String STORE_KEY = SharedBucket.storeKey("key-of-a-workspace");

  private final BlockingQueue<Grant> grants = new LinkedBlockingQueue<>();
  private final CountDownLatch ready = new CountDownLatch(PROCESSES);
  private final Queue<String> saidOtherwise = new ConcurrentLinkedQueue<>();

  @Test
  void fourProcessesStayWithinOneQuotaWhileRedisRunsWhileItIsGoneAndAfterItIsBack()
      throws Exception {
    List<Process> members = new ArrayList<>();
    List<Grant> whileItRuns;
    List<Grant> whileItIsGone;
    List<Grant> afterItIsBack;
    try (RedisServer redis = RedisServer.startOrSkip()) {
      for (int i = 0; i < PROCESSES; i++) {
        members.add(start(i, redis.port()));
      }
      assertThat(ready.await(20, TimeUnit.SECONDS)).as("%s", saidOtherwise).isTrue();
      for (Process member : members) {
        OutputStream go = member.getOutputStream();
        go.write('\n');
        go.flush();
      }
      whileItRuns = take(30, grant -> !grant.local());
      redis.kill();
      whileItIsGone = take(14, Grant::local);
      redis.start();
      afterItIsBack = take(14, grant -> !grant.local());
      for (Process member : members) {
        member.getOutputStream().close();
      }
      for (Process member : members) {
        member.waitFor();
      }
    } finally {
      members.forEach(Process::destroyForcibly);
    }
    List<Grant> all = new ArrayList<>(whileItRuns);
    all.addAll(whileItIsGone);
    all.addAll(afterItIsBack);
    grants.drainTo(all);
    List<Long> times = all.stream().map(Grant::micros).sorted().toList();
    long period = TimeUnit.NANOSECONDS.toMicros(QuotaMember.QUOTA.period().toNanos());

    assertThat(Windows.most(times, period))
        .as("most permits of any %s", QuotaMember.QUOTA.period())
        .isLessThanOrEqualTo(QuotaMember.QUOTA.permits());
    assertThat(whileItRuns).noneMatch(Grant::local);
    double interval = QuotaMember.QUOTA.interval().toNanos() / 1_000.0;
    assertThat((whileItRuns.size() - 1) * interval / span(whileItRuns))
        .as("share of the quota that was used")
        .isGreaterThan(0.9);
    for (int i = 0; i < PROCESSES; i++) {
      int member = i;
      assertThat(whileItRuns).filteredOn(g -> g.member() == member).hasSizeGreaterThan(4);
      assertThat(whileItIsGone).anyMatch(g -> g.member() == member && g.local());
      assertThat(afterItIsBack).anyMatch(g -> g.member() == member);
    }
    assertThat(saidOtherwise).isEmpty();
  }

  @Test
  void whereAnOutageFailsCallsNothingPassesUntilRedisIsBack() throws Exception {
    try (RedisServer redis = RedisServer.startOrSkip();
        RedisBucket bucket = new RedisBucket(redis.port(), STORE_KEY, QuotaMember.QUOTA)) {
      RateGate gate = BucketRateGate.of(bucket.bucket(), QuotaMember.QUOTA, OutagePolicy.fail());
      for (int i = 0; i < 3; i++) {
        gate.acquire(INTERACTIVE, null, new Signal());
      }
      redis.kill();

      for (int i = 0; i < 3; i++) {
        long start = System.nanoTime();
        assertThatThrownBy(() -> gate.acquire(INTERACTIVE, null, new Signal()))
            .isInstanceOf(RuntimeException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
      }

      redis.start();
      assertThat(passesWithin(Duration.ofSeconds(5), gate)).isTrue();
    }
  }

  @Test
  void theExampleOfAClientCountsItsCallsInRedis() throws Exception {
    try (RedisServer redis = RedisServer.startOrSkip();
        GetSalesSandbox sandbox = GetSalesSandbox.builder().contacts(3).noQuota().build();
        RedisClient client = RedisClient.create(RedisURI.create("127.0.0.1", redis.port()));
        GetSales getsales =
            SharedQuotaExample.client(client, sandbox.apiKey(), sandbox.baseUrl())) {
      assertThat(getsales.contacts().count(Filter.none())).hasValue(3);

      assertThat(client.connect().sync().keys("*"))
          .containsExactly(SharedBucket.storeKey(sandbox.apiKey()));
    }
  }

  @Test
  void twoProcessesOfTheExampleShareOneBucket() throws Exception {
    try (RedisServer redis = RedisServer.startOrSkip();
        GetSalesSandbox sandbox = GetSalesSandbox.builder().contacts(3).noQuota().build();
        RedisClient client = RedisClient.create(RedisURI.create("127.0.0.1", redis.port()))) {
      for (int i = 0; i < 2; i++) {
        ProcessBuilder example =
            new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    SharedQuotaExample.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        example.environment().put("REDIS_URL", "redis://127.0.0.1:" + redis.port());
        example.environment().put("GETSALES_API_KEY", sandbox.apiKey());
        example.environment().put("GETSALES_BASE_URL", sandbox.baseUrl());
        Process process = example.start();
        try (BufferedReader output = process.inputReader()) {
          assertThat(output.readLine()).isEqualTo("contacts: 3");
          assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } finally {
          process.destroyForcibly();
        }
      }

      assertThat(client.connect().sync().keys("*"))
          .containsExactly(SharedBucket.storeKey(sandbox.apiKey()));
    }
  }

  private static boolean passesWithin(Duration limit, RateGate gate) throws Exception {
    long start = System.nanoTime();
    while (System.nanoTime() - start < limit.toNanos()) {
      try {
        gate.acquire(INTERACTIVE, null, new Signal());
        return true;
      } catch (RuntimeException notYetConnectedAgain) {
        Thread.onSpinWait();
      }
    }
    return false;
  }

  /** Waits for so many more grants of a kind, and answers all that came. */
  private List<Grant> take(int count, Predicate<Grant> kind) throws InterruptedException {
    List<Grant> taken = new ArrayList<>();
    int seen = 0;
    while (seen < count) {
      Grant grant = grants.poll(15, TimeUnit.SECONDS);
      assertThat(grant)
          .as("next grant after %s; said otherwise: %s", taken, saidOtherwise)
          .isNotNull();
      taken.add(grant);
      if (kind.test(grant)) {
        seen++;
      }
    }
    return taken;
  }

  private static double span(List<Grant> of) {
    List<Long> times = of.stream().map(Grant::micros).sorted().toList();
    return times.get(times.size() - 1) - times.get(0);
  }

  /** Starts a member; what it says is counted and its grants come into the queue. */
  private Process start(int number, int port) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx96m",
                "-cp",
                System.getProperty("java.class.path"),
                QuotaMember.class.getName(),
                Integer.toString(port),
                STORE_KEY)
            // Lettuce tells there that it lost the connection.
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Thread reader = new Thread(() -> read(number, process.inputReader()), "member-" + number);
    reader.setDaemon(true);
    reader.start();
    return process;
  }

  private void read(int number, BufferedReader output) {
    try (output) {
      String line = output.readLine();
      while (line != null) {
        if (line.matches("\\d+ (local|shared)")) {
          String[] parts = line.split(" ");
          grants.add(new Grant(number, Long.parseLong(parts[0]), parts[1].equals("local")));
        } else if (line.equals("ready")) {
          ready.countDown();
        } else {
          saidOtherwise.add(number + ": " + line);
        }
        line = output.readLine();
      }
    } catch (IOException e) {
      saidOtherwise.add(number + ": " + e);
    }
  }

  /**
   * A permit that a process got.
   *
   * @param member the number of the process
   * @param micros the time of day, in microseconds since the epoch
   * @param local whether it lived on its own share then
   */
  private record Grant(int member, long micros, boolean local) {}
}
