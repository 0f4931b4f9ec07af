package io.getsales.client.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The seven operations on contacts. */
final class ContactOperations {
  private static final Set<String> SORTABLE = Set.copyOf(ContactRenderer.FIELDS);
  private static final Map<String, FilterKey> KEYS = keys();

  private ContactOperations() {}

  static Answer search(Account account, Call call) {
    Input body = call.input();
    boolean bare = body.flag("disable_aggregation", false);
    PageQuery query = PageQuery.ofBody(body, account);
    ListReader.checkOrder(query, SORTABLE, account);
    long window = account.wire().resultWindow();
    if ((long) query.offset() + query.limit() > window) {
      return Answer.message(
          500,
          "Result window is too large, from + size must be less than or equal to: ["
              + window
              + "] but was ["
              + ((long) query.offset() + query.limit())
              + "].");
    }
    Filter filter =
        Filter.parse(
            query.filter(), keysWithFlows(account), account.wire().failOnUnknownFilterKeys());
    RowPage<Contact> page = account.contacts().search(query, filter, account.shuffle());
    ContactRenderer renderer = new ContactRenderer(account);
    return PageRenderer.page(
        PageShape.ENVELOPE,
        account.wire().hasMore(),
        query,
        ListReader.atMost(call.maxRows(), page),
        contact -> renderer.read(contact, bare));
  }

  static Answer lookup(Account account, Call call) {
    Input body = call.input();
    String linkedIn = body.text("linkedin_id");
    String email = body.text("email");
    String name = body.text("name");
    String company = body.text("company_name");
    boolean bare = body.flag("disable_aggregation", false);
    if (linkedIn == null && email == null && (name == null || company == null)) {
      if (name == null && company == null) {
        body.complainRequired("linkedin_id");
        body.complainRequired("email");
      }
      if (name == null) {
        body.complainRequired("name");
      }
      if (company == null) {
        body.complainRequired("company_name");
      }
    }
    body.rejectIfInvalid(account.errors());
    Contact contact = find(account.contacts(), linkedIn, email, name, company);
    if (contact == null) {
      return account.errors().notFound("Contact");
    }
    return Answer.json(200, new ContactRenderer(account).read(contact, bare));
  }

  static Answer get(Account account, Call call) {
    boolean bare = new Input(call.query().plain()).flag("disable_aggregation", false);
    return Answer.json(
        200, new ContactRenderer(account).read(require(account, call.variable("uuid")), bare));
  }

  static Answer update(Account account, Call call) {
    Contact contact = require(account, call.variable("uuid"));
    Input body = call.input();
    Map<String, JsonElement> values = LeadFields.read(body, account.tags());
    JsonObject customFields =
        account.wire().customFieldsOnUpdate() ? body.object("custom_fields") : new JsonObject();
    body.rejectIfInvalid(account.errors());
    new ContactWriter(account, call.now()).update(contact, values, customFields);
    return Answer.json(200, new ContactRenderer(account).bare(contact));
  }

  static Answer delete(Account account, Call call) {
    Contact contact = require(account, call.variable("uuid"));
    remove(account, contact);
    return StatusAnswers.done(account, "Contact deletion has been queued.");
  }

  static Answer upsert(Account account, Call call) {
    Input body = call.input();
    LeadInput lead = LeadInput.read(body, account);
    boolean update = body.flag("update_if_exists", true);
    body.rejectIfInvalid(account.errors());
    ContactWriter writer = new ContactWriter(account, call.now());
    Contact contact =
        writer.upsert(
            writer.match(lead.values(), lead.plainEmail()),
            lead.values(),
            lead.customFields(),
            lead.listUuid(),
            update,
            lead.moveToList());
    return Answer.json(200, new ContactRenderer(account).bare(contact));
  }

