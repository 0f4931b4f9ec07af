package io.getsales.client.build.update;

import io.getsales.client.build.java.Compilation;
import io.getsales.client.build.java.CompileError;
import io.getsales.client.build.java.Generator;
import io.getsales.client.build.overlay.ActionFailure;
import io.getsales.client.build.overlay.JsonTree;
import io.getsales.client.build.overlay.ListFields;
import io.getsales.client.build.overlay.Overlay;
import io.getsales.client.build.prepare.Members;
import io.getsales.client.build.prepare.PrepareDescription;
import io.getsales.client.build.prepare.Prepared;
import io.getsales.client.build.wire.OperationKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a description becomes.
 *
 * @param failures overlay actions that were left out, since they do not fit
 * @param prepared what was generated from
 * @param problems why there is no code, or none that compiles
 * @param classes the classes, as many as could be made
 */
record Built(List<ActionFailure> failures, Prepared prepared, List<String> problems, Path classes) {

  /**
   * Generates and compiles.
   *
   * @param root the description as published; stays as it is
   * @param directory where everything goes
   */
  static Built of(
      @Nullable Object root,
      Overlay overlay,
      Project project,
      Collection<Path> classpath,
      Path directory)
      throws IOException {
    Object overlaid = JsonTree.copy(root);
    List<ActionFailure> failures = overlay.applyWhatFits(overlaid);
    Prepared prepared = Prepared.of(overlaid);
    Path file = directory.resolve("prepared.yaml");
    PrepareDescription.write(prepared, file);
    Path classes = directory.resolve("classes");
    List<String> problems = new ArrayList<>();
    Generator generator =
        new Generator(
            project.generator().resolve("config.yaml"), project.generator().resolve("templates"));
    Path fields = directory.resolve("fields");
    ListFields.write(overlaid, fields);
    List<Path> sources = new ArrayList<>(List.of(project.support(), fields));
    try {
      sources.add(generator.generate(file, directory.resolve("generated")));
    } catch (RuntimeException e) {
      problems.add("the generator: " + e.getMessage());
    }
    for (CompileError error : Compilation.compile(sources, classpath, classes)) {
      problems.add(error.text(directory));
    }
    return new Built(failures, prepared, problems, classes);
  }

  /** Returns what sources that stand on the classes are compiled with. */
  List<Path> classpath(Collection<Path> libraries) {
    List<Path> entries = new ArrayList<>(List.of(classes));
    entries.addAll(libraries);
    return entries;
  }

  /** Returns the Java method of each operation, as {@code ContactsApi.findContact}. */
  Map<OperationKey, String> methods() {
    Map<OperationKey, String> methods = new LinkedHashMap<>();
    OperationKey.operations(prepared.root())
        .forEach(
            (key, operation) ->
                methods.put(
                    key,
                    Members.text(operation, "x-client-api")
                        + "Api."
                        + Members.text(operation, "x-client-method")));
    return methods;
  }
}
