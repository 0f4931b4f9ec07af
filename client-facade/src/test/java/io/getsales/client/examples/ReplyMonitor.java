package io.getsales.client.examples;

import static io.getsales.client.query.Condition.is;

import io.getsales.client.GetSales;
import io.getsales.client.error.OutcomeUnknownException;
import io.getsales.client.generated.model.LinkedInMessage;
import io.getsales.client.query.Filter;
import io.getsales.client.query.Sort;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** Thanks everybody who replied on LinkedIn: run it every few minutes. */
final class ReplyMonitor {
  // Replies are taken over from LinkedIn late and out of order, so each run looks back this far.
  private static final Duration LOOK_BACK = Duration.ofHours(1);

  private final GetSales getsales;
  private final Set<String> answered = new HashSet<>();

  ReplyMonitor(GetSales getsales) {
    this.getsales = getsales;
  }

  /** Answers how many replies were met for the first time. */
  int run(Instant now) {
    Instant since = now.minus(LOOK_BACK);
    int fresh = 0;
    // The list of messages takes no filter by time, so it is read from its newest row on.
    for (LinkedInMessage reply :
        getsales
            .unibox()
            .linkedInMessages()
            .list(Filter.where("type", is("inbox")), Sort.descending("created_at"))) {
      if (reply.getCreatedAt().toInstant().isBefore(since)) {
        break;
      }
      // Noted before it is answered: a thank-you that is missing is better than two.
      if (answered.add(reply.getUuid())) {
        fresh++;
        thank(reply);
      }
    }
    return fresh;
  }

  private void thank(LinkedInMessage reply) {
    try {
      getsales
          .unibox()
          .linkedInMessages()
          .send(reply.getSenderProfileUuid(), reply.getLeadUuid(), "Thank you for your reply.");
    } catch (OutcomeUnknownException e) {
      // It may have been sent. It is left at that, for the same reason.
    }
  }
}
