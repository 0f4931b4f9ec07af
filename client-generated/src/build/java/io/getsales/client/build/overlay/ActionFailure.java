package io.getsales.client.build.overlay;

/**
 * An action that does not fit a description.
 *
 * @param index its place in the overlay, from 1
 * @param line the line of the overlay on which it begins
 * @param target what it wanted to correct
 * @param problem what is in the way, with the nearest names that are there
 * @param description the action's own reason
 */
public record ActionFailure(
    int index, int line, String target, String problem, String description) {

  /** Returns the failure as three lines for the console, with a line end before each. */
  String text() {
    return String.format(
        "%n  action %d (line %d), target %s%n    %s%n    description: %s",
        index, line, target, problem, description);
  }
}
