package io.getsales.client.build.wire;

import io.getsales.client.build.overlay.JsonTree;
import io.getsales.client.build.prepare.Members;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An operation by what alone stays the same: its verb and path. */
public record OperationKey(String verb, String path) {
  private static final Set<String> VERBS =
      Set.of("get", "put", "post", "delete", "patch", "head", "options", "trace");

  /** Returns the operations of a description in its order. */
  public static Map<OperationKey, Map<String, @Nullable Object>> operations(@Nullable Object root) {
    Map<OperationKey, Map<String, @Nullable Object>> operations = new LinkedHashMap<>();
    if (!JsonTree.isObject(root)) {
      return operations;
    }
    Members.member(JsonTree.object(root), "paths")
        .forEach(
            (path, item) -> {
              if (JsonTree.isObject(item)) {
                JsonTree.object(item)
                    .forEach(
                        (verb, operation) -> {
                          if (VERBS.contains(verb) && JsonTree.isObject(operation)) {
                            operations.put(
                                new OperationKey(verb.toUpperCase(Locale.ROOT), path),
                                JsonTree.object(operation));
                          }
                        });
              }
            });
    return operations;
  }

  @Override
  public String toString() {
    return verb + " " + path;
  }
}
