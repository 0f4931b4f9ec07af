package io.getsales.client.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DescriptionTest {

  static List<Description> descriptions() {
    return List.of(Description.checkedIn(), Description.overlaid());
  }

  @ParameterizedTest
  @MethodSource("descriptions")
  void holdsThe25OperationsAndNoOther(Description description) {
    List<String> triples =
        description.operations().entrySet().stream()
            .map(operation -> operation.getKey() + " " + operation.getValue().get("operationId"))
            .toList();

    assertThat(triples)
        .hasSize(25)
        .containsExactlyInAnyOrderElementsOf(
            DescribedOperation.ALL.stream().map(DescribedOperation::triple).toList());
  }

  @ParameterizedTest
  @MethodSource("descriptions")
  void bearsTheVendorsTitleAndVersion(Description description) {
    assertThat(Description.map(description.root().get("info")))
        .contains(entry("title", "GetSales.io Public API"), entry("version", "3.0"));
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
