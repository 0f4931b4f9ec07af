package io.getsales.client.sandbox;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One server for many sandboxes, each below a path of its own: the first takes as long as a server
 * takes to start, those after it next to nothing. Hand it to {@link SandboxBuilder#host}; the JUnit
 * extension does so by itself.
 *
 * <p>Sandboxes at one host share nothing but the port. What comes late to one that is closed finds
 * the connection cut. Safe for use by several threads.
 */
public final class SandboxHost implements AutoCloseable {
  // A delay in real time keeps a thread, and tests that run in parallel may order many.
  private static final int THREADS = 100;
  private static final Pattern PATH = Pattern.compile("/(sandbox-(\\d+))(/.*)?");

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, FrontDoor> doors = new ConcurrentHashMap<>();
  private final AtomicInteger made = new AtomicInteger();
  private @Nullable Gate plain;
  private @Nullable Gate compressing;
  private boolean closed;

  /** A host; it starts to listen with its first sandbox. */
  public SandboxHost() {}

  Gate open(FrontDoor door, boolean gzip) {
    Gate server = server(gzip);
    String name = "sandbox-" + made.incrementAndGet();
    doors.put(name, door);
    return new Gate(server.baseUrl() + "/" + name, server.port(), () -> doors.remove(name));
  }

  /** Stops listening; all sandboxes at it are closed with it. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      doors.clear();
      stop(plain);
      stop(compressing);
      plain = null;
      compressing = null;
    } finally {
      lock.unlock();
    }
  }

  private Gate server(boolean gzip) {
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException("this host is closed");
      }
      Gate server = gzip ? compressing : plain;
      if (server == null) {
        server = WireMockGate.open(this::receive, gzip, 0, THREADS);
        if (gzip) {
          compressing = server;
        } else {
          plain = server;
        }
      }
      return server;
    } finally {
      lock.unlock();
    }
  }

  private Reply receive(Arrival arrival) {
    Matcher matcher = PATH.matcher(arrival.path());
    if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > made.get()) {
      return new Reply(
          Answer.message(
              404, "No sandbox is here: take the whole of its baseUrl(), path included."),
          OrderedFault.Kind.NONE,
          Duration.ZERO);
    }
    FrontDoor door = doors.get(matcher.group(1));
    if (door == null) {
      return new Reply(Answer.empty(503), OrderedFault.Kind.CLOSE, Duration.ZERO);
    }
    String rest = matcher.group(3);
    return door.receive(arrival.at(rest == null ? "/" : rest));
  }

  private static void stop(@Nullable Gate server) {
    if (server != null) {
      server.stop().run();
    }
  }
}
