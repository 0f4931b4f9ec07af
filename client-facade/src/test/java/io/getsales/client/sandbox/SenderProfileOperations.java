package io.getsales.client.sandbox;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The four operations on sender profiles. */
final class SenderProfileOperations {
  private static final int FIRST_USER = 20;
  private static final ListReader LIST =
      new ListReader(
          keys(),
          Set.of("uuid", "first_name", "last_name", "label", "status", "created_at", "updated_at"));

  private SenderProfileOperations() {}

  static Answer list(Account account, Call call) {
    return LIST.answer(
        account,
        call,
        account.senderProfiles(),
        PageShape.ENVELOPE,
        RowRenderer.ofMicroseconds(account)::read);
  }

  static Answer get(Account account, Call call) {
    return answer(
        200,
        account,
        ListReader.require(
            account.senderProfiles().get(call.variable("senderProfileUuid")),
            "Sender profile",
            account));
  }

  static Answer create(Account account, Call call) {
    Input body = call.input();
    if (!body.has("assignee_user_id")) {
      body.complainRequired("assignee_user_id");
    }
    int assignee = body.integer("assignee_user_id", FIRST_USER, 1);
    JsonObject row = named(account, call, body, assignee);
    for (String schedule : List.of("linkedin_schedule", "email_schedule")) {
      setObject(row, schedule, body);
    }
    body.rejectIfInvalid(account.errors());
    return answer(201, account, account.senderProfiles().add(row));
  }

  /** Makes a profile that is bound to a browser and a LinkedIn account already. */
  static Answer connectExternal(Account account, Call call) {
    Input body = call.input();
    JsonObject row = named(account, call, body, FIRST_USER);
    body.requiredText("gologin_external_id");
    setObject(row, "schedule", body);
    row.addProperty("smart_limits_enabled", body.flag("smart_limits_enabled", true));
    JsonElement notified = body.array("notification_emails");
    if (body.has("notification_emails")) {
      row.add("notification_emails", notified);
    }
    body.text("browser_owner");
    body.rejectIfInvalid(account.errors());
    row.addProperty("linkedin_browser_id", 9_000 + account.senderProfiles().size());
    row.addProperty("linkedin_account_uuid", account.newUuid(Ids.Kind.LINKEDIN_ACCOUNT));
    return answer(201, account, account.senderProfiles().add(row));
  }

  private static JsonObject named(Account account, Call call, Input body, int userId) {
    return NewRows.senderProfile(
        account.newUuid(Ids.Kind.SENDER_PROFILE),
        body.requiredText("first_name"),
        body.requiredText("last_name"),
        body.text("label"),
        userId,
        call.timestamp());
  }

  private static void setObject(JsonObject row, String field, Input body) {
    JsonObject value = body.object(field);
    if (!value.isEmpty()) {
      row.add(field, value);
    }
  }

  private static Answer answer(int status, Account account, JsonRow row) {
    return Answer.json(status, RowRenderer.ofMicroseconds(account).read(row));
  }

  private static Map<String, FilterKey> keys() {
    Map<String, FilterKey> keys =
        new HashMap<>(
            FilterKey.fields(
                "uuid",
                "linkedin_browser_id",
                "linkedin_account_uuid",
                "mailbox_uuid",
                "assignee_user_id",
                "first_name",
                "last_name",
                "label",
                "status",
                "user_id"));
    keys.put("q", FilterKey.of(FilterKey.Kind.CONTAINING, "first_name", "last_name", "label"));
    return keys;
  }
}
