package io.getsales.client.query;

import static io.getsales.client.query.Condition.atLeast;
import static io.getsales.client.query.Condition.atMost;
import static io.getsales.client.query.Condition.between;
import static io.getsales.client.query.Condition.days;
import static io.getsales.client.query.Condition.greaterThan;
import static io.getsales.client.query.Condition.is;
import static io.getsales.client.query.Condition.isNot;
import static io.getsales.client.query.Condition.isNotNull;
import static io.getsales.client.query.Condition.isNull;
import static io.getsales.client.query.Condition.lessThan;
import static io.getsales.client.query.Condition.oneOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.getsales.client.query.Condition.Form;
import io.getsales.client.query.Condition.Operand;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {

  private static final String SECRET = "marta.lindqvist@fjordware.example";
  private static final Instant NOON = Instant.parse("2024-11-05T12:00:00Z");
  private static final LocalDate FIFTH = LocalDate.of(2024, 11, 5);
  private static final LocalDate NINTH = LocalDate.of(2024, 11, 9);

  static Stream<Arguments> conditions() {
    return Stream.of(
        arguments(is("on"), Form.EQUAL, List.of(new Operand("", "on"))),
        arguments(is(7), Form.EQUAL, List.of(new Operand("", 7L))),
        arguments(is(true), Form.EQUAL, List.of(new Operand("", true))),
        arguments(is(NOON), Form.EQUAL, List.of(new Operand("", "2024-11-05T12:00:00Z"))),
        arguments(is(FIFTH), Form.EQUAL, List.of(new Operand("", "2024-11-05"))),
        arguments(
            oneOf("a", "b"), Form.ANY_OF, List.of(new Operand("", "a"), new Operand("", "b"))),
        arguments(oneOf(List.of("a")), Form.ANY_OF, List.of(new Operand("", "a"))),
        arguments(isNot("on"), Form.OPERATORS, List.of(new Operand("!=", "on"))),
        arguments(isNot(7), Form.OPERATORS, List.of(new Operand("!=", 7L))),
        arguments(isNot(false), Form.OPERATORS, List.of(new Operand("!=", false))),
        arguments(isNot(NOON), Form.OPERATORS, List.of(new Operand("!=", "2024-11-05T12:00:00Z"))),
        arguments(isNot(FIFTH), Form.OPERATORS, List.of(new Operand("!=", "2024-11-05"))),
        arguments(atLeast("b"), Form.OPERATORS, List.of(new Operand(">=", "b"))),
        arguments(atLeast(7), Form.OPERATORS, List.of(new Operand(">=", 7L))),
        arguments(
            atLeast(NOON), Form.OPERATORS, List.of(new Operand(">=", "2024-11-05T12:00:00Z"))),
        arguments(atLeast(FIFTH), Form.OPERATORS, List.of(new Operand(">=", "2024-11-05"))),
        arguments(atMost("b"), Form.OPERATORS, List.of(new Operand("<=", "b"))),
        arguments(atMost(7), Form.OPERATORS, List.of(new Operand("<=", 7L))),
        arguments(atMost(NOON), Form.OPERATORS, List.of(new Operand("<=", "2024-11-05T12:00:00Z"))),
        arguments(atMost(FIFTH), Form.OPERATORS, List.of(new Operand("<=", "2024-11-05"))),
        arguments(greaterThan("b"), Form.OPERATORS, List.of(new Operand(">", "b"))),
        arguments(greaterThan(7), Form.OPERATORS, List.of(new Operand(">", 7L))),
        arguments(
            greaterThan(NOON), Form.OPERATORS, List.of(new Operand(">", "2024-11-05T12:00:00Z"))),
        arguments(greaterThan(FIFTH), Form.OPERATORS, List.of(new Operand(">", "2024-11-05"))),
        arguments(lessThan("b"), Form.OPERATORS, List.of(new Operand("<", "b"))),
        arguments(lessThan(7), Form.OPERATORS, List.of(new Operand("<", 7L))),
        arguments(
            lessThan(NOON), Form.OPERATORS, List.of(new Operand("<", "2024-11-05T12:00:00Z"))),
        arguments(lessThan(FIFTH), Form.OPERATORS, List.of(new Operand("<", "2024-11-05"))),
        arguments(
            between(NOON, NOON.plusSeconds(1)),
            Form.OPERATORS,
            List.of(
                new Operand(">=", "2024-11-05T12:00:00Z"),
                new Operand("<=", "2024-11-05T12:00:01Z"))),
        arguments(
            between(FIFTH, NINTH),
            Form.OPERATORS,
            List.of(new Operand(">=", "2024-11-05"), new Operand("<=", "2024-11-09"))),
        arguments(
            days(FIFTH, NINTH),
            Form.DAY_RANGE,
            List.of(new Operand("from", "2024-11-05"), new Operand("to", "2024-11-09"))),
        arguments(isNull(), Form.NULL_TEST, List.of(new Operand("", "is_null"))),
        arguments(isNotNull(), Form.NULL_TEST, List.of(new Operand("", "is_not_null"))));
  }

  @ParameterizedTest
  @MethodSource("conditions")
  void saysItsFormAndItsValuesInTheGivenOrder(
      Condition condition, Form form, List<Operand> operands) {
    assertThat(condition.form()).isEqualTo(form);
    assertThat(condition.operands()).containsExactlyElementsOf(operands);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-11-05T08:31:12Z,           2024-11-05T08:31:12Z",
    "2024-11-05T08:31:00Z,           2024-11-05T08:31:00Z",
    "2024-11-05T08:31:12.345678Z,    2024-11-05T08:31:12.345678Z",
    "2024-11-05T08:31:12.3Z,         2024-11-05T08:31:12.300000Z",
    "2024-11-05T08:31:12.000001Z,    2024-11-05T08:31:12.000001Z",
    "1969-12-31T23:59:59.5Z,         1969-12-31T23:59:59.500000Z",
    "0001-01-01T00:00:00Z,           0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999999Z,    9999-12-31T23:59:59.999999Z",
  })
  void writesInstantsInUtcWithMicrosecondsOnlyWhereThereAreSome(String instant, String sent) {
    assertThat(is(Instant.parse(instant)).operands()).containsExactly(new Operand("", sent));
  }

  @Test
  void roundsNanosecondsSoThatAComparisonKeepsItsMeaning() {
    Instant odd = Instant.parse("2024-11-05T08:31:12.345678500Z");
    String below = "2024-11-05T08:31:12.345678Z";
    String above = "2024-11-05T08:31:12.345679Z";
    assertThat(atLeast(odd).operands()).containsExactly(new Operand(">=", above));
    assertThat(lessThan(odd).operands()).containsExactly(new Operand("<", above));
    assertThat(atMost(odd).operands()).containsExactly(new Operand("<=", below));
    assertThat(greaterThan(odd).operands()).containsExactly(new Operand(">", below));
  }

  static List<Arguments> instantConditions() {
    List<Function<Instant, Condition>> factories =
        List.of(
            Condition::is,
            Condition::isNot,
            Condition::atLeast,
            Condition::atMost,
            Condition::greaterThan,
            Condition::lessThan);
    List<Arguments> all = new ArrayList<>();
    for (Function<Instant, Condition> factory : factories) {
      for (Instant instant : List.of(Instant.MIN, Instant.MAX)) {
        all.add(arguments(factory, instant));
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("instantConditions")
  void refusesYearsThatHaveNoFourDigits(Function<Instant, Condition> factory, Instant instant) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> factory.apply(instant))
        .withMessageStartingWith("value: ")
        .withMessageContaining("0001-01-01T00:00:00Z to 9999-12-31T23:59:59.999999Z");
  }

  @Test
  void refusesDaysOfYearsThatHaveNoFourDigits() {
    for (LocalDate day : List.of(LocalDate.MIN, LocalDate.MAX, LocalDate.of(0, 12, 31))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> atLeast(day))
          .withMessageContaining("expected: a year from 1 to 9999");
    }
  }

  static Stream<Function<String, Condition>> textConditions() {
    return Stream.of(
        Condition::is,
        Condition::isNot,
        Condition::atLeast,
        Condition::atMost,
        Condition::greaterThan,
        Condition::lessThan,
        Condition::oneOf,
        value -> oneOf("on", value),
        value -> oneOf(Arrays.asList(value, "on")));
  }

  @ParameterizedTest
  @MethodSource("textConditions")
  void refusesABlankTextForItWouldAskForEveryRow(Function<String, Condition> factory) {
    for (String blank : List.of("", " ", "\t\n")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> factory.apply(blank))
          .withMessageContaining("blank");
    }
  }

  @ParameterizedTest
  @MethodSource("textConditions")
  void refusesNull(Function<String, Condition> factory) {
    assertThatNullPointerException()
        .isThrownBy(() -> factory.apply(null))
        .withMessageStartingWith("value");
  }

  @ParameterizedTest
  @ValueSource(strings = {"is_null", "is_not_null"})
  void refusesTheServicesOwnWordsAsPlainValues(String word) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> is(word))
        .withMessageContaining("isNull() or isNotNull()");
  }

  @Test
  void refusesAChoiceOfNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> oneOf()).withMessageContaining("empty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> oneOf(List.of()))
        .withMessageContaining("empty");
  }

  static Stream<Supplier<Condition>> rangesTurnedRound() {
    return Stream.of(
        () -> between(NOON, NOON.minusNanos(1)),
        () -> between(NINTH, FIFTH),
        () -> days(NINTH, FIFTH));
  }

  @ParameterizedTest
  @MethodSource("rangesTurnedRound")
  void refusesARangeThatEndsBeforeItBegins(Supplier<Condition> range) {
    assertThatIllegalArgumentException()
        .isThrownBy(range::get)
        .withMessageStartingWith("to: ")
        .withMessageContaining("not before from");
  }

  @Test
  void aRangeMayBeOneMomentOrOneDay() {
    assertThat(between(NOON, NOON).operands()).hasSize(2);
    assertThat(between(FIFTH, FIFTH).operands()).hasSize(2);
    assertThat(days(FIFTH, FIFTH).operands()).hasSize(2);
  }

  @Test
  void isNotChangedThroughTheListItWasMadeFrom() {
    List<String> values = new ArrayList<>(List.of("a"));
    Condition condition = oneOf(values);
    values.add("b");
    assertThat(condition).isEqualTo(oneOf("a"));
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> condition.operands().clear());
  }

  @Test
  void isEqualToWhatAsksForTheSame() {
    assertThat(oneOf("a", "b")).isEqualTo(oneOf("b", "a")).hasSameHashCodeAs(oneOf("b", "a"));
    assertThat(oneOf("a", "a")).isEqualTo(oneOf("a"));
    assertThat(between(FIFTH, FIFTH)).isEqualTo(between(FIFTH, FIFTH));
  }

  @Test
  void isNotEqualToWhatIsSentAnotherWay() {
    assertThat(is("7")).isNotEqualTo(is(7));
    assertThat(is("true")).isNotEqualTo(is(true));
    assertThat(is("a")).isNotEqualTo(oneOf("a"));
    assertThat(atLeast(7)).isNotEqualTo(greaterThan(7));
    assertThat(days(FIFTH, NINTH)).isNotEqualTo(between(FIFTH, NINTH));
    assertThat(isNull()).isNotEqualTo(isNotNull());
  }

  @ParameterizedTest
  @MethodSource("textConditions")
  void showsNoValue(Function<String, Condition> factory) {
    Condition condition = factory.apply(SECRET);
    assertThat(condition.toString()).doesNotContain("marta", "fjordware");
    assertThat(condition.operands().toString()).doesNotContain("marta", "fjordware");
  }

  @Test
  void showsItsOperatorsInAnyLanguage() {
    assertThat(between(FIFTH, NINTH)).hasToString("Condition[>= <=]");
    assertThat(isNull()).hasToString("Condition[null_test]");
    assertThat(is(1)).hasToString("Condition[equal]");
  }

  @Test
  void anOperandHoldsTextsNumbersAndTruthsOnly() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Operand("", NOON))
        .withMessageContaining("java.time.Instant");
  }
}
