package io.getsales.client.benchmark;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;

/**
 * Contacts as a search answers them, serialised beforehand: the envelope with all 55 fields of a
 * contact, its automations, custom fields and one marker, about 3 KB each, in order of creation.
 * Everybody in it is invented.
 */
final class ContactRows {
  static final int COUNT = 5_000;
  static final int SECONDS_BETWEEN = 60;
  static final Instant FIRST = Instant.parse("2023-01-02T08:00:00Z");

  private static final String[] FIRST_NAMES = {"Marta", "Eirik", "Jürgen", "Zoë", "Paweł", "Ana"};
  private static final String[] LAST_NAMES = {"Lindqvist", "Solvang", "Løvås", "Núñez", "Okafor"};
  private static final String[] WORDS = {
    "partnerships", "builds", "teams", "that", "sell", "across", "Nordic", "markets", "–", "since",
    "2011", "with", "a", "focus", "on", "logistics", "and", "data", "“growth”", "people"
  };

  private final byte[] bytes;
  private final int[] starts = new int[COUNT + 1];

  ContactRows() {
    Random random = new Random(8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(COUNT * 3200);
    for (int i = 0; i < COUNT; i++) {
      starts[i] = out.size();
      out.writeBytes(row(i, random).getBytes(StandardCharsets.UTF_8));
      out.write(',');
    }
    starts[COUNT] = out.size();
    bytes = out.toByteArray();
  }

  byte[] bytes() {
    return bytes;
  }

  /** Where a row begins; rows are separated by one comma. */
  int start(int row) {
    return starts[row];
  }

  static String createdAt(int row) {
    return time(FIRST.plusSeconds((long) row * SECONDS_BETWEEN));
  }

  private static String time(Instant time) {
    return time.toString().replace("Z", ".000000Z");
  }

  private static String row(int i, Random random) {
    String first = FIRST_NAMES[random.nextInt(FIRST_NAMES.length)];
    String last = LAST_NAMES[random.nextInt(LAST_NAMES.length)];
    String nickname = "person-" + i + "-" + Integer.toHexString(random.nextInt());
    Instant later = FIRST.plusSeconds((long) i * SECONDS_BETWEEN + random.nextInt(9_000_000));
    Row lead =
        new Row()
            .text("uuid", uuid(random))
            .raw("team_id", "412")
            .raw("user_id", Integer.toString(random.nextInt(90)))
            .text("sender_profile_uuid", random.nextBoolean() ? uuid(random) : null)
            .text("list_uuid", uuid(random))
            .text("data_source_uuid", uuid(random))
            .text("pipeline_stage_uuid", uuid(random))
            .text("company_uuid", random.nextBoolean() ? uuid(random) : null)
            .text("name", first + " " + last)
            .text("first_name", first)
            .text("last_name", last)
            .text("company_name", "Fjordware " + i % 400 + " AS")
            .text("company_ln_id", Integer.toString(100_000 + i % 400))
            .text("position", "Head of " + words(random, 2))
            .text("headline", words(random, 9))
            .text("about", words(random, 60))
            .text(
                "avatar_url", "https:\\/\\/media.example.com\\/profile\\/" + uuid(random) + ".jpg")
            .text("ln_id", "ACoAAB" + uuid(random).replace("-", ""))
            .text("ln_member_id", Integer.toString(random.nextInt(1_000_000_000)))
            .text("sn_id", "ACwAAB" + uuid(random).replace("-", ""))
            .text("linkedin", nickname)
            .text("facebook", null)
            .text("twitter", random.nextInt(4) == 0 ? "@" + nickname : null)
            .text("work_email", random.nextInt(3) > 0 ? nickname + "@fjordware.example" : null)
            .text("work_email_domain", "fjordware.example")
            .text("personal_email", null)
            .text("work_phone_number", random.nextInt(3) == 0 ? "+4755512" + i % 1000 : null)
            .text("personal_phone_number", null)
            .raw("connections_number", Integer.toString(random.nextInt(5000)))
            .raw("followers_number", Integer.toString(random.nextInt(20_000)))
            .text("primary_language", "no")
            .raw("supported_languages", "[\"no\",\"en\"]")
            .raw("has_open_profile", Integer.toString(random.nextInt(2)))
            .raw("has_verified_profile", "0")
            .raw("has_premium", Integer.toString(random.nextInt(2)))
            .raw("experience", "[" + experience(random) + "]")
            .raw("posts", "[]")
            .raw("educations", "[" + education() + "]")
            .raw("skills", "[\"Negotiation\",\"Logistics\",\"Sales Management\"]")
            .raw("top_voices", "[]")
            .text("raw_address", "Bergen, Vestland, Norway")
            .raw("location", "[" + location() + "]")
            .raw("tags", "[\"" + uuid(random) + "\"]")
            .text("status", "ok")
            .text("linkedin_status", random.nextBoolean() ? "ok" : "active")
            .text("email_status", random.nextBoolean() ? "ok" : "need_search")
            .raw("unread_counts", "[]")
            .text("ai_agent_uuid", null)
            .text("ai_agent_mode", null)
            .text("ai_engagement_status_uuid", null)
            .text("last_automation_approve_at", null)
            .text("last_stop_on_reply_at", random.nextBoolean() ? time(later) : null)
            .text("last_enrich_at", time(later))
            .text("created_at", createdAt(i))
            .text("updated_at", time(later));
    String flow =
        new Row()
            .text("uuid", uuid(random))
            .text("flow_uuid", uuid(random))
            .text("name", "Autumn round " + i % 12)
            .text("status", "in_progress")
            .json();
    return new Row()
        .raw("lead", lead.json())
        .raw("flows", "[" + flow + "]")
        .raw("custom_fields", "{\"renewal_month\":\"2025-03\",\"segment\":\"" + i % 7 + "\"}")
        .raw("markers", "[" + marker(later) + "]")
        .json();
  }

  private static String experience(Random random) {
    return new Row()
        .text("company_name", "Havblikk Data")
        .text("position", "Chief " + words(random, 2))
        .text("start_date", "2019-04")
        .text("end_date", null)
        .text("location", "Oslo, Norway")
        .text("description", words(random, 20))
        .json();
  }

  private static String education() {
    return new Row()
        .text("school", "Universitetet i Bergen")
        .text("degree", "MSc")
        .text("field_of_study", "Økonomi")
        .text("start_year", "2003")
        .text("end_year", "2008")
        .json();
  }

  private static String location() {
    return new Row()
        .text("city", "Bergen")
        .text("region", "Vestland")
        .text("country", "Norway")
        .text("timezone", "Europe\\/Oslo")
        .json();
  }

  private static String marker(Instant later) {
    return new Row()
        .text("sender_profile_uuid", null)
        .text("last_message_type", "outbox")
        .raw("linkedin_messages_sent_count", "2")
        .raw("linkedin_messages_inbox_count", "1")
        .raw("linkedin_read_count", "1")
        .text("linkedin_last_connection_sent_at", time(later))
        .text("linkedin_last_connection_accepted_at", null)
        .text("last_messaging_activity_at", time(later))
        .json();
  }

  private static String uuid(Random random) {
    return new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() >>> 1 | 1L << 63)
        .toString();
  }

  private static String words(Random random, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
    }
    return text.toString();
  }

  /** An object of JSON. */
  private static final class Row {
    private final StringBuilder json = new StringBuilder("{");

    Row text(String name, String value) {
      return raw(name, value == null ? "null" : '"' + value + '"');
    }

    Row raw(String name, String value) {
      json.append(json.length() == 1 ? "" : ",").append('"').append(name).append("\":");
      json.append(value);
      return this;
    }

    String json() {
      return json + "}";
    }
  }
}
