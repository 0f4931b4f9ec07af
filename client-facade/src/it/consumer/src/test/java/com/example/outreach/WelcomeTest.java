package com.example.outreach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.getsales.client.GetSales;
import io.getsales.client.sandbox.GetSalesSandbox;
import io.getsales.client.sandbox.junit.GetSalesTest;
import io.getsales.client.sandbox.model.Examples;
import io.getsales.client.sandbox.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@GetSalesTest(contacts = 60)
class WelcomeTest {
  private String listUuid;

  @BeforeEach
  void prepare(GetSalesSandbox sandbox) {
    listUuid = sandbox.rows().addList("Trade fair visitors");
    for (int i = 0; i < 40; i++) {
      sandbox.rows().addContact(Map.of("first_name", "Visitor " + i, "list_uuid", listUuid));
    }
  }

  @Test
  void everybodyOnTheListIsWelcomedOnce(
      GetSalesSandbox sandbox, GetSales getsales, VirtualTime time) {
    sandbox.faults().on("sendLinkedInMessage").nth(7).answer(429).retryAfter(20);

    assertEquals(List.of(), welcome(sandbox, getsales).toList(listUuid));

    sandbox.verify().sentExactly(40).sentNothingTwice().metEveryFault();
    assertTrue(time.elapsed().compareTo(Duration.ofSeconds(20)) >= 0, "waited as long as told");
  }

  @Test
  void aMessageOfUnknownFateIsReportedAndNotRepeated(GetSalesSandbox sandbox, GetSales getsales) {
    sandbox.faults().on("sendLinkedInMessage").cutAfterEffect();

    assertEquals(1, welcome(sandbox, getsales).toList(listUuid).size());

    sandbox.verify().sentExactly(40).sentNothingTwice();
  }

  @Test
  void theGreetingUsesTheFirstName() {
    assertEquals("Hello Marta, welcome!", Welcome.greeting(Examples.contact()));
  }

  private static Welcome welcome(GetSalesSandbox sandbox, GetSales getsales) {
    return new Welcome(getsales, sandbox.senderProfiles().get(0).uuid());
  }
}
