package io.getsales.client;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How to find one contact: by LinkedIn reference, by email address, or by name and company. The
 * service looks a contact up by one of the three, so a lookup holds one.
 *
 * <p>Immutable. {@link #toString()} shows by what is looked up, never whom.
 */
public final class ContactLookup {

  private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");

  private final @Nullable LinkedInReference linkedIn;
  private final @Nullable String email;
  private final @Nullable String name;
  private final @Nullable String companyName;
  private final boolean aggregationDisabled;

  private ContactLookup(
      @Nullable LinkedInReference linkedIn,
      @Nullable String email,
      @Nullable String name,
      @Nullable String companyName,
      boolean aggregationDisabled) {
    this.linkedIn = linkedIn;
    this.email = email;
    this.name = name;
    this.companyName = companyName;
    this.aggregationDisabled = aggregationDisabled;
  }

  /**
   * By profile address, Sales Navigator address, nickname or id.
   *
   * @param reference any form that {@link LinkedInReference#of(String)} reads
   * @return the lookup, for {@link Contacts#find}
   * @throws IllegalArgumentException if it is none of them
   */
  public static ContactLookup linkedIn(String reference) {
    return linkedIn(LinkedInReference.of(reference));
  }

  /**
   * By a LinkedIn reference that was read before.
   *
   * @param reference whom to look for
   * @return the lookup, for {@link Contacts#find}
   */
  public static ContactLookup linkedIn(LinkedInReference reference) {
    return new ContactLookup(
        Objects.requireNonNull(reference, "reference"), null, null, null, false);
  }

  /**
   * By email address, which the service compares with the work and with the personal one.
   *
   * @param email the address; blanks around it do no harm
   * @return the lookup, for {@link Contacts#find}
   * @throws IllegalArgumentException if it is not one address of the form {@code name@host}
   */
  public static ContactLookup email(String email) {
    String address = Objects.requireNonNull(email, "email").strip();
    if (!EMAIL.matcher(address).matches()) {
      throw new IllegalArgumentException(
          "email: not an email address (expected: one address of the form name@host)");
    }
    return new ContactLookup(null, address, null, null, false);
  }

  /**
   * By full name together with the company's name. The service takes neither of the two alone.
   *
   * @param name first and last name; not blank
   * @param companyName the name as GetSales holds it; not blank
   * @return the lookup, for {@link Contacts#find}
   * @throws IllegalArgumentException if one of the two is blank
   */
  public static ContactLookup nameAtCompany(String name, String companyName) {
    return new ContactLookup(
        null, null, requireText(name, "name"), requireText(companyName, "companyName"), false);
  }

  /**
   * {@return the same lookup, asking for the contact's own fields only} The service then leaves out
   * markers, automations and custom fields, and answers sooner.
   */
  public ContactLookup withoutAggregation() {
    return new ContactLookup(linkedIn, email, name, companyName, true);
  }

  /** The value of {@code linkedin_id}, or null. */
  @Nullable String linkedInId() {
    return linkedIn == null ? null : linkedIn.value();
  }

  /** The value of {@code email}, or null. */
  @Nullable String email() {
    return email;
  }

  /** The value of {@code name}, or null. */
  @Nullable String name() {
    return name;
  }

  /** The value of {@code company_name}, or null. */
  @Nullable String companyName() {
    return companyName;
  }

  /** Whether {@code disable_aggregation} is sent, as true; false is the service's own default. */
  boolean isAggregationDisabled() {
    return aggregationDisabled;
  }

  private static String requireText(String value, String argument) {
    String text = Objects.requireNonNull(value, argument).strip();
    if (text.isEmpty()) {
      throw new IllegalArgumentException(argument + ": blank (expected: a name)");
    }
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ContactLookup lookup
        && Objects.equals(linkedIn, lookup.linkedIn)
        && Objects.equals(email, lookup.email)
        && Objects.equals(name, lookup.name)
        && Objects.equals(companyName, lookup.companyName)
        && aggregationDisabled == lookup.aggregationDisabled;
  }

  @Override
  public int hashCode() {
    return Objects.hash(linkedIn, email, name, companyName, aggregationDisabled);
  }

  /** By what is looked up, never whom. */
  @Override
  public String toString() {
    String by = linkedIn != null ? "linkedIn" : email != null ? "email" : "nameAtCompany";
    return "ContactLookup[" + by + (aggregationDisabled ? ", without aggregation]" : "]");
  }
}
