package io.getsales.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.getsales.client.error.CallAbortedException;
import io.getsales.client.error.GetSalesException;
import io.getsales.client.error.NotFoundException;
import io.getsales.client.error.OutcomeUnknownException;
import io.getsales.client.error.ServerException;
import io.getsales.client.generated.api.ContactsApi;
import io.getsales.client.generated.api.ListsApi;
import io.getsales.client.generated.api.UniboxApi;
import io.getsales.client.generated.model.ContactList;
import io.getsales.client.generated.model.NewLinkedInMessage;
import io.getsales.client.generated.model.StatusMessage;
import io.getsales.client.resilience.Backoff;
import io.getsales.client.resilience.Priority;
import io.getsales.client.resilience.Quota;
import io.getsales.client.resilience.RateGate;
import io.getsales.client.resilience.RetryPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/** The client as a whole: how it is made, derived, closed and shown. */
class ClientTest {
  @RegisterExtension static final StubServer SERVER = new StubServer();

  private static final String SECRET = "s3cr3t-marker";
  private static final RetryPolicy AT_ONCE =
      RetryPolicy.defaults()
          .withTransientBackoff(Backoff.fixed(Duration.ofNanos(1)))
          .withThrottleBackoff(Backoff.fixed(Duration.ofNanos(1)));

  private static void readAList(GetSales api) {
    SERVER.answers(200, "{\"uuid\":\"one\"}");
    assertThat(api.lists().get("one").getUuid()).isEqualTo("one");
  }

  @Test
  void theEnvironmentGivesKeyAddressAndTeam() {
    Map<String, String> variables =
        Map.of(
            "GETSALES_API_KEY", " key-of-the-environment\n",
            "GETSALES_BASE_URL", SERVER.baseUrl() + "/white/label\n",
            "GETSALES_TEAM_ID", "412\n");
    try (GetSales api = GetSales.builder().environment(variables).build()) {
      readAList(api);
    }

    LoggedRequest request = SERVER.request();
    assertThat(request.getUrl()).isEqualTo("/white/label/leads/api/lists/one");
    assertThat(request.getHeader("Authorization")).isEqualTo("Bearer key-of-the-environment");
    assertThat(request.getHeader("Team-ID")).isEqualTo("412");
  }

  @Test
  void theEnvironmentNeedsAKeyOnly() {
    Map<String, String> variables =
        Map.of("GETSALES_API_KEY", "key", "GETSALES_BASE_URL", "", "GETSALES_TEAM_ID", " ");
    GetSalesBuilder builder = GetSales.builder().environment(variables);
    try (GetSales api = builder.build()) {
      assertThat(api.toString()).contains("amazing.getsales.io");
    }
    try (GetSales api = builder.baseUrl(SERVER.baseUrl()).build()) {
      readAList(api);
    }

    assertThat(SERVER.request().containsHeader("Team-ID")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "/one", "/one/", "/one/two", "/with%20space"})
  void aPathOfTheBaseUrlGoesBeforeEveryPath(String prefix) {
    try (GetSales api = SERVER.builder().baseUrl(SERVER.baseUrl() + prefix).build()) {
      readAList(api);
    }

    assertThat(SERVER.request().getUrl())
        .isEqualTo(prefix.replaceAll("/$", "") + "/leads/api/lists/one");
  }

  @Test
  void theUserAgentNamesTheLibraryUnlessItIsChanged() {
    try (GetSales named = SERVER.builder().userAgent("fjordware-sync/2.1").build()) {
      readAList(SERVER.client());
      readAList(named);
    }

    assertThat(SERVER.requests())
        .extracting(request -> request.getHeader("User-Agent"))
        .satisfiesExactly(
            own -> assertThat(own).matches("getsales-client-java/\\d+\\.\\d+\\S* \\(Java \\d+\\)"),
            given -> assertThat(given).isEqualTo("fjordware-sync/2.1"));
  }

  @Test
  void furtherHeadersAreSentAndTheLastOfANameCounts() {
    try (GetSales api =
        SERVER
            .builder()
            .teamId("412")
            .options(options -> options.header("X-Trace", "one").header("x-trace", "two"))
            .options(options -> options.header("Team-ID", "413"))
            .build()) {
      readAList(api);
    }

    LoggedRequest request = SERVER.request();
    assertThat(request.header("X-Trace").values()).containsExactly("two");
    assertThat(request.header("Team-ID").values()).containsExactly("413");
  }

