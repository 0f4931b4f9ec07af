package io.getsales.client.sandbox;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The seven operations on automations and on the enrolment of contacts in them. */
final class AutomationOperations {
  private static final ListReader LIST = new ListReader(keys(), sortable());

  private AutomationOperations() {}

  static Answer list(Account account, Call call) {
    return LIST.answer(
        account,
        call,
        account.automations(),
        PageShape.ENVELOPE,
        RowRenderer.ofSeconds(account)::read);
  }

  static Answer start(Account account, Call call) {
    return turn(account, call, "on");
  }

  static Answer stop(Account account, Call call) {
    return turn(account, call, "off");
  }

  static Answer enroll(Account account, Call call) {
    JsonRow automation = require(account, call);
    Contact contact = ContactOperations.require(account, call.variable("leadUuid"));
    rejectUnlessRunning(account, automation);
    enroll(account, automation, contact, call);
    return StatusAnswers.done(account, "The contact has been added to the automation.");
  }

  static Answer addNewLead(Account account, Call call) {
    JsonRow automation = require(account, call);
    Input body = call.input();
    LeadInput lead = LeadInput.read(body, account);
    boolean skip = body.flag("skip_if_lead_exists", false);
    boolean update = body.flag("update_lead_if_exists", true);
    body.integer("flow_segment_id", 1, 1);
    body.rejectIfInvalid(account.errors());
    rejectUnlessRunning(account, automation);
    ContactWriter writer = new ContactWriter(account, call.now());
    Contact match = writer.match(lead.values(), lead.plainEmail());
    if (match != null && skip) {
      return Answer.json(200, skipped(account, match));
    }
    Contact contact =
        writer.upsert(
            match, lead.values(), lead.customFields(), lead.listUuid(), update, lead.moveToList());
    enroll(account, automation, contact, call);
    if (account.wire().emptyAnswers()) {
      return Answer.empty(204);
    }
    JsonObject words = new JsonObject();
    words.addProperty("message", "The contact has been added to the automation.");
    words.add("lead", new ContactRenderer(account).bare(contact));
    return Answer.json(200, words);
  }

  static Answer cancel(Account account, Call call) {
    Contact contact = ContactOperations.require(account, call.variable("leadUuid"));
    Input body = call.input();
    Set<String> flows = new HashSet<>();
    for (JsonElement uuid : body.requiredArray("flow_uuids")) {
      if (uuid.isJsonPrimitive()) {
        flows.add(uuid.getAsString());
      } else {
        body.complain("flow_uuids", "must be an array of strings");
      }
    }
    body.rejectIfInvalid(account.errors());
    cancel(account, contact, call, flows::contains);
    return StatusAnswers.doneMessageOnly(account, "The contact has been cancelled.");
  }

  static Answer cancelAll(Account account, Call call) {
    Contact contact = ContactOperations.require(account, call.variable("leadUuid"));
    cancel(account, contact, call, flow -> true);
    return StatusAnswers.doneMessageOnly(account, "The contact has been cancelled.");
  }

  private static Answer turn(Account account, Call call, String status) {
    JsonRow automation = require(account, call);
    if ("archived".equals(automation.text("status"))) {
      Input complaint = new Input(new JsonObject());
      complaint.complain("status", "of an archived automation cannot be changed");
      complaint.rejectIfInvalid(account.errors());
    }
    if (!status.equals(automation.text("status"))) {
      automation.set("status", status);
      automation.set("updated_at", call.timestamp());
    }
    return Answer.json(200, RowRenderer.ofSeconds(account).read(automation));
  }

  // What a second enrolment of the same contact does is unknown. Here it makes a second one, so
  // that a client which repeats an enrolment blindly is found out.
  private static void enroll(Account account, JsonRow automation, Contact contact, Call call) {
    account
        .enrollments()
        .add(
            NewRows.enrollment(
                account.newUuid(Ids.Kind.ENROLLMENT),
                automation,
                contact.uuid(),
                call.timestamp()));
  }

  private static void cancel(
      Account account, Contact contact, Call call, Predicate<String> isMeant) {
    for (JsonRow enrollment : account.enrollments().ofContact(contact.uuid())) {
      if (isMeant.test(enrollment.requiredText("flow_uuid"))
          && !"cancelled".equals(enrollment.text("status"))) {
        enrollment.set("status", "cancelled");
        enrollment.set("updated_at", call.timestamp());
      }
    }
  }

  private static void rejectUnlessRunning(Account account, JsonRow automation) {
    Input complaint = new Input(new JsonObject());
    if (!"on".equals(automation.text("status"))) {
      complaint.complain("flow", "must be on");
    } else if (account.senderProfiles().all().stream()
        .noneMatch(sender -> "enabled".equals(sender.text("status")))) {
      complaint.complain("flow", "needs an enabled sender profile");
    }
    complaint.rejectIfInvalid(account.errors());
  }

  private static JsonObject skipped(Account account, Contact contact) {
    JsonObject body = new JsonObject();
    if (!account.wire().emptyAnswers()) {
      body.addProperty("message", "The contact exists already.");
    }
    body.addProperty("reason", "skipped");
    if (!account.wire().emptyAnswers()) {
      body.add("lead", new ContactRenderer(account).bare(contact));
    }
    return body;
  }

  private static JsonRow require(Account account, Call call) {
    return ListReader.require(
        account.automations().get(call.variable("flowUuid")), "Automation", account);
  }

  private static Map<String, FilterKey> keys() {
    Map<String, FilterKey> keys =
        new HashMap<>(
            FilterKey.fields(
                "uuid",
                "flow_workspace_uuid",
                "flow_version_uuid",
                "status",
                "is_public",
                "user_id"));
    keys.put("q", FilterKey.of(FilterKey.Kind.CONTAINING, "name"));
    return keys;
  }

  private static Set<String> sortable() {
    return Set.of("uuid", "name", "status", "priority", "user_id", "created_at", "updated_at");
  }
}
