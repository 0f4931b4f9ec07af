package io.getsales.client.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.getsales.client.GetSales;
import io.getsales.client.ImportReport;
import io.getsales.client.ImportStoppedException;
import io.getsales.client.resilience.Quota;
import io.getsales.client.sandbox.GetSalesSandbox;
import io.getsales.client.sandbox.SandboxContact;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkspaceCopyTest {
  private final GetSalesSandbox from =
      GetSalesSandbox.builder().contacts(130).lists(1).noQuota().build();
  private final GetSalesSandbox to =
      GetSalesSandbox.builder().contacts(0).lists(1).apiKey("key-of-the-other").noQuota().build();
  private final GetSales source = client(from);
  private final GetSales target = client(to);

  private static GetSales client(GetSalesSandbox sandbox) {
    return GetSales.builder()
        .baseUrl(sandbox.baseUrl())
        .apiKey(sandbox.apiKey())
        .quota(Quota.unlimited())
        .build();
  }

  @AfterEach
  void close() {
    source.close();
    target.close();
    from.close();
    to.close();
  }

  private ImportReport run() {
    return new WorkspaceCopy(source, target)
        .run(from.lists().get(0).uuid(), to.lists().get(0).uuid());
  }

  @Test
  void everybodyIsThereOnceAlsoAfterACopyThatDied() {
    to.faults().on("createContacts").nth(2).answer(401);
    assertThatThrownBy(this::run).isInstanceOf(ImportStoppedException.class);

    assertThat(run().isComplete()).isTrue();
    ImportReport third = run();

    assertThat(third.rows()).isEqualTo(130);
    assertThat(third.isComplete()).isTrue();
    assertThat(to.contacts())
        .extracting(SandboxContact::name)
        .containsExactlyInAnyOrderElementsOf(
            from.contacts().stream().map(SandboxContact::name).toList());
    assertThat(to.contacts())
        .extracting(SandboxContact::workEmail)
        .containsExactlyInAnyOrderElementsOf(
            from.contacts().stream().map(SandboxContact::workEmail).toList());
  }
}
