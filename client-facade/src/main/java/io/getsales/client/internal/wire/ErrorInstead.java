package io.getsales.client.internal.wire;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.getsales.client.generated.model.ContactRecord;
import io.getsales.client.generated.support.Model;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Recognises a 2xx whose body is an error and nothing else: {@code {"error": …}}, with the words
 * and numbers that go with one. Client code guards against it.
 */
final class ErrorInstead {
  private static final String ERROR = "error";
  private static final Set<String> BESIDE =
      Set.of(ERROR, "errors", "message", "code", "reason", "success");

  private ErrorInstead() {}

  static boolean isIn(Model answer) {
    // A bare contact has the unknown fields of its answer.
    Model holder =
        answer instanceof ContactRecord row && row.getLead() != null ? row.contact() : answer;
    boolean isSaid =
        saysSomething(answer.unknownFields().get(ERROR))
            || saysSomething(holder.unknownFields().get(ERROR));
    if (!isSaid) {
      return false;
    }
    JsonObject all = JsonParser.parseString(answer.toJson()).getAsJsonObject();
    return all.entrySet().stream()
        .allMatch(
            field -> BESIDE.contains(field.getKey()) || isStatus(field.getKey(), field.getValue()));
  }

  private static boolean saysSomething(@Nullable JsonElement error) {
    return (error instanceof JsonObject object && !object.isEmpty())
        || (error instanceof JsonPrimitive text
            && text.isString()
            && !text.getAsString().isBlank());
  }

  private static boolean isStatus(String name, JsonElement value) {
    return name.equals("status")
        && value instanceof JsonPrimitive status
        && (status.isNumber() || status.getAsString().equals(ERROR));
  }
}
