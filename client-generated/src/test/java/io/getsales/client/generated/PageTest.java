package io.getsales.client.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.getsales.client.generated.model.ContactPage;
import io.getsales.client.generated.model.Email;
import io.getsales.client.generated.model.EmailPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      textBlock =
          """
          {"data":[{}],"total":37,"has_more":true}                             | 1 | 37 | true
          {"data":[{}],"total":"37","has_more":1}                              | 1 | 37 | true
          {"data":[{}],"total":37,"has_more":"0"}                              | 1 | 37 | false
          {"data":[{}],"pagination":{"total":37,"has_more":true}}              | 1 | 37 | true
          {"data":[{}],"pagination":{"total":"37","has_more":1}}               | 1 | 37 | true
          {"data":[{}],"pagination":{"total":37.0,"has_more":"1"}}             | 1 | 37 | true
          {"data":[{}],"pagination":{"total":"many","has_more":"yes"}}         | 1 | -  | -
          {"data":[{}],"pagination":{"total":1e99,"has_more":[]}}              | 1 | -  | -
          {"data":[{}],"pagination":{"total":null,"has_more":null}}            | 1 | -  | -
          {"data":[{}],"pagination":[]}                                        | 1 | -  | -
          {"data":[{}],"total":3,"has_more":false,"pagination":{"total":37,"has_more":true}} | 1 | 3 | false
          {"data":[{}],"total":null,"has_more":null,"pagination":{"total":37,"has_more":true}} | 1 | 37 | true
          {"data":[{}]}                                                        | 1 | -  | -
          {"data":[]}                                                          | 0 | -  | -
          {"data":{}}                                                          | 0 | -  | -
          {"data":""}                                                          | 0 | -  | -
          {"data":{"0":{},"1":{}},"total":2}                                   | 2 | 2  | -
          {"data":null,"total":0}                                              | - | 0  | -
          [{},{}]                                                              | 2 | -  | -
          []                                                                   | 0 | -  | -
          {}                                                                   | - | -  | -
          ""                                                                   | - | -  | -
          """)
  void readsEveryShapeOfAPage(String json, Integer rows, Integer total, Boolean hasMore) {
    EmailPage page = Json.read(EmailPage.class, json);

    assertThat(page.getData() == null ? null : page.getData().size()).isEqualTo(rows);
    assertThat(page.total()).isEqualTo(total);
    assertThat(page.hasMore()).isEqualTo(hasMore);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"uuid\":\"e-1\"},\"odd\",{\"uuid\":\"e-3\"}]",
        "{\"data\":[{\"uuid\":\"e-1\"},\"odd\",{\"uuid\":\"e-3\"}]}",
        "{\"data\":{\"0\":{\"uuid\":\"e-1\"},\"1\":\"odd\",\"2\":{\"uuid\":\"e-3\"}}}"
      })
  void losesNoRowToAnOddOne(String json) {
    EmailPage page = Json.read(EmailPage.class, json);

    assertThat(page.getData()).extracting(Email::getUuid).containsExactly("e-1", null, "e-3");
    assertThat(page.getData().get(0).undecodable()).isNull();
    assertThat(page.getData().get(1).undecodable().json()).isEqualTo("\"odd\"");
    assertThat(page.getData().get(1).undecodable().fields()).isEmpty();
    assertThat(page.unreadFields()).containsExactly("data[1]");
    assertThat(page.toJson()).contains("odd");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "5", "true", "\"odd\"", "[1,{\"a\":2}]"})
  void handsOutWhatIsNoObjectAsARowWithoutFields(String row) {
    String json = "{\"data\":[{\"uuid\":\"e-1\"}," + row + "],\"total\":2}";
    EmailPage page = Json.read(EmailPage.class, json);

    assertThat(page.getData()).hasSize(2).doesNotContainNull();
    assertThat(page.getData().get(1).undecodable().json()).isEqualTo(row);
    assertThat(page.getData().get(1)).isNotEqualTo(new Email());
    assertThat(page.toJson()).isEqualTo(json);
    assertThat(Json.read(EmailPage.class, json)).isEqualTo(page);
  }

  @Test
  void doesNotShowTheTextOfARowThatCannotBeRead() {
    EmailPage page = Json.read(EmailPage.class, "[\"marta@fjordware.example\"]");

    assertThat(page.getData().get(0).undecodable()).hasToString("UndecodableRow[]");
  }

  @Test
  void writesAnEmptyTextAmongRowsAsItCame() {
    String json = "{\"data\":[\"\",[],{\"uuid\":\"e-1\"},7]}";

    assertThat(Json.read(EmailPage.class, json).toJson()).isEqualTo(json);
  }

  @Test
  void writesABareArrayAsAnObject() {
    assertThat(Json.read(EmailPage.class, "[{\"uuid\":\"e-1\"}]").toJson())
        .isEqualTo("{\"data\":[{\"uuid\":\"e-1\"}]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"data\":[{\"lead\":{\"uuid\":\"c-1\"}},{\"uuid\":\"c-2\"}],\"total\":2}",
        "[{\"lead\":{\"uuid\":\"c-1\"}},{\"uuid\":\"c-2\"}]",
        "{\"data\":[{\"uuid\":\"c-1\"},{\"lead\":{\"uuid\":\"c-2\"},\"markers\":[]}]}"
      })
  void readsBareAndEnvelopedRowsOnOnePage(String json) {
    ContactPage page = Json.read(ContactPage.class, json);

    assertThat(page.getData())
        .extracting(row -> row.getLead().getUuid())
        .containsExactly("c-1", "c-2");
  }

  @Test
  void keepsANestedPagination() {
    String json = "{\"data\":[],\"pagination\":{\"limit\":20,\"offset\":0}}";

    assertThat(Json.read(EmailPage.class, json).toJson()).isEqualTo(json);
  }
}
