package io.getsales.client.internal.log;

import io.getsales.client.internal.call.WireLog;
import org.jspecify.annotations.Nullable;

/** Finds SLF4J, which a program has or has not. */
public final class Slf4j {
  private Slf4j() {}

  /** The log of the program; null where it has no SLF4J. */
  public static @Nullable WireLog log() {
    try {
      return Present.log();
    } catch (LinkageError e) {
      return null;
    }
  }

  /** Loaded only when it is asked for, and fails then. */
  private static final class Present {
    static WireLog log() {
      return new CallLog(org.slf4j.LoggerFactory.getLogger(CallLog.NAME));
    }
  }
}
