package io.getsales.client.sandbox;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What tells that two contacts are the same person, in the order in which the service looks: the
 * first hit wins.
 */
enum MatchKey {
  LN_MEMBER_ID("ln_member_id"),
  LN_ID("ln_id"),
  SN_ID("sn_id"),
  NICKNAME("linkedin"),
  WORK_EMAIL("work_email"),
  PERSONAL_EMAIL("personal_email"),
  NAME_AND_COMPANY("name");

  private final String field;

  MatchKey(String field) {
    this.field = field;
  }

  /** The key of a row in comparable form; null when the row lacks it. */
  @Nullable String of(Row row) {
    String text = Json.textOf(row.value(field));
    if (text == null || text.isEmpty()) {
      return null;
    }
    return switch (this) {
      case LN_MEMBER_ID, LN_ID, SN_ID -> text;
      case NICKNAME, WORK_EMAIL, PERSONAL_EMAIL -> text.toLowerCase(Locale.ROOT);
      case NAME_AND_COMPANY -> nameAndCompany(text, Json.textOf(row.value("company_name")));
    };
  }

  static @Nullable String nameAndCompany(String name, @Nullable String company) {
    return company == null || company.isEmpty()
        ? null
        : (name + "\n" + company).toLowerCase(Locale.ROOT);
  }

  static MatchKey ofField(String field) {
    for (MatchKey key : values()) {
      if (key.field.equals(field)) {
        return key;
      }
    }
    throw new IllegalArgumentException("field: " + field + " (expected: a field of a match key)");
  }
}
