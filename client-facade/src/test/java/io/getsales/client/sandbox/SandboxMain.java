package io.getsales.client.sandbox;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;

/**
 * Runs a sandbox by itself, until the process is ended: for a first look with curl, for programs in
 * other languages, for trying things out. Every request is printed as it comes in.
 *
 * <table>
 * <caption>System properties</caption>
 * <tr><td>{@code sandbox.port}</td><td>8410; 0 for any that is free</td></tr>
 * <tr><td>{@code sandbox.contacts}</td><td>250</td></tr>
 * <tr><td>{@code sandbox.seed}</td><td>42</td></tr>
 * <tr><td>{@code sandbox.quota}</td><td>requests a minute, 300; 0 for any number</td></tr>
 * </table>
 */
public final class SandboxMain {
  private static final int PORT = 8_410;
  private static final int CONTACTS = 250;
  private static final int SEED = 42;
  private static final int QUOTA = 300;

  private final PrintStream out;
  private final Properties settings;

  SandboxMain(PrintStream out, Properties settings) {
    this.out = out;
    this.settings = settings;
  }

  /**
   * Does not come back.
   *
   * @param args not read; settings are system properties
   * @throws InterruptedException when the thread is interrupted
   */
  public static void main(String[] args) throws InterruptedException {
    try (GetSalesSandbox sandbox = new SandboxMain(System.out, System.getProperties()).start()) {
      Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
      new CountDownLatch(1).await();
    }
  }

  GetSalesSandbox start() {

    SandboxBuilder builder =
        GetSalesSandbox.builder()
            .port(number("port", PORT))
            .contacts(number("contacts", CONTACTS))
            .seed(number("seed", SEED))
            .onRequest(out::println);
    int quota = number("quota", QUOTA);
    if (quota == 0) {
      builder.noQuota();
    } else {
      builder.quota(quota, Duration.ofMinutes(1));
    }
    GetSalesSandbox sandbox = builder.build();
    String url = sandbox.baseUrl();
    String key = sandbox.apiKey();
    out.printf(
        Locale.ROOT,
        """
        A GetSales sandbox listens at %1$s, with
          %3$,d contacts in %4$d lists, %5$d automations, %6$d sender profiles,
          %7$d LinkedIn messages, %8$d emails, all invented. Nothing reaches anybody.

        With curl:
          curl -s %1$s/flows/api/flows -H 'Authorization: Bearer %2$s'
          curl -s %1$s/leads/api/leads/search -H 'Authorization: Bearer %2$s' \\
            -H 'Content-Type: application/json' -d '{"limit": 3}'

        With the client, GetSales.fromEnvironment():
          export GETSALES_BASE_URL=%1$s
          export GETSALES_API_KEY=%2$s

        Requests follow. Ctrl-C ends it.
        """,
        url,
        key,
        sandbox.contactCount(),
        sandbox.lists().size(),
        sandbox.automations().size(),
        sandbox.senderProfiles().size(),
        sandbox.linkedInMessages().size(),
        sandbox.emails().size());
    out.flush();
    return sandbox;
  }

  private int number(String name, int byDefault) {
    String property = "sandbox." + name;
    String text = settings.getProperty(property);
    try {
      return text == null ? byDefault : Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(property + ": " + text + " (expected: a number)", e);
    }
  }
}
