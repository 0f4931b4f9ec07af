package io.getsales.client.build.prepare;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells JSON from other media types. */
public final class MediaTypes {

  private MediaTypes() {}

  /** Returns the key of the first content that is JSON, null when none is. */
  public static @Nullable String json(Map<String, @Nullable Object> content) {
    for (String type : content.keySet()) {
      String plain = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
      if (plain.equals("application/json")
          || plain.equals("text/json")
          || plain.endsWith("+json")
          || plain.equals("application/*")
          || plain.equals("*/*")) {
        return type;
      }
    }
    return null;
  }
}
