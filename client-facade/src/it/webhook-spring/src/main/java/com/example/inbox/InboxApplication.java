package com.example.inbox;

import io.getsales.client.webhook.WebhookParser;
import io.getsales.client.webhook.WebhookToken;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Listens to what happens in GetSales. */
@SpringBootApplication
public class InboxApplication {

  public static void main(String[] args) {
    SpringApplication.run(InboxApplication.class, args);
  }

  /** The secret comes from the environment, as {@code GETSALES_WEBHOOK_TOKEN}. */
  @Bean
  WebhookToken webhookToken(@Value("${getsales.webhook.token}") String secret) {
    return WebhookToken.of(secret);
  }

  @Bean
  WebhookParser webhookParser() {
    return WebhookParser.create();
  }
}
