package io.getsales.client.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.getsales.client.GetSales;
import io.getsales.client.sandbox.GetSalesSandbox;
import io.getsales.client.sandbox.SandboxContact;
import io.getsales.client.sandbox.junit.GetSalesTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@GetSalesTest(contacts = 1_000)
class NightlySyncTest {
  // readme
  @Test
  void missesNobodyThoughRowsMove(GetSalesSandbox sandbox, GetSales getsales) {
    List<SandboxContact> before = sandbox.contacts();
    sandbox.beforePage("searchContacts", 3, rows -> rows.deleteContact(before.get(0).uuid()));
    sandbox.between("searchContacts", rows -> rows.addContact(Map.of("first_name", "New")));

    Map<String, String> table = new NightlySync(getsales).run();

    assertThat(table.keySet())
        .containsAll(before.stream().skip(1).map(SandboxContact::uuid).toList());
    sandbox.verify().metEveryFault();
  }
  // end
}
