package io.getsales.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which version of the library this is, as the build wrote it down. */
final class ClientVersion {
  static final String USER_AGENT =
      "getsales-client-java/" + read() + " (Java " + Runtime.version().feature() + ")";

  private ClientVersion() {}

  private static String read() {
    Properties properties = new Properties();
    try (InputStream in = ClientVersion.class.getResourceAsStream("version.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }
}
