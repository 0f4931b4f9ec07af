package io.getsales.client.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Error answers in the vendor's shape: a reason, a message and messages by field. */
final class ErrorAnswers {
  private final boolean emptyMapsAsArrays;

  ErrorAnswers(boolean emptyMapsAsArrays) {
    this.emptyMapsAsArrays = emptyMapsAsArrays;
  }

  Answer badRequest(String message) {
    return error(400, "bad_request", message, message, Map.of());
  }

  Answer unauthenticated() {
    return error(401, "auth_exception", "Unauthenticated.", "Unauthenticated.", Map.of());
  }

  // The vendor's list of reasons has none for 404, so the sandbox sends none.
  Answer notFound(String what) {
    String message = what + " not found.";
    return error(404, null, message, message, Map.of());
  }

  Answer invalid(Map<String, List<String>> fieldMessages) {
    String first = fieldMessages.values().iterator().next().get(0);
    return error(422, "validation_error", first, "The given data was invalid.", fieldMessages);
  }

  /** The answer to an error status that a test asked for. */
  Answer ofStatus(int status) {
    return switch (status) {
      case 400 -> badRequest("Bad request.");
      case 401 -> unauthenticated();
      case 402 ->
          error(402, "payment_required", "Not enough credits.", "Payment required.", Map.of());
      case 403 -> error(403, "access_denied", "Access denied.", "Access denied.", Map.of());
      case 404 -> notFound("Resource");
      case 422 -> invalid(Map.of("sandbox", List.of("The request was refused on demand.")));
      case 429 -> tooManyRequests();
      default -> status < 400 ? Answer.json(status, "{}") : Answer.message(status, title(status));
    };
  }

  // Nobody has recorded the body of a 429; this is what the service's framework sends by default.
  Answer tooManyRequests() {
    return Answer.message(429, "Too Many Attempts.");
  }

  private static String title(int status) {
    return switch (status) {
      case 408 -> "Request Timeout";
      case 409 -> "Conflict";
      case 500 -> "Server Error";
      case 502 -> "Bad Gateway";
      case 503 -> "Service Unavailable";
      case 504 -> "Gateway Timeout";
      default -> "Error " + status;
    };
  }

  private Answer error(
      int status,
      @Nullable String reason,
      String detail,
      String message,
      Map<String, List<String>> fieldMessages) {
    JsonObject error = new JsonObject();
    if (reason != null) {
      error.addProperty("reason", reason);
    }
    error.addProperty("message", detail);
    error.add("data", data(fieldMessages));
    JsonObject body = new JsonObject();
    body.add("error", error);
    body.addProperty("message", message);
    body.addProperty("code", status);
    return Answer.json(status, body);
  }

  private JsonElement data(Map<String, List<String>> fieldMessages) {
    if (fieldMessages.isEmpty() && emptyMapsAsArrays) {
      return new JsonArray();
    }
    JsonObject data = new JsonObject();
    fieldMessages.forEach(
        (field, messages) -> {
          JsonArray texts = new JsonArray();
          messages.forEach(texts::add);
          data.add(field, texts);
        });
    return data;
  }
}
