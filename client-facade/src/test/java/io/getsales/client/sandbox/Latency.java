package io.getsales.client.sandbox;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How long answers take.
 *
 * @param each what every answer takes at least
 * @param pass lets that time pass before the answer leaves; null: it is held back in real time
 */
record Latency(Duration each, @Nullable Consumer<Duration> pass) {
  /** Lets the time pass that an answer takes, or leaves that to whoever writes it. */
  Reply apply(Reply reply) {
    Duration delay = reply.delay().plus(each);
    if (pass == null || delay.isZero()) {
      return new Reply(reply.answer(), reply.cut(), delay);
    }
    pass.accept(delay);
    return new Reply(reply.answer(), reply.cut(), Duration.ZERO);
  }
}
