package com.example.outreach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.getsales.client.GetSales;
import io.getsales.client.sandbox.GetSalesSandbox;
import io.getsales.client.sandbox.junit.GetSalesTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import okhttp3.OkHttp;
import okhttp3.OkHttpClient;
import okhttp3.logging.HttpLoggingInterceptor;
import org.junit.jupiter.api.Test;

@GetSalesTest(contacts = 250)
class LoggedClientTest {
  @Test
  void okHttpIsThereOnceInTheVersionOfTheProject() throws Exception {
    assertEquals(System.getProperty("expected.okhttp"), OkHttp.VERSION);
    assertEquals(
        1,
        Collections.list(
                getClass().getClassLoader().getResources("okhttp3/OkHttpClient.class"))
            .size());
  }

  @Test
  void aClientOverThePoolOfTheProjectReadsAndSends(GetSalesSandbox sandbox) {
    List<String> lines = Collections.synchronizedList(new ArrayList<>());
    HttpLoggingInterceptor logging = new HttpLoggingInterceptor(lines::add);
    logging.setLevel(HttpLoggingInterceptor.Level.BASIC);
    OkHttpClient pool = new OkHttpClient.Builder().addInterceptor(logging).build();

    try (GetSales getsales =
        GetSales.builder()
            .apiKey(sandbox.apiKey())
            .baseUrl(sandbox.baseUrl())
            .httpClient(pool)
            .build()) {
      assertEquals(250, getsales.contacts().search().toList().size());
      getsales
          .unibox()
          .linkedInMessages()
          .send(
              sandbox.senderProfiles().get(0).uuid(),
              sandbox.contacts().get(0).uuid(),
              "Hello, thank you for connecting.");
    }

    sandbox.verify().sentExactly(1);
    assertTrue(lines.stream().anyMatch(line -> line.startsWith("--> POST")), "logged: " + lines);
  }
}
