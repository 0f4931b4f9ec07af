package io.getsales.client.build.overlay;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A valid overlay document.
 *
 * @param file the file it was read from
 * @param title what it is for
 * @param version its own version
 * @param actions its corrections in order, at least one
 */
public record Overlay(Path file, String title, String version, List<OverlayAction> actions) {

  /** Keeps a list of its own. */
  public Overlay {
    actions = List.copyOf(actions);
  }

  /**
   * Reads an overlay.
   *
   * @throws OverlayException listing everything that is wrong with the document
   */
  public static Overlay read(Path file) {
    return OverlayParser.parse(YamlReader.read(file));
  }

  /**
   * Applies the actions in order to a document, in place. An action that fails does not keep the
   * following ones from being tried, so that one run shows all that is out of date.
   *
   * @param description the file the document was read from, for the message
   * @throws OverlayException listing every action that selects nothing or does not fit what it
   *     selects; the document is then half corrected and of no use
   */
  public void applyTo(@Nullable Object root, Path description) {
    List<ActionFailure> failures = applyWhatFits(root);
    if (!failures.isEmpty()) {
      throw new OverlayException(
          String.format(
              "%s: %d of %d actions cannot be applied to %s%s",
              file,
              failures.size(),
              actions.size(),
              description,
              String.join("", failures.stream().map(ActionFailure::text).toList())));
    }
  }

  /**
   * Applies the actions in order to a document, in place, and leaves out those that do not fit.
   *
   * @return what was left out
   */
  public List<ActionFailure> applyWhatFits(@Nullable Object root) {
    List<ActionFailure> failures = new ArrayList<>();
    for (OverlayAction action : actions) {
      try {
        action.applyTo(root);
      } catch (OverlayException e) {
        failures.add(
            new ActionFailure(
                action.index(),
                action.line(),
                action.target().toString(),
                String.valueOf(e.getMessage()),
                action.description().strip().replaceAll("\\s+", " ")));
      }
    }
    return failures;
  }
}
