package io.getsales.client.sandbox;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Calls that were chosen for something to go wrong: the next one, unless told otherwise. Nothing
 * happens before one of the methods that say what goes wrong is called.
 */
public final class FaultTarget {
  private final Faults faults;
  private final @Nullable Operation operation;
  private final int first;
  private final int calls;

  FaultTarget(Faults faults, @Nullable Operation operation, int first, int calls) {
    this.faults = faults;
    this.operation = operation;
    this.first = first;
    this.calls = calls;
  }

  /**
   * Starts at the nth call from now.
   *
   * @param call 1 for the next one
   * @return this target
   */
  public FaultTarget nth(int call) {
    return new FaultTarget(faults, operation, positive("call", call), calls);
  }

  /**
   * Goes on for so many calls in a row.
   *
   * @param times 1 unless set
   * @return this target
   */
  public FaultTarget times(int times) {
    return new FaultTarget(faults, operation, first, positive("times", times));
  }

  /**
   * Goes on for all calls.
   *
   * @return this target
   */
  public FaultTarget always() {
    return new FaultTarget(faults, operation, first, Integer.MAX_VALUE);
  }

  /**
   * Answers with a status, and for an error status with a body in the vendor's shape, and does not
   * carry out the request unless {@link FaultAnswer#afterEffect()} is called.
   *
   * @param status 200 to 599
   * @return the answer, for more settings
   */
  public FaultAnswer answer(int status) {
    return answering(OrderedFault.Kind.ERROR_STATUS, status);
  }

  /**
   * Answers with a page of HTML, as a proxy in between would.
   *
   * @param status 200 to 599
   * @return the answer, for more settings
   */
  public FaultAnswer html(int status) {
    return answering(OrderedFault.Kind.HTML, status);
  }

  /**
   * Answers with a status and nothing else.
   *
   * @param status 200 to 599
   * @return the answer, for more settings
   */
  public FaultAnswer emptyBody(int status) {
    return answering(OrderedFault.Kind.EMPTY_BODY, status);
  }

  /** Reads the request, does nothing, and closes the connection without an answer. */
  public void cutBeforeEffect() {
    cut(OrderedFault.Kind.CLOSE, false);
  }

  /** Carries the request out, then closes the connection without an answer. */
  public void cutAfterEffect() {
    cut(OrderedFault.Kind.CLOSE, true);
  }

  /** Like {@link #cutBeforeEffect()}, but with a TCP reset. */
  public void resetBeforeEffect() {
    cut(OrderedFault.Kind.RESET, false);
  }

  /** Like {@link #cutAfterEffect()}, but with a TCP reset. */
  public void resetAfterEffect() {
    cut(OrderedFault.Kind.RESET, true);
  }

  /**
   * Answers a page of a list with fewer rows than asked for. The limit is still echoed as it was
   * asked, and {@code has_more}, where it is sent, still tells the truth.
   *
   * @param rows the most rows of the page; 0 gives an empty one
   */
  public void shortPage(int rows) {
    if (rows < 0) {
      throw new IllegalArgumentException("rows: " + rows + " (expected: 0 or more)");
    }
    OrderedFault fault = new OrderedFault(operation, first, calls);
    fault.maxRows = rows;
    faults.add(fault);
  }

  /**
   * Carries the request out at once and holds the answer back: in real time, unless {@link
   * SandboxBuilder#delays} says otherwise.
   *
   * @param delay 0 or more
   */
  public void delay(Duration delay) {
    OrderedFault fault = new OrderedFault(operation, first, calls);
    fault.delay = FaultAnswer.checked(delay);
    faults.add(fault);
  }

  /**
   * Runs a script before the request is carried out: rows that it adds, deletes or touches move
   * between this request and the one before.
   *
   * @param script runs in a thread of the sandbox, while other requests may go on; must not call
   *     the sandbox by HTTP and wait. What it throws is answered as a 500 with its text.
   */
  public void run(Consumer<SandboxRows> script) {
    OrderedFault fault = new OrderedFault(operation, first, calls);
    fault.script = Objects.requireNonNull(script, "script");
    faults.add(fault);
  }

  private FaultAnswer answering(OrderedFault.Kind kind, int status) {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("status: " + status + " (expected: 200 to 599)");
    }
    OrderedFault fault = new OrderedFault(operation, first, calls);
    fault.kind = kind;
    fault.status = status;
    faults.add(fault);
    return new FaultAnswer(faults, fault);
  }

  private void cut(OrderedFault.Kind kind, boolean afterEffect) {
    OrderedFault fault = new OrderedFault(operation, first, calls);
    fault.kind = kind;
    fault.afterEffect = afterEffect;
    faults.add(fault);
  }

  private static int positive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: 1 or more)");
    }
    return value;
  }
}
