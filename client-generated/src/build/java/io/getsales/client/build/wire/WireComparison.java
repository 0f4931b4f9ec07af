package io.getsales.client.build.wire;

import io.getsales.client.build.overlay.JsonTree;
import io.getsales.client.build.overlay.NearestNames;
import io.getsales.client.build.prepare.MediaTypes;
import io.getsales.client.build.prepare.Members;
import io.getsales.client.build.prepare.References;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares two descriptions operation by operation. */
public final class WireComparison {
  private final Map<String, @Nullable Object> oldRoot;
  private final Map<String, @Nullable Object> newRoot;
  private final References oldReferences;
  private final References newReferences;
  private final SchemaComparison schemas;
  private final Map<WireChange, Set<OperationKey>> changes = new LinkedHashMap<>();

  private WireComparison(
      Map<String, @Nullable Object> oldRoot, Map<String, @Nullable Object> newRoot) {
    this.oldRoot = oldRoot;
    this.newRoot = newRoot;
    oldReferences = new References(oldRoot);
    newReferences = new References(newRoot);
    schemas = new SchemaComparison(oldReferences, newReferences);
  }

  /** Compares two descriptions as published, without an overlay. */
  public static WireDifference compare(@Nullable Object oldRoot, @Nullable Object newRoot) {
    return new WireComparison(JsonTree.object(oldRoot), JsonTree.object(newRoot)).difference();
  }

  private WireDifference difference() {
    Map<OperationKey, Map<String, @Nullable Object>> before = OperationKey.operations(oldRoot);
    Map<OperationKey, Map<String, @Nullable Object>> after = OperationKey.operations(newRoot);
    List<OperationKey> gone = new ArrayList<>(before.keySet());
    gone.removeAll(after.keySet());
    List<OperationKey> added = new ArrayList<>(after.keySet());
    added.removeAll(before.keySet());
    Map<OperationKey, OperationKey> renamed = renamed(gone, added, before, after);
    for (OperationKey operation : gone) {
      OperationKey to = renamed.get(operation);
      change(operation, true, "operation " + (to == null ? "removed" : "moved to " + to));
    }
    general();
    before.forEach(
        (operation, description) -> {
          if (after.containsKey(operation)) {
            operation(operation, description, Objects.requireNonNull(after.get(operation)));
          }
        });
    added.removeAll(renamed.values());
    gone.removeAll(renamed.keySet());
    return new WireDifference(breakingFirst(), added, gone, renamed);
  }

  private Map<WireChange, Set<OperationKey>> breakingFirst() {
    Map<WireChange, Set<OperationKey>> sorted = new LinkedHashMap<>();
    changes.entrySet().stream()
        .sorted(Comparator.comparing(change -> !change.getKey().isBreaking()))
        .forEach(change -> sorted.put(change.getKey(), change.getValue()));
    return sorted;
  }

  private static Map<OperationKey, OperationKey> renamed(
      List<OperationKey> gone,
      List<OperationKey> added,
      Map<OperationKey, Map<String, @Nullable Object>> before,
      Map<OperationKey, Map<String, @Nullable Object>> after) {
    Map<OperationKey, OperationKey> renamed = new LinkedHashMap<>();
    List<OperationKey> free = new ArrayList<>(added);
    for (OperationKey old : gone) {
      Object id = Objects.requireNonNull(before.get(old)).get("operationId");
      OperationKey to =
          free.stream()
              .filter(
                  one ->
                      id != null
                          && id.equals(Objects.requireNonNull(after.get(one)).get("operationId")))
              .findFirst()
              .or(() -> similar(old, free))
              .orElse(null);
      if (to != null) {
        renamed.put(old, to);
        free.remove(to);
      }
    }
    return renamed;
  }

  private static java.util.Optional<OperationKey> similar(
      OperationKey old, List<OperationKey> free) {
    List<String> paths =
        free.stream().filter(one -> one.verb().equals(old.verb())).map(OperationKey::path).toList();
    return NearestNames.of(old.path(), paths).stream()
        .findFirst()
        .map(path -> new OperationKey(old.verb(), path));
  }

  private void change(@Nullable OperationKey operation, boolean isBreaking, String text) {
    Set<OperationKey> concerned =
        changes.computeIfAbsent(
            new WireChange(isBreaking, text),
            any ->
                new TreeSet<>(
                    Comparator.comparing(OperationKey::path).thenComparing(OperationKey::verb)));
    if (operation != null) {
      concerned.add(operation);
    }
  }

  private void general() {
    Set<Object> servers = urls(oldRoot);
    if (!urls(newRoot).containsAll(servers)) {
      change(null, true, "server " + servers + " became " + urls(newRoot));
    }
    Set<String> wanted = security(newRoot, newReferences);
    wanted.removeAll(security(oldRoot, oldReferences));
    wanted.forEach(scheme -> change(null, true, "each call now needs " + scheme));
  }

  private static Set<Object> urls(Map<String, @Nullable Object> root) {
    Set<Object> urls = new LinkedHashSet<>();
    for (Object server : Members.entries(root, "servers")) {
      if (JsonTree.isObject(server)) {
        urls.add(String.valueOf(JsonTree.object(server).get("url")));
      }
    }
    return urls;
  }

  /** What every one of the allowed ways to identify oneself asks for. */
  private static Set<String> security(Map<String, @Nullable Object> root, References references) {
    Set<String> wanted = null;
    for (Object requirement : Members.entries(root, "security")) {
      Set<String> one = new LinkedHashSet<>();
      if (JsonTree.isObject(requirement)) {
        JsonTree.object(requirement).keySet().forEach(name -> one.add(scheme(references, name)));
      }
      if (wanted == null) {
        wanted = one;
      } else {
        wanted.retainAll(one);
      }
    }
    return wanted == null ? new LinkedHashSet<>() : wanted;
  }