  /** Leads that cannot be told from others are left out of the answer: it can be shorter. */
  static Answer createMany(Account account, Call call) {
    Input body = call.input();
    String listUuid = LeadInput.existingList(body, account);
    JsonArray leads = body.requiredArray("leads");
    body.rejectIfInvalid(account.errors());
    ContactWriter writer = new ContactWriter(account, call.now());
    ContactRenderer renderer = new ContactRenderer(account);
    JsonArray accepted = new JsonArray();
    for (JsonElement item : leads) {
      Input lead = Input.separate(item);
      Map<String, JsonElement> values = LeadFields.read(lead, account.tags());
      JsonObject customFields = lead.object("custom_fields");
      boolean identified =
          account.wire().linkedInIdRequired()
              ? lead.has("linkedin_id")
              : ContactWriter.isIdentified(values);
      if (lead.isValid() && identified) {
        String nickname = MatchKey.NICKNAME.of(LeadFields.asRow(values));
        Contact contact =
            nickname == null ? null : account.contacts().match(MatchKey.NICKNAME, nickname);
        accepted.add(
            renderer.bare(
                contact == null ? writer.create(values, listUuid, customFields) : contact));
      }
    }
    return Answer.json(200, accepted);
  }

  static Contact require(Account account, String uuid) {
    Contact contact = account.contacts().get(uuid);
    if (contact == null) {
      throw new Rejection(account.errors().notFound("Contact"));
    }
    return contact;
  }

  static void remove(Account account, Contact contact) {
    account.contacts().remove(contact);
    for (JsonRow enrollment : List.copyOf(account.enrollments().ofContact(contact.uuid()))) {
      account.enrollments().remove(enrollment.uuid());
    }
  }

  private static @Nullable Contact find(
      ContactStore contacts,
      @Nullable String linkedIn,
      @Nullable String email,
      @Nullable String name,
      @Nullable String company) {
    Map<MatchKey, String> wanted = new LinkedHashMap<>();
    if (linkedIn != null) {
      LinkedInReference reference = LinkedInReference.parse(linkedIn);
      wanted.put(MatchKey.ofField(reference.field()), reference.value());
    } else if (email != null) {
      String lower = email.toLowerCase(Locale.ROOT);
      wanted.put(MatchKey.WORK_EMAIL, lower);
      wanted.put(MatchKey.PERSONAL_EMAIL, lower);
    } else if (name != null) {
      String both = MatchKey.nameAndCompany(name, company);
      if (both != null) {
        wanted.put(MatchKey.NAME_AND_COMPANY, both);
      }
    }
    for (Map.Entry<MatchKey, String> entry : wanted.entrySet()) {
      Contact hit = contacts.match(entry.getKey(), entry.getValue());
      if (hit != null) {
        return hit;
      }
    }
    return null;
  }

  private static Map<String, FilterKey> keys() {
    Map<String, FilterKey> keys =
        new HashMap<>(
            FilterKey.fields(
                "company_name",
                "company_uuid",
                "data_source_uuid",
                "email_status",
                "linkedin_status",
                "list_uuid",
                "pipeline_stage_uuid",
                "sender_profile_uuid",
                "status",
                "tags",
                "work_email_domain",
                "uuid",
                "created_at"));
    keys.put(
        "q",
        FilterKey.of(
            FilterKey.Kind.CONTAINING,
            "name",
            "work_email",
            "personal_email",
            "position",
            "headline",
            "about"));
    keys.put("name", FilterKey.of(FilterKey.Kind.IGNORING_CASE, "name"));
    keys.put("email", FilterKey.of(FilterKey.Kind.IGNORING_CASE, "work_email", "personal_email"));
    keys.put("linkedin", FilterKey.linkedIn());
    keys.put("linkedin_id", FilterKey.linkedIn());
    return keys;
  }

  private static Map<String, FilterKey> keysWithFlows(Account account) {
    Map<String, FilterKey> keys = new HashMap<>(KEYS);
    keys.put(
        "flow_uuid",
        new FilterKey(
            FilterKey.Kind.EXACT,
            row ->
                account.enrollments().ofContact(row.uuid()).stream()
                    .map(enrollment -> enrollment.value("flow_uuid"))
                    .toList(),
            UnaryOperator.identity()));
    return keys;
  }
}
