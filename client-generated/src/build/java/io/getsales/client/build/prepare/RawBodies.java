package io.getsales.client.build.prepare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says in words what a body that is not JSON consists of. */
final class RawBodies {

  private RawBodies() {}

  static String description(Map<String, @Nullable Object> content, References references) {
    String type = content.keySet().iterator().next();
    Map<String, @Nullable Object> schema =
        references.object(Members.member(content, type).get("schema"));
    List<@Nullable Object> required = Members.entries(schema, "required");
    List<String> parts = new ArrayList<>();
    Members.member(schema, "properties")
        .forEach((name, part) -> parts.add(name + (required.contains(name) ? " (required)" : "")));
    String maker =
        switch (type) {
          case "multipart/form-data" -> "Make it with okhttp3.MultipartBody.Builder.";
          case "application/x-www-form-urlencoded" -> "Make it with okhttp3.FormBody.Builder.";
          default -> "Make it with okhttp3.RequestBody.create.";
        };
    return "The body as "
        + type
        + (parts.isEmpty() ? ". " : ", of the parts " + String.join(", ", parts) + ". ")
        + maker;
  }
}