  @Test
  void theSourceOfTheKeyIsAskedForEachRequest() {
    AtomicInteger asked = new AtomicInteger();
    try (GetSales api =
        SERVER
            .builder()
            .apiKey(() -> " key-" + asked.incrementAndGet() + "\n")
            .options(options -> options.retries(AT_ONCE))
            .build()) {
      SERVER.answers(503, "");
      assertThatThrownBy(() -> api.lists().get("one")).isInstanceOf(ServerException.class);
      readAList(api);
    }

    assertThat(SERVER.requests())
        .hasSizeGreaterThan(2)
        .extracting(request -> request.getHeader("Authorization"))
        .doesNotHaveDuplicates()
        .allMatch(header -> header.matches("Bearer key-\\d+"));
  }

  private static Stream<Supplier<String>> brokenSources() {
    return Stream.of(() -> null, () -> " ", () -> SECRET + "\n" + SECRET, () -> SECRET + "\u00e9");
  }

  @ParameterizedTest
  @MethodSource("brokenSources")
  void aSourceWithoutAKeyIsToldAndNothingIsSent(Supplier<String> source) {
    try (GetSales api = SERVER.builder().apiKey(source).build()) {
      assertThatThrownBy(() -> api.lists().get("one"))
          .isInstanceOfAny(IllegalArgumentException.class, NullPointerException.class)
          .hasMessageStartingWith("apiKey")
          .hasMessageNotContaining(SECRET);
    }

    assertThat(SERVER.requests()).isEmpty();
  }

  @Test
  void aDerivedClientHasItsOwnOptionsAndTheSameQuota() {
    GetSales api = SERVER.client();
    GetSales derived =
        api.with(
            options ->
                options
                    .header("X-Trace", "derived")
                    .priority(Priority.BACKGROUND)
                    .retries(AT_ONCE.withMaxAttempts(2)));

    SERVER.answers(502, "");
    GetSalesException patient =
        catchThrowableOfType(GetSalesException.class, () -> derived.lists().get("one"));
    GetSalesException plain =
        catchThrowableOfType(GetSalesException.class, () -> api.lists().get("one"));

    assertThat(patient.attempts()).hasSize(2);
    assertThat(plain.attempts()).hasSize(1);
    assertThat(SERVER.requests())
        .extracting(request -> request.containsHeader("X-Trace"))
        .containsExactly(true, true, false);
    assertThat(derived.quota()).isSameAs(api.quota());
  }

  @Test
  void derivedClientsDrawOnOneQuota() {
    try (GetSales api = SERVER.builder().quota(Quota.perMinute(60).withBurst(2)).build()) {
      GetSales impatient = api.with(options -> options.deadline(Duration.ofMillis(400)));
      readAList(api);
      readAList(api.with(options -> options));

      assertThatThrownBy(() -> impatient.lists().get("one"))
          .hasMessageContaining("nothing was sent");
    }

    assertThat(SERVER.requests()).hasSize(2);
  }

  @Test
  void closingADerivedClientClosesNothing() {
    GetSales derived = SERVER.client().with(options -> options);

    derived.close();

    readAList(derived);
    readAList(SERVER.client());
  }

  @Test
  void aBuilderMakesClientsThatAreClosedApart() {
    GetSalesBuilder builder = SERVER.builder();
    GetSales first = builder.build();
    try (GetSales second = builder.build()) {
      first.close();

      readAList(second);
      assertThat(first.quota()).isSameAs(RateGate.unlimited());
    }
  }

