package io.getsales.client.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.getsales.client.sandbox.TestHttp.Response;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Contact search that is behind. */
final class SearchLagTest {
  private final VirtualTime time = new VirtualTime();
  private final GetSalesSandbox sandbox =
      GetSalesSandbox.builder()
          .contacts(4)
          .clock(time::now)
          .searchLag(Duration.ofSeconds(3))
          .build();
  private final TestHttp http = new TestHttp(sandbox);

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void whatWasThereIsFoundAtOnce() {
    assertThat(total(Map.of())).isEqualTo(4);
  }

  @Test
  void aNewContactIsFoundLaterButReadAtOnce() {
    String uuid = upsert("marta-lindqvist-4b71a2", "Marta");

    assertThat(total(Map.of("uuid", uuid))).isZero();
    assertThat(http.get("/leads/api/leads/" + uuid).status()).isEqualTo(200);
    assertThat(
            http.post(
                    "/leads/api/leads/lookup-one", Map.of("linkedin_id", "marta-lindqvist-4b71a2"))
                .status())
        .isEqualTo(200);

    time.advance(Duration.ofSeconds(3));
    assertThat(total(Map.of("uuid", uuid))).isEqualTo(1);
  }

  @Test
  void aChangedContactIsFoundAsItWas() {
    String uuid = upsert("marta-lindqvist-4b71a2", "Marta");
    time.advance(Duration.ofSeconds(3));
    upsert("marta-lindqvist-4b71a2", "Martha");

    assertThat(firstNameFound(uuid)).isEqualTo("Marta");
    time.advance(Duration.ofSeconds(2));
    upsert("marta-lindqvist-4b71a2", "Maria");
    time.advance(Duration.ofSeconds(1));
    assertThat(firstNameFound(uuid)).isEqualTo("Martha");
    time.advance(Duration.ofSeconds(2));
    assertThat(firstNameFound(uuid)).isEqualTo("Maria");
  }

  @Test
  void aDeletedContactIsFoundForAWhile() {
    String uuid = sandbox.contacts().get(0).uuid();
    http.delete("/leads/api/leads/" + uuid);

    assertThat(total(Map.of())).isEqualTo(4);
    assertThat(http.get("/leads/api/leads/" + uuid).status()).isEqualTo(404);

    time.advance(Duration.ofSeconds(3));
    assertThat(total(Map.of())).isEqualTo(3);
  }

  private String upsert(String linkedIn, String firstName) {
    return http.post(
            "/leads/api/leads/upsert",
            Map.of(
                "list_uuid",
                sandbox.lists().get(0).uuid(),
                "lead",
                Map.of("linkedin_id", linkedIn, "first_name", firstName)))
        .textAt("uuid");
  }

  private String firstNameFound(String uuid) {
    return http.search(Map.of("filter", Map.of("uuid", uuid))).textAt("data.0.lead.first_name");
  }

  private int total(Map<String, String> filter) {
    Response found = http.search(Map.of("filter", filter));
    return found.at("total").getAsInt();
  }
}
