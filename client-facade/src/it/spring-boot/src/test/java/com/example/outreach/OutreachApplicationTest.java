package com.example.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import io.getsales.client.GetSales;
import io.getsales.client.sandbox.GetSalesSandbox;
import java.io.InputStream;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(properties = {"getsales.deadline=90s", "getsales.requests-per-minute=6000"})
class OutreachApplicationTest {
  private static final GetSalesSandbox SANDBOX = GetSalesSandbox.builder().noQuota().build();

  @Autowired private GetSales getsales;
  @Autowired private GetSalesProperties settings;
  @Autowired private Visitors visitors;

  @DynamicPropertySource
  static void sandbox(DynamicPropertyRegistry registry) {
    registry.add("getsales.api-key", SANDBOX::apiKey);
    registry.add("getsales.base-url", SANDBOX::baseUrl);
  }

  @AfterAll
  static void close() {
    SANDBOX.close();
  }

  @Test
  void theClientIsMadeFromTheSettings() {
    assertThat(settings.deadline()).isEqualTo(Duration.ofSeconds(90));
    assertThat(getsales.quota().snapshot().permitsPerMinute()).isGreaterThan(5_000);
  }

  @Test
  void aListIsReadThroughTheBean() {
    String list = SANDBOX.rows().addList("Trade fair visitors");
    for (int i = 0; i < 120; i++) {
      SANDBOX.rows().addContact(Map.of("name", "Visitor " + i, "list_uuid", list));
    }

    assertThat(visitors.namesOn(list)).hasSize(120).doesNotHaveDuplicates();
  }

  @Test
  void theLibrariesAreThoseOfBootAndEachIsThereOnce() throws Exception {
    Properties gson = new Properties();
    try (InputStream in =
        Gson.class.getResourceAsStream("/META-INF/maven/com.google.code.gson/gson/pom.properties")) {
      gson.load(in);
    }
    assertThat(gson.getProperty("version")).isEqualTo(System.getProperty("expected.gson"));
    for (String type : new String[] {"okhttp3/OkHttpClient", "okio/Okio", "retrofit2/Retrofit"}) {
      assertThat(Collections.list(getClass().getClassLoader().getResources(type + ".class")))
          .as(type)
          .hasSize(1);
    }
  }
}
