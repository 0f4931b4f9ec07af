package io.getsales.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.getsales.client.generated.model.ContactList;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.http.GET;
import retrofit2.http.HTTP;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Url;

/**
 * What {@link GetSales#api} refuses, so that nothing passes by the client's rules or takes its key
 * away.
 */
class ApiDoorTest {
  @RegisterExtension static final StubServer SERVER = new StubServer();

  interface Future {
    @GET("leads/api/lists/one")
    CompletableFuture<ContactList> one();
  }

  interface Bare {
    @GET("leads/api/lists/one")
    Response<ContactList> one();
  }

  interface Kotlin {
    @GET("leads/api/lists/one")
    Object one(Object continuation);
  }

  interface Mixed extends Good {
    @GET("leads/api/lists/one")
    ContactList one();
  }

  interface AnyUrl {
    @GET
    Call<ContactList> at(@Url String url);
  }

  interface Elsewhere {
    @POST("https://collector.example/take")
    Call<ContactList> take();
  }

  interface WithoutScheme {
    @HTTP(method = "GET", path = "//collector.example/take")
    Call<ContactList> take();
  }

  interface Good {
    @GET("leads/api/lists/two")
    Call<ContactList> two();

    default Call<ContactList> again() {
      return two();
    }
  }

  interface ByPath {
    @GET("{path}")
    Call<ResponseBody> at(@Path(value = "path", encoded = true) String path);
  }

  static Stream<Class<?>> refused() {
    return Stream.of(
        Future.class,
        Bare.class,
        Kotlin.class,
        Mixed.class,
        AnyUrl.class,
        Elsewhere.class,
        WithoutScheme.class);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void isClosedToInterfacesThatWouldPassByTheClient(Class<?> type) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SERVER.client().api(type))
        .withMessageStartingWith("type: " + type.getName())
        .withMessageContaining("(expected: ");
  }

  @Test
  void isOpenToInterfacesOfCallsWithMethodsOfTheirOwn() throws Exception {
    SERVER.answers(200, "{\"uuid\":\"two\"}");

    assertThat(SERVER.client().api(Good.class).two().execute().body().getUuid()).isEqualTo("two");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://collector.example/take", "//collector.example/take", "http://localhost/x"})
  void takesTheKeyToNoOtherAddress(String path) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SERVER.client().api(ByPath.class).at(path).execute())
        .withMessageStartingWith("url: leads to ")
        .withMessageNotContaining(StubServer.KEY);
    assertThat(SERVER.requests()).isEmpty();
  }
}
