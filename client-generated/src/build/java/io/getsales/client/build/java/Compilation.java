package io.getsales.client.build.java;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Compiles sources in this process. */
public final class Compilation {
  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  private Compilation() {}

  /**
   * Compiles what lies under some directories.
   *
   * @param classes where the classes go
   * @return the errors, each with file, line and message; none when all compiled
   */
  public static List<CompileError> compile(
      Collection<Path> roots, Collection<Path> classpath, Path classes) {
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = files(diagnostics, classpath, classes)) {
      Files.createDirectories(classes);
      List<String> options =
          List.of("--release", "17", "-proc:none", "-parameters", "-Xmaxerrs", "1000", "-nowarn");
      boolean unused =
          COMPILER
              .getTask(
                  null,
                  files,
                  diagnostics,
                  options,
                  null,
                  files.getJavaFileObjectsFromPaths(sources(roots)))
              .call();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return diagnostics.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .map(Compilation::error)
        .toList();
  }

  static StandardJavaFileManager files(
      DiagnosticCollector<JavaFileObject> diagnostics,
      Collection<Path> classpath,
      @Nullable Path classes)
      throws IOException {
    StandardJavaFileManager files =
        COMPILER.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8);
    files.setLocationFromPaths(StandardLocation.CLASS_PATH, classpath);
    if (classes != null) {
      Files.createDirectories(classes);
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
    }
    return files;
  }

  static JavaCompiler compiler() {
    return COMPILER;
  }

  /** Returns all Java files under some directories but their descriptions of modules. */
  static List<Path> sources(Collection<Path> roots) {
    List<Path> sources = new ArrayList<>();
    for (Path root : roots) {
      try (Stream<Path> files = Files.walk(root)) {
        files
            .filter(file -> file.toString().endsWith(".java") && !file.endsWith("module-info.java"))
            .sorted()
            .forEach(sources::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return sources;
  }

  static CompileError error(Diagnostic<? extends JavaFileObject> diagnostic) {
    JavaFileObject source = diagnostic.getSource();
    return new CompileError(
        source == null ? Path.of("") : Path.of(source.toUri()),
        diagnostic.getLineNumber(),
        diagnostic.getMessage(Locale.ROOT).strip().replaceAll("\\s+", " "));
  }
}
