package io.getsales.client.build.report;

import java.util.Locale;
import java.util.Set;

/**
 * Guesses the repeat class of an operation from its verb and path. A guess: a person has to decide.
 */
final class RepeatProposal {
  private static final Set<String> READING =
      Set.of(
          "search",
          "lookup",
          "find",
          "list",
          "count",
          "get",
          "metrics",
          "statistics",
          "query",
          "check",
          "preview",
          "validate",
          "export");
  private static final Set<String> SENDING =
      Set.of(
          "send",
          "enroll",
          "enrol",
          "reply",
          "message",
          "messages",
          "invite",
          "add",
          "trigger",
          "publish",
          "notify",
          "flows",
          "emails");

  private RepeatProposal() {}

  static String of(String verb, String path) {
    boolean reads = false;
    boolean sends = false;
    String[] parts = path.toLowerCase(Locale.ROOT).replaceAll("\\{[^}]*}", "").split("/");
    String last = parts.length == 0 ? "" : parts[parts.length - 1];
    for (String word : last.split("[^a-z]+")) {
      reads |= READING.contains(word);
      sends |= SENDING.contains(word);
    }
    for (String part : parts) {
      sends |= part.startsWith("send");
    }
    return switch (verb) {
      case "GET", "HEAD", "OPTIONS" -> "read (a " + verb + "; so treated without a mark, too)";
      case "PUT", "DELETE" ->
          sends
              ? "send (its path speaks of sending)"
              : "idempotent (a " + verb + "; make sure that a second time changes nothing more)";
      default -> {
        if (sends) {
          yield "send (its path speaks of sending; so treated without a mark, too)";
        }
        yield reads
            ? "read (its path speaks of reading; make sure that nothing is changed)"
            : "create (a "
                + verb
                + "; send when a person gets something; treated as send without a mark)";
      }
    };
  }
}