  private static Stream<Consumer<GetSales>> calls() {
    return Stream.of(
        api -> api.lists().get("one"),
        api -> api.contacts().search().iterator().hasNext(),
        api -> api.contacts().find(ContactLookup.email("a@fjordware.example")),
        api -> api.automations().stop("flow"),
        api -> api.contacts().delete("a"),
        api -> api.unibox().linkedInMessages().send("sender", "a", "Hello"),
        api -> api.with(options -> options).lists().get("one"));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void aClosedClientRefusesEveryCall(Consumer<GetSales> call) {
    SERVER.answers(200, "{}");
    GetSales api = SERVER.builder().build();

    api.close();
    api.close();

    CallAbortedException thrown =
        catchThrowableOfType(CallAbortedException.class, () -> call.accept(api));
    assertThat(thrown.reason()).isEqualTo(CallAbortedException.Reason.CLIENT_CLOSED);
    assertThat(thrown.mayHaveBeenProcessed()).isFalse();
    assertThat(thrown.attempts()).isEmpty();
    assertThat(SERVER.requests()).isEmpty();
  }

  @Test
  void aListThatIsBeingReadEndsWithItsClient() {
    SERVER.answers(200, "{\"data\":[{\"uuid\":\"one\"}],\"has_more\":true}");
    GetSales api = SERVER.builder().build();
    Iterator<ContactList> rows = api.lists().list().iterator();
    rows.next();

    api.close();

    assertThatThrownBy(rows::next).isInstanceOf(CallAbortedException.class);
    assertThat(SERVER.requests()).hasSize(1);
  }

  @Test
  void anHttpClientThatWasHandedInStaysOpen() throws IOException {
    OkHttpClient own = new OkHttpClient();
    try (GetSales api = SERVER.builder().httpClient(own).build()) {
      readAList(api);
    }

    okhttp3.Request request = new okhttp3.Request.Builder().url(SERVER.baseUrl()).build();
    try (okhttp3.Response response = own.newCall(request).execute()) {
      assertThat(response.code()).isEqualTo(200);
    }
    try (GetSales second = SERVER.builder().httpClient(own).build()) {
      readAList(second);
    }
    assertThat(own.followRedirects()).isTrue();
    assertThat(own.interceptors()).isEmpty();
    own.connectionPool().evictAll();
  }

  @Test
  void interceptorsOfAnHttpClientThatWasHandedInAreAsked() {
    AtomicInteger asked = new AtomicInteger();
    OkHttpClient own =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  asked.incrementAndGet();
                  return chain.proceed(chain.request());
                })
            .build();
    try (GetSales api = SERVER.builder().httpClient(own).build()) {
      readAList(api);
    }

