package io.getsales.client.query;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one field of a row has to be: equal to something, one of several, within bounds, absent.
 *
 * <p>Made for static import, to be read in a sentence: {@code Filter.where("status", is("on"))}.
 *
 * <p>Texts must not be blank. The service takes a blank value for "no filter" and answers every
 * row, which is never what a caller with an empty variable meant; rows that have no value are found
 * by {@link #isNull()}.
 *
 * <p>Instants are sent in UTC, as {@code 2024-11-05T08:31:12Z} or, when they are not whole seconds,
 * with microseconds ({@code 2024-11-05T08:31:12.345678Z}). The service's times hold no more digits;
 * an instant with nanoseconds is rounded so that the comparison keeps its meaning. Days are sent as
 * {@code 2024-11-05}.
 *
 * <p>Immutable. Two conditions are equal if they ask for the same, whatever the order of their
 * values. {@link #toString()} shows the operators, never the values.
 */
public final class Condition {

  private static final String IS_NULL = "is_null";
  private static final String IS_NOT_NULL = "is_not_null";
  private static final String NOT_EQUAL = "!=";
  private static final String LESS = "<";
  private static final String AT_MOST = "<=";
  private static final String GREATER = ">";
  private static final String AT_LEAST = ">=";

  private final Form form;
  private final Set<Operand> operands;

  private Condition(Form form, Collection<Operand> operands) {
    this.form = form;
    this.operands = Collections.unmodifiableSet(new LinkedHashSet<>(operands));
  }

  /**
   * The field equals the text.
   *
   * @param value the text; not blank
   * @return the condition, for {@link Filter#where}
   * @throws IllegalArgumentException if the text is blank, or is {@code is_null} or {@code
   *     is_not_null}, which the service takes for the tests of those names
   */
  public static Condition is(String value) {
    requireText(value, "value");
    if (value.equals(IS_NULL) || value.equals(IS_NOT_NULL)) {
      throw new IllegalArgumentException(
          "value: " + value + " (expected: a plain value; use isNull() or isNotNull())");
    }
    return equal(value);
  }

  /**
   * The field equals the number.
   *
   * @param value the number
   * @return the condition, for {@link Filter#where}
   */
  public static Condition is(long value) {
    return equal(value);
  }

  /**
   * The field is true, or is false; sent as {@code true} or {@code false}.
   *
   * @param value true or false
   * @return the condition, for {@link Filter#where}
   */
  public static Condition is(boolean value) {
    return equal(value);
  }

  /**
   * The field is exactly this time, to the microsecond.
   *
   * @param value the time; sent in UTC, to the microsecond
   * @return the condition, for {@link Filter#where}
   */
  public static Condition is(Instant value) {
    return equal(WireTime.roundedDown(value, "value"));
  }

  /**
   * The field equals this day. On a field that holds a time it depends on the list whether that
   * means the whole day or its midnight; {@link #between(Instant, Instant)} leaves no doubt.
   *
   * @param value the day, in the service's own time zone
   * @return the condition, for {@link Filter#where}
   */
  public static Condition is(LocalDate value) {
    return equal(WireTime.day(value, "value"));
  }

  /**
   * The field equals one of the texts.
   *
   * @param values at least one, none of them blank
   * @return the condition, for {@link Filter#where}
   */
  public static Condition oneOf(String... values) {
    return oneOf(Arrays.asList(Objects.requireNonNull(values, "values")));
  }

  /**
   * The field equals one of the texts. In a list that is asked by GET they all stand in the URL, so
   * keep to some dozens there.
   *
   * @param values at least one, none of them blank
   * @return the condition, for {@link Filter#where}
   */
  public static Condition oneOf(Collection<String> values) {
    Objects.requireNonNull(values, "values");
    if (values.isEmpty()) {
      throw new IllegalArgumentException("values: empty (expected: at least one value)");
    }
    return new Condition(
        Form.ANY_OF, values.stream().map(value -> alone(requireText(value, "values"))).toList());
  }

  /**
   * The field is anything but the text.
   *
   * @param value the text; not blank
   * @return the condition, for {@link Filter#where}
   */
  public static Condition isNot(String value) {
    return comparison(NOT_EQUAL, requireText(value, "value"));
  }

  /**
   * The field is anything but the number.
   *
   * @param value the number
   * @return the condition, for {@link Filter#where}
   */
  public static Condition isNot(long value) {
    return comparison(NOT_EQUAL, value);
  }

  /**
   * The field is anything but true, or but false.
   *
   * @param value true or false
   * @return the condition, for {@link Filter#where}
   */
  public static Condition isNot(boolean value) {
    return comparison(NOT_EQUAL, value);
  }

  /**
   * The field is any time but this one.
   *
   * @param value the time; sent in UTC, to the microsecond
   * @return the condition, for {@link Filter#where}
   */
  public static Condition isNot(Instant value) {
    return comparison(NOT_EQUAL, WireTime.roundedDown(value, "value"));
  }

  /**
   * The field is any day but this one; see {@link #is(LocalDate)} for fields that hold a time.
   *
   * @param value the day, in the service's own time zone
   * @return the condition, for {@link Filter#where}
   */
  public static Condition isNot(LocalDate value) {
    return comparison(NOT_EQUAL, WireTime.day(value, "value"));
  }

  /**
   * The field is the text or comes after it.
   *
   * @param value the text; not blank
   * @return the condition, for {@link Filter#where}
   */
  public static Condition atLeast(String value) {
    return comparison(AT_LEAST, requireText(value, "value"));
  }

  /**
   * The field is the number or more.
   *
   * @param value the number
   * @return the condition, for {@link Filter#where}
   */
  public static Condition atLeast(long value) {
    return comparison(AT_LEAST, value);
  }

  /**
   * The field is this time or later.
   *
   * @param value the time; sent in UTC, to the microsecond
   * @return the condition, for {@link Filter#where}
   */
  public static Condition atLeast(Instant value) {
    return comparison(AT_LEAST, WireTime.roundedUp(value, "value"));
  }

  /**
   * The field is this day or later.
   *
   * @param value the day, in the service's own time zone
   * @return the condition, for {@link Filter#where}
   */
  public static Condition atLeast(LocalDate value) {
    return comparison(AT_LEAST, WireTime.day(value, "value"));
  }

  /**
   * The field is the text or comes before it.
   *
   * @param value the text; not blank
   * @return the condition, for {@link Filter#where}
   */
  public static Condition atMost(String value) {
    return comparison(AT_MOST, requireText(value, "value"));
  }

  /**
   * The field is the number or less.
   *
   * @param value the number
   * @return the condition, for {@link Filter#where}
   */
  public static Condition atMost(long value) {
    return comparison(AT_MOST, value);
  }

  /**
   * The field is this time or earlier.
   *
   * @param value the time; sent in UTC, to the microsecond
   * @return the condition, for {@link Filter#where}
   */
  public static Condition atMost(Instant value) {
    return comparison(AT_MOST, WireTime.roundedDown(value, "value"));
  }

  /**
   * The field is this day or earlier. On a field that holds a time the service may take the day for
   * its midnight and leave its hours out; {@code lessThan} the next day leaves no doubt.
   *
   * @param value the day, in the service's own time zone
   * @return the condition, for {@link Filter#where}
   */
  public static Condition atMost(LocalDate value) {
    return comparison(AT_MOST, WireTime.day(value, "value"));
  }

  /**
   * The field comes after the text.
   *
   * @param value the text; not blank
   * @return the condition, for {@link Filter#where}
   */
  public static Condition greaterThan(String value) {
    return comparison(GREATER, requireText(value, "value"));
  }

  /**
   * The field is more than the number.
   *
   * @param value the number
   * @return the condition, for {@link Filter#where}
   */
  public static Condition greaterThan(long value) {
    return comparison(GREATER, value);
  }

  /**
   * The field is later than this time.
   *
   * @param value the time; sent in UTC, to the microsecond
   * @return the condition, for {@link Filter#where}
   */
  public static Condition greaterThan(Instant value) {
    return comparison(GREATER, WireTime.roundedDown(value, "value"));
  }

  /**
   * The field is later than this day. On a field that holds a time the service may take the day for
   * its midnight and leave its hours in; {@code atLeast} the next day leaves no doubt.
   *
   * @param value the day, in the service's own time zone
   * @return the condition, for {@link Filter#where}
   */
  public static Condition greaterThan(LocalDate value) {
    return comparison(GREATER, WireTime.day(value, "value"));
  }

  /**
   * The field comes before the text.
   *
   * @param value the text; not blank
   * @return the condition, for {@link Filter#where}
   */
  public static Condition lessThan(String value) {
    return comparison(LESS, requireText(value, "value"));
  }

  /**
   * The field is less than the number.
   *
   * @param value the number
   * @return the condition, for {@link Filter#where}
   */
  public static Condition lessThan(long value) {
    return comparison(LESS, value);
  }

  /**
   * The field is earlier than this time.
   *
   * @param value the time; sent in UTC, to the microsecond
   * @return the condition, for {@link Filter#where}
   */
  public static Condition lessThan(Instant value) {
    return comparison(LESS, WireTime.roundedUp(value, "value"));
  }

  /**
   * The field is earlier than this day.
   *
   * @param value the day, in the service's own time zone
   * @return the condition, for {@link Filter#where}
   */
  public static Condition lessThan(LocalDate value) {
    return comparison(LESS, WireTime.day(value, "value"));
  }

  /**
   * The field lies between two times, both included.
   *
   * @param from the first one
   * @param to not before {@code from}
   * @return the condition, for {@link Filter#where}
   */
  public static Condition between(Instant from, Instant to) {
    String first = WireTime.roundedUp(from, "from");
    String last = WireTime.roundedDown(to, "to");
    requireOrder(from, to);
    return new Condition(
        Form.OPERATORS, List.of(new Operand(AT_LEAST, first), new Operand(AT_MOST, last)));
  }

  /**
   * The field lies between two days, both included. On a field that holds a time the service may
   * take the last day for its midnight and leave its hours out; {@link #between(Instant, Instant)}
   * leaves no doubt.
   *
   * @param from the first one
   * @param to not before {@code from}
   * @return the condition, for {@link Filter#where}
   */
  public static Condition between(LocalDate from, LocalDate to) {
    String first = WireTime.day(from, "from");
    String last = WireTime.day(to, "to");
    requireOrder(from, to);
    return new Condition(
        Form.OPERATORS, List.of(new Operand(AT_LEAST, first), new Operand(AT_MOST, last)));
  }

  /**
   * The field lies on one of the days from the first to the last, in the form {@code {"from": …,
   * "to": …}}. The vendor's current reference (1.0) describes it for {@code created_at} in the
   * search of contacts and of companies. No other list is known to understand it, and one that is
   * asked by GET cannot carry it: there use {@link #atLeast(LocalDate)} and {@link
   * #lessThan(LocalDate)}.
   *
   * @param from the first one
   * @param to not before {@code from}
   * @return the condition, for {@link Filter#where}
   */
  public static Condition days(LocalDate from, LocalDate to) {
    String first = WireTime.day(from, "from");
    String last = WireTime.day(to, "to");
    requireOrder(from, to);
    return new Condition(
        Form.DAY_RANGE, List.of(new Operand("from", first), new Operand("to", last)));
  }

  /**
   * The field has no value.
   *
   * @return the condition, for {@link Filter#where}
   */
  public static Condition isNull() {
    return new Condition(Form.NULL_TEST, List.of(alone(IS_NULL)));
  }

  /**
   * The field has a value, whichever.
   *
   * @return the condition, for {@link Filter#where}
   */
  public static Condition isNotNull() {
    return new Condition(Form.NULL_TEST, List.of(alone(IS_NOT_NULL)));
  }

  /**
   * {@return how the values belong together} Of use to code that sends conditions, not to callers.
   */
  public Form form() {
    return form;
  }

  /**
   * {@return the values, at least one, in the order given; unmodifiable} They may be personal data.
   * Of use to code that sends conditions, not to callers.
   */
  public Set<Operand> operands() {
    return operands;
  }

  /** Both conditions as one, if the service has a form for that. */
  Optional<Condition> joinedWith(Condition other) {
    if (form != Form.OPERATORS || other.form != Form.OPERATORS) {
      return Optional.empty();
    }
    Set<String> operators = operands.stream().map(Operand::key).collect(Collectors.toSet());
    if (other.operands.stream().anyMatch(operand -> operators.contains(operand.key()))) {
      return Optional.empty();
    }
    Set<Operand> all = new LinkedHashSet<>(operands);
    all.addAll(other.operands);
    return Optional.of(new Condition(Form.OPERATORS, all));
  }

  /** The form and the operators, without a value. */
  String describe() {
    return form == Form.OPERATORS
        ? operands.stream().map(Operand::key).collect(Collectors.joining(" "))
        : form.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Condition condition
        && form == condition.form
        && operands.equals(condition.operands);
  }

  @Override
  public int hashCode() {
    return Objects.hash(form, operands);
  }

  @Override
  public String toString() {
    return "Condition[" + describe() + "]";
  }

  private static Condition equal(Object value) {
    return new Condition(Form.EQUAL, List.of(alone(value)));
  }

  private static Condition comparison(String operator, Object value) {
    return new Condition(Form.OPERATORS, List.of(new Operand(operator, value)));
  }

  private static Operand alone(Object value) {
    return new Operand("", value);
  }

  private static String requireText(String value, String argument) {
    Objects.requireNonNull(value, argument);
    if (value.isBlank()) {
      throw new IllegalArgumentException(
          argument + ": blank (expected: text; isNull() finds rows without a value)");
    }
    return value;
  }

  private static <T extends Comparable<? super T>> void requireOrder(T from, T to) {
    if (from.compareTo(to) > 0) {
      throw new IllegalArgumentException(
          "to: " + to + " (expected: not before from, " + from + ")");
    }
  }

  /** How the values of a condition belong together. */
  public enum Form {
    /** One value that the field equals. */
    EQUAL,
    /** Several values, one of which the field equals. */
    ANY_OF,
    /** Comparisons, each with an operator of its own, all of which hold. */
    OPERATORS,
    /** One of the service's two words that stand in place of a value. */
    NULL_TEST,
    /** The two ends of a range of days, keyed {@code from} and {@code to}. */
    DAY_RANGE
  }

  /**
   * One value of a condition.
   *
   * @param key the operator, or the end of the range, that the value belongs to; empty where the
   *     value stands alone
   * @param value a String, a Long or a Boolean
   */
  public record Operand(String key, Object value) {

    /**
     * @param key see {@link #key()}; not null
     * @param value see {@link #value()}; not null
     * @throws IllegalArgumentException if the value is of another type
     */
    public Operand {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(value, "value");
      if (!(value instanceof String || value instanceof Long || value instanceof Boolean)) {
        throw new IllegalArgumentException(
            "value: a "
                + value.getClass().getName()
                + " (expected: a String, a Long or a Boolean)");
      }
    }

    /** The key, never the value. */
    @Override
    public String toString() {
      return "Operand[" + key + "]";
    }
  }
}
