package io.getsales.client.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** A key and certificate for {@code localhost}, made afresh with the JDK's keytool. */
public final class SelfMadeKey {
  private static final String PASSWORD = "no-secret";

  private final SSLContext context;
  private final X509TrustManager trust;

  private SelfMadeKey(SSLContext context, X509TrustManager trust) {
    this.context = context;
    this.trust = trust;
  }

  /** Makes one in an empty directory. */
  public static SelfMadeKey in(Path directory) {
    Path file = directory.resolve("key.p12");
    try {
      make(file);
      return load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void make(Path file) throws IOException, InterruptedException {
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    Process process =
        new ProcessBuilder(
                keytool.toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(file.resolveSibling("keytool.log").toFile())
            .start();
    if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException(Files.readString(file.resolveSibling("keytool.log")));
    }
  }

  private static SelfMadeKey load(Path file) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", store.getCertificate("server"));
    TrustManagerFactory trusts =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusts.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trusts.getTrustManagers(), null);
    return new SelfMadeKey(context, (X509TrustManager) trusts.getTrustManagers()[0]);
  }

  /** For a server that shows the certificate and a client that trusts it. */
  public SSLContext context() {
    return context;
  }

  /** Server sockets that show the certificate. */
  ServerSocketFactory serverSockets() {
    return context.getServerSocketFactory();
  }

  /** Sockets of a client that trusts the certificate. */
  public SSLSocketFactory trustingSockets() {
    return context.getSocketFactory();
  }

  /** What such a client trusts. */
  public X509TrustManager trust() {
    return trust;
  }
}
