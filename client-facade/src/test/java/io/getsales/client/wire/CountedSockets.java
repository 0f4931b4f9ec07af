package io.getsales.client.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.SocketFactory;

/** A client's sockets, kept to be counted. */
public final class CountedSockets extends SocketFactory {
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

  /** How many are open still. */
  public int open() {
    return (int) sockets.stream().filter(socket -> !socket.isClosed()).count();
  }

  /** How many there ever were. */
  public int made() {
    return sockets.size();
  }

  @Override
  public Socket createSocket() {
    Socket socket = new Socket();
    sockets.add(socket);
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw new IOException("not asked for by OkHttp");
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    throw new IOException("not asked for by OkHttp");
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    throw new IOException("not asked for by OkHttp");
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    throw new IOException("not asked for by OkHttp");
  }
}
