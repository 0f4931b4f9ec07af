package io.getsales.client.build.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.getsales.client.generated.model.Contact;
import io.getsales.client.generated.support.Model;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteMetadataTest {
  @TempDir Path output;

  @Test
  void anInterfaceIsAProxyWhoseMethodsAreRead() throws Exception {
    WriteMetadata.main(classes(), output.toString(), "io.getsales.client.generated.api");

    String name = "io.getsales.client.generated.api.ContactsApi";
    assertThat(read("proxy-config.json").getAsJsonArray())
        .contains(JsonParser.parseString("{'interfaces': ['" + name + "']}"));
    assertThat(read("reflect-config.json").getAsJsonArray())
        .contains(JsonParser.parseString("{'name': '" + name + "', 'allDeclaredMethods': true}"));
  }

  @Test
  void aModelIsCreatedByItsConstructor() throws Exception {
    WriteMetadata.main(classes(), output.toString(), "io.getsales.client.generated.model");

    assertThat(read("reflect-config.json").getAsJsonArray())
        .contains(
            JsonParser.parseString(
                "{'name': '"
                    + Contact.class.getName()
                    + "', 'methods': [{'name': '<init>', 'parameterTypes': []}]}"));
  }

  @Test
  void abstractModelsEnumsAndAnnotationsOfTheBasesAreNotCreated() throws Exception {
    WriteMetadata.main(classes(), output.toString(), "io.getsales.client.generated.model");

    assertThat(read("reflect-config.json").toString())
        .doesNotContain("Contact$EmailStatus", "package-info");
    assertThat(read("proxy-config.json").getAsJsonArray()).isEmpty();
  }

  @Test
  void theSameClassesGiveTheSameBytes() throws Exception {
    WriteMetadata.main(classes(), output.toString(), "io.getsales.client.generated.model");
    byte[] first = Files.readAllBytes(output.resolve("reflect-config.json"));
    WriteMetadata.main(classes(), output.toString(), "io.getsales.client.generated.model");

    assertThat(output.resolve("reflect-config.json")).hasBinaryContent(first);
  }

  @Test
  void aPackageWithoutClassesIsAMistakeOfTheBuild() {
    assertThatThrownBy(() -> WriteMetadata.main(output.toString(), output.toString(), ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no classes in " + output);
  }

  private JsonElement read(String file) throws Exception {
    return JsonParser.parseString(Files.readString(output.resolve(file)));
  }

  private static String classes() throws Exception {
    return Path.of(Model.class.getProtectionDomain().getCodeSource().getLocation().toURI())
        .toString();
  }
}
