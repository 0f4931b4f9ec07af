package io.getsales.client.sandbox;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Invented contacts, worked out from a seed and a number: the same two give the same person. No two
 * of the first million share both name and company.
 */
final class People {
  static final List<String> TITLES =
      List.of(
          "Head of Partnerships",
          "Chief Technology Officer",
          "Sales Director",
          "Product Manager",
          "Operations Lead",
          "Founder",
          "Marketing Manager",
          "VP Engineering",
          "Procurement Manager",
          "Business Developer",
          "Data Analyst",
          "Customer Success Lead");

  private static final List<String> STEMS =
      List.of(
          "Fjord", "Lumen", "Harbor", "Cedar", "Nimbus", "Vector", "Quarry", "Beacon", "Summit",
          "Orchard", "Copper", "Tidal", "Maple", "Granite", "Falcon", "Prism", "Meadow", "Anchor",
          "Willow", "Cobalt");
  private static final List<String> TAILS =
      List.of(
          "ware", "works", "line", "labs", "grid", "port", "field", "soft", "flow", "mark", "point",
          "craft", "wave", "logic", "bridge", "stack", "forge", "path", "scale", "yard");
  private static final List<String> SKILLS =
      List.of("Negotiation", "Forecasting", "Java", "Recruiting", "Logistics", "Public speaking");
  private static final int COMPANIES = 400;
  private static final int COMBINATIONS = 5 * Region.NAMES * Region.NAMES * COMPANIES;

  // Prime, so that stepping by it visits every combination before it meets one again.
  private static final long STEP = 7_368_787;

  private final long seed;
  private final List<JsonElement> lists;
  private final List<JsonElement> senders;

  People(SeedPlan plan) {
    this.seed = plan.seed();
    this.lists = new ArrayList<>();
    for (int i = 0; i < plan.lists(); i++) {
      lists.add(new JsonPrimitive(plan.listUuid(i)));
    }
    this.senders = new ArrayList<>();
    for (int i = 0; i < plan.senderProfiles(); i++) {
      senders.add(new JsonPrimitive(plan.senderProfileUuid(i)));
    }
  }

  static String companyName(int company, Region region) {
    return stem(company) + " " + region.companyForm();
  }

  JsonElement value(int number, String field) {
    // Filters by list look at every row, so this one does without the rest of the person.
    return field.equals("list_uuid") ? list(number) : new Person(number).value(field);
  }

  /** The same for many fields of one contact. */
  Function<String, JsonElement> reader(int number) {
    Person person = new Person(number);
    return field -> field.equals("list_uuid") ? list(number) : person.value(field);
  }

  private JsonElement list(int number) {
    return lists.isEmpty() ? JsonNull.INSTANCE : lists.get(pick(lists.size(), number, 1));
  }

  JsonObject customFields(int number) {
    JsonObject fields = new JsonObject();
    if (pick(5, number, 2) < 2) {
      fields.addProperty("renewal_month", "2025-0" + (1 + pick(9, number, 3)));
    }
    if (pick(10, number, 4) == 0) {
      fields.addProperty("seats", 10 * (1 + pick(40, number, 5)));
    }
    return fields;
  }

  private int pick(int bound, int number, int salt) {
    return Ids.pick(bound, seed, number, salt);
  }

  private static String stem(int company) {
    return STEMS.get(company / TAILS.size()) + TAILS.get(company % TAILS.size());
  }

  /** One of them; everything about it follows from its number. */
  private final class Person {
    private final int number;
    private final Region region;
    private final int first;
    private final int last;
    private final int company;

    Person(int number) {
      this.number = number;
      long start = Long.remainderUnsigned(Ids.mix(seed, 0, 6), COMBINATIONS);
      int rest = (int) ((start + number * STEP) % COMBINATIONS);
      region = Region.ALL.get(rest % 5);
      rest /= 5;
      first = rest % Region.NAMES;
      rest /= Region.NAMES;
      last = rest % Region.NAMES;
      company = rest / Region.NAMES;
    }

