package com.example.outreach;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The settings under {@code getsales}: api-key, base-url, deadline, requests-per-minute. */
@ConfigurationProperties("getsales")
record GetSalesProperties(
    String apiKey,
    @DefaultValue("https://amazing.getsales.io") String baseUrl,
    @DefaultValue("5m") Duration deadline,
    @DefaultValue("300") int requestsPerMinute) {}
