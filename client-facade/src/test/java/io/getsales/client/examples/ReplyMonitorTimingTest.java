package io.getsales.client.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.getsales.client.GetSales;
import io.getsales.client.sandbox.GetSalesSandbox;
import io.getsales.client.sandbox.VirtualTime;
import io.getsales.client.sandbox.junit.GetSalesTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Replies that are old, and replies that come while the monitor reads. */
@GetSalesTest
class ReplyMonitorTimingTest {
  @Test
  void meetsAReplyThatComesWhileItReads(
      GetSalesSandbox sandbox, GetSales getsales, VirtualTime time) {
    for (int i = 0; i < 150; i++) {
      sandbox.rows().addLinkedInMessage(Map.of("text", "Reply " + i));
    }
    sandbox.beforePage(
        "listLinkedinMessages", 2, rows -> rows.addLinkedInMessage(Map.of("text", "One more")));

    ReplyMonitor monitor = new ReplyMonitor(getsales);
    int met = monitor.run(time.now());
    time.advance(Duration.ofMinutes(5));
    met += monitor.run(time.now());

    assertThat(met).isEqualTo(151);
    sandbox.verify().sentExactly(151).stayedWithinQuota().metEveryFault();
  }

  @Test
  void leavesOldRepliesAlone(GetSalesSandbox sandbox, GetSales getsales, VirtualTime time) {
    assertThat(new ReplyMonitor(getsales).run(time.now())).isZero();

    sandbox.verify().sentNothing();
  }
}
