package io.getsales.client.build.update;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Gets a description from a file or over https. */
final class Source {
  /** The vendor's own file has some hundred kilobytes. */
  static final int LARGEST = 20 << 20;

  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final int OK = 200;

  private final HttpClient http;
  private final Duration longest;

  /** With the machine's own trust and proxy settings. */
  Source() {
    this(
        HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(15))
            .followRedirects(HttpClient.Redirect.NORMAL) // never from https to http
            .proxy(java.net.ProxySelector.getDefault())
            .build(),
        LONGEST);
  }

  Source(HttpClient http, Duration longest) {
    this.http = http;
    this.longest = longest;
  }

  /**
   * Reads the whole of it.
   *
   * @param source the path of a file, or an https address
   * @throws UpdateException when it cannot be had, or is larger than 20 MiB
   */
  byte[] read(String source) {
    String scheme =
        source.replaceFirst("^([A-Za-z][A-Za-z0-9+.-]+):.*", "$1").toLowerCase(Locale.ROOT);
    if (scheme.equals(source.toLowerCase(Locale.ROOT))) {
      return file(Path.of(source));
    }
    return switch (scheme) {
      case "https" -> fetch(address(source));
      case "file" -> file(Path.of(address(source)));
      default ->
          throw new UpdateException(
              source + ": " + scheme + " (expected: the path of a file, or an https address)");
    };
  }

  private static URI address(String source) {
    try {
      return URI.create(source);
    } catch (IllegalArgumentException e) {
      throw new UpdateException(source + ": not an address: " + e.getMessage(), e);
    }
  }

  private static byte[] file(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UpdateException(file.toAbsolutePath() + ": no such file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return limited(in, file.toString());
    } catch (IOException e) {
      throw new UpdateException(file + ": " + e, e);
    }
  }

  private byte[] fetch(URI address) {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Accept", "application/yaml, application/json, text/yaml, */*;q=0.5")
            .build();
    CompletableFuture<byte[]> answer =
        http.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream())
            .thenApplyAsync(response -> body(address, response));
    try {
      return answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new UpdateException(address + ": not read within " + longest.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UpdateException(address + ": interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UpdateException known) {
        throw known;
      }
      throw new UpdateException(address + ": cannot be fetched: " + e.getCause(), e);
    }
  }

  private static byte[] body(URI address, HttpResponse<InputStream> response) {
    try (InputStream in = response.body()) {
      if (response.statusCode() != OK) {
        throw new UpdateException(
            address
                + ": answered with "
                + response.statusCode()
                + response.headers().firstValue("location").map(to -> " to " + to).orElse("")
                + " (expected: 200, redirects only within https)");
      }
      return limited(in, address.toString());
    } catch (IOException e) {
      throw new UpdateException(address + ": broke off: " + e, e);
    }
  }

  private static byte[] limited(InputStream in, String source) throws IOException {
    byte[] content = in.readNBytes(LARGEST + 1);
    if (content.length > LARGEST) {
      throw new UpdateException(source + ": larger than the limit of " + (LARGEST >> 20) + " MiB");
    }
    return content;
  }
}