    JsonElement value(String field) {
      return switch (field) {
        case "team_id" -> Json.number(SeedPlan.TEAM_ID);
        case "user_id" ->
            chance(85, 10) ? Json.number(SeedPlan.userId(seed, number)) : Json.text(null);
        case "sender_profile_uuid" ->
            chance(40, 11) && !senders.isEmpty()
                ? senders.get(pick(senders.size(), number, 12))
                : Json.text(null);
        case "data_source_uuid" ->
            unless(60, 13, () -> Ids.text(seed, Ids.Kind.DATA_SOURCE, pick(6, number, 14)));
        case "pipeline_stage_uuid" ->
            Json.text(Ids.text(seed, Ids.Kind.PIPELINE_STAGE, pick(5, number, 15)));
        case "company_uuid" ->
            unless(10, 16, () -> Ids.text(seed, Ids.Kind.COMPANY, 5L * company + region.index()));
        case "name" -> Json.text(firstName() + " " + lastName());
        case "first_name" -> Json.text(firstName());
        case "last_name" -> Json.text(lastName());
        case "company_name" -> Json.text(companyName(company, region));
        case "company_ln_id" ->
            unless(15, 17, () -> String.valueOf(184_000 + 5 * company + region.index()));
        case "position" -> unless(4, 18, this::title);
        case "headline" -> unless(15, 19, () -> title() + " at " + stem(company));
        case "about" ->
            unless(
                45,
                20,
                () ->
                    "I work on "
                        + SKILLS.get(pick(SKILLS.size(), number, 21)).toLowerCase(Locale.ROOT)
                        + " at "
                        + companyName(company, region)
                        + ", based in "
                        + city()
                        + ".");
        case "avatar_url" ->
            unless(30, 22, () -> "https://images.people.example/avatar/" + hex() + ".jpg");
        case "ln_id" -> unless(5, 23, () -> "ACoAAB" + memberToken());
        case "ln_member_id" -> unless(20, 24, () -> String.valueOf(100_000_000L + 7L * number));
        case "sn_id" -> unless(60, 25, () -> "ACwAAB" + memberToken());
        case "linkedin" -> hasNickname() ? Json.text(nickname()) : Json.text(null);
        case "facebook" -> Json.text(null);
        case "twitter" -> unless(92, 26, () -> plainFirst() + "_" + hex());
        case "work_email" -> hasWorkEmail() ? Json.text(workEmail()) : Json.text(null);
        case "work_email_domain" -> hasWorkEmail() ? Json.text(domain()) : Json.text(null);
        case "personal_email" -> unless(85, 27, () -> plainFirst() + "." + hex() + "@post.example");
        case "work_phone_number" -> unless(70, 28, () -> phone(29));
        case "personal_phone_number" -> unless(90, 30, () -> phone(31));
        case "connections_number" ->
            chance(8, 32) ? Json.number(null) : Json.number(20 + pick(4_000, number, 33));
        case "followers_number" ->
            chance(12, 34) ? Json.number(null) : Json.number(20 + pick(9_000, number, 35));
        case "primary_language" -> unless(10, 36, () -> region.language());
        case "supported_languages" ->
            region.language().equals("en") ? Json.array("en") : Json.array(region.language(), "en");
        case "has_open_profile" -> Json.number(pick(2, number, 37));
        case "has_verified_profile" -> Json.number(pick(2, number, 38));
        case "has_premium" -> chance(10, 39) ? Json.number(null) : Json.number(pick(2, number, 40));
        case "experience" -> experience();
        case "posts", "unread_counts" -> Json.array();
        case "educations" -> educations();
        case "skills" ->
            chance(30, 41)
                ? Json.array()
                : Json.array(
                    SKILLS.get(pick(SKILLS.size() / 2, number, 42)),
                    SKILLS.get(SKILLS.size() / 2 + pick(SKILLS.size() / 2, number, 43)));
        case "raw_address" -> unless(12, 44, () -> place() + ", " + region.country());
        case "location" -> location();
        case "tags" ->
            chance(80, 45)
                ? Json.array()
                : Json.array(Ids.text(seed, Ids.Kind.TAG, pick(Tags.SEEDED.size(), number, 46)));
        case "status" -> Json.text(chance(94, 47) ? "ok" : "no_contact_data");
        case "linkedin_status" -> Json.text(chance(75, 48) ? "ok" : "need_enrichment");
        case "email_status" ->
            hasWorkEmail()
                ? Json.text(chance(90, 49) ? "ok" : "unsubscribed")
                : unless(40, 50, () -> "need_search");
        default -> Json.text(null);
      };
    }

