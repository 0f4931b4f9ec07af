package io.getsales.client.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.getsales.client.generated.model.Automation;
import io.getsales.client.generated.model.Contact;
import io.getsales.client.generated.model.ContactQuery;
import io.getsales.client.generated.model.ContactSearch;
import io.getsales.client.generated.model.ContactUpdate;
import io.getsales.client.generated.model.ContactUpsert;
import io.getsales.client.generated.model.NewContact;
import io.getsales.client.generated.model.NewContactEnrollment;
import io.getsales.client.generated.model.NewContacts;
import io.getsales.client.generated.model.NewEmail;
import io.getsales.client.generated.model.NewLinkedInMessage;
import io.getsales.client.generated.model.Schedule;
import io.getsales.client.generated.support.Model;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WritingTest {

  static List<Model> withDefaultsInTheDescription() {
    return List.of(
        new ContactQuery(),
        new ContactSearch(),
        new ContactUpsert(),
        new NewContactEnrollment(),
        new NewLinkedInMessage(),
        new Schedule());
  }

  @ParameterizedTest
  @MethodSource("withDefaultsInTheDescription")
  void sendsNoDefaultOfTheDescription(Model model) {
    assertThat(model.toJson()).isEqualTo("{}");
  }

  @Test
  void sendsOnlyWhatWasSet() {
    assertThat(new NewLinkedInMessage().leadUuid("c-1").text("Hello Marta").toJson())
        .isEqualTo("{\"lead_uuid\":\"c-1\",\"text\":\"Hello Marta\"}");
    assertThat(new ContactSearch().limit(1).disableAggregation(false).toJson())
        .isEqualTo("{\"limit\":1,\"disable_aggregation\":false}");
  }

  @Test
  void sendsAListOnlyWhenSet() {
    assertThat(new NewContacts().listUuid("l-1").toJson()).isEqualTo("{\"list_uuid\":\"l-1\"}");
    assertThat(new NewEmail().cc(List.of()).toJson()).isEqualTo("{\"cc\":[]}");
    assertThat(new NewContacts().leads(List.of(new NewContact().firstName("Marta"))).toJson())
        .isEqualTo("{\"leads\":[{\"first_name\":\"Marta\"}]}");
  }

  @Test
  void keepsNullsInsideFreeJson() {
    JsonObject filter = new JsonObject();
    filter.add("email_status", JsonNull.INSTANCE);

    assertThat(new ContactSearch().filter(filter).toJson())
        .isEqualTo("{\"filter\":{\"email_status\":null}}");
  }

  @Test
  void writesMarkupAsItIs() {
    assertThat(new NewEmail().body("<p>Hello & 'welcome' = \"fine\"</p>").toJson())
        .isEqualTo("{\"body\":\"<p>Hello & 'welcome' = \\\"fine\\\"</p>\"}");
  }

  @Test
  void sendsNullOnlyWhenCleared() {
    ContactUpdate update = new ContactUpdate().firstName("Marta").position(null).clearHeadline();

    assertThat(update.toJson()).isEqualTo("{\"first_name\":\"Marta\",\"headline\":null}");
    assertThat(update.isNull("headline")).isTrue();
    assertThat(update.isNull("position")).isFalse();
    assertThat(update.getHeadline()).isNull();
  }

  @Test
  void forgetsAClearedFieldOnceItIsSet() {
    assertThat(new ContactUpdate().clearHeadline().headline("CTO").toJson())
        .isEqualTo("{\"headline\":\"CTO\"}");
    assertThat(new ContactUpdate().headline("CTO").clearHeadline().toJson())
        .isEqualTo("{\"headline\":null}");
    assertThat(new ContactUpdate().clearHeadline().headline(null).toJson()).isEqualTo("{}");
  }

  @Test
  void canClearEveryFieldOfAContactUpdateAndNoOtherModel() throws ReflectiveOperationException {
    ContactUpdate update = new ContactUpdate();
    List<Method> clearing = clearing(ContactUpdate.class).toList();
    for (Method clear : clearing) {
      assertThat(clear.invoke(update)).isSameAs(update);
    }

    assertThat(Json.tree(update.toJson()).getAsJsonObject().asMap())
        .hasSameSizeAs(clearing)
        .hasSize(21)
        .allSatisfy((name, value) -> assertThat(value).isEqualTo(JsonNull.INSTANCE));
    assertThat(GeneratedClasses.models())
        .filteredOn(type -> clearing(type).findAny().isPresent())
        .containsExactly(ContactUpdate.class);
  }

  private static Stream<Method> clearing(Class<?> type) {
    return Arrays.stream(type.getMethods()).filter(method -> method.getName().startsWith("clear"));
  }

  @Test
  void sendsUnknownFieldsLastAndInTheOrderTheyWereAdded() {
    ContactUpdate update = new ContactUpdate();
    update.putUnknownField("zeta", new JsonPrimitive(1));
    update.firstName("Marta");
    update.putUnknownField("alpha", JsonNull.INSTANCE);
    update.putUnknownField("zeta", new JsonPrimitive(2));

    assertThat(update.toJson()).isEqualTo("{\"first_name\":\"Marta\",\"zeta\":2,\"alpha\":null}");
  }

  @Test
  void refusesAnUnknownFieldThatHasASetter() {
    ContactUpdate update = new ContactUpdate();
    JsonPrimitive value = new JsonPrimitive("Marta");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> update.putUnknownField("first_name", value))
        .withMessageContaining("first_name")
        .withMessageNotContaining("Marta");
    assertThatNullPointerException().isThrownBy(() -> update.putUnknownField(null, value));
    assertThatNullPointerException().isThrownBy(() -> update.putUnknownField("later", null));
    assertThat(update.toJson()).isEqualTo("{}");
  }

  @Test
  void showsItsUnknownFieldsToReadOnly() {
    Contact contact = Json.readMember(Contact.class, "later", "1");

    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> contact.unknownFields().clear());
    assertThat(contact.toJson()).isEqualTo("{\"later\":1}");
  }

  @Test
  void forgetsTheRawFormOfAFieldThatIsSet() {
    Automation automation =
        Json.read(Automation.class, "{\"team_id\":\"many\",\"is_public\":1,\"name\":null}");

    automation.teamId(412).isPublic(null).name("First touch");

    assertThat(automation.rawField("team_id")).isNull();
    assertThat(automation.rawField("is_public")).isNull();
    assertThat(automation.isNull("name")).isFalse();
    assertThat(automation.toJson()).isEqualTo("{\"team_id\":412,\"name\":\"First touch\"}");
  }

  @Test
  void forgetsTheRawFormOfAFieldThatIsCleared() {
    ContactUpdate update = Json.readMember(ContactUpdate.class, "headline", "5");

    update.clearHeadline();

    assertThat(update.rawField("headline")).isNull();
    assertThat(update.toJson()).isEqualTo("{\"headline\":null}");
  }
}
