package io.getsales.client.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.getsales.client.GetSales;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Answers that take long, in virtual time. */
final class LatencyTest {
  private static final String LISTS = "/leads/api/lists";

  private final VirtualTime time = new VirtualTime();

  @Test
  void delaysMoveTheClockAndTakeNoTime() {
    try (GetSalesSandbox sandbox = slow().latency(Duration.ofSeconds(2)).build()) {
      sandbox.faults().on("listLists").nth(2).delay(Duration.ofMinutes(3));
      TestHttp http = new TestHttp(sandbox);
      long before = System.nanoTime();

      http.get(LISTS);
      assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(2));
      http.get(LISTS);
      assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(184));

      assertThat(System.nanoTime() - before).isLessThan(TimeUnit.SECONDS.toNanos(60));
      assertThat(sandbox.requests().get(1).at()).isEqualTo(time.now().minusSeconds(182));
    }
  }

  @Test
  void aClientsCallsTakeThatLong() {
    try (GetSalesSandbox sandbox = slow().latency(Duration.ofMillis(700)).build();
        GetSales getsales =
            GetSales.builder()
                .baseUrl(sandbox.baseUrl())
                .apiKey(sandbox.apiKey())
                .timeSource(time)
                .build()) {
      getsales.lists().get(sandbox.lists().get(0).uuid());
      getsales.lists().get(sandbox.lists().get(0).uuid());

      assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(1_400));
    }
  }

  @Test
  void timeCanBeMovedWhileActorsWait() {
    try (GetSalesSandbox sandbox = slow().latency(Duration.ofSeconds(10)).build()) {
      TestHttp http = new TestHttp(sandbox);

      time.run(
          () -> http.get(LISTS), () -> time.sleep(Duration.ofSeconds(4)), () -> http.get(LISTS));

      assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(20));
    }
  }

  private SandboxBuilder slow() {
    return GetSalesSandbox.builder().contacts(1).clock(time::now).delays(time::advance);
  }
}
