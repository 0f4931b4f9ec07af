package io.getsales.client.decoding;

import static io.getsales.client.generated.support.Oddity.MISSING_REQUIRED_FIELD;
import static io.getsales.client.generated.support.Oddity.TYPE_MISMATCH;
import static io.getsales.client.generated.support.Oddity.UNKNOWN_ENUM_VALUE;
import static io.getsales.client.generated.support.Oddity.UNKNOWN_FIELD;
import static org.assertj.core.api.Assertions.assertThat;

import io.getsales.client.GetSales;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DriftTest {
  private static final String MESSAGES =
      """
      {"data":[
        {"uuid":"m-1","type":"inbox","reaction":"Marta liked this"},
        {"uuid":"m-2","type":"sponsored","user_id":"Marta","reaction":null},
        {"type":"outbox"}],
       "has_more":false}""";

  private final CannedServer server = CannedServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void countsByOperationAndPlace() {
    try (GetSales getsales = server.client().build()) {
      server.answers(MESSAGES);
      getsales.unibox().linkedInMessages().list().first();
      getsales.unibox().linkedInMessages().list().first();
      server.answers("{\"uuid\":\"l-1\",\"colour\":\"red\"}");
      getsales.lists().get("l-1");

      assertThat(getsales.drift().findings())
          .containsExactly(
              new DriftFinding("getList", UNKNOWN_FIELD, "$.colour", 1),
              finding(UNKNOWN_FIELD, "$.data[].reaction", 4),
              finding(UNKNOWN_ENUM_VALUE, "$.data[].type", 2),
              finding(TYPE_MISMATCH, "$.data[].user_id", 2),
              finding(MISSING_REQUIRED_FIELD, "$.data[].uuid", 2));
      assertThat(getsales.drift().answers())
          .containsEntry("getList", 1L)
          .containsEntry("listLinkedinMessages", 2L);
    }
  }

  private static DriftFinding finding(
      io.getsales.client.generated.support.Oddity oddity, String path, long count) {
    return new DriftFinding("listLinkedinMessages", oddity, path, count);
  }

  @Test
  void reportsMarkdownWithoutAnyValue() {
    try (GetSales getsales = server.client().build()) {
      server.answers(MESSAGES);
      getsales.unibox().linkedInMessages().list().first();

      assertThat(getsales.drift().report())
          .isEqualTo(
              """
              # Drift report

              1 answer read. What differs from the description:

              ## `listLinkedinMessages` (answers read: 1)

              | What | Where | Count |
              | --- | --- | ---: |
              | unknown field | `$.data[].reaction` | 2 |
              | unknown enum value | `$.data[].type` | 1 |
              | value of another type | `$.data[].user_id` | 1 |
              | required field missing | `$.data[].uuid` | 1 |
              """);
    }
  }

  @Test
  void saysSoWhenAllIsAsDescribed() {
    try (GetSales getsales = server.client().build()) {
      assertThat(getsales.drift().report()).contains("0 answers read, all as described.");
    }
  }

  @Test
  void countsForDerivedClientsToo() {
    try (GetSales getsales = server.client().build()) {
      server.answers(MESSAGES);
      getsales.with(options -> options).unibox().linkedInMessages().list().first();

      assertThat(getsales.drift().findings()).hasSize(4);
      getsales.drift().reset();
      assertThat(getsales.drift().findings()).isEmpty();
      assertThat(getsales.drift().answers()).isEmpty();
    }
  }

  @Test
  void countsNothingWhenSwitchedOff() {
    try (GetSales getsales = server.client().drift(false).build()) {
      server.answers(MESSAGES);
      getsales.unibox().linkedInMessages().list().first();

      assertThat(getsales.drift().isOn()).isFalse();
      assertThat(getsales.drift().findings()).isEmpty();
      assertThat(getsales.drift().answers()).isEmpty();
      assertThat(getsales.drift().report()).contains("Switched off.");
    }
  }

  @Test
  void keepsABoundedNumberOfFindings() {
    try (GetSales getsales = server.client().build()) {
      for (int answer = 0; answer < 60; answer++) {
        server.answers(listWithFields(answer));
        getsales.lists().get("l-1");
      }

      assertThat(getsales.drift().findings()).hasSize(Drift.MOST_FINDINGS);
      assertThat(getsales.drift().report())
          .contains("Beyond 1000 findings: " + (60 * 20 - 1000) + " more oddities, not listed.");
    }
  }

  private static String listWithFields(int answer) {
    return Stream.concat(
            Stream.of("\"uuid\":\"l-1\""),
            IntStream.range(0, 20).mapToObj(i -> "\"" + word(answer * 20 + i) + "\":1"))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String word(int number) {
    return "x"
        + (char) ('a' + number / 676)
        + (char) ('a' + number / 26 % 26)
        + (char) ('a' + number % 26);
  }
}
