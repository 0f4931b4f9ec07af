package io.getsales.client.sandbox;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Adds, changes and deletes rows behind the back of the client, as other users of the account
 * would. Nothing done here shows in {@link GetSalesSandbox#requests()} or {@link
 * GetSalesSandbox#sent()}.
 *
 * <p>Fields carry the vendor's names. Values may be null, text, numbers, booleans, {@link Instant}
 * (for fields that end in {@code _at}), lists and maps. Fields that are not given get plausible
 * values. Safe for use by several threads.
 */
public final class SandboxRows {
  private final SandboxState state;
  private final InstantSource clock;

  SandboxRows(SandboxState state, InstantSource clock) {
    this.state = state;
    this.clock = clock;
  }

  /**
   * Adds a contact, to the first list unless {@code list_uuid} says otherwise. With {@code
   * created_at} it can be dated back; without, it is made now.
   *
   * @param fields names on the wire to values; null empties a field
   * @return its UUID
   */
  public String addContact(Map<String, ?> fields) {
    Map<String, JsonElement> values = tree(fields);
    return state.with(
        account -> {
          JsonElement given = values.remove("created_at");
          JsonElement uuid = values.remove("uuid");
          JsonElement updated = values.remove("updated_at");
          long createdAt = given == null ? now() : Timestamps.parse(given.getAsString());
          Contact contact =
              Contact.added(
                  UUID.fromString(
                      uuid == null ? account.newUuid(Ids.Kind.CONTACT) : uuid.getAsString()),
                  account.contacts().nextSlot(),
                  createdAt);
          Map<String, JsonElement> all = LeadFields.defaults(account);
          account.lists().all().stream()
              .findFirst()
              .ifPresent(list -> all.put("list_uuid", Json.text(list.uuid())));
          LeadFields.derive(values, null);
          all.putAll(values);
          contact.set(all);
          if (updated != null) {
            contact.touch(Timestamps.parse(updated.getAsString()));
          }
          account.contacts().add(contact);
          return contact.uuid();
        });
  }

  /**
   * Sets fields of a contact.
   *
   * @param uuid the row's id
   * @param fields names on the wire to values; null empties a field
   */
  public void updateContact(String uuid, Map<String, ?> fields) {
    Map<String, JsonElement> values = tree(fields);
    state.with(
        account -> {
          Contact contact = contact(account, uuid);
          LeadFields.derive(values, contact);
          account.contacts().update(contact, values, new JsonObject(), now());
          return null;
        });
  }

  /**
   * Dates the last change of a contact to now and changes nothing else.
   *
   * @param uuid the row's id
   */
  public void touchContact(String uuid) {
    state.with(
        account -> {
          account.contacts().touch(contact(account, uuid), now());
          return null;
        });
  }

  /**
   * Deletes a contact and its enrolments.
   *
   * @param uuid the row's id
   */
  public void deleteContact(String uuid) {
    state.with(
        account -> {
          ContactOperations.remove(account, contact(account, uuid));
          return null;
        });
  }

  /**
   * Adds a LinkedIn message: by default one that was received just now from the contact that has
   * been here longest, through the first sender profile.
   *
   * @param fields names on the wire to values; null empties a field
   * @return its UUID
   */
  public String addLinkedInMessage(Map<String, ?> fields) {
    Map<String, JsonElement> values = tree(fields);
    return state.with(
        account -> {
          String at = Timestamps.text(now());
          JsonObject row =
              NewRows.linkedInMessage(
                  account.newUuid(Ids.Kind.LINKEDIN_MESSAGE),
                  senderProfile(account, values),
                  contactUuid(account, values),
                  "Thanks, that works for me.",
                  at);
          row.addProperty("type", "inbox");
          row.addProperty("automation", "synced");
          row.addProperty("status", "done");
          row.addProperty("sent_at", at);
          values.forEach(row::add);
          return account.linkedInMessages().add(row).uuid();
        });
  }

  /**
   * Sets fields of a LinkedIn message.
   *
   * @param uuid the row's id
   * @param fields names on the wire to values; null empties a field
   */
  public void updateLinkedInMessage(String uuid, Map<String, ?> fields) {
    update(uuid, fields, "LinkedIn message", Account::linkedInMessages);
  }

  /**
   * Deletes a LinkedIn message.
   *
   * @param uuid the row's id
   */
  public void deleteLinkedInMessage(String uuid) {
    delete(uuid, "LinkedIn message", Account::linkedInMessages);
  }

  /**
   * Adds an email: by default one that was received just now from the contact that has been here
   * longest, in the mailbox of the first sender profile.
   *
   * @param fields names on the wire to values; null empties a field
   * @return its UUID
   */
  public String addEmail(Map<String, ?> fields) {
    Map<String, JsonElement> values = tree(fields);
    return state.with(
        account -> {
          String at = Timestamps.text(now());
          String bodyUuid = account.newUuid(Ids.Kind.EMAIL_BODY);
          JsonObject row =
              NewRows.email(
                  account.newUuid(Ids.Kind.EMAIL),
                  bodyUuid,
                  senderProfile(account, values),
                  contactUuid(account, values),
                  "Re: Next steps",
                  at);
          row.addProperty("folder", "Inbox");
          row.addProperty("type", "inbox");
          row.addProperty("status", "sync");
          row.addProperty("sent_at", at);
          values.forEach(row::add);
          JsonRow email = account.emails().add(row);
          account
              .emailBodies()
              .add(
                  NewRows.emailBody(
                      bodyUuid, email.requiredText("subject"), "<p>Thank you.</p>", at));
          return email.uuid();
        });
  }

  /**
   * Sets fields of an email.
   *
   * @param uuid the row's id
   * @param fields names on the wire to values; null empties a field
   */
  public void updateEmail(String uuid, Map<String, ?> fields) {
    update(uuid, fields, "email", Account::emails);
  }

  /**
   * Deletes an email.
   *
   * @param uuid the row's id
   */
  public void deleteEmail(String uuid) {
    delete(uuid, "email", Account::emails);
  }

  /**
   * Adds a contact list.
   *
   * @param name its name
   * @return its UUID
   */
  public String addList(String name) {
    Objects.requireNonNull(name, "name");
    return state.with(
        account ->
            account
                .lists()
                .add(NewRows.list(account.newUuid(Ids.Kind.LIST), name, 20, Timestamps.text(now())))
                .uuid());
  }

  /**
   * Deletes a list; contacts keep its UUID, as on the real service.
   *
   * @param uuid the row's id
   */
  public void deleteList(String uuid) {
    delete(uuid, "list", Account::lists);
  }

  /**
   * Adds an automation.
   *
   * @param name its name
   * @param status {@code on}, {@code off}, {@code draft} or {@code archived}
   * @return its UUID
   */
  public String addAutomation(String name, String status) {
    Objects.requireNonNull(name, "name");
    if (!List.of("on", "off", "draft", "archived").contains(status)) {
      throw new IllegalArgumentException(
          "status: " + status + " (expected: on, off, draft or archived)");
    }
    return state.with(
        account ->
            account
                .automations()
                .add(
                    NewRows.automation(
                        account.newUuid(Ids.Kind.AUTOMATION),
                        account.newUuid(Ids.Kind.AUTOMATION_VERSION),
                        name,
                        status,
                        20,
                        Timestamps.text(now())))
                .uuid());
  }

  /**
   * Sets fields of an automation.
   *
   * @param uuid the row's id
   * @param fields names on the wire to values; null empties a field
   */
  public void updateAutomation(String uuid, Map<String, ?> fields) {
    update(uuid, fields, "automation", Account::automations);
  }

  /**
   * Adds an enabled sender profile that has a mailbox.
   *
   * @param firstName first name
   * @param lastName last name
   * @return its UUID
   */
  public String addSenderProfile(String firstName, String lastName) {
    Objects.requireNonNull(firstName, "firstName");
    Objects.requireNonNull(lastName, "lastName");
    return state.with(
        account -> {
          JsonObject row =
              NewRows.senderProfile(
                  account.newUuid(Ids.Kind.SENDER_PROFILE),
                  firstName,
                  lastName,
                  null,
                  20,
                  Timestamps.text(now()));
          row.addProperty("linkedin_account_uuid", account.newUuid(Ids.Kind.LINKEDIN_ACCOUNT));
          row.addProperty("mailbox_uuid", account.newUuid(Ids.Kind.MAILBOX));
          return account.senderProfiles().add(row).uuid();
        });
  }

  /**
   * Sets fields of a sender profile, such as its {@code status} to {@code disabled}.
   *
   * @param uuid the row's id
   * @param fields names on the wire to values; null empties a field
   */
  public void updateSenderProfile(String uuid, Map<String, ?> fields) {
    update(uuid, fields, "sender profile", Account::senderProfiles);
  }

  private long now() {
    return Timestamps.stamp(clock.instant());
  }

  private void update(String uuid, Map<String, ?> fields, String what, StoreOf stores) {
    Map<String, JsonElement> values = tree(fields);
    state.with(
        account -> {
          JsonRow row = found(stores.of(account).get(uuid), what, uuid);
          row.set("updated_at", Timestamps.text(now()));
          values.forEach(row::set);
          return null;
        });
  }

  private void delete(String uuid, String what, StoreOf stores) {
    state.with(
        account -> {
          found(stores.of(account).get(uuid), what, uuid);
          return stores.of(account).remove(uuid);
        });
  }

  private static Contact contact(Account account, String uuid) {
    Contact contact = account.contacts().get(uuid);
    if (contact == null) {
      throw new NoSuchElementException("no contact has the UUID " + uuid);
    }
    return contact;
  }

  private static String contactUuid(Account account, Map<String, JsonElement> values) {
    String given = Json.textOf(values.get("lead_uuid"));
    if (given != null) {
      return given;
    }
    if (account.contacts().size() == 0) {
      throw new NoSuchElementException("the sandbox has no contact to write from");
    }
    return account.contacts().oldestFirst().get(0).uuid();
  }

  private static JsonRow senderProfile(Account account, Map<String, JsonElement> values) {
    String given = Json.textOf(values.get("sender_profile_uuid"));
    if (given != null) {
      return found(account.senderProfiles().get(given), "sender profile", given);
    }
    return account.senderProfiles().all().stream()
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("the sandbox has no sender profile"));
  }

  private static JsonRow found(@Nullable JsonRow row, String what, String uuid) {
    if (row == null) {
      throw new NoSuchElementException("no " + what + " has the UUID " + uuid);
    }
    return row;
  }

  // Rows keep their points in time in one form, so that they can be compared as text.
  private static Map<String, JsonElement> tree(Map<String, ?> fields) {
    Map<String, JsonElement> values = new LinkedHashMap<>();
    fields.forEach(
        (field, value) -> {
          JsonElement element = Json.tree(value);
          boolean time = field.endsWith("_at") && element.isJsonPrimitive();
          values.put(
              field,
              time ? Json.text(Timestamps.text(Timestamps.parse(element.getAsString()))) : element);
        });
    return values;
  }

  @FunctionalInterface
  private interface StoreOf {
    RowStore of(Account account);
  }
}
