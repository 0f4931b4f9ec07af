package io.getsales.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.getsales.client.wire.Turns;
import io.getsales.client.wire.WireServer;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A program ends when its {@code main} does, whatever the client was used for: on the JVM of this
 * build, and on a later one with virtual threads where this machine has it.
 */
@Timeout(120)
class ProcessEndTest {
  /** OkHttp's own threads would keep the JVM for 60 seconds. */
  private static final int LONGEST_SECONDS = 10;

  private static final String EMPTY_PAGE = "{\"data\":[],\"total\":0,\"has_more\":false}";

  private static final int FIRST_WITH_VIRTUAL_THREADS = 24;

  private enum Way {
    AWAITED,
    RUNNING,
    CLOSED,
    GIVEN
  }

  static Stream<Arguments> everyWayOnEveryJvm() throws IOException {
    List<Arguments> all = new ArrayList<>();
    for (Path home : homes()) {
      for (Way way : Way.values()) {
        all.add(arguments(way, home));
      }
    }
    return all.stream();
  }

  private static List<Path> homes() throws IOException {
    Path own = Path.of(System.getProperty("java.home"));
    List<Path> homes = new ArrayList<>(List.of(own));
    Path usual = Path.of("/usr/lib/jvm");
    if (Files.isDirectory(usual)) {
      try (DirectoryStream<Path> others = Files.newDirectoryStream(usual)) {
        for (Path other : others) {
          if (version(other) >= FIRST_WITH_VIRTUAL_THREADS && !Files.isSameFile(other, own)) {
            homes.add(other);
          }
        }
      }
    }
    return homes;
  }

  private static int version(Path home) throws IOException {
    Path release = home.resolve("release");
    if (!Files.isExecutable(home.resolve("bin/java")) || !Files.isReadable(release)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(release)) {
      return lines
          .filter(line -> line.startsWith("JAVA_VERSION="))
          .map(line -> line.replaceAll("[^0-9.]", "").replaceAll("\\..*", ""))
          .mapToInt(Integer::parseInt)
          .findFirst()
          .orElse(0);
    }
  }

  /** What is optional is left out once: a program without it has to run as well. */
  private static String classPath(Way way) {
    String all = System.getProperty("java.class.path");
    return way != Way.CLOSED
        ? all
        : Arrays.stream(all.split(File.pathSeparator))
            .filter(jar -> !jar.matches(".*(slf4j|logback|micrometer|opentelemetry).*"))
            .collect(Collectors.joining(File.pathSeparator));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("everyWayOnEveryJvm")
  void theProgramEndsWithItsMain(Way way, Path home) throws Exception {
    try (WireServer server =
        WireServer.start()
            .then(Turns.ok(), Turns.ok(), Turns.answer(200, EMPTY_PAGE))
            .always(way == Way.RUNNING ? Turns.silence() : Turns.ok())) {
      Process program =
          new ProcessBuilder(
                  home.resolve("bin/java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  classPath(way),
                  ProcessEndProgram.class.getName(),
                  way.name(),
                  "http://127.0.0.1:" + server.port() + "/")
              .redirectErrorStream(true)
              .start();
      try (BufferedReader out = program.inputReader()) {
        List<String> said = new ArrayList<>();
        String line = out.readLine();
        while (line != null && !line.equals("main ends")) {
          said.add(line);
          line = out.readLine();
        }

        assertThat(line).as(String.join("\n", said)).isEqualTo("main ends");
        assertThat(program.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).isZero();
        assertThat(said)
            .containsExactly(version(home) >= FIRST_WITH_VIRTUAL_THREADS ? "virtual" : "platform");
      } finally {
        program.destroyForcibly();
      }
    }
  }
}
