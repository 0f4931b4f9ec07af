package io.getsales.client.resilience.bucket4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.getsales.client.GetSales;
import io.getsales.client.error.QuotaUnavailableException;
import io.getsales.client.query.Filter;
import io.getsales.client.resilience.OutagePolicy;
import io.getsales.client.resilience.Quota;
import io.getsales.client.resilience.bucket4j.FlakyBucket.StoreDown;
import io.getsales.client.sandbox.GetSalesSandbox;
import io.getsales.client.sandbox.VirtualTime;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a user of the client sees of a shared quota. */
final class SharedQuotaClientTest {

  private static final Quota QUOTA = Quota.perMinute(300);

  private final VirtualTime time = new VirtualTime();
  private final FlakyBucket store = new FlakyBucket(QUOTA, time);
  private final GetSalesSandbox sandbox = GetSalesSandbox.builder().contacts(3).noQuota().build();

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void aCallEndsWithQuotaUnavailableAndSendsNothingWhenTheStoreIsGone() {
    try (GetSales getsales = client(OutagePolicy.fail())) {
      store.goDown(Duration.ofMillis(500));

      assertThatThrownBy(() -> getsales.contacts().count(Filter.none()))
          .isInstanceOfSatisfying(
              QuotaUnavailableException.class, e -> assertThat(e.mayHaveBeenProcessed()).isFalse())
          .hasCauseInstanceOf(StoreDown.class);
      assertThat(sandbox.requestCount()).isZero();
    }
  }

  @Test
  void aCallPassesByTheLocalShareWhenTheStoreIsGone() {
    try (GetSales getsales = client(OutagePolicy.fallBackTo(Quota.perMinute(60)))) {
      store.goDown(Duration.ofMillis(500));

      assertThat(getsales.contacts().count(Filter.none())).hasValue(3);
      assertThat(time.elapsed())
          .isEqualTo(Duration.ofMillis(500).plus(Quota.perMinute(60).interval()));
    }
  }

  private GetSales client(OutagePolicy outages) {
    return GetSales.builder()
        .baseUrl(sandbox.baseUrl())
        .apiKey(sandbox.apiKey())
        .timeSource(time)
        .rateGate(BucketRateGate.of(store.remote(), QUOTA, outages, time))
        .build();
  }
}
