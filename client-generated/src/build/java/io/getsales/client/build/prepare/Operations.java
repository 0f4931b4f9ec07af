package io.getsales.client.build.prepare;

import io.getsales.client.build.overlay.JsonTree;
import io.getsales.client.build.overlay.OverlayException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Brings operations into the form of a Retrofit method: its parameters, one body, one answer. */
final class Operations {
  private static final Set<String> VERBS =
      Set.of("get", "put", "post", "delete", "patch", "head", "options");
  private static final Set<String> REPEAT_CLASSES = Set.of("read", "idempotent", "create", "send");
  private static final Set<String> KEPT =
      Set.of(
          "summary",
          "description",
          "operationId",
          "tags",
          "deprecated",
          "x-client-api",
          "x-client-method",
          "x-repeat");

  private final Map<String, @Nullable Object> source;
  private final References references;
  private final Schemas schemas;
  private final Parameters parameters;
  private final List<String> notes;

  Operations(
      Map<String, @Nullable Object> source,
      References references,
      Schemas schemas,
      List<String> notes) {
    this.source = source;
    this.references = references;
    this.schemas = schemas;
    this.parameters = new Parameters(references, schemas, notes);
    this.notes = notes;
  }

  Map<String, @Nullable Object> paths() {
    Map<String, @Nullable Object> paths = new LinkedHashMap<>();
    Members.member(source, "paths")
        .forEach(
            (path, item) -> {
              if (!path.startsWith("x-")) {
                path(path, references.object(item), paths);
              }
            });
    return paths;
  }

  private void path(
      String path, Map<String, @Nullable Object> item, Map<String, @Nullable Object> paths) {
    String plain = Parameters.plainPath(path);
    item.forEach(
        (verb, operation) -> {
          String place = verb.toUpperCase(Locale.ROOT) + " " + path;
          if (!Words.canStandInText(path)) {
            notes.add(place + ": left out, since its path cannot be written in Java");
          } else if (VERBS.contains(verb) && JsonTree.isObject(operation)) {
            Object prepared = operation(path, item, verb, JsonTree.object(operation), place);
            JsonTree.object(paths.computeIfAbsent(plain, any -> new LinkedHashMap<>()))
                .put(verb, prepared);
          } else if (verb.equals("trace")) {
            notes.add(place + ": left out, since Retrofit has no such method");
          }
        });
  }

  private Map<String, @Nullable Object> operation(
      String path,
      Map<String, @Nullable Object> item,
      String verb,
      Map<String, @Nullable Object> operation,
      String place) {
    Map<String, @Nullable Object> prepared = new LinkedHashMap<>();
    operation.forEach(
        (name, value) -> {
          if (KEPT.contains(name)) {
            prepared.put(name, JsonTree.copy(value));
          }
        });
    Object repeat = prepared.get("x-repeat");
    if (repeat != null && !REPEAT_CLASSES.contains(repeat.toString())) {
      throw new OverlayException(
          place + ": x-repeat: " + repeat + " (expected: read, idempotent, create or send)");
    }
    prepared.put("parameters", parameters.of(path, item, operation, place));
    body(verb, operation, prepared, place);
    answer(verb, operation, prepared, place);
    return prepared;
  }

  private void body(
      String verb,
      Map<String, @Nullable Object> operation,
      Map<String, @Nullable Object> prepared,
      String place) {
    Map<String, @Nullable Object> body = references.object(operation.get("requestBody"));
    Map<String, @Nullable Object> content = Members.member(body, "content");
    if (content.isEmpty()) {
      return;
    }
    if (verb.equals("get") || verb.equals("head")) {
      notes.add(
          place
              + ": its body is left out, since HTTP libraries send none with a "
              + verb.toUpperCase(Locale.ROOT));
      return;
    }
    Map<String, @Nullable Object> kept = new LinkedHashMap<>();
    kept.put("required", true);
    String json = MediaTypes.json(content);
    Map<String, @Nullable Object> schema = new LinkedHashMap<>();
    if (json == null) {
      kept.put("x-raw-body", true);
      kept.put("description", RawBodies.description(content, references));
      notes.add(
          place
              + ": the body is an okhttp3.RequestBody ("
              + String.join(", ", content.keySet())
              + ")");
    } else {
      if (body.get("description") instanceof String description) {
        kept.put("description", description);
      }
      schema = schemas.simplified(Members.member(content, json).get("schema"), place + " body");
    }
    kept.put("content", content("application/json", schema));
    prepared.put("requestBody", kept);
    if (verb.equals("delete")) {
      prepared.put("x-delete-with-body", true);
    }
  }