    assertThat(asked).hasValue(1);
  }

  @Test
  void noTextShowsTheKey() {
    GetSalesBuilder builder =
        SERVER
            .builder()
            .apiKey(SECRET)
            .options(options -> options.header("X-Session", SECRET).deadline(Duration.ofHours(1)));
    try (GetSales api = builder.build()) {
      SERVER.answers(401, "{\"message\":\"key " + SECRET + " is unknown\"}");
      GetSalesException thrown =
          catchThrowableOfType(GetSalesException.class, () -> api.lists().get("one"));

      assertThat(Secrets.everythingShownOf(thrown)).doesNotContain(SECRET);
      assertThat(
              List.of(
                  api.toString(),
                  builder.toString(),
                  CallOptions.DEFAULTS.header("X-Session", SECRET).toString(),
                  api.contacts().toString(),
                  api.lists().list().toString(),
                  api.quota().toString(),
                  api.api(ListsApi.class).toString()))
          .noneMatch(text -> text.contains(SECRET));
      assertThat(api.toString()).contains("127.0.0.1", "X-Session", "PT1H");
    }
    assertThat(SERVER.request().getHeader("Authorization")).isEqualTo("Bearer " + SECRET);
  }

  @Test
  void limitsOfTimeCanBeAsLongAsADurationCan() {
    GetSales patient =
        SERVER
            .client()
            .with(
                options ->
                    options
                        .deadline(Duration.ofSeconds(Long.MAX_VALUE))
                        .attemptTimeout(Duration.ofSeconds(Long.MAX_VALUE)));

    assertThatCode(() -> readAList(patient)).doesNotThrowAnyException();
    assertThatCode(() -> readAList(patient.with(CallOptions::withoutDeadline)))
        .doesNotThrowAnyException();
  }

  @Test
  void generatedInterfacesHaveKeyRepeatsAndExceptions() throws IOException {
    GetSales api = SERVER.client().with(options -> options.retries(AT_ONCE.withMaxAttempts(3)));
    SERVER.answers(503, "");
    Call<ContactList> call = api.api(ListsApi.class).getContactList("one");

    assertThatThrownBy(call::execute)
        .isInstanceOfSatisfying(
            ServerException.class, thrown -> assertThat(thrown.attempts()).hasSize(3));
    assertThat(SERVER.requests())
        .hasSize(3)
        .allMatch(one -> one.getHeader("Authorization").equals("Bearer " + StubServer.KEY));

    SERVER.answers(200, "{\"uuid\":\"one\"}");
    Response<ContactList> response = call.clone().execute();
    assertThat(response.code()).isEqualTo(200);
    assertThat(response.body().getUuid()).isEqualTo("one");
    assertThat(api.api(ListsApi.class)).isSameAs(api.api(ListsApi.class));
  }

  @Test
  void generatedSendsAreNotRepeatedEither() {
    GetSales api = SERVER.client().with(options -> options.retries(AT_ONCE));
    SERVER.answers(503, "");

    assertThatThrownBy(
            () ->
                api.api(UniboxApi.class)
                    .sendLinkedInMessage(new NewLinkedInMessage().text("Hello"))
                    .execute())
        .isInstanceOf(OutcomeUnknownException.class);
    assertThat(SERVER.requests()).hasSize(1);
  }

  @Test
  void anEnqueuedCallHandsItsAnswerOver() throws Exception {
    SERVER.answers(200, "{\"uuid\":\"one\"}");

    Response<ContactList> response =
        enqueued(SERVER.client().api(ListsApi.class).getContactList("one"))
            .get(20, TimeUnit.SECONDS);

    assertThat(response.body().getUuid()).isEqualTo("one");
  }

  @Test
  void anEnqueuedCallHandsItsExceptionOver() {
    SERVER.answers(404, "");

    assertThat(enqueued(SERVER.client().api(ListsApi.class).getContactList("one")))
        .failsWithin(Duration.ofSeconds(20))
        .withThrowableThat()
        .withCauseInstanceOf(NotFoundException.class);
  }

  @Test
  void aCallThatIsEnqueuedAtAClosedClientFails() {
    GetSales api = SERVER.builder().build();
    ListsApi lists = api.api(ListsApi.class);

    api.close();

    assertThat(enqueued(lists.getContactList("one")))
        .failsWithin(Duration.ofSeconds(20))
        .withThrowableThat()
        .withCauseInstanceOf(CallAbortedException.class);
    assertThat(SERVER.requests()).isEmpty();
  }

  private static <T> CompletableFuture<Response<T>> enqueued(Call<T> call) {
    CompletableFuture<Response<T>> future = new CompletableFuture<>();
    call.enqueue(
        new Callback<>() {
          @Override
          public void onResponse(Call<T> answered, Response<T> response) {
            future.complete(response);
          }

          @Override
          public void onFailure(Call<T> failed, Throwable failure) {
            future.completeExceptionally(failure);
          }
        });
    return future;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t", ".", ".."})
  void generatedCallsRefuseAnIdThatLeadsElsewhere(String id) {
    ContactsApi contacts = SERVER.client().api(ContactsApi.class);
    Call<StatusMessage> call = contacts.deleteContact(id);

    assertThatThrownBy(call::execute).isInstanceOf(IllegalArgumentException.class);
    assertThat(enqueued(contacts.deleteContact(id)))
        .failsWithin(Duration.ofSeconds(20))
        .withThrowableThat()
        .withCauseInstanceOf(IllegalArgumentException.class);
    assertThat(SERVER.requests()).isEmpty();
  }

  @Test
  void anAnswerLongerThanTheAttemptMayTakeIsNotWaitedFor() {
    readAList(SERVER.client()); // now there is a connection
    SERVER.answers(aResponse().withFixedDelay(4_000));
    GetSales hasty =
        SERVER.client().with(options -> options.attemptTimeout(Duration.ofMillis(600)));

    assertThatThrownBy(() -> hasty.lists().get("one"))
        .isInstanceOf(GetSalesException.class)
        .hasMessageContaining("awaiting the answer");
  }
}
