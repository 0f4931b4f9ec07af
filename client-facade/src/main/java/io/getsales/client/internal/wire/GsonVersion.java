package io.getsales.client.internal.wire;

import com.google.gson.stream.JsonReader;
import java.io.Reader;

/** The Gson that a user's build chose, which can be older than the one that this client names. */
final class GsonVersion {
  private GsonVersion() {}

  /** Says at the start what would else be a missing method at the first answer. */
  static void check() {
    try {
      new JsonReader(Reader.nullReader()).setNestingLimit(JsonConverterFactory.DEEPEST);
    } catch (NoSuchMethodError e) {
      throw new IllegalStateException(
          "Gson: older than 2.12 (expected: 2.12 or later; Spring Boot before 3.5 manages an older"
              + " one, unless gson.version says otherwise)",
          e);
    }
  }
}
