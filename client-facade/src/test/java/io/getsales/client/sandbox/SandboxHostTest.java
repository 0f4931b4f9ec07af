package io.getsales.client.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.getsales.client.GetSales;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many sandboxes at one port. */
final class SandboxHostTest {
  private static final String LISTS = "/leads/api/lists";

  private final SandboxHost host = new SandboxHost();

  @AfterEach
  void close() {
    host.close();
  }

  @Test
  void sandboxesShareThePortAndNothingElse() {
    try (GetSalesSandbox one = GetSalesSandbox.builder().host(host).lists(1).build();
        GetSalesSandbox other = GetSalesSandbox.builder().host(host).lists(3).build()) {
      assertThat(one.port()).isEqualTo(other.port());
      assertThat(new TestHttp(one).get(LISTS).data()).hasSize(1);
      assertThat(new TestHttp(other).get(LISTS).data()).hasSize(3);
      assertThat(new TestHttp(other).get(LISTS).data()).hasSize(3);

      assertThat(one.requestCount()).isEqualTo(1);
      assertThat(other.requests()).extracting(ReceivedRequest::path).containsOnly(LISTS);
    }
  }

  @Test
  void aClientFindsItsOwn() {
    try (GetSalesSandbox first = GetSalesSandbox.builder().host(host).build();
        GetSalesSandbox second = GetSalesSandbox.builder().host(host).contacts(7).build();
        GetSales getsales =
            GetSales.builder().baseUrl(second.baseUrl()).apiKey(second.apiKey()).build()) {
      assertThat(getsales.contacts().search().toList()).hasSize(7);
      assertThat(first.requestCount()).isZero();
    }
  }

  @Test
  void whoComesLateFindsTheConnectionCut() {
    GetSalesSandbox closed = GetSalesSandbox.builder().host(host).build();
    GetSalesSandbox open = GetSalesSandbox.builder().host(host).build();
    closed.close();

    assertThatThrownBy(() -> new TestHttp(closed).get(LISTS))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(new TestHttp(open).get(LISTS).status()).isEqualTo(200);
    assertThat(closed.requestCount()).isZero();
  }

  @Test
  void aPathOfNoSandboxSaysWhatToDo() throws IOException, InterruptedException {
    try (GetSalesSandbox sandbox = GetSalesSandbox.builder().host(host).build()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + sandbox.port() + LISTS)).build();
      HttpResponse<String> response =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

      assertThat(response.statusCode()).isEqualTo(404);
      assertThat(response.body()).contains("the whole of its baseUrl()");
    }
  }

  @Test
  void compressedAnswersCanBeHadToo() {
    try (GetSalesSandbox sandbox = GetSalesSandbox.builder().host(host).gzip(true).build();
        GetSales getsales =
            GetSales.builder().baseUrl(sandbox.baseUrl()).apiKey(sandbox.apiKey()).build()) {
      assertThat(getsales.contacts().search().toList()).hasSize(100);
    }
  }

  @Test
  void manyAtOnceDoNotMeet() {
    IntStream.range(0, 24)
        .parallel()
        .forEach(
            i -> {
              try (GetSalesSandbox sandbox =
                  GetSalesSandbox.builder().host(host).seed(i).contacts(i + 1).build()) {
                TestHttp http = new TestHttp(sandbox);
                http.post(LISTS, "{\"name\":\"Number " + i + "\"}");

                assertThat(http.search(Map.of()).at("total").getAsInt()).isEqualTo(i + 1);
                assertThat(sandbox.lists())
                    .extracting(SandboxList::name)
                    .hasSize(3)
                    .contains("Number " + i);
                assertThat(sandbox.requestCount()).isEqualTo(2);
              }
            });
  }

  @Test
  void aClosedHostTakesNoMore() {
    host.close();

    assertThatThrownBy(() -> GetSalesSandbox.builder().host(host).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void aHostHasItsOwnPort() {
    assertThatThrownBy(() -> GetSalesSandbox.builder().host(host).port(8080).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("port: 8080");
  }

  @Test
  void aPortCanBeChosenAndIsNotGivenTwice() {
    int port;
    try (GetSalesSandbox any = GetSalesSandbox.builder().build()) {
      port = any.port();
      assertThatThrownBy(() -> GetSalesSandbox.builder().port(port).build())
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("port: " + port);
    }
    try (GetSalesSandbox chosen = GetSalesSandbox.builder().port(port).build()) {
      assertThat(chosen.port()).isEqualTo(port);
    }
  }
}
