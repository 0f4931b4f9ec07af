package io.getsales.client.build.prepare;

import io.getsales.client.build.overlay.JsonTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/**
 * Gives each operation an interface, a method and an id of its own. Those that the overlay names
 * keep theirs, whatever the vendor's ids and tags are; the others get theirs from id and tag, or
 * from the path when these are missing or taken.
 */
final class OperationNames {
  private record Named(String verb, String path, Map<String, @Nullable Object> operation) {}

  private final List<Named> operations = new ArrayList<>();
  private final Set<String> methods = new HashSet<>();
  private final Set<String> ids = new HashSet<>();
  private final List<String> notes;

  private OperationNames(List<String> notes) {
    this.notes = notes;
  }

  static void assign(Map<String, @Nullable Object> paths, List<String> notes) {
    OperationNames names = new OperationNames(notes);
    paths.forEach(
        (path, item) ->
            JsonTree.object(item)
                .forEach(
                    (verb, operation) ->
                        names.operations.add(new Named(verb, path, JsonTree.object(operation)))));
    names.operations.stream().filter(OperationNames::isOurs).forEach(names::keep);
    names.operations.stream().filter(one -> !isOurs(one)).forEach(names::name);
    names.operations.forEach(OperationNames::place);
  }

  private static boolean isOurs(Named one) {
    return one.operation().containsKey("x-client-method");
  }

  private void keep(Named one) {
    one.operation().putIfAbsent("x-client-api", api(one));
    String method = Members.text(one.operation(), "x-client-method");
    methods.add(key(one, method));
    one.operation().putIfAbsent("operationId", method);
    if (!ids.add(Members.text(one.operation(), "operationId"))) {
      one.operation().put("operationId", byPath(one));
      ids.add(byPath(one));
    }
  }

  private void name(Named one) {
    one.operation().putIfAbsent("x-client-api", api(one));
    String id = Members.text(one.operation(), "operationId");
    String method = Words.camel(id);
    if (method.isEmpty() || SourceVersion.isKeyword(method) || !methods.add(key(one, method))) {
      method = unused(one, byPath(one));
      notes.add(where(one) + ": its id is missing or taken; the method is " + method);
    }
    one.operation().put("x-client-method", method);
    if (id.isEmpty() || !Words.canStandInText(id) || !ids.add(id)) {
      one.operation().put("operationId", method);
      ids.add(method);
    }
  }

  private String unused(Named one, String method) {
    String candidate = method;
    for (int number = 2; !methods.add(key(one, candidate)); number++) {
      candidate = method + number;
    }
    return candidate;
  }

  // Overloads of one name would be legal and unreadable.
  private static String key(Named one, String method) {
    return one.operation().get("x-client-api") + "." + method.toLowerCase(Locale.ROOT);
  }

  private static String where(Named one) {
    return one.verb().toUpperCase(Locale.ROOT) + " " + one.path();
  }

  /** The interface by the first tag, else by the first part of the path that says something. */
  private static String api(Named one) {
    for (Object tag : Members.entries(one.operation(), "tags")) {
      String name = Words.pascal(String.valueOf(tag));
      if (!name.isEmpty()) {
        return name;
      }
    }
    return Arrays.stream(one.path().split("/"))
        .filter(part -> !part.matches("|api|v\\d+|.*[{}].*"))
        .map(Words::pascal)
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse("Other");
  }

  private static String byPath(Named one) {
    return Words.camel(one.verb() + " " + one.path());
  }

  private static void place(Named one) {
    List<@Nullable Object> tags = new ArrayList<>();
    tags.add(one.operation().get("x-client-api"));
    one.operation().put("tags", tags);
  }
}
