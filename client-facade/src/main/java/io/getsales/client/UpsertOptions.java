package io.getsales.client;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.getsales.client.generated.model.ContactUpsert;
import io.getsales.client.generated.model.NewContact;
import io.getsales.client.generated.model.NewContactEnrollment;
import io.getsales.client.generated.support.ModelTypeAdapterFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a contact is written with, beside its own fields: custom fields, and what happens to a
 * contact that exists already. Immutable; every {@code with…} method answers a changed copy.
 */
public final class UpsertOptions {
  private static final UpsertOptions NONE = new UpsertOptions(new JsonObject(), null, null);

  private final JsonObject customFields;
  private final @Nullable Boolean updateExisting;
  private final @Nullable Boolean moveToList;

  private UpsertOptions(
      JsonObject customFields, @Nullable Boolean updateExisting, @Nullable Boolean moveToList) {
    this.customFields = customFields;
    this.updateExisting = updateExisting;
    this.moveToList = moveToList;
  }

  /**
   * Nothing beside the contact: an existing one is updated and stays in its list.
   *
   * @return options that say nothing
   */
  public static UpsertOptions none() {
    return NONE;
  }

  /**
   * {@return options with one custom field; see {@link #withCustomField(String, String)}}
   *
   * @param field its name in GetSales, or its UUID (the latter from client code)
   * @param value what to set it to; not null
   */
  public static UpsertOptions customField(String field, String value) {
    return NONE.withCustomField(field, value);
  }

  /**
   * Sets a custom field.
   *
   * @param field its name in GetSales, or its UUID (the latter from client code)
   * @param value what to set it to; not null
   * @return options with this choice; these stay as they are
   */
  public UpsertOptions withCustomField(String field, String value) {
    return withCustomField(field, new JsonPrimitive(Objects.requireNonNull(value, "value")));
  }

  /**
   * Sets a custom field to any JSON value, such as a number or a list of choices.
   *
   * @param field its name in GetSales, or its UUID (the latter from client code)
   * @param value what to set it to; not null
   * @return options with this choice; these stay as they are
   */
  public UpsertOptions withCustomField(String field, JsonElement value) {
    Objects.requireNonNull(value, "value");
    JsonObject more = customFields.deepCopy();
    more.add(Arguments.text("field", field, "the name of a custom field"), value.deepCopy());
    return new UpsertOptions(more, updateExisting, moveToList);
  }

  /**
   * Leaves a contact that exists as it is; by default it is updated.
   *
   * @return options with this choice; these stay as they are
   */
  public UpsertOptions withoutUpdatingExisting() {
    return new UpsertOptions(customFields, false, moveToList);
  }

  /**
   * Moves a contact that exists to the given list; by default it stays in its own.
   *
   * @return options with this choice; these stay as they are
   */
  public UpsertOptions withMoveToList() {
    return new UpsertOptions(customFields, updateExisting, true);
  }

  ContactUpsert request(String listUuid, NewContact contact) {
    return new ContactUpsert()
        .lead(withoutCustomFields(contact))
        .listUuid(listUuid)
        .customFields(allCustomFields(contact))
        .updateIfExists(updateExisting)
        .moveToList(moveToList);
  }

  NewContactEnrollment enrollment(String listUuid, NewContact contact) {
    return new NewContactEnrollment()
        .lead(withoutCustomFields(contact))
        .listUuid(listUuid)
        .customFields(allCustomFields(contact))
        .updateLeadIfExists(updateExisting)
        .moveToList(moveToList);
  }

  /**
   * Only beside the contact does the service take custom fields here; inside they are for create.
   */
  private @Nullable JsonObject allCustomFields(NewContact contact) {
    JsonObject inside = contact.getCustomFields();
    JsonObject all = inside == null ? new JsonObject() : inside.deepCopy();
    customFields.entrySet().forEach(field -> all.add(field.getKey(), field.getValue()));
    return all.isEmpty() ? null : all;
  }

  private static NewContact withoutCustomFields(NewContact contact) {
    if (contact.getCustomFields() == null) {
      return contact;
    }
    try {
      return ModelTypeAdapterFactory.of(NewContact.class)
          .fromJson(contact.toJson())
          .customFields(null);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // cannot come from memory
    }
  }

  /** The names of what is set, no values. */
  @Override
  public String toString() {
    return "UpsertOptions[customFields="
        + customFields.keySet()
        + ", updateExisting="
        + updateExisting
        + ", moveToList="
        + moveToList
        + "]";
  }
}
