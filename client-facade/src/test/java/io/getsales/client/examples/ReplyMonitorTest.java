package io.getsales.client.examples;

import io.getsales.client.GetSales;
import io.getsales.client.sandbox.GetSalesSandbox;
import io.getsales.client.sandbox.VirtualTime;
import io.getsales.client.sandbox.junit.GetSalesTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

// readme
@GetSalesTest(contacts = 50)
class ReplyMonitorTest {
  @Test
  void thanksOnceThoughTheServerFailsAfterSending(
      GetSalesSandbox sandbox, GetSales getsales, VirtualTime time) {
    sandbox.faults().on("sendLinkedInMessage").answer(503).afterEffect();
    sandbox.rows().addLinkedInMessage(Map.of("text", "Tuesday is fine."));

    ReplyMonitor monitor = new ReplyMonitor(getsales);
    monitor.run(time.now());
    time.advance(Duration.ofMinutes(5));
    monitor.run(time.now());

    sandbox.verify().sentExactly(1).metEveryFault();
  }
}
// end
