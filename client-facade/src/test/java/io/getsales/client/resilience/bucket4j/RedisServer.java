package io.getsales.client.resilience.bucket4j;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A Redis of one test: on a free port of this machine, and without anything on disk. */
final class RedisServer implements AutoCloseable {

  private static final String MISSING =
      "redis-server is not on the PATH, so the quota shared by processes was NOT tested"
          + " (Debian: apt-get install redis-server)";

  private final String executable;
  private final int port;
  private Process process;

  private RedisServer(String executable, int port) {
    this.executable = executable;
    this.port = port;
  }

  /** A server that runs, or the end of the test, which is then skipped. */
  static RedisServer startOrSkip() throws IOException {
    Optional<String> executable = find();
    if (executable.isEmpty()) {
      System.err.println("SKIPPED: " + MISSING);
    }
    assumeTrue(executable.isPresent(), MISSING);
    RedisServer server = new RedisServer(executable.orElseThrow(), freePort());
    server.start();
    return server;
  }

  /** Starts it, again perhaps, with nothing in it; answers when it takes connections. */
  void start() throws IOException {
    process =
        new ProcessBuilder(
                executable,
                "--bind",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--save",
                "",
                "--appendonly",
                "no",
                "--daemonize",
                "no")
            .directory(new File(System.getProperty("java.io.tmpdir")))
            .redirectErrorStream(true)
            .start();
    // Read no further: what follows fits into the pipe.
    BufferedReader output = process.inputReader();
    StringBuilder said = new StringBuilder();
    String line = output.readLine();
    while (line != null && !line.contains("Ready to accept connections")) {
      said.append(line).append('\n');
      line = output.readLine();
    }
    if (line == null) {
      throw new IOException("redis-server ended: " + said);
    }
  }

  /** Ends it as a power cut would. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  int port() {
    return port;
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }

  private static Optional<String> find() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(directory -> Path.of(directory, "redis-server"))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
