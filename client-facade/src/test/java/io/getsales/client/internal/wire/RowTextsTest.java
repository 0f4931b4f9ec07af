package io.getsales.client.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The rows of a page come out as they went in, whatever stands in and around them. */
class RowTextsTest {

  @Property(tries = 500)
  void cutsEveryRowOut(@ForAll("rows") List<String> rows, @ForAll("pages") String page) {
    String array = "[ " + String.join(" ,\n", rows) + "]";

    assertThat(RowTexts.of(bytes(page.replace("ROWS", array)))).isEqualTo(rows);
  }

  @Property(tries = 100)
  void cutsTheRowsOfAnObjectWithNumbersForNames(@ForAll("rows") List<String> rows) {
    StringBuilder object = new StringBuilder("{");
    for (int i = 0; i < rows.size(); i++) {
      object.append(i == 0 ? "" : " , ").append('"').append(i).append("\" : ").append(rows.get(i));
    }

    assertThat(RowTexts.of(bytes("{\"data\":" + object + "}}"))).isEqualTo(rows);
  }

  @Property(tries = 1_000)
  void isNeverStuckOnBrokenText(@ForAll("scraps") List<String> scraps) {
    assertThat(RowTexts.of(bytes(String.join("", scraps)))).doesNotContainNull();
  }

  @Provide
  Arbitrary<List<String>> rows() {
    return Arbitraries.of(
            "{}",
            "{\"a\":\"}\"}",
            "{\"a\":\"\\\"]\\\\\"}",
            "{ \"data\":[1,2],\"b\":{\"c\":[{}]} }",
            "null",
            "7.50",
            "\"x,y\"",
            "[ [\"]\"] , {} ]",
            "{\"n\":\"Zo\u00eb \u2603\"}")
        .list()
        .ofMaxSize(6);
  }

  @Provide
  Arbitrary<String> pages() {
    return Arbitraries.of(
        "ROWS",
        " \n ROWS ",
        "{\"data\":ROWS}",
        "{ \"total\" : 3 , \"data\" : ROWS , \"has_more\" : false }",
        "{\"links\":{\"data\":[1]},\"x\":\"\\\"data\\\":[2]\",\"data\":ROWS,\"meta\":[{}]}",
        "{\"data\":[9],\"data\":ROWS}");
  }

  @Provide
  Arbitrary<List<String>> scraps() {
    return Arbitraries.of("{", "}", "[", "]", "\"data\"", ":", ",", "\"", "\\", "1", " ", "x")
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
