package io.getsales.client.sandbox;

import java.time.Instant;

/** What a sandbox holds before the first request. */
record SeedPlan(
    long seed,
    int contacts,
    int tieGroup,
    int lists,
    int automations,
    int senderProfiles,
    int linkedInMessages,
    int emails,
    Instant from,
    Instant to) {
  static final int TEAM_ID = 412;

  String listUuid(int number) {
    return Ids.text(seed, Ids.Kind.LIST, number);
  }

  String senderProfileUuid(int number) {
    return Ids.text(seed, Ids.Kind.SENDER_PROFILE, number);
  }

  static int userId(long seed, long number) {
    return 20 + Ids.pick(5, seed, number, 900);
  }
}
