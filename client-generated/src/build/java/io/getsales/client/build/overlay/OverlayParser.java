package io.getsales.client.build.overlay;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns a document into an {@link Overlay}, noting everything that Overlay 1.0 does not allow. */
final class OverlayParser {

  private static final Pattern SUPPORTED_VERSION = Pattern.compile("1\\.0\\.\\d+");
  private static final Set<String> ROOT_MEMBERS = Set.of("overlay", "info", "extends", "actions");
  private static final Set<String> INFO_MEMBERS = Set.of("title", "version");
  private static final Set<String> ACTION_MEMBERS =
      Set.of("target", "description", "update", "remove");
  private static final String EXTENSION_PREFIX = "x-";

  private final YamlDocument document;
  private final List<String> problems = new ArrayList<>();

  private OverlayParser(YamlDocument document) {
    this.document = document;
  }

  static Overlay parse(YamlDocument document) {
    return new OverlayParser(document).overlay();
  }

  private Overlay overlay() {
    Path file = document.file();
    if (!JsonTree.isObject(document.root())) {
      throw new OverlayException(
          file + ": " + JsonTree.kind(document.root()) + " (expected: an overlay object)");
    }
    Map<String, @Nullable Object> root = JsonTree.object(document.root());
    refuseUnknown("", root, ROOT_MEMBERS);
    String overlay = text("", root, "overlay");
    if (!overlay.isEmpty() && !SUPPORTED_VERSION.matcher(overlay).matches()) {
      problems.add("overlay: " + overlay + " (expected: 1.0.0 or another 1.0 version)");
    }
    if (root.containsKey("extends")) {
      String ignored = text("", root, "extends");
    }
    String title = "";
    String version = "";
    Object info = root.get("info");
    if (JsonTree.isObject(info)) {
      refuseUnknown("info.", JsonTree.object(info), INFO_MEMBERS);
      title = text("info.", JsonTree.object(info), "title");
      version = text("info.", JsonTree.object(info), "version");
    } else {
      problems.add("info: " + found(root, "info") + " (expected: an object)");
    }
    List<OverlayAction> actions = actions(root);
    if (!problems.isEmpty()) {
      throw new OverlayException(
          file + ": not a valid overlay\n  " + String.join("\n  ", problems));
    }
    return new Overlay(file, title, version, actions);
  }

  private List<OverlayAction> actions(Map<String, @Nullable Object> root) {
    Object value = root.get("actions");
    if (!JsonTree.isList(value) || JsonTree.list(value).isEmpty()) {
      problems.add("actions: " + found(root, "actions") + " (expected: a list with actions)");
      return List.of();
    }
    List<OverlayAction> actions = new ArrayList<>();
    int index = 0;
    for (Object entry : JsonTree.list(value)) {
      index++;
      int line = document.lineOf(entry);
      String where = "action " + index + (line == 0 ? "" : " (line " + line + ")") + ": ";
      if (JsonTree.isObject(entry)) {
        action(where, index, line, JsonTree.object(entry), actions);
      } else {
        problems.add(where + JsonTree.kind(entry) + " (expected: an object)");
      }
    }
    return actions;
  }

  private void action(
      String where,
      int index,
      int line,
      Map<String, @Nullable Object> members,
      List<OverlayAction> actions) {
    refuseUnknown(where, members, ACTION_MEMBERS);
    String description = text(where, members, "description");
    Object update = change(where, members);
    String path = text(where, members, "target");
    if (path.isEmpty()) {
      return;
    }
    try {
      actions.add(new OverlayAction(index, line, Target.parse(path), description, update));
    } catch (IllegalArgumentException e) {
      problems.add(where + "target: " + path + " is not a JSONPath: " + e.getMessage());
    }
  }

  /** Returns the update, null when the action removes or is wrong. */
  private @Nullable Object change(String where, Map<String, @Nullable Object> members) {
    Object remove = members.getOrDefault("remove", false);
    if (!(remove instanceof Boolean removes)) {
      problems.add(where + "remove: " + JsonTree.kind(remove) + " (expected: true or false)");
      return null;
    }
    if (removes && members.containsKey("update")) {
      problems.add(where + "both update and remove (expected: one of them)");
      return null;
    }
    if (!removes && !members.containsKey("update")) {
      problems.add(where + "neither update nor remove: true (expected: one of them)");
      return null;
    }
    if (!removes && members.get("update") == null) {
      problems.add(where + "update: null (expected: a value)");
    }
    return members.get("update");
  }

  private void refuseUnknown(
      String where, Map<String, @Nullable Object> members, Set<String> known) {
    for (String name : members.keySet()) {
      if (!known.contains(name) && !name.startsWith(EXTENSION_PREFIX)) {
        problems.add(
            where
                + name
                + ": unknown member (expected: "
                + String.join(", ", known.stream().sorted().toList())
                + " or a name that begins with x-)");
      }
    }
  }

  /** Returns a required text, "" when it is missing and so noted. */
  private String text(String where, Map<String, @Nullable Object> members, String name) {
    Object value = members.get(name);
    if (value instanceof String text && !text.isBlank()) {
      return text;
    }
    problems.add(where + name + ": " + found(members, name) + " (expected: a text)");
    return "";
  }

  private static String found(Map<String, @Nullable Object> members, String name) {
    if (!members.containsKey(name)) {
      return "missing";
    }
    Object value = members.get(name);
    if (value instanceof Number) {
      return value + " is a number, unless written in quotes";
    }
    if (value instanceof String text && text.isBlank()) {
      return "blank";
    }
    return JsonTree.isList(value) && JsonTree.list(value).isEmpty()
        ? "an empty list"
        : JsonTree.kind(value);
  }
}
