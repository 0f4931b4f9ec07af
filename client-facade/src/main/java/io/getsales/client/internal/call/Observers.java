package io.getsales.client.internal.call;

import io.getsales.client.error.Attempt;
import io.getsales.client.observe.CallObserver;
import io.getsales.client.observe.CallResult;
import io.getsales.client.observe.ObservedCall;
import io.getsales.client.observe.Observer;
import io.getsales.client.resilience.RateGate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All observers of a client as one that throws nothing. */
public final class Observers {
  /** Nobody looks, and nothing is done for it. */
  public static final Observers NONE = new Observers(List.of());

  private final List<Observer> observers;

  private Observers(List<Observer> observers) {
    this.observers = observers;
  }

  /** These, told in order. */
  public static Observers of(List<Observer> observers) {
    return observers.isEmpty() ? NONE : new Observers(List.copyOf(observers));
  }

  boolean isNone() {
    return observers.isEmpty();
  }

  /** Tells each of the quota. */
  public void clientBuilt(RateGate quota) {
    observers.forEach(one -> guarded(one, () -> one.clientBuilt(quota)));
  }

  Runnable carry(Runnable work) {
    Runnable[] carried = {work};
    observers.forEach(one -> guarded(one, () -> carried[0] = one.carry(carried[0])));
    return carried[0];
  }

  /** Who is to be told of a call; null when nobody is. */
  @Nullable CallObserver callStarted(ObservedCall call) {
    List<Interested> interested = new ArrayList<>();
    observers.forEach(
        one ->
            guarded(
                one,
                () -> {
                  CallObserver of = one.callStarted(call);
                  if (of != null) {
                    interested.add(new Interested(one, of));
                  }
                }));
    return interested.isEmpty() ? null : new Round(interested);
  }

  /** A call is worth more than what somebody thinks of it, so nothing passes, no error either. */
  private void guarded(Observer observer, Runnable telling) {
    try {
      telling.run();
    } catch (Throwable e) {
      for (Observer other : observers) {
        try {
          other.observerFailed(observer, e);
        } catch (Throwable again) {
          // There is nobody left to tell.
        }
      }
    }
  }

  private record Interested(Observer observer, CallObserver of) {}

  /** All that are interested in one call. */
  private final class Round implements CallObserver {
    private final List<Interested> interested;

    Round(List<Interested> interested) {
      this.interested = interested;
    }

    private void tell(Consumer<CallObserver> event) {
      for (Interested one : interested) {
        guarded(one.observer(), () -> event.accept(one.of()));
      }
    }

    @Override
    public void waited(Wait reason, Duration duration) {
      tell(one -> one.waited(reason, duration));
    }

    @Override
    public void attemptStarted(int number) {
      tell(one -> one.attemptStarted(number));
    }

    @Override
    public void attemptEnded(Attempt attempt, long requestBytes, long answerBytes) {
      tell(one -> one.attemptEnded(attempt, requestBytes, answerBytes));
    }

    @Override
    public void retrying(int number, Duration backoff) {
      tell(one -> one.retrying(number, backoff));
    }

    @Override
    public void finished(CallResult result) {
      tell(one -> one.finished(result));
    }
  }
}