    private String firstName() {
      return region.firstNames().get(first);
    }

    private String lastName() {
      return region.lastNames().get(last);
    }

    private String plainFirst() {
      return region.plainFirstNames().get(first);
    }

    private String title() {
      return TITLES.get(pick(TITLES.size(), number, 51));
    }

    private String place() {
      return region.places().get(pick(Region.PLACES, number, 52));
    }

    private String city() {
      return place().substring(0, place().indexOf(','));
    }

    // Everybody can be reached: who has no nickname has a work email.
    private boolean hasNickname() {
      return !chance(2, 53);
    }

    private boolean hasWorkEmail() {
      return !hasNickname() || chance(65, 54);
    }

    private String nickname() {
      return plainFirst() + "-" + region.plainLastNames().get(last) + "-" + hex();
    }

    private String workEmail() {
      int round = number / COMBINATIONS;
      return plainFirst()
          + "."
          + region.plainLastNames().get(last)
          + (round == 0 ? "" : String.valueOf(round))
          + "@"
          + domain();
    }

    private String domain() {
      return stem(company).toLowerCase(Locale.ROOT)
          + "-"
          + Region.plain(region.companyForm())
          + ".example";
    }

    // Another six digits for every number below 2^24: odd factors permute.
    private String hex() {
      int scattered = (number * 0x9E3779B1 + (int) seed * 0x2545F491) & 0xFF_FFFF;
      return Integer.toHexString(0x100_0000 | scattered).substring(1);
    }

    private String memberToken() {
      String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
      StringBuilder token = new StringBuilder(33);
      for (int part = 0; part < 3; part++) {
        long bits = Ids.mix(seed, number, 60 + part);
        for (int i = 0; i < 11; i++) {
          token.append(alphabet.charAt((int) (bits & 63)));
          bits >>>= 5;
        }
      }
      return token.toString();
    }

    private String phone(int salt) {
      return region.phonePrefix() + (5_550_000 + pick(9_999, number, salt));
    }

    private JsonElement experience() {
      List<JsonObject> jobs = new ArrayList<>();
      int held = pick(3, number, 70);
      for (int i = 0; i <= held; i++) {
        JsonObject job = new JsonObject();
        int employer = i == 0 ? company : pick(COMPANIES, number, 71 + i);
        job.addProperty("company_name", companyName(employer, region));
        job.addProperty(
            "position", i == 0 ? title() : TITLES.get(pick(TITLES.size(), number, 75 + i)));
        job.addProperty("company_nickname", stem(employer).toLowerCase(Locale.ROOT));
        job.addProperty("employment_type", "Full-time");
        job.addProperty("location", place() + ", " + region.country());
        int started = 2021 - 3 * i - pick(3, number, 80 + i);
        job.addProperty("start_date", started + "-0" + (1 + pick(9, number, 85 + i)) + "-01");
        job.add("end_date", Json.text(i == 0 ? null : (started + 2) + "-06-30"));
        job.add("description", Json.text(null));
        jobs.add(job);
      }
      return Json.tree(jobs);
    }

    private JsonElement educations() {
      if (chance(35, 90)) {
        return Json.array();
      }
      JsonObject education = new JsonObject();
      education.addProperty("school", "School of Business, " + city());
      education.addProperty("degree", "Master");
      education.addProperty("field_of_study", "Economics");
      education.addProperty("start_year", String.valueOf(1998 + pick(12, number, 91)));
      education.addProperty("end_year", String.valueOf(2012 + pick(3, number, 92)));
      return Json.tree(List.of(education));
    }

    private JsonElement location() {
      if (chance(15, 93)) {
        return Json.text(null);
      }
      JsonObject location = new JsonObject();
      location.addProperty("country", region.country());
      location.addProperty("region", place().substring(place().indexOf(',') + 2));
      location.addProperty("city", city());
      location.addProperty("timezone", region.timezone());
      return location;
    }

    private boolean chance(int percent, int salt) {
      return pick(100, number, salt) < percent;
    }

    private JsonElement unless(int percentNull, int salt, Supplier<String> value) {
      return chance(percentNull, salt) ? Json.text(null) : Json.text(value.get());
    }
  }
}
