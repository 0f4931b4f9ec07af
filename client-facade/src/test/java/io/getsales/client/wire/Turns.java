package io.getsales.client.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/** The turns that tests are made of. */
public final class Turns {
  private static final int DRIP_MILLIS = 10;

  private Turns() {}

  /** Success with an empty object. */
  public static Turn ok() {
    return answer(200, "{}");
  }

  /** An answer of the given length; the connection stays open. */
  public static Turn answer(int status, String body, String... headers) {
    return connection -> {
      connection.readRequest();
      connection.write(head(status, headers) + "Content-Length: " + body.length() + "\n\n" + body);
    };
  }

  /** An answer after which the connection is closed, without a word about it before. */
  public static Turn andClose(Turn answer) {
    return connection -> {
      answer.take(connection);
      connection.close();
    };
  }

  /** Closes a connection as soon as it opens. */
  public static Turn closeAtOnce() {
    return opening(WireConnection::close);
  }

  /** Resets a connection as soon as it opens. */
  public static Turn resetAtOnce() {
    return opening(WireConnection::reset);
  }

  private static Turn opening(Turn turn) {
    return new Turn() {
      @Override
      public void take(WireConnection connection) throws IOException {
        turn.take(connection);
      }

      @Override
      public boolean isForOpening() {
        return true;
      }
    };
  }

  /** Reads a few bytes of a request and resets. */
  public static Turn resetInRequest() {
    return connection -> {
      connection.read(10);
      connection.reset();
    };
  }

  /** Reads a request and closes. */
  public static Turn closeAfterRequest() {
    return writeAndClose("");
  }

  /** Reads a request and resets. */
  public static Turn resetAfterRequest() {
    return writeAndReset("");
  }

  /** Reads a request, writes this, closes. */
  public static Turn writeAndClose(String text) {
    return connection -> {
      connection.readRequest();
      connection.write(text);
      connection.close();
    };
  }

  /** Reads a request, writes this, lets the client read it, resets. */
  public static Turn writeAndReset(String text) {
    return connection -> {
      connection.readRequest();
      connection.write(text);
      pause(text.isEmpty() ? 0 : 2 * DRIP_MILLIS);
      connection.reset();
    };
  }

  /** Reads a request and never answers. */
  public static Turn silence() {
    return connection -> {
      connection.readRequest();
      connection.fallSilent();
    };
  }

  /** Success with a body whose bytes come one by one, for longer than anybody waits. */
  public static Turn drip() {
    return drip(200);
  }

  /** An answer with a body whose bytes come one by one, for longer than anybody waits. */
  public static Turn drip(int status) {
    return connection -> {
      connection.readRequest();
      connection.write(head(status) + "Content-Length: 100000\n\n");
      while (true) {
        connection.write(" ");
        pause(DRIP_MILLIS);
      }
    };
  }

  /** Success with bytes that claim to be gzip. */
  public static Turn gzip(byte[] body) {
    return connection -> {
      connection.readRequest();
      connection.write(
          head(200, "Content-Encoding: gzip") + "Content-Length: " + body.length + "\n\n");
      connection.write(body);
    };
  }

  /** A text in gzip. */
  public static byte[] zipped(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A text in gzip whose checksum is wrong. */
  public static byte[] zippedWithWrongChecksum(String text) {
    byte[] bytes = zipped(text);
    bytes[bytes.length - 8] ^= 1;
    return bytes;
  }

  /** A text in gzip without its end. */
  public static byte[] zippedAndCut(String text) {
    byte[] bytes = zipped(text);
    return Arrays.copyOf(bytes, bytes.length - 12);
  }

  /** The beginning of an answer, up to where the length or the end of the head comes. */
  public static String head(int status, String... headers) {
    StringBuilder head =
        new StringBuilder("HTTP/1.1 ")
            .append(status)
            .append(" Status\nContent-Type: application/json\n");
    for (String header : headers) {
      head.append(header).append('\n');
    }
    return head.toString();
  }

  private static void pause(int millis) throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