  private static Map<String, @Nullable Object> content(
      String type, Map<String, @Nullable Object> schema) {
    Map<String, @Nullable Object> media = new LinkedHashMap<>();
    media.put("schema", schema);
    Map<String, @Nullable Object> content = new LinkedHashMap<>();
    content.put(type, media);
    return content;
  }

  /**
   * Of several successes the first with JSON is the answer; the models keep what only another one
   * has.
   */
  private void answer(
      String verb,
      Map<String, @Nullable Object> operation,
      Map<String, @Nullable Object> prepared,
      String place) {
    List<String> withJson = new ArrayList<>();
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("description", "A success.");
    Map<String, Map<String, @Nullable Object>> successes = successes(operation);
    for (Map.Entry<String, Map<String, @Nullable Object>> success : successes.entrySet()) {
      Map<String, @Nullable Object> content = Members.member(success.getValue(), "content");
      String json = MediaTypes.json(content);
      if (json != null && withJson.isEmpty() && !verb.equals("head")) {
        Object schema = Members.member(content, json).get("schema");
        answer.put(
            "content", content("application/json", schemas.simplified(schema, place + " answer")));
      }
      if (json != null) {
        withJson.add(success.getKey());
      }
    }
    if (withJson.isEmpty() && !verb.equals("head")) {
      rawAnswer(successes, prepared, place);
    }
    if (withJson.size() > 1 && !isOneSchema(successes, withJson)) {
      notes.add(
          place + ": answers differently with " + withJson + "; typed after " + withJson.get(0));
    }
    prepared.put("responses", responses(operation, answer));
  }

  /** Every described answer with its words; those of success all have the one type. */
  private Map<String, @Nullable Object> responses(
      Map<String, @Nullable Object> operation, Map<String, @Nullable Object> answer) {
    Map<String, @Nullable Object> responses = new LinkedHashMap<>();
    boolean hasSuccess = false;
    for (Map.Entry<String, @Nullable Object> described :
        Members.member(operation, "responses").entrySet()) {
      String status = described.getKey();
      String words = Members.text(references.object(described.getValue()), "description");
      Map<String, @Nullable Object> response = new LinkedHashMap<>();
      if (status.startsWith("2")) {
        hasSuccess = true;
        response.putAll(JsonTree.object(JsonTree.copy(answer)));
      }
      response.put("description", words.isEmpty() ? "Not described." : words);
      responses.put(status, response);
    }
    if (!hasSuccess) {
      responses.remove("default");
      responses.put("200", answer);
    }
    return responses;
  }

  private boolean isOneSchema(
      Map<String, Map<String, @Nullable Object>> successes, List<String> statuses) {
    return statuses.stream()
            .map(status -> Members.member(successes.get(status), "content"))
            .map(
                content ->
                    Members.member(content, String.valueOf(MediaTypes.json(content))).get("schema"))
            .map(String::valueOf)
            .distinct()
            .count()
        == 1;
  }

  private void rawAnswer(
      Map<String, Map<String, @Nullable Object>> successes,
      Map<String, @Nullable Object> prepared,
      String place) {
    for (Map<String, @Nullable Object> success : successes.values()) {
      Map<String, @Nullable Object> content = Members.member(success, "content");
      if (!content.isEmpty()) {
        prepared.put("x-raw-answer", String.join(", ", content.keySet()));
        notes.add(
            place
                + ": the answer is an okhttp3.ResponseBody ("
                + String.join(", ", content.keySet())
                + ")");
        return;
      }
    }
  }

  /** Successes by status; the default answer is one when nothing else is. */
  private Map<String, Map<String, @Nullable Object>> successes(
      Map<String, @Nullable Object> operation) {
    Map<String, Map<String, @Nullable Object>> successes = new TreeMap<>();
    Map<String, @Nullable Object> responses = Members.member(operation, "responses");
    responses.forEach(
        (status, response) -> {
          if (status.startsWith("2")) {
            successes.put(status, references.object(response));
          }
        });
    if (successes.isEmpty() && responses.containsKey("default")) {
      successes.put("default", references.object(responses.get("default")));
    }
    return successes;
  }
}
