package io.getsales.client.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The wire tests run twice; this one says that they really do. */
@Tag("wire")
class OkHttpVersionTest {
  private static final String EXPECTED = System.getProperty("expected.okhttp", "5.");

  @Test
  void theClassPathHoldsTheOkHttpThatThisRunIsFor() throws Exception {
    // Read at run time: the compiler would have written its own OkHttp's version in here.
    Object version = Class.forName("okhttp3.OkHttp").getField("VERSION").get(null);

    assertThat(version).asString().startsWith(EXPECTED);
  }

  @Test
  void theClassPathHoldsOneOkHttpOnly() throws Exception {
    assertThat(getClass().getClassLoader().getResources("okhttp3/OkHttpClient.class").asIterator())
        .toIterable()
        .hasSize(1);
  }
}
