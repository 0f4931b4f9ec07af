package io.getsales.client.benchmark;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A child JVM with the class path of this one, or a part of it. */
final class Jvm implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;
  private final String name;

  private Jvm(Process process, String name) {
    this.process = process;
    this.name = name;
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static Jvm start(List<String> options, Class<?> main, String... arguments) throws IOException {
    return start(System.getProperty("java.class.path"), options, main, arguments);
  }

  /** Without what only other contenders bring: a client that finds SLF4J asks it for a log. */
  static Jvm startWithoutLogging(Class<?> main, String... arguments) throws IOException {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(jar -> !jar.contains("slf4j"))
            .collect(Collectors.joining(File.pathSeparator));
    return start(classPath, List.of(), main, arguments);
  }

  private static Jvm start(
      String classPath, List<String> options, Class<?> main, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseSerialGC");
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, main.getName()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    return new Jvm(process, main.getSimpleName() + " " + String.join(" ", arguments));
  }

  /** The next line of its output. */
  String line() throws IOException {
    String line = output.readLine();
    if (line == null) {
      throw new IllegalStateException(name + " ended without a result");
    }
    return line;
  }

  /** Ends what reads its input to the end, and waits for it. */
  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
