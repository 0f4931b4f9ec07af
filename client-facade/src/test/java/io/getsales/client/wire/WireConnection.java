package io.getsales.client.wire;

import io.getsales.client.contract.ContractWatch;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** One connection as the server sees it: reads requests, writes anything, ends in any way. */
public final class WireConnection {
  private final Socket socket;
  private final int number;
  private final InputStream in;
  private final Consumer<ReceivedRequest> received;

  WireConnection(Socket socket, int number, Consumer<ReceivedRequest> received) throws IOException {
    this.socket = socket;
    this.number = number;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.received = received;
    socket.setTcpNoDelay(true);
  }

  /** Waits for the first byte of a request; false when the client closed instead. */
  boolean hasNext() throws IOException {
    in.mark(1);
    int first = in.read();
    in.reset();
    return first >= 0;
  }

  /** Reads a request to its last byte and counts it. */
  public void readRequest() throws IOException {
    String line = readLine();
    List<String> headers = new ArrayList<>();
    for (String header = readLine(); !header.isEmpty(); header = readLine()) {
      headers.add(header);
    }
    ReceivedRequest head = new ReceivedRequest(line, List.copyOf(headers), "", number);
    if (head.header("Transfer-Encoding").isPresent()) {
      throw new IOException("the client sends no chunks");
    }
    int length = head.header("Content-Length").map(Integer::valueOf).orElse(0);
    String body = new String(read(length), StandardCharsets.UTF_8);
    ContractWatch.judge(head.method(), head.target(), head.headersByName(), body);
    received.accept(new ReceivedRequest(line, head.headers(), body, number));
  }

  /** Counts a request that came in another form than HTTP/1.1. */
  void count(String line) {
    received.accept(new ReceivedRequest(line, List.of(), "", number));
  }

  /** Reads so many bytes and no more. */
  public byte[] read(int bytes) throws IOException {
    byte[] read = in.readNBytes(bytes);
    if (read.length < bytes) {
      throw new EOFException();
    }
    return read;
  }

  /** Writes text as it is; {@code \n} is the end of a line. */
  public void write(String text) throws IOException {
    write(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Writes bytes. */
  public void write(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  /** Ends the connection in order. */
  public void close() throws IOException {
    socket.close();
  }

  /** Ends the connection with a reset. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /** Says nothing more until the client gives up. */
  public void fallSilent() throws IOException {
    in.transferTo(OutputStream.nullOutputStream());
    close();
  }

  boolean isClosed() {
    return socket.isClosed();
  }

  private String readLine() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException();
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "connection %d", number);
  }
}
