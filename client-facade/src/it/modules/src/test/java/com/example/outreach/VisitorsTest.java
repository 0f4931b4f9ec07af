package com.example.outreach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.getsales.client.GetSales;
import io.getsales.client.error.GetSalesException;
import io.getsales.client.generated.model.Contact;
import io.getsales.client.sandbox.GetSalesSandbox;
import io.getsales.client.sandbox.VirtualTime;
import io.getsales.client.sandbox.junit.GetSalesTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@GetSalesTest(contacts = 10)
class VisitorsTest {

  @Test
  void theClientAndItsModelsAreModules() {
    assertEquals("com.example.outreach", Visitors.class.getModule().getName());
    assertEquals("io.getsales.client", GetSales.class.getModule().getName());
    assertFalse(GetSales.class.getModule().getDescriptor().isAutomatic());
    assertEquals("io.getsales.client.generated", Contact.class.getModule().getName());
    assertFalse(Contact.class.getModule().getDescriptor().isAutomatic());
  }

  @Test
  void internalsAreClosed() {
    Module client = GetSales.class.getModule();

    assertTrue(client.isExported(GetSalesException.class.getPackageName()));
    assertFalse(client.isExported("io.getsales.client.internal.call", getClass().getModule()));
  }

  @Test
  void listsAreReadWithoutAnythingOpened(GetSalesSandbox sandbox) throws Exception {
    String list = sandbox.rows().addList("Trade fair visitors");
    for (int i = 0; i < 120; i++) {
      sandbox.rows().addContact(Map.of("name", "Visitor " + i, "list_uuid", list));
    }

    try (GetSales getsales = Visitors.client(sandbox.apiKey(), sandbox.baseUrl())) {
      assertEquals(120, Visitors.namesOn(getsales, list).size());
      assertTrue(Visitors.lists(getsales).contains("Trade fair visitors"));
    }
  }

  @Test
  void theSandboxKeepsVirtualTime(GetSalesSandbox sandbox, GetSales getsales, VirtualTime time) {
    sandbox.faults().on("searchContacts").nth(1).answer(429).retryAfter(20);

    assertEquals(10, getsales.contacts().search().toList().size());

    assertTrue(time.elapsed().toSeconds() >= 20, "waited as long as told");
  }
}
