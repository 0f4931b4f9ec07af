package io.getsales.client.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A whole HTTP/2 connection, in frames made by hand: each request takes the next ending of a
 * script, and then always the last one.
 */
public final class Http2Turn implements Turn {
  private static final int PREFACE_LENGTH = 24;
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int PING = 6;
  private static final int GO_AWAY = 7;
  private static final int ACK = 1;
  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;

  /** The error codes of RFC 9113, section 7, that are tried. */
  public static final int NO_ERROR = 0;

  public static final int INTERNAL_ERROR = 2;
  public static final int REFUSED_STREAM = 7;
  public static final int CANCEL = 8;
  public static final int ENHANCE_YOUR_CALM = 11;

  /** What happens to a stream once its request has arrived whole. */
  @FunctionalInterface
  public interface Ending {
    void end(WireConnection connection, int stream) throws IOException;
  }

  private final Deque<Ending> script;
  private final Ending last;

  private Http2Turn(List<Ending> script, Ending last) {
    this.script = new ArrayDeque<>(script);
    this.last = last;
  }

  /** A turn for {@link WireServer#always}; requests after the script take its last ending. */
  public static Http2Turn of(Ending... script) {
    List<Ending> endings = List.of(script);
    int last = endings.size() - 1;
    return new Http2Turn(endings.subList(0, last), endings.get(last));
  }

  /** Status 200 and an empty object. */
  public static Ending ok() {
    return (connection, stream) -> {
      byte[] statusOk = {(byte) 0x88}; // entry 8 of the static table of RFC 7541
      frame(connection, HEADERS, END_HEADERS, stream, statusOk);
      frame(connection, DATA, END_STREAM, stream, new byte[] {'{', '}'});
    };
  }

  /** Resets the stream, not the connection. */
  public static Ending rst(int code) {
    return (connection, stream) -> frame(connection, RST_STREAM, 0, stream, ints(code));
  }

  /** Says goodbye: streams up to the one given, counted from this one, are processed. */
  public static Ending goAway(int fromThisStream) {
    return (connection, stream) -> {
      frame(connection, GO_AWAY, 0, 0, ints(Math.max(0, stream + fromThisStream), NO_ERROR));
      connection.close();
    };
  }

  /** Closes the connection. */
  public static Ending fin() {
    return (connection, stream) -> connection.close();
  }

  /** Resets the connection. */
  public static Ending reset() {
    return (connection, stream) -> connection.reset();
  }

  @Override
  public void take(WireConnection connection) throws IOException {
    connection.read(PREFACE_LENGTH);
    frame(connection, SETTINGS, 0, 0, new byte[0]);
    while (!connection.isClosed()) {
      readFrame(connection);
    }
  }

  private void readFrame(WireConnection connection) throws IOException {
    ByteBuffer head = ByteBuffer.wrap(connection.read(9));
    int lengthAndType = head.getInt();
    int type = lengthAndType & 0xff;
    int flags = head.get();
    int stream = head.getInt();
    byte[] payload = connection.read(lengthAndType >>> 8);
    boolean ack = (flags & ACK) != 0;
    if ((type == SETTINGS || type == PING) && !ack) {
      frame(connection, type, ACK, 0, type == PING ? payload : new byte[0]);
    } else if ((type == HEADERS || type == DATA) && (flags & END_STREAM) != 0) {
      connection.count("HTTP/2 stream " + stream);
      next().end(connection, stream);
    }
  }

  private synchronized Ending next() {
    return script.isEmpty() ? last : script.remove();
  }

  private static void frame(
      WireConnection connection, int type, int flags, int stream, byte[] payload)
      throws IOException {
    connection.write(
        ByteBuffer.allocate(9 + payload.length)
            .putInt(payload.length << 8 | type)
            .put((byte) flags)
            .putInt(stream)
            .put(payload)
            .array());
  }

  private static byte[] ints(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
    for (int value : values) {
      bytes.putInt(value);
    }
    return bytes.array();
  }
}
