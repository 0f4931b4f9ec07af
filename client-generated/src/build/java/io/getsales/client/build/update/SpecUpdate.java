package io.getsales.client.build.update;

import io.getsales.client.build.java.ApiComparison;
import io.getsales.client.build.java.FacadeSources;
import io.getsales.client.build.java.FacadeUse;
import io.getsales.client.build.overlay.JsonTree;
import io.getsales.client.build.overlay.Overlay;
import io.getsales.client.build.overlay.OverlayException;
import io.getsales.client.build.overlay.YamlReader;
import io.getsales.client.build.report.Markdown;
import io.getsales.client.build.report.SpecReport;
import io.getsales.client.build.wire.OperationKey;
import io.getsales.client.build.wire.WireComparison;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes a new description in: fetches, checks, reports, and only then replaces. */
public final class SpecUpdate {
  private final Source source;
  private final Project project;
  private final Collection<Path> classpath;

  private final @Nullable Present known;

  SpecUpdate(Source source, Project project, Collection<Path> classpath) {
    this(source, project, classpath, null);
  }

  /**
   * With what is known of the description that is checked in; null when that is yet to be found
   * out.
   */
  SpecUpdate(Source source, Project project, Collection<Path> classpath, @Nullable Present known) {
    this.source = source;
    this.project = project;
    this.classpath = List.copyOf(classpath);
    this.known = known;
  }

  /**
   * Runs an update.
   *
   * @param arguments the project's root; the source, a file or an https address; "false" to
   *     replace, anything else to report only
   * @throws UpdateException saying why there is none; nothing is changed then
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 3) {
      throw new UpdateException(
          "arguments: " + arguments.length + " (expected: <root> <source> <dry run>)");
    }
    if (arguments[1].isBlank()) {
      throw new UpdateException("no source (expected: -Dspec.source=<file or https address>)");
    }
    Project project = Project.at(Path.of(arguments[0]).toAbsolutePath().normalize());
    SpecUpdate update = new SpecUpdate(new Source(), project, OwnClasspath.entries());
    update.run(arguments[1], !arguments[2].equals("false"), System.out);
  }

  /**
   * Fetches, checks, reports and, unless told otherwise, replaces.
   *
   * @return what was reported
   * @throws UpdateException when the source cannot be had or used; nothing is changed then
   */
  SpecReport run(String from, boolean isDryRun, Appendable console) throws IOException {
    byte[] content = source.read(from);
    Path work = Files.createTempDirectory("spec-update");
    try {
      return run(from, isDryRun, console, work);
    } finally {
      delete(work);
    }
  }

  /** As above, with everything that is made on the way left in a directory. */
  SpecReport run(String from, boolean isDryRun, Appendable console, Path work) throws IOException {
    SpecReport report = report(from, source.read(from), Files.createDirectories(work));
    Path file = project.root().resolve("target/spec-report.md");
    writeWhole(file, Markdown.of(report).getBytes(StandardCharsets.UTF_8));
    String done = "dry run: " + project.description() + " stays as it was";
    if (!isDryRun) {
      writeWhole(project.description(), Files.readAllBytes(candidate(work)));
      done = "replaced " + project.description();
    }
    for (String line : List.of(Markdown.summary(report), "report: " + file, done)) {
      console.append(line).append(System.lineSeparator());
    }
    return report;
  }

  private static Path candidate(Path work) {
    return work.resolve("new.yaml");
  }

  /** Where a run leaves the classes of the new description. */
  static Path newClasses(Path work) {
    return work.resolve("new/classes");
  }

  private SpecReport report(String from, byte[] content, Path directory) throws IOException {
    Path candidate = Files.write(candidate(directory), content);
    @Nullable Object after = read(candidate, from);
    List<String> complaints = Validator.check(after, text(content, from));
    Overlay overlay = Overlay.read(project.overlay());
    Present present =
        known == null ? Present.of(project, classpath, directory.resolve("old")) : known;
    Built old = present.built();
    Built now = Built.of(after, overlay, project, classpath, directory.resolve("new"));
    FacadeUse newUse = FacadeSources.analyze(List.of(project.facade()), now.classpath(classpath));
    List<String> notes = new ArrayList<>(now.prepared().notes());
    notes.removeAll(old.prepared().notes());
    return new SpecReport(
        from,
        project.root(),
        complaints,
        WireComparison.compare(present.root(), after),
        now.failures(),
        notes,
        now.problems(),
        ApiComparison.compare(old.classes(), now.classes(), classpath),
        callers(old.methods(), present.use()),
        now.methods(),
        newUse.errors(),
        newUse.brokenMethods());
  }

  private static Map<OperationKey, Set<String>> callers(
      Map<OperationKey, String> methods, FacadeUse use) {
    Map<OperationKey, Set<String>> callers = new LinkedHashMap<>();
    methods.forEach(
        (operation, method) -> {
          Set<String> found = use.callers().get(method);
          if (found != null) {
            callers.put(operation, found);
          }
        });
    return callers;
  }

  private static @Nullable Object read(Path file, String from) {
    try {
      return JsonTree.copy(YamlReader.read(file).root());
    } catch (OverlayException e) {
      throw new UpdateException(String.valueOf(e.getMessage()).replace(file.toString(), from), e);
    }
  }

  private static String text(byte[] content, String from) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(java.nio.ByteBuffer.wrap(content))
          .toString();
    } catch (CharacterCodingException e) {
      throw new UpdateException(from + ": not UTF-8", e);
    }
  }

  /** Writes beside the file and moves it into its place, so that nobody ever sees half of it. */
  private static void writeWhole(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.getParent());
    Path beside = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".new");
    try {
      Files.write(beside, content);
      beside.toFile().setReadable(true, false);
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
