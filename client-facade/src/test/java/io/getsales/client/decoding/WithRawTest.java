package io.getsales.client.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.getsales.client.GetSales;
import io.getsales.client.error.NotFoundException;
import io.getsales.client.generated.model.ContactList;
import io.getsales.client.generated.model.ContactRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WithRawTest {
  private final CannedServer server = CannedServer.start();
  private final GetSales getsales = server.client().build();

  @AfterEach
  void stop() {
    getsales.close();
    server.close();
  }

  @Test
  void givesTheValueAndItsTextAsSent() {
    String json = " {\"lead\": {\"uuid\":\"c-1\",\"name\":\"Zo\u00eb \\u2603\",\"later\":1.50}}\n";
    server.answers(json);

    WithRaw<ContactRecord> row = getsales.withRaw(client -> client.contacts().get("c-1"));

    assertThat(row.value().getLead().getName()).isEqualTo("Zo\u00eb \u2603");
    assertThat(row.text()).isEqualTo(json);
    assertThat(row.answers()).containsExactly(new RawAnswer("getLead", 200, json));
  }

  @Test
  void givesEveryAnswerOfAFunctionInOrder() {
    WithRaw<List<ContactList>> lists =
        getsales.withRaw(
            client -> {
              server.answers("{\"uuid\":\"l-1\"}");
              ContactList one = client.lists().get("l-1");
              server.answers("{\"uuid\":\"l-2\"}");
              return List.of(one, client.lists().get("l-2"));
            });

    assertThat(lists.value()).hasSize(2);
    assertThat(lists.answers())
        .extracting(RawAnswer::text)
        .containsExactly("{\"uuid\":\"l-1\"}", "{\"uuid\":\"l-2\"}");
  }

  @Test
  void givesAnEmptyTextForAnAnswerWithoutBody() {
    server.answers(204, new byte[0]);

    WithRaw<Boolean> deleted =
        getsales.withRaw(
            client -> {
              client.contacts().delete("c-1");
              return true;
            });

    assertThat(deleted.answers()).containsExactly(new RawAnswer("deleteLead", 204, ""));
  }

  @Test
  void letsExceptionsThrough() {
    server.answers(404, "{\"message\":\"gone\"}".getBytes(StandardCharsets.UTF_8));

    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> getsales.withRaw(client -> client.contacts().get("c-1")));
  }

  @Test
  void keepsNothingOfOtherCalls() {
    server.answers("{\"uuid\":\"l-1\"}");

    WithRaw<String> none =
        getsales.withRaw(
            client -> {
              getsales.lists().get("l-1");
              return "done";
            });

    assertThat(none.answers()).isEmpty();
    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(none::text);
  }

  @Test
  void doesNotShowTextsInMessages() {
    server.answers("{\"uuid\":\"c-1\",\"name\":\"Marta Lindqvist\"}");

    assertThat(getsales.withRaw(client -> client.contacts().get("c-1")).toString())
        .doesNotContain("Marta")
        .contains("getLead");
  }
}
