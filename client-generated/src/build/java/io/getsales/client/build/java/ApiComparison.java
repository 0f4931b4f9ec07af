package io.getsales.client.build.java;

import japicmp.cmp.JApiCmpArchive;
import japicmp.cmp.JarArchiveComparator;
import japicmp.cmp.JarArchiveComparatorOptions;
import japicmp.cmp.JarArchiveComparatorOptions.OverrideCompatibilityChange;
import japicmp.model.JApiBehavior;
import japicmp.model.JApiChangeStatus;
import japicmp.model.JApiClass;
import japicmp.model.JApiCompatibility;
import japicmp.model.JApiCompatibilityChange;
import japicmp.model.JApiCompatibilityChangeType;
import japicmp.model.JApiField;
import japicmp.model.JApiHasChangeStatus;
import japicmp.model.JApiSemanticVersionLevel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares the public API of two directories of classes, with japicmp. */
public final class ApiComparison {

  private ApiComparison() {}

  /** Returns what differs, by class and member. */
  public static List<ApiChange> compare(Path before, Path after, Collection<Path> classpath) {
    JarArchiveComparatorOptions options = new JarArchiveComparatorOptions();
    classpath.forEach(entry -> options.getClassPathEntries().add(entry.toString()));
    options.getIgnoreMissingClasses().setIgnoreAllMissingClasses(true);
    // Programs call the generated interfaces and let Retrofit implement them.
    options.addOverrideCompatibilityChange(
        new OverrideCompatibilityChange(
            JApiCompatibilityChangeType.METHOD_ADDED_TO_INTERFACE,
            true,
            true,
            JApiSemanticVersionLevel.MINOR));
    List<ApiChange> changes = new ArrayList<>();
    for (JApiClass type :
        new JarArchiveComparator(options).compare(archive(before, "old"), archive(after, "new"))) {
      add(type, changes);
    }
    changes.sort(
        Comparator.comparing((ApiChange change) -> !change.isBreaking())
            .thenComparing(ApiChange::element));
    return changes;
  }

  private static JApiCmpArchive archive(Path classes, String name) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        jar.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, jar);
        jar.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new JApiCmpArchive(bytes.toByteArray(), name + ".jar", name);
  }

  private static void add(JApiClass type, List<ApiChange> changes) {
    if (type.getChangeStatus() == JApiChangeStatus.UNCHANGED
        && type.isBinaryCompatible()
        && type.isSourceCompatible()) {
      return;
    }
    String name = simple(type.getFullyQualifiedName());
    if (type.getChangeStatus() != JApiChangeStatus.MODIFIED
        && type.getChangeStatus() != JApiChangeStatus.UNCHANGED) {
      changes.add(change(name, type, type));
      return;
    }
    if (!type.getCompatibilityChanges().isEmpty()) {
      changes.add(change(name, type, type));
    }
    type.getMethods().forEach(method -> member(name, method, method, changes));
    type.getConstructors().forEach(constructor -> member(name, constructor, constructor, changes));
    for (JApiField field : type.getFields()) {
      if (isChanged(field, field)) {
        changes.add(change(name + "." + field.getName(), field, field));
      }
    }
  }

  private static void member(
      String type, JApiBehavior behavior, JApiHasChangeStatus status, List<ApiChange> changes) {
    if (isChanged(behavior, status)) {
      String parameters =
          behavior.getParameters().stream()
              .map(parameter -> simple(parameter.getType()))
              .collect(Collectors.joining(", ", "(", ")"));
      changes.add(change(type + "." + behavior.getName() + parameters, behavior, status));
    }
  }

  private static boolean isChanged(JApiCompatibility compatibility, JApiHasChangeStatus status) {
    return status.getChangeStatus() != JApiChangeStatus.UNCHANGED
        || !compatibility.getCompatibilityChanges().isEmpty();
  }

  private static ApiChange change(
      String element, JApiCompatibility compatibility, JApiHasChangeStatus status) {
    String what =
        switch (status.getChangeStatus()) {
          case NEW -> "added";
          case REMOVED -> "removed";
          default ->
              compatibility.getCompatibilityChanges().stream()
                  .map(ApiComparison::words)
                  .distinct()
                  .collect(Collectors.joining(", "));
        };
    return new ApiChange(
        element,
        what.isEmpty() ? "changed" : what,
        !compatibility.isSourceCompatible(),
        !compatibility.isBinaryCompatible());
  }

  private static String words(JApiCompatibilityChange change) {
    return change.getType().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String simple(String qualified) {
    return qualified.replaceAll("[a-z0-9_]+\\.", "").replace('$', '.');
  }
}
