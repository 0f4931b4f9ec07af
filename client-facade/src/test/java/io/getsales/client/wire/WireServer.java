package io.getsales.client.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Serves a script: each request, and each connection where a turn is for opening, takes the next
 * turn of it. When the script is over every request takes the last one, an empty object by default.
 */
public final class WireServer implements AutoCloseable {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private final List<ServerSocket> listeners = new ArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<ReceivedRequest> received = new ArrayList<>();
  private final Deque<Turn> script = new ArrayDeque<>();
  private Turn last = Turns.ok();
  private int connections;
  private @Nullable String problem;

  private WireServer(ServerSocketFactory sockets, String... addresses) throws IOException {
    for (int tries = 0; listeners.isEmpty(); tries++) {
      listen(sockets, addresses, tries);
    }
    for (ServerSocket listener : listeners) {
      start(() -> accept(listener));
    }
  }

  private void listen(ServerSocketFactory sockets, String[] addresses, int tries)
      throws IOException {
    int port = 0;
    try {
      for (String address : addresses) {
        ServerSocket listener =
            sockets.createServerSocket(port, 50, InetAddress.getByName(address));
        listeners.add(listener);
        port = listener.getLocalPort();
      }
    } catch (BindException taken) {
      close();
      listeners.clear();
      if (tries == 9) {
        throw taken;
      }
    }
  }

  /** A server at 127.0.0.1. */
  public static WireServer start() {
    return at("127.0.0.1");
  }

  /** A server at each of the addresses, at one port. */
  public static WireServer at(String... addresses) {
    return with(ServerSocketFactory.getDefault(), addresses);
  }

  /** A server at 127.0.0.1 that speaks TLS. */
  public static WireServer secure(SelfMadeKey key) {
    return with(key.serverSockets(), "127.0.0.1");
  }

  private static WireServer with(ServerSocketFactory sockets, String... addresses) {
    try {
      return new WireServer(sockets, addresses);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds turns to the script. */
  public WireServer then(Turn... turns) {
    lock.lock();
    try {
      script.addAll(List.of(turns));
    } finally {
      lock.unlock();
    }
    return this;
  }

  /** Sets the turn of all requests after the script. */
  public WireServer always(Turn turn) {
    lock.lock();
    try {
      last = turn;
    } finally {
      lock.unlock();
    }
    return this;
  }

  /** The port of all addresses. */
  public int port() {
    return listeners.get(0).getLocalPort();
  }

  /** All requests that arrived whole. */
  public List<ReceivedRequest> received() {
    lock.lock();
    try {
      return List.copyOf(received);
    } finally {
      lock.unlock();
    }
  }

  /** How many connections were accepted. */
  public int connections() {
    lock.lock();
    try {
      return connections;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until so many requests have arrived whole. */
  public void awaitRequests(int count) throws InterruptedException {
    long left = LONGEST_WAIT.toNanos();
    lock.lock();
    try {
      while (received.size() < count) {
        if (left <= 0) {
          throw new AssertionError("only " + received);
        }
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  private void accept(ServerSocket listener) {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        open.add(socket);
        start(() -> serve(socket, nextConnection()));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket socket, int number) {
    try (socket) {
      WireConnection connection = new WireConnection(socket, number, this::add);
      Turn opening = nextTurn(true);
      if (opening != null) {
        opening.take(connection);
      }
      while (!connection.isClosed() && connection.hasNext()) {
        nextTurn(false).take(connection);
      }
    } catch (IOException e) {
      // The client went away, as it may.
    } finally {
      open.remove(socket);
    }
  }

  private @Nullable Turn nextTurn(boolean opening) {
    lock.lock();
    try {
      Turn next = script.isEmpty() ? last : script.peek();
      if (opening != next.isForOpening()) {
        if (opening) {
          return null;
        }
        problem = "a request came where a connection was to open";
        return WireConnection::close;
      }
      script.poll();
      return next;
    } finally {
      lock.unlock();
    }
  }

  private int nextConnection() {
    lock.lock();
    try {
      return ++connections;
    } finally {
      lock.unlock();
    }
  }

  private void add(ReceivedRequest request) {
    lock.lock();
    try {
      received.add(request);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "wire-server");
    thread.setDaemon(true);
    thread.start();
  }

  /** Stops listening and drops every connection; fails if the script was not fit. */
  @Override
  public void close() {
    lock.lock();
    try {
      if (problem != null) {
        throw new AssertionError(problem);
      }
    } finally {
      lock.unlock();
    }
    try {
      for (ServerSocket listener : listeners) {
        listener.close();
      }
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A port where nobody listens. */
  public static int deadPort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
