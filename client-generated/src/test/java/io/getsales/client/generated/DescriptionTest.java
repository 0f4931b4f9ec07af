package io.getsales.client.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DescriptionTest {

  static List<Description> descriptions() {
    return List.of(Description.checkedIn(), Description.overlaid());
  }

  @ParameterizedTest
  @MethodSource("descriptions")
  void holdsTheOperationsThatTheFacadeCalls(Description description) {
    assertThat(description.operations())
        .containsKeys(
            DescribedOperation.ALL.stream()
                .map(operation -> operation.verb() + " " + operation.path())
                .toArray(String[]::new));
  }

  @Test
  void namesOperationsAsTheOverlaySaysWhateverTheVendorCallsThem() {
    assertThat(
            Description.overlaid().operations().entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue().get("operationId")))
        .containsAll(DescribedOperation.ALL.stream().map(DescribedOperation::triple).toList());
  }

  @ParameterizedTest
  @MethodSource("descriptions")
  void bearsATitleOfTheVendorAndAVersion(Description description) {
    Map<String, Object> info = Description.map(description.root().get("info"));

    assertThat(info.get("title").toString()).contains("GetSales");
    assertThat(info.get("version").toString()).isNotBlank();
  }

  static List<DescribedOperation> operations() {
    return DescribedOperation.ALL;
  }

  @ParameterizedTest
  @MethodSource("operations")
  void namesInterfaceMethodAndRepeatClassOnceOverlaid(DescribedOperation operation) {
    Map<String, Object> overlaid =
        Description.overlaid().operations().get(operation.verb() + " " + operation.path());

    assertThat(overlaid.get("x-client-api") + "Api").isEqualTo(operation.api());
    assertThat(overlaid.get("x-client-method")).isEqualTo(operation.method());
    assertThat(overlaid.get("x-repeat"))
        .isEqualTo(operation.repeat().name().toLowerCase(Locale.ROOT));
  }
}