  private static String scheme(References references, String name) {
    Map<String, @Nullable Object> scheme =
        references.object(references.find("#/components/securitySchemes/" + name));
    return switch (Members.text(scheme, "type")) {
      case "apiKey" -> "the " + Members.text(scheme, "in") + " " + Members.text(scheme, "name");
      case "http" -> "HTTP authentication " + Members.text(scheme, "scheme");
      default -> "the security scheme " + name;
    };
  }

  private void operation(
      OperationKey key, Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
    if (!Objects.equals(before.get("operationId"), after.get("operationId"))) {
      change(
          key,
          false,
          "operation id " + before.get("operationId") + " became " + after.get("operationId"));
    }
    if (!Objects.equals(before.get("tags"), after.get("tags"))) {
      change(key, false, "tags " + before.get("tags") + " became " + after.get("tags"));
    }
    if (Boolean.TRUE.equals(after.get("deprecated"))
        && !Boolean.TRUE.equals(before.get("deprecated"))) {
      change(key, false, "operation deprecated");
    }
    parameters(key, before, after);
    body(key, before, after);
    answers(key, before, after);
  }

  private void parameters(
      OperationKey key, Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
    Map<String, Map<String, @Nullable Object>> old =
        parameters(oldRoot, oldReferences, key, before);
    Map<String, Map<String, @Nullable Object>> now = parameters(newRoot, newReferences, key, after);
    old.forEach(
        (name, parameter) -> {
          Map<String, @Nullable Object> same = now.get(name);
          if (same == null) {
            change(key, true, name + " parameter removed");
            return;
          }
          if (isRequired(same) && !isRequired(parameter)) {
            change(key, true, name + " parameter became required");
          }
          for (String form : List.of("style", "explode")) {
            if (!Objects.equals(parameter.get(form), same.get(form))) {
              change(
                  key,
                  true,
                  name
                      + " parameter: "
                      + form
                      + " "
                      + parameter.get(form)
                      + " became "
                      + same.get(form));
            }
          }
          schemas(
              key,
              parameter.get("schema"),
              same.get("schema"),
              name + " parameter",
              Direction.REQUEST);
        });
    now.forEach(
        (name, parameter) -> {
          if (!old.containsKey(name)) {
            change(
                key,
                isRequired(parameter),
                name + " parameter added" + (isRequired(parameter) ? ", required" : ""));
          }
        });
  }

  private static boolean isRequired(Map<String, @Nullable Object> parameter) {
    return Boolean.TRUE.equals(parameter.get("required"));
  }

  private static Map<String, Map<String, @Nullable Object>> parameters(
      Map<String, @Nullable Object> root,
      References references,
      OperationKey key,
      Map<String, @Nullable Object> operation) {
    Map<String, Map<String, @Nullable Object>> parameters = new LinkedHashMap<>();
    Map<String, @Nullable Object> item = Members.member(Members.member(root, "paths"), key.path());
    for (Map<String, @Nullable Object> holder : List.of(item, operation)) {
      for (Object parameter : Members.entries(holder, "parameters")) {
        Map<String, @Nullable Object> one = references.object(parameter);
        parameters.put(Members.text(one, "in") + " " + Members.text(one, "name"), one);
      }
    }
    return parameters;
  }

  private void body(
      OperationKey key, Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
    Map<String, @Nullable Object> old = oldReferences.object(before.get("requestBody"));
    Map<String, @Nullable Object> now = newReferences.object(after.get("requestBody"));
    if (old.isEmpty() || now.isEmpty()) {
      if (!old.isEmpty()) {
        change(key, true, "body removed");
      } else if (!now.isEmpty()) {
        change(key, isRequired(now), "body added" + (isRequired(now) ? ", required" : ""));
      }
      return;
    }
    if (isRequired(now) && !isRequired(old)) {
      change(key, true, "body became required");
    }
    content(key, old, now, "body", Direction.REQUEST);
  }

  private void answers(
      OperationKey key, Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
    Map<String, @Nullable Object> old = Members.member(before, "responses");
    Map<String, @Nullable Object> now = Members.member(after, "responses");
    for (String status : old.keySet()) {
      if (!now.containsKey(status)) {
        change(key, false, "answer " + status + " no longer described");
      } else if (status.startsWith("2") || status.equals("default")) {
        content(
            key,
            oldReferences.object(old.get(status)),
            newReferences.object(now.get(status)),
            "answer " + status,
            Direction.ANSWER);
      }
    }
    for (String status : now.keySet()) {
      if (!old.containsKey(status)) {
        change(key, false, "answer " + status + " added");
      }
    }
  }

  private void content(
      OperationKey key,
      Map<String, @Nullable Object> before,
      Map<String, @Nullable Object> after,
      String place,
      Direction direction) {
    Map<String, @Nullable Object> old = Members.member(before, "content");
    Map<String, @Nullable Object> now = Members.member(after, "content");
    String oldJson = MediaTypes.json(old);
    String newJson = MediaTypes.json(now);
    if (oldJson != null && newJson != null) {
      schemas(
          key,
          Members.member(old, oldJson).get("schema"),
          Members.member(now, newJson).get("schema"),
          place,
          direction);
    } else if (!old.keySet().equals(now.keySet())) {
      boolean isBreaking = !old.isEmpty() && !now.keySet().containsAll(old.keySet());
      change(key, isBreaking, place + ": " + old.keySet() + " became " + now.keySet());
    }
  }

  private void schemas(
      OperationKey key,
      @Nullable Object before,
      @Nullable Object after,
      String place,
      Direction direction) {
    for (WireChange change : schemas.compare(before, after, place, direction)) {
      change(key, change.isBreaking(), change.text());
    }
  }
}
