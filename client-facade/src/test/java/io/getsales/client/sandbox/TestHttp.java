package io.getsales.client.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Talks to a sandbox by the JDK's own HTTP client, as the tests of the sandbox need it. */
final class TestHttp {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final GetSalesSandbox sandbox;
  private final @Nullable String authorization;

  TestHttp(GetSalesSandbox sandbox) {
    this(sandbox, "Bearer " + sandbox.apiKey());
  }

  TestHttp(GetSalesSandbox sandbox, @Nullable String authorization) {
    this.sandbox = sandbox;
    this.authorization = authorization;
  }

  /** An answer. */
  record Response(int status, String text, HttpResponse<String> raw) {
    JsonElement json() {
      return JsonParser.parseString(text);
    }

    JsonObject object() {
      return json().getAsJsonObject();
    }

    JsonArray data() {
      return object().getAsJsonArray("data");
    }

    /** The value at a path such as {@code error.data.name.0}. */
    JsonElement at(String path) {
      JsonElement value = json();
      for (String step : path.split("\\.", -1)) {
        value =
            value.isJsonArray()
                ? value.getAsJsonArray().get(Integer.parseInt(step))
                : value.getAsJsonObject().get(step);
        if (value == null) {
          throw new AssertionError("nothing at " + path + " in " + text);
        }
      }
      return value;
    }

    String textAt(String path) {
      return at(path).getAsString();
    }

    @Nullable String header(String name) {
      return raw.headers().firstValue(name).orElse(null);
    }

    List<String> uuids() {
      List<String> uuids = new ArrayList<>();
      for (JsonElement row : data()) {
        JsonObject object = row.getAsJsonObject();
        JsonObject inner = object.has("lead") ? object.getAsJsonObject("lead") : object;
        uuids.add(inner.get("uuid").getAsString());
      }
      return uuids;
    }
  }

  Response get(String path) {
    return send("GET", path, null);
  }

  Response post(String path, Object body) {
    return send("POST", path, body instanceof String text ? text : Json.tree(body).toString());
  }

  Response post(String path) {
    return send("POST", path, null);
  }

  Response put(String path, Object body) {
    return send("PUT", path, Json.tree(body).toString());
  }

  Response put(String path) {
    return send("PUT", path, null);
  }

  Response delete(String path) {
    return send("DELETE", path, null);
  }

  Response search(Map<String, ?> body) {
    return post("/leads/api/leads/search", body);
  }

  Response send(String method, String path, @Nullable String body) {
    return send(method, path, body, "application/json");
  }

  Response send(String method, String path, @Nullable String body, String contentType) {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + path))
              .header("Accept", "application/json");
      if (authorization != null) {
        request.header("Authorization", authorization);
      }
      if (body != null) {
        request.header("Content-Type", contentType);
      }
      request.method(
          method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
      HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
      return new Response(response.statusCode(), response.body(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Encodes a query such as {@code filter[status]=on&limit=3}. */
  static String query(String plain) {
    StringBuilder query = new StringBuilder();
    for (String pair : plain.split("&", -1)) {
      int end = pair.startsWith("filter[") ? pair.lastIndexOf("]=") + 1 : pair.indexOf('=');
      query
          .append(query.isEmpty() ? "?" : "&")
          .append(URLEncoder.encode(pair.substring(0, end), StandardCharsets.UTF_8))
          .append('=')
          .append(URLEncoder.encode(pair.substring(end + 1), StandardCharsets.UTF_8));
    }
    return query.toString();
  }
}
