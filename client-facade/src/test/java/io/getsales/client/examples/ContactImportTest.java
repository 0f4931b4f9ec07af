package io.getsales.client.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.getsales.client.GetSales;
import io.getsales.client.generated.model.NewContact;
import io.getsales.client.sandbox.GetSalesSandbox;
import io.getsales.client.sandbox.VirtualTime;
import io.getsales.client.sandbox.junit.GetSalesTest;
import io.getsales.client.sandbox.model.Examples;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@GetSalesTest(contacts = 0)
class ContactImportTest {
  // readme
  @Test
  void writesEverybodyThoughAnotherProgramUsesUpTheQuota(
      GetSalesSandbox sandbox, GetSales getsales, VirtualTime time) {
    sandbox.faults().on("upsertContact").nth(100).times(2).answer(429).retryAfter(20);
    List<NewContact> people =
        IntStream.range(0, 500)
            .mapToObj(i -> new NewContact().linkedinId("person-" + i).firstName("Person " + i))
            .toList();

    new ContactImport(getsales).into(sandbox.lists().get(0).uuid(), people);

    assertThat(sandbox.contactCount()).isEqualTo(500);
    assertThat(time.elapsed()).isGreaterThan(Duration.ofSeconds(40)); // virtual: the test is quick
    sandbox.verify().requested("upsertContact", 502).metEveryFault();
  }

  // end

  @Test
  void keepsToTheQuotaByItself(GetSalesSandbox sandbox, GetSales getsales, VirtualTime time) {
    List<NewContact> people =
        IntStream.range(0, 650).mapToObj(i -> new NewContact().linkedinId("person-" + i)).toList();

    new ContactImport(getsales).into(sandbox.lists().get(0).uuid(), people);

    sandbox.verify().requested("upsertContact", 650).stayedWithinQuota();
    assertThat(time.elapsed()).isBetween(Duration.ofMinutes(2), Duration.ofMinutes(3));
  }

  @Test
  void goesOnAfterAContactThatIsRefused(GetSalesSandbox sandbox, GetSales getsales) {
    NewContact good = Examples.newContact();
    NewContact bad = new NewContact().linkedinId("person-2").email("no address");
    NewContact better = new NewContact().linkedinId("person-3");

    List<NewContact> refused =
        new ContactImport(getsales).into(sandbox.lists().get(0).uuid(), List.of(good, bad, better));

    assertThat(refused).containsExactly(bad);
    assertThat(sandbox.contactCount()).isEqualTo(2);
  }
}
