package io.getsales.client.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of requests and answers may stand in a log. */
class RedactorTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'uuid':'5a9e6f27-3d48-4c1b-b0f5-8f2b7c6a1d30'} | {'uuid':'5a9e6f27-3d48-4c1b-b0f5-8f2b7c6a1d30'}",
        "{'status':'sent','total':412,'has_more':true} | {'status':'sent','total':412,'has_more':true}",
        "{'created_at':'2025-03-03T09:00:00.123456Z'} | {'created_at':'2025-03-03T09:00:00.123456Z'}",
        "{'lead':{'first_name':'Marta','uuid':null}} | {'lead':{'first_name':'*','uuid':null}}",
        "{'data':[{'name':'Spring','total':3}]} | {'data':[{'name':'*','total':3}]}",
        "{'error':{'reason':'validation_error','message':'no Marta'}}"
            + " | {'error':{'reason':'validation_error','message':'*'}}",
        "{'data':{'email':['marta@fjordware.example is taken']}} | {'data':{'email':'*'}}",
        "{'custom_fields':{'status':'divorced'}} | {'custom_fields':'*'}",
        "{'Marta Lindqvist':{'total':1}} | {'*':'*'}",
        "{'status':'Marta Lindqvist','type':'marta@fjordware.example'} | {'status':'*','type':'*'}",
        "{'total':'marta','team_id':4712345678901234} | {'total':'marta','team_id':'*'}",
        "{'uuid':'marta-lindqvist-4b71a2','list_uuid':17} | {'uuid':'*','list_uuid':17}",
        "'Marta' | '*'",
        "[1,true,'Marta',null] | ['*','*','*',null]",
        "{'filter':{'email':'marta@fjordware.example','status':'new','q':'Marta','x':1}}"
            + " | {'filter':{'email':'*','status':'new','*':'*','*':'*'}}",
      })
  void showsWhatTellsNothingAboutAPerson(String json, String shown) {
    assertThat(Redactor.redacted(json.replace('\'', '"'))).isEqualTo(shown.replace('\'', '"'));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>Marta</html>",
        "Marta",
        "{\"name\":\"Marta",
        "{\"name\":\"Marta\" oops Marta",
        "{\"lead\":{\"uuid\":\"a\"}} Marta",
        "{\"Marta",
        "{\"total\":1Marta}",
      })
  void whatIsNoJsonIsCounted(String text) {
    assertThat(Redactor.redacted(text))
        .doesNotContain("Marta")
        .endsWith(text.length() + " characters in all]");
  }

  @ParameterizedTest
  @ValueSource(ints = {101, 5_000})
  void deepTextsAreNoTrouble(int depth) {
    assertThat(Redactor.redacted("{\"lead\":".repeat(depth) + "1" + "}".repeat(depth)))
        .startsWith("{\"lead\":{\"lead\":");
  }

  @ParameterizedTest
  @ValueSource(ints = {9_000, 2_000_000})
  void longTextsAreCut(int rows) {
    String text = "{\"data\":[" + "{\"total\":1},".repeat(rows) + "{}]}";

    assertThat(Redactor.redacted(text))
        .hasSizeLessThan(10_100)
        .endsWith("[and so on, " + text.length() + " characters in all]");
  }

  @ParameterizedTest
  @CsvSource({
    "limit, limit",
    "order_field, order_field",
    "filter[status], filter[status]",
    "filter[created_at][>=], filter[created_at]",
    "filter[marta], filter[*]",
    "marta, *",
    "filter[marta, filter[*]",
  })
  void queriesShowTheNamesThatAreDescribed(String name, String shown) {
    assertThat(Redactor.queryName(name)).isEqualTo(shown);
  }
}
