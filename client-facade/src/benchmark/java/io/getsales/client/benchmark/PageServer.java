package io.getsales.client.benchmark;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Serves the prebuilt contacts, cheaply, in a JVM of its own: pages by offset or from a creation
 * time on, and one list. Each argument is a delay in milliseconds and gets a port, which is
 * printed. Ends when its input does.
 */
final class PageServer {
  private static final String LIST =
      "{\"uuid\":\"7f0c2a54-9d1e-4b7b-8a53-2f6c1de0a911\",\"team_id\":412,\"name\":\"Autumn"
          + " round\",\"user_id\":20,\"created_at\":\"2024-11-05T08:31:12.000000Z\","
          + "\"updated_at\":\"2024-11-06T07:15:22.000000Z\"}";

  private final ContactRows rows = new ContactRows();

  public static void main(String[] delays) throws IOException {
    PageServer server = new PageServer();
    for (String delay : delays) {
      ServerSocket socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
      System.out.println(socket.getLocalPort());
      daemon(() -> server.accept(socket, Integer.parseInt(delay)));
    }
    while (System.in.read() != -1) {
      // The parent holds the other end.
    }
    System.exit(0);
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept(ServerSocket socket, int delay) {
    try {
      while (true) {
        Socket connection = socket.accept();
        connection.setTcpNoDelay(true);
        daemon(() -> serve(connection, delay));
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void serve(Socket connection, int delay) {
    try (connection) {
      InputStream in = new BufferedInputStream(connection.getInputStream());
      OutputStream out = connection.getOutputStream();
      for (String head = head(in); !head.isEmpty(); head = head(in)) {
        String body = new String(in.readNBytes(length(head)), StandardCharsets.UTF_8);
        if (delay > 0) {
          Thread.sleep(delay);
        }
        if (head.startsWith("POST ")) {
          sendPage(body, out);
        } else {
          byte[] list = LIST.getBytes(StandardCharsets.UTF_8);
          out.write(concat(answerHead(list.length), list));
        }
      }
    } catch (IOException e) {
      // The client is gone.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Up to the blank line; empty at the end of the connection. */
  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (int c = in.read(); c != -1; c = in.read()) {
      head.append((char) c);
      if (c == '\n' && head.length() > 3 && head.charAt(head.length() - 3) == '\n') {
        return head.toString();
      }
    }
    return "";
  }

  private static int length(String head) {
    String lower = head.toLowerCase(Locale.ROOT);
    int at = lower.indexOf("content-length:");
    return at < 0 ? 0 : Integer.parseInt(lower.substring(at + 15, lower.indexOf('\r', at)).strip());
  }

  private void sendPage(String search, OutputStream out) throws IOException {
    int bound = firstAfter(search);
    int offset = number(search, "\"offset\":", 0);
    int limit = number(search, "\"limit\":", 20);
    int from = Math.min(ContactRows.COUNT, bound + offset);
    int to = Math.min(ContactRows.COUNT, from + limit);
    byte[] before = "{\"data\":[".getBytes(StandardCharsets.UTF_8);
    byte[] after =
        ("],\"limit\":%d,\"offset\":%d,\"total\":%d,\"has_more\":%b}"
                .formatted(limit, offset, ContactRows.COUNT - bound, to < ContactRows.COUNT))
            .getBytes(StandardCharsets.UTF_8);
    int length = Math.max(0, rows.start(to) - rows.start(from) - 1);
    out.write(concat(answerHead(before.length + length + after.length), before));
    out.write(rows.bytes(), rows.start(from), length);
    out.write(after);
  }

  private static int firstAfter(String search) {
    boolean isIncluded = search.contains("\">=\":\"");
    int at = search.indexOf(isIncluded ? "\">=\":\"" : "\">\":\"");
    if (at < 0) {
      return 0;
    }
    int start = search.indexOf(":\"", at) + 2;
    String text = search.substring(start, search.indexOf('"', start)).replace(' ', 'T');
    OffsetDateTime time = OffsetDateTime.parse(text.endsWith("Z") ? text : text + "Z");
    long seconds = Duration.between(ContactRows.FIRST, time.toInstant()).toSeconds();
    int row = (int) ((seconds + ContactRows.SECONDS_BETWEEN - 1) / ContactRows.SECONDS_BETWEEN);
    boolean isRowOfThatTime = seconds % ContactRows.SECONDS_BETWEEN == 0;
    return Math.max(0, Math.min(ContactRows.COUNT, isIncluded || !isRowOfThatTime ? row : row + 1));
  }

  private static int number(String json, String name, int otherwise) {
    int at = json.indexOf(name);
    if (at < 0) {
      return otherwise;
    }
    int end = at + name.length();
    while (Character.isDigit(json.charAt(end))) {
      end++;
    }
    return Integer.parseInt(json, at + name.length(), end, 10);
  }

  private static byte[] answerHead(int length) {
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
    return ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nDate: "
            + date
            + "\r\nContent-Length: "
            + length
            + "\r\n\r\n")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
