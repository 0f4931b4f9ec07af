package io.getsales.client.build.wire;

import io.getsales.client.build.overlay.JsonTree;
import io.getsales.client.build.prepare.Members;
import io.getsales.client.build.prepare.References;
import io.getsales.client.build.prepare.Schemas;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares two schemas and what they are made of. */
final class SchemaComparison {
  private final References oldReferences;
  private final References newReferences;
  private final Schemas oldSchemas;
  private final Schemas newSchemas;

  SchemaComparison(References oldReferences, References newReferences) {
    this.oldReferences = oldReferences;
    this.newReferences = newReferences;
    oldSchemas = new Schemas(oldReferences, new ArrayList<>());
    newSchemas = new Schemas(newReferences, new ArrayList<>());
  }

  List<WireChange> compare(
      @Nullable Object before, @Nullable Object after, String place, Direction direction) {
    Run run = new Run(direction);
    run.compare(before, after, place);
    return run.changes;
  }

  private final class Run {
    private final Direction direction;
    private final Set<String> seen = new HashSet<>();
    private final List<WireChange> changes = new ArrayList<>();

    Run(Direction direction) {
      this.direction = direction;
    }

    private void change(boolean isBreaking, String text) {
      changes.add(new WireChange(isBreaking, text));
    }

    private boolean isRequest() {
      return direction == Direction.REQUEST;
    }

    void compare(@Nullable Object before, @Nullable Object after, String place) {
      Map<String, @Nullable Object> old = oldSchemas.simplified(before, place);
      Map<String, @Nullable Object> now = newSchemas.simplified(after, place);
      String oldName = References.schemaName(old);
      String newName = References.schemaName(now);
      String here = oldName != null && oldName.equals(newName) ? "schema " + oldName : place;
      if (oldName != null || newName != null) {
        if (!seen.add(oldName + " " + newName)) {
          return;
        }
        Object oldTarget = oldName == null ? before : oldReferences.resolve(old);
        Object newTarget = newName == null ? after : newReferences.resolve(now);
        old = oldSchemas.simplified(oldTarget, here);
        now = newSchemas.simplified(newTarget, here);
        if (References.of(old) != null || References.of(now) != null) {
          compare(old, now, here);
          return;
        }
        types(old, now, oldTarget, newTarget, here);
        return;
      }
      types(old, now, before, after, here);
    }

    private void types(
        Map<String, @Nullable Object> old,
        Map<String, @Nullable Object> now,
        @Nullable Object before,
        @Nullable Object after,
        String place) {
      String oldType = type(old);
      String newType = type(now);
      if (!oldType.equals(newType)) {
        boolean isWider = newType.isEmpty() && isRequest() || oldType.isEmpty() && !isRequest();
        change(!isWider, place + ": " + word(oldType) + " became " + word(newType));
        return;
      }
      switch (oldType) {
        case "object" -> properties(old, now, place);
        case "array" -> compare(old.get("items"), now.get("items"), place + "[]");
        case "" -> alternatives(before, after, place);
        default -> values(old, now, place);
      }
    }

    private String type(Map<String, @Nullable Object> schema) {
      String format = Members.text(schema, "format");
      boolean isTime = format.equals("date-time") || format.equals("date");
      return Members.text(schema, "type") + (isTime ? " " + format : "");
    }

    private String word(String type) {
      return type.isEmpty() ? "free JSON" : type;
    }

    private void alternatives(@Nullable Object before, @Nullable Object after, String place) {
      for (String kind : List.of("oneOf", "anyOf")) {
        List<@Nullable Object> old = of(before, kind);
        List<@Nullable Object> now = of(after, kind);
        if (!Objects.equals(old, now)) {
          boolean isBreaking = isRequest() ? !now.containsAll(old) : !old.containsAll(now);
          change(isBreaking, place + ": its " + kind + " changed");
        }
      }
    }

    private List<@Nullable Object> of(@Nullable Object schema, String kind) {
      return JsonTree.isObject(schema) ? Members.entries(JsonTree.object(schema), kind) : List.of();
    }

    private void values(
        Map<String, @Nullable Object> old, Map<String, @Nullable Object> now, String place) {
      Set<@Nullable Object> before = new LinkedHashSet<>(Members.entries(old, "enum"));
      Set<@Nullable Object> after = new LinkedHashSet<>(Members.entries(now, "enum"));
      if (before.equals(after)) {
        return;
      }
      if (before.isEmpty() || after.isEmpty()) {
        boolean isNarrower = before.isEmpty() && isRequest();
        change(
            isNarrower,
            place
                + (before.isEmpty()
                    ? ": now of listed values " + after
                    : ": values no longer listed"));
        return;
      }
      Set<@Nullable Object> added = new LinkedHashSet<>(after);
      added.removeAll(before);
      Set<@Nullable Object> removed = new LinkedHashSet<>(before);
      removed.removeAll(after);
      if (!removed.isEmpty()) {
        change(isRequest(), place + ": values removed: " + removed);
      }
      if (!added.isEmpty()) {
        change(false, place + ": values added: " + added); // enums of the client are open
      }
    }

    private void properties(
        Map<String, @Nullable Object> old, Map<String, @Nullable Object> now, String place) {
      Map<String, @Nullable Object> before = Members.member(old, "properties");
      Map<String, @Nullable Object> after = Members.member(now, "properties");
      List<@Nullable Object> wasRequired = Members.entries(old, "required");
      List<@Nullable Object> isRequired = Members.entries(now, "required");
      before.forEach(
          (name, property) -> {
            String field = place + "." + name;
            if (!after.containsKey(name)) {
              change(true, field + " removed");
              return;
            }
            if (isRequest() && isRequired.contains(name) && !wasRequired.contains(name)) {
              change(true, field + " became required");
            } else if (!isRequest() && wasRequired.contains(name) && !isRequired.contains(name)) {
              change(false, field + " may be missing now");
            }
            compare(property, after.get(name), field);
          });
      after.keySet().stream()
          .filter(name -> !before.containsKey(name))
          .forEach(
              name -> {
                boolean mustBeSent = isRequest() && isRequired.contains(name);
                change(
                    mustBeSent, place + "." + name + " added" + (mustBeSent ? ", required" : ""));
              });
    }
  }
}
