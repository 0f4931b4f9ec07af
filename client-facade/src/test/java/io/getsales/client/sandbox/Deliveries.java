package io.getsales.client.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Moves what was accepted for sending on its way, as far as the clock has come: LinkedIn messages
 * from new by in_progress to done, emails from waiting to sent. A row whose status somebody else
 * has changed meanwhile is left alone.
 */
final class Deliveries {
  private record Step(String from, String to, boolean isLast) {}

  private static final Step PICKED_UP = new Step("new", "in_progress", false);
  private static final Step DONE = new Step("in_progress", "done", true);
  private static final Step SENT = new Step("waiting", "sent", true);

  private record Due(Instant at, JsonRow row, Step step) {}

  private final Timing timing;
  private List<Due> ahead = new ArrayList<>();

  Deliveries(Timing timing) {
    this.timing = timing;
  }

  void addLinkedIn(JsonRow row, Instant acceptedAt) {
    Instant pickedUp = acceptedAt.plus(timing.queued());
    ahead.add(new Due(pickedUp, row, PICKED_UP));
    ahead.add(new Due(pickedUp.plus(timing.sending()), row, DONE));
  }

  void addEmail(JsonRow row, Instant acceptedAt) {
    ahead.add(new Due(acceptedAt.plus(timing.queued()).plus(timing.sending()), row, SENT));
  }

  /** Does what is due by now. */
  void settle() {
    if (ahead.isEmpty()) {
      return;
    }
    Instant now = timing.clock().instant();
    List<Due> left = new ArrayList<>(ahead.size());
    for (Due due : ahead) {
      if (due.at().isAfter(now)) {
        left.add(due);
      } else {
        move(due);
      }
    }
    ahead = left;
  }

  private static void move(Due due) {
    JsonRow row = due.row();
    Step step = due.step();
    if (!step.from().equals(row.text("status"))) {
      return;
    }
    String at = Timestamps.text(Timestamps.stamp(due.at()));
    row.set("status", step.to());
    row.set("updated_at", at);
    if (step.isLast()) {
      row.set("sent_at", at);
    }
    if (step == SENT) {
      row.json().addProperty("sending_attempts", 1);
    }
  }
}
