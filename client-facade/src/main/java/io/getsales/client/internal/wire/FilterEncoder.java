package io.getsales.client.internal.wire;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.getsales.client.generated.support.FilterParameters;
import io.getsales.client.query.Condition;
import io.getsales.client.query.Condition.Operand;
import io.getsales.client.query.Filter;
import java.util.Objects;

/**
 * Writes a filter in the service's two notations: an object in the body of a search, and bracketed
 * parameters in the query of a GET. The service ignores the flat parameters of its own older
 * samples and answers such a request unfiltered, so they are never written.
 */
public final class FilterEncoder {

  private FilterEncoder() {}

  /**
   * The object that stands under {@code filter} in a body; empty for a filter without conditions.
   */
  public static JsonObject toBody(Filter filter) {
    Objects.requireNonNull(filter, "filter");
    JsonObject body = new JsonObject();
    filter.conditions().forEach((field, condition) -> body.add(field, element(condition)));
    return body;
  }

  /**
   * The parameters of a GET, with full names; none for a filter without conditions.
   *
   * @throws IllegalArgumentException if the filter holds a range of days, for which a query has no
   *     notation
   */
  public static FilterParameters toQuery(Filter filter) {
    Objects.requireNonNull(filter, "filter");
    FilterParameters parameters = new FilterParameters();
    filter.conditions().forEach((field, condition) -> addTo(parameters, field, condition));
    return parameters;
  }

  private static void addTo(FilterParameters parameters, String field, Condition condition) {
    String name = "filter[" + field + "]";
    for (Operand operand : condition.operands()) {
      String suffix =
          switch (condition.form()) {
            case EQUAL, NULL_TEST -> "";
            case ANY_OF -> "[]";
            case OPERATORS -> "[" + operand.key() + "]";
            case DAY_RANGE ->
                throw new IllegalArgumentException(
                    "filter: "
                        + field
                        + " has a range of days (expected: atLeast and lessThan, or between; only"
                        + " the searches for contacts and companies take days)");
          };
      parameters.add(name + suffix, String.valueOf(operand.value()));
    }
  }

  private static JsonElement element(Condition condition) {
    return switch (condition.form()) {
      case EQUAL, NULL_TEST -> primitive(condition.operands().iterator().next());
      case ANY_OF -> array(condition);
      case OPERATORS, DAY_RANGE -> object(condition);
    };
  }

  private static JsonArray array(Condition condition) {
    JsonArray array = new JsonArray();
    condition.operands().forEach(operand -> array.add(primitive(operand)));
    return array;
  }

  private static JsonObject object(Condition condition) {
    JsonObject object = new JsonObject();
    condition.operands().forEach(operand -> object.add(operand.key(), primitive(operand)));
    return object;
  }

  private static JsonPrimitive primitive(Operand operand) {
    Object value = operand.value();
    if (value instanceof Long number) {
      return new JsonPrimitive(number);
    }
    if (value instanceof Boolean truth) {
      return new JsonPrimitive(truth);
    }
    return new JsonPrimitive((String) value);
  }
}
