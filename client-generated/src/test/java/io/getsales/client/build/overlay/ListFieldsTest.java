package io.getsales.client.build.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.getsales.client.generated.support.DescribedFields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which fields logs may show, by the description. */
class ListFieldsTest {
  @TempDir private Path directory;

  /** The class for a description with one schema, whose properties are given. */
  private String source(String... properties) throws IOException {
    Path description = directory.resolve("description.yaml");
    Files.writeString(
        description,
        "components:\n  schemas:\n    other: {type: object, properties: {inner: {type: integer}}}\n"
            + "    one:\n      properties:\n        "
            + String.join("\n        ", properties)
            + "\n");
    return ListFields.source(YamlReader.read(description).root());
  }

  private static String list(String source, String name) {
    return source.lines().filter(line -> line.contains(" " + name + " = ")).findFirst().orElse("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{type: integer}",
        "{type: boolean}",
        "{type: number}",
        "{type: string, enum: [a, b]}",
        "{type: string, format: uuid}",
        "{type: string, format: date-time}",
        "{type: string, x-personal: false}",
        "{type: array, items: {type: integer}}",
        "{type: object, properties: {inner: {type: integer}}}",
        "{$ref: '#/components/schemas/other'}",
        "{oneOf: [{type: integer}, {type: boolean}]}",
      })
  void whatCanHoldNoFreeTextIsPlain(String schema) throws IOException {
    assertThat(list(source("it: " + schema), "PLAIN")).contains("\"it\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{type: string}",
        "{}",
        "{type: object}",
        "{type: object, additionalProperties: {type: string}}",
        "{type: array, items: {type: string}}",
        "{type: array}",
        "{type: integer, x-personal: true}",
        "{oneOf: [{type: integer}, {type: string}]}",
        "{$ref: '#/components/schemas/missing'}",
        "{$ref: '#/components/schemas/one/properties/it'}",
        "{type: string, format: email}",
      })
  void whatCanHoldAnythingIsPersonal(String schema) throws IOException {
    String source = source("it: " + schema);

    assertThat(list(source, "PLAIN")).doesNotContain("\"it\"");
    assertThat(list(source, "PERSONAL")).contains("\"it\"");
  }

  @Test
  void aNameThatIsPersonalAnywhereIsPersonalEverywhere() throws IOException {
    String source = source("it: {type: integer}", "deeper: {properties: {it: {type: string}}}");

    assertThat(list(source, "PERSONAL")).contains("\"it\"");
    assertThat(list(source, "PLAIN")).doesNotContain("\"it\"").contains("\"deeper\"");
  }

  @Test
  void textsCalledIdsAndTimesArePlain() throws IOException {
    assertThat(list(source("list_uuid: {type: string}", "read_at: {type: string}"), "PLAIN"))
        .contains("\"list_uuid\"", "\"read_at\"");
  }

  @Test
  void aListThatIsAsItShouldBeIsNotWrittenAgain() throws IOException {
    source("it: {type: integer}");
    Path sources = directory.resolve("sources");
    Path output = sources.resolve("io/getsales/client/generated/support/DescribedFields.java");
    String[] arguments = {directory.resolve("description.yaml").toString(), sources.toString()};
    ListFields.main(arguments);
    FileTime then = FileTime.from(Instant.parse("2025-03-03T09:00:00Z"));
    Files.setLastModifiedTime(output, then);

    ListFields.main(arguments);

    assertThat(Files.getLastModifiedTime(output)).isEqualTo(then);
    assertThat(Files.readString(output)).contains("\"it\"");
  }

  @Test
  void otherArgumentsAreRefused() {
    assertThatThrownBy(() -> ListFields.main(new String[] {"one"}))
        .isInstanceOf(OverlayException.class)
        .hasMessageContaining("arguments: 1");
  }

  @ParameterizedTest
  @CsvSource({
    "first_name, true, false",
    "work_email, true, false",
    "personal_phone_number, true, false",
    "text, true, false",
    "body, true, false",
    "subject, true, false",
    "name, true, false",
    "linkedin_id, true, false",
    "notification_emails, true, false",
    "custom_fields, true, false",
    "message, true, false",
    "uuid, true, true",
    "status, true, true",
    "created_at, true, true",
    "total, true, true",
    "data, true, true",
    "reason, true, true",
    "nobody_knows_it, false, false",
  })
  void theDescriptionsFieldsAreListed(String name, boolean isKnown, boolean isPlain) {
    assertThat(DescribedFields.isKnown(name)).isEqualTo(isKnown);
    assertThat(DescribedFields.isPlain(name)).isEqualTo(isPlain);
  }
}
