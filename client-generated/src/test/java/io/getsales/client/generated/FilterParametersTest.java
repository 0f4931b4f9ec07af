package io.getsales.client.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.getsales.client.generated.api.AutomationsApi;
import io.getsales.client.generated.support.FilterParameters;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import retrofit2.Retrofit;

class FilterParametersTest {

  @Test
  void keepsANameThatOccursTwice() {
    FilterParameters filter =
        new FilterParameters()
            .add("filter[uuid][]", "f-1")
            .add("filter[status]", "on")
            .add("filter[uuid][]", "f-2")
            .add("filter[uuid][]", "f-1");

    assertThat(List.copyOf(filter.entrySet()))
        .isEqualTo(
            List.of(
                Map.entry("filter[uuid][]", "f-1"),
                Map.entry("filter[status]", "on"),
                Map.entry("filter[uuid][]", "f-2"),
                Map.entry("filter[uuid][]", "f-1")));
    assertThat(filter.size()).isEqualTo(4);
  }

  @Test
  void isSentNameByNameInOrder() {
    FilterParameters filter =
        new FilterParameters()
            .add("filter[created_at][>=]", "2025-01-01")
            .add("filter[uuid][]", "f-1")
            .add("filter[uuid][]", "f-2");

    HttpUrl url = url(filter);

    assertThat(url.encodedPath()).isEqualTo("/flows/api/flows");
    assertThat(url.queryParameterNames())
        .containsExactly("limit", "filter[created_at][>=]", "filter[uuid][]");
    assertThat(url.queryParameterValues("filter[uuid][]")).containsExactly("f-1", "f-2");
    assertThat(url.encodedQuery())
        .contains("filter%5Bcreated_at%5D%5B%3E%3D%5D=2025-01-01")
        .doesNotContain("[", "]", ">");
  }

  @Test
  void sendsNothingWhenEmpty() {
    assertThat(url(new FilterParameters()).query()).isEqualTo("limit=1");
  }

  private static HttpUrl url(FilterParameters filter) {
    return new Retrofit.Builder()
        .baseUrl("http://localhost/")
        .addConverterFactory(AnswersOnly.INSTANCE)
        .build()
        .create(AutomationsApi.class)
        .listAutomations(1, null, null, null, filter)
        .request()
        .url();
  }

  @Test
  void showsNamesAndNeverValues() {
    assertThat(new FilterParameters().add("filter[email]", "marta@fjordware.example"))
        .hasToString("[filter[email]]");
  }

  @Test
  void refusesNull() {
    FilterParameters filter = new FilterParameters();

    assertThatNullPointerException().isThrownBy(() -> filter.add(null, "on"));
    assertThatNullPointerException().isThrownBy(() -> filter.add("filter[status]", null));
    assertThat(filter).isEmpty();
  }
}
