package io.getsales.client.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonNull;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonWriter;
import io.getsales.client.generated.model.Contact;
import io.getsales.client.generated.model.ContactPage;
import io.getsales.client.generated.model.ContactUpdate;
import io.getsales.client.generated.model.Email;
import io.getsales.client.generated.support.Model;
import io.getsales.client.generated.support.ModelTypeAdapterFactory;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelTypeAdapterFactoryTest {
  private final Gson gson =
      new GsonBuilder().registerTypeAdapterFactory(new ModelTypeAdapterFactory()).create();

  @Test
  void readsAndWritesModelsByThemselvesAndInContainers() {
    Contact contact = gson.fromJson("{\"team_id\":\"7\",\"later\":1}", Contact.class);
    List<Email> emails =
        gson.fromJson("[{\"uuid\":\"e-1\"},null]", new TypeToken<List<Email>>() {});

    assertThat(contact.getTeamId()).isEqualTo(7);
    assertThat(gson.toJson(contact)).isEqualTo("{\"team_id\":\"7\",\"later\":1}");
    assertThat(emails).containsExactly(new Email().uuid("e-1"), null);
    assertThat(gson.toJson(emails)).isEqualTo("[{\"uuid\":\"e-1\"},null]");
  }

  @Test
  void readsFromAndWritesToTrees() {
    String json = "{\"team_id\":1.0,\"later\":9007199254740993,\"name\":null}";

    Contact contact = gson.fromJson(Json.tree(json), Contact.class);

    assertThat(contact).isEqualTo(Json.read(Contact.class, json));
    assertThat(gson.toJsonTree(contact)).isEqualTo(Json.tree(json));
  }

  @Test
  void readsPagesThatAreBareArrays() {
    assertThat(gson.fromJson("[{\"uuid\":\"c-1\"}]", ContactPage.class).getData()).hasSize(1);
  }

  @Test
  void givesNullForNull() {
    assertThat(gson.fromJson("null", Contact.class)).isNull();
    assertThat(gson.toJson(null, Contact.class)).isEqualTo("null");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"marta@fjordware.example\"", "5", "true", "[\"marta@fjordware\"]"})
  void refusesWhatIsNoObjectWithoutShowingIt(String json) {
    assertThatExceptionOfType(JsonParseException.class)
        .isThrownBy(() -> gson.fromJson(json, Contact.class))
        .withMessageContaining("$")
        .withMessageNotContaining("marta");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"Marta",
        "{\"name\":\"Marta\"",
        "{\"name\":\"Marta\",\"experience\":[{\"position\":",
        "{\"name\":\"Marta\" \"x\":1}",
        "{\"name\":Marta}",
        "<html>Marta</html>"
      })
  void refusesWhatIsNoJsonWithoutShowingIt(String json) {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> ModelTypeAdapterFactory.of(Contact.class).fromJson(json))
        .withMessageNotContaining("Marta");
  }

  @Test
  void refusesJsonThatIsNestedTooDeeply() {
    String deep = "{\"later\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> ModelTypeAdapterFactory.of(Contact.class).fromJson(deep))
        .withMessageContaining("Nesting limit");
  }

  @Test
  void readsJsonThatIsNestedALot() {
    String deep = "{\"later\":" + "[".repeat(250) + "]".repeat(250) + "}";

    assertThat(Json.read(Contact.class, deep).toJson()).isEqualTo(deep);
  }

  @Test
  void writesTheSameWhateverTheWritersSettingsAndPutsThemBack() throws IOException {
    ContactUpdate update = new ContactUpdate().about("a<b").clearHeadline();
    StringWriter text = new StringWriter();
    JsonWriter out = new JsonWriter(text);
    out.setHtmlSafe(true);
    out.setSerializeNulls(false);
    out.setIndent("  ");

    out.beginArray();
    ModelTypeAdapterFactory.of(ContactUpdate.class).write(out, update);
    out.value("<");
    out.endArray();

    assertThat(text.toString()).contains("{\"about\":\"a<b\",\"headline\":null}", "\\u003c", "\n");
    assertThat(out.getSerializeNulls()).isFalse();
  }

  @Test
  void leavesOtherTypesToGson() {
    ModelTypeAdapterFactory factory = new ModelTypeAdapterFactory();

    assertThat(factory.create(gson, TypeToken.get(String.class))).isNull();
    assertThat(factory.create(gson, TypeToken.get(Model.class))).isNull();
    assertThat(gson.fromJson("\"x\"", String.class)).isEqualTo("x");
  }

  @Test
  void refusesAModelThatNobodyCanMake() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelTypeAdapterFactory.of(Model.class))
        .withMessageContaining(Model.class.getName());
  }

  @Test
  void keepsJsonValuesThatWereAddedByHand() {
    Contact contact = new Contact();
    contact.putUnknownField("later", new JsonPrimitive(9007199254740993L));
    contact.putUnknownField("none", JsonNull.INSTANCE);

    assertThat(gson.toJson(contact)).isEqualTo("{\"later\":9007199254740993,\"none\":null}");
  }
}
