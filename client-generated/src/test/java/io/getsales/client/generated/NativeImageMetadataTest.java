package io.getsales.client.generated;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.getsales.client.generated.support.Model;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What the jar tells a native image, against what was generated. */
class NativeImageMetadataTest {
  private static final String PLACE =
      "/META-INF/native-image/io.getsales/getsales-client-generated/";

  @Test
  void everyInterfaceAndEveryModelIsListedAndNothingElse() throws Exception {
    List<String> expected =
        Stream.<Class<?>>concat(
                GeneratedClasses.interfaces().stream(), GeneratedClasses.models().stream())
            .map(Class::getName)
            .toList();

    assertThat(names(read("reflect-config.json"))).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void everyInterfaceIsListedAsAProxyOfItsOwn() throws Exception {
    List<String> proxies =
        stream(read("proxy-config.json"))
            .map(entry -> entry.getAsJsonObject().getAsJsonArray("interfaces"))
            .peek(interfaces -> assertThat(interfaces).hasSize(1))
            .map(interfaces -> interfaces.get(0).getAsString())
            .toList();

    assertThat(proxies)
        .containsExactlyInAnyOrderElementsOf(
            GeneratedClasses.interfaces().stream().map(Class::getName).toList());
  }

  @Test
  void whatIsListedCanBeDone() throws Exception {
    for (JsonElement element : read("reflect-config.json")) {
      JsonObject entry = element.getAsJsonObject();
      Class<?> type = Class.forName(entry.get("name").getAsString());
      if (type.isInterface()) {
        assertThat(entry.get("allDeclaredMethods").getAsBoolean()).isTrue();
      } else {
        JsonObject constructor = entry.getAsJsonArray("methods").get(0).getAsJsonObject();
        assertThat(constructor.get("name").getAsString()).isEqualTo("<init>");
        assertThat(constructor.getAsJsonArray("parameterTypes")).isEmpty();
        assertThat(type.getConstructor().newInstance()).isInstanceOf(Model.class);
      }
    }
  }

  private static List<String> names(JsonArray entries) {
    return stream(entries).map(entry -> entry.getAsJsonObject().get("name").getAsString()).toList();
  }

  private static Stream<JsonElement> stream(JsonArray array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static JsonArray read(String file) throws Exception {
    try (InputStream in = NativeImageMetadataTest.class.getResourceAsStream(PLACE + file)) {
      assertThat(in).as(file).isNotNull();
      return JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .getAsJsonArray();
    }
  }
}
