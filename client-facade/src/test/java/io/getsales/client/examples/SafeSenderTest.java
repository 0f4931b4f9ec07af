package io.getsales.client.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.getsales.client.GetSales;
import io.getsales.client.error.AuthenticationException;
import io.getsales.client.ledger.FileSendLedger;
import io.getsales.client.sandbox.GetSalesSandbox;
import io.getsales.client.sandbox.SandboxContact;
import io.getsales.client.sandbox.junit.GetSalesTest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@GetSalesTest(contacts = 40, lists = 1)
class SafeSenderTest {
  @TempDir private Path directory;

  private List<String> run(GetSalesSandbox sandbox, GetSales getsales) {
    try (FileSendLedger ledger = FileSendLedger.open(directory.resolve("sends.ledger"))) {
      return new SafeSender(getsales, ledger)
          .run(
              "autumn-round/step-2",
              sandbox.lists().get(0).uuid(),
              sandbox.senderProfiles().get(0).uuid(),
              "Hello, a short question about Tuesday.");
    }
  }

  @Test
  void everybodyGetsItOnceOverRunsThatFailAndDie(GetSalesSandbox sandbox, GetSales getsales) {
    sandbox.faults().on("sendLinkedInMessage").nth(3).answer(503).afterEffect();
    sandbox.faults().on("sendLinkedInMessage").nth(8).cutBeforeEffect();
    sandbox.faults().on("sendLinkedInMessage").nth(20).answer(401);
    assertThatThrownBy(() -> run(sandbox, getsales)).isInstanceOf(AuthenticationException.class);

    assertThat(run(sandbox, getsales)).isEmpty();
    assertThat(run(sandbox, getsales)).isEmpty();

    sandbox.verify().sentExactly(40).sentNothingTwice().metEveryFault();
    for (SandboxContact contact : sandbox.contacts()) {
      sandbox.verify().sentOnceTo(contact.uuid());
    }
  }

  @Test
  void whoIsInDoubtIsNamedAndGetsNothing(GetSalesSandbox sandbox, GetSales getsales) {
    String contact = sandbox.contacts().get(0).uuid();
    try (FileSendLedger ledger = FileSendLedger.open(directory.resolve("sends.ledger"))) {
      ledger.begin("autumn-round/step-2/" + contact); // and the program died
    }

    assertThat(run(sandbox, getsales)).containsExactly(contact);

    sandbox.verify().sentExactly(39).sentNothingTo(contact);
  }
}
