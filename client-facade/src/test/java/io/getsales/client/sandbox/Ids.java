package io.getsales.client.sandbox;

import java.util.UUID;

/** Repeatable random numbers and UUIDs: the same seed, kind and number give the same value. */
final class Ids {
  enum Kind {
    CONTACT(1000),
    LIST(1002),
    AUTOMATION(1004),
    AUTOMATION_VERSION(1006),
    SENDER_PROFILE(1008),
    LINKEDIN_ACCOUNT(1010),
    MAILBOX(1012),
    CONVERSATION(1014),
    LINKEDIN_MESSAGE(1016),
    EMAIL(1018),
    EMAIL_BODY(1020),
    THREAD(1022),
    ENROLLMENT(1024),
    TAG(1026),
    COMPANY(1028),
    PIPELINE_STAGE(1030),
    DATA_SOURCE(1032);

    private final long salt;

    Kind(long salt) {
      this.salt = salt;
    }
  }

  private Ids() {}

  static UUID uuid(long seed, Kind kind, long number) {
    long high = mix(seed, number, kind.salt);
    long low = mix(seed, number, kind.salt + 1);
    return new UUID(
        (high & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L,
        (low & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
  }

  static String text(long seed, Kind kind, long number) {
    return uuid(seed, kind, number).toString();
  }

  /** A well scattered number from three others (the finalizer of SplitMix64, twice). */
  static long mix(long seed, long number, long salt) {
    return scatter(scatter(seed + salt * 0x9E37_79B9_7F4A_7C15L) + number);
  }

  /** A number from 0 to bound - 1. */
  static int pick(int bound, long seed, long number, long salt) {
    return (int) Long.remainderUnsigned(mix(seed, number, salt), bound);
  }

  private static long scatter(long value) {
    long z = value + 0x9E37_79B9_7F4A_7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
    return z ^ (z >>> 31);
  }
}
