package com.example.outreach;

import io.getsales.client.GetSales;
import io.getsales.client.resilience.Quota;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
@EnableConfigurationProperties(GetSalesProperties.class)
public class OutreachApplication {

  public static void main(String[] args) {
    SpringApplication.run(OutreachApplication.class, args);
  }

  /** Spring closes it with the context. */
  @Bean
  GetSales getsales(GetSalesProperties settings) {
    return GetSales.builder()
        .apiKey(settings.apiKey())
        .baseUrl(settings.baseUrl())
        .quota(Quota.perMinute(settings.requestsPerMinute()))
        .options(options -> options.deadline(settings.deadline()))
        .build();
  }
}
