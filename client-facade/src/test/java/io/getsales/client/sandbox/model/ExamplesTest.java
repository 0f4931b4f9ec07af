package io.getsales.client.sandbox.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.getsales.client.GetSales;
import io.getsales.client.generated.model.Contact;
import io.getsales.client.generated.support.Model;
import io.getsales.client.sandbox.GetSalesSandbox;
import io.getsales.client.sandbox.junit.GetSalesTest;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@GetSalesTest
class ExamplesTest {

  static List<Class<? extends Model>> models() throws IOException, URISyntaxException {
    URL place = Contact.class.getResource("Contact.class");
    if (place.getProtocol().equals("jar")) {
      String jar = place.getPath().substring(0, place.getPath().indexOf('!'));
      try (FileSystem files = FileSystems.newFileSystem(Path.of(new URL(jar).toURI()))) {
        return models(files.getPath("io/getsales/client/generated/model"));
      }
    }
    return models(Path.of(place.toURI()).getParent());
  }

  private static List<Class<? extends Model>> models(Path directory) throws IOException {
    List<Class<? extends Model>> models = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".class") && !name.contains("$") && !name.contains("-")) {
          Class<?> type = type(name.substring(0, name.length() - ".class".length()));
          if (Model.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())) {
            models.add(type.asSubclass(Model.class));
          }
        }
      }
    }
    return models;
  }

  private static Class<?> type(String simpleName) {
    try {
      return Class.forName(Contact.class.getPackageName() + "." + simpleName);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void everyModelIsLookedAt() throws IOException, URISyntaxException {
    assertThat(models()).hasSizeGreaterThan(40).contains(Contact.class);
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyModelHasAnExampleWithDocumentedFieldsOnly(Class<? extends Model> type) {
    Model example = Examples.of(type);

    Map<String, JsonElement> fields = json(example).getAsJsonObject().asMap();

    assertThat(example.unknownFields()).isEmpty();
    assertThat(fields).isNotEmpty();
    fields.forEach(
        (field, value) -> {
          if (!value.isJsonNull()) {
            assertThat(example).extracting(camelCase(field)).as(field).isNotNull();
          }
        });
  }

  @Test
  void eachCallGivesANewOne() {
    Contact changed = Examples.contact().firstName("Eirik");

    assertThat(changed.getFirstName()).isEqualTo("Eirik");
    assertThat(Examples.contact().getFirstName()).isEqualTo("Marta");
  }

  @Test
  void theyFitTogether() {
    assertThat(Examples.linkedInMessage().getLeadUuid()).isEqualTo(Examples.contact().getUuid());
    assertThat(Examples.queuedLinkedInMessage().getSenderProfileUuid())
        .isEqualTo(Examples.senderProfile().getUuid());
    assertThat(Examples.contactRecord().getLead()).isEqualTo(Examples.contact());
    assertThat(Examples.contact().getListUuid()).isEqualTo(Examples.contactList().getUuid());
    assertThat(Examples.email().getEmailBodyUuid()).isEqualTo(Examples.emailBody().getUuid());
  }

  @Test
  void whatIsToBeSentIsAccepted(GetSalesSandbox sandbox, GetSales getsales) {
    String list = sandbox.lists().get(0).uuid();
    String sender = sandbox.senderProfiles().get(0).uuid();
    String contact = getsales.contacts().upsert(list, Examples.newContact()).getUuid();

    getsales.contacts().update(contact, Examples.contactUpdate());
    getsales
        .unibox()
        .linkedInMessages()
        .send(Examples.newLinkedInMessage().senderProfileUuid(sender).leadUuid(contact));
    getsales
        .unibox()
        .emails()
        .send(Examples.newEmail().senderProfileUuid(sender).leadUuid(contact));
    getsales.senderProfiles().create(Examples.newSenderProfile());
    getsales.senderProfiles().connect(Examples.externalSenderProfile());

    sandbox.verify().sentExactly(2);
    assertThat(sandbox.senderProfiles()).hasSize(4);
  }

  @Test
  void otherClassesHaveNone() {
    assertThatThrownBy(() -> Examples.of(Model.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected: a class of");
  }

  private static String camelCase(String field) {
    return Pattern.compile("_(.)")
        .matcher(field)
        .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
  }

  private static JsonElement json(Model model) {
    return JsonParser.parseString(model.toJson());
  }
}
