package io.getsales.client.build.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverlayTest {

  private static final String ACTION = "{target: $.info, description: why, update: {title: Other}}";

  @TempDir Path directory;

  @Test
  void readsEverythingThatOverlay10Allows() {
    Overlay overlay =
        read(
            """
            overlay: 1.0.1
            info: {title: Corrections, version: 2.0.0, x-team: client}
            extends: ./description.yaml
            x-note: allowed
            actions:
              - target: $.info
                description: The vendor says so.
                update: {title: Other}
                remove: false
                x-source: behaviour
              - {target: $.tags, description: Unused., remove: true}
            """);

    assertThat(overlay.title()).isEqualTo("Corrections");
    assertThat(overlay.version()).isEqualTo("2.0.0");
    assertThat(overlay.actions()).hasSize(2);
    assertThat(overlay.actions().get(0))
        .returns(1, OverlayAction::index)
        .returns(6, OverlayAction::line)
        .returns("The vendor says so.", OverlayAction::description);
    assertThat(overlay.actions().get(1).update()).isNull();
  }

  @Test
  void readsJson() {
    assertThat(
            read("""
            {"overlay": "1.0.0", "info": {"title": "t", "version": "1"}, "actions": [
              {"target": "$.info", "description": "why", "update": {"title": "Other"}}]}
            """)
                .actions())
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "just text                          | a string (expected: an overlay object)",
        "[1]                                | a list (expected: an overlay object)",
        "{overlay: 1.1.0, INFO, ACTIONS}    | overlay: 1.1.0 (expected: 1.0.0 or another 1.0"
            + " version)",
        "{overlay: 1.0, INFO, ACTIONS}      | overlay: 1.0 is a number, unless written in quotes",
        "{overlay: \"1.0\", INFO, ACTIONS}  | overlay: 1.0 (expected: 1.0.0",
        "{INFO, ACTIONS}                    | overlay: missing (expected: a text)",
        "{OVERLAY, ACTIONS}                 | info: missing (expected: an object)",
        "{OVERLAY, info: x, ACTIONS}        | info: a string (expected: an object)",
        "{OVERLAY, info: {title: t}, ACTIONS} | info.version: missing",
        "{OVERLAY, info: {title: t, version: 1.0}, ACTIONS} | info.version: 1.0 is a number, unless"
            + " written in quotes",
        "{OVERLAY, info: {title: ' ', version: v}, ACTIONS} | info.title: blank",
        "{OVERLAY, info: {title: t, version: v, description: d}, ACTIONS} | info.description:"
            + " unknown member (expected: title, version or a name that begins with x-)",
        "{OVERLAY, INFO, ACTIONS, extends: 5} | extends: 5 is a number",
        "{OVERLAY, INFO, ACTIONS, action: []} | action: unknown member (expected: actions, extends,"
            + " info, overlay",
        "{OVERLAY, INFO}                    | actions: missing (expected: a list with actions)",
        "{OVERLAY, INFO, actions: []}       | actions: an empty list",
        "{OVERLAY, INFO, actions: {}}       | actions: an object",
        "{OVERLAY, INFO, actions: [text]}   | action 1: a string (expected: an object)",
      })
  void refusesABrokenDocument(String text, String message) {
    String expanded =
        text.replace("OVERLAY", "overlay: 1.0.0")
            .replace("INFO", "info: {title: t, version: v}")
            .replace("ACTIONS", "actions: [" + ACTION + "]");

    assertThatThrownBy(() -> read(expanded))
        .isInstanceOf(OverlayException.class)
        .hasMessageStartingWith(directory.resolve("overlay.yaml") + ": ")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{description: why, remove: true}           | target: missing (expected: a text)",
        "{target: 5, description: why, remove: true} | target: 5 is a number",
        "{target: info, description: why, remove: true} | target: info is not a JSONPath: at"
            + " character 1 stands 'i' (expected: '$')",
        "{target: $.info, remove: true}             | description: missing (expected: a text)",
        "{target: $.info, description: '', remove: true} | description: blank",
        "{target: $.info, description: why}         | neither update nor remove: true (expected:"
            + " one of them)",
        "{target: $.info, description: why, remove: false} | neither update nor remove: true",
        "{target: $.info, description: why, remove: true, update: {a: 1}} | both update and remove"
            + " (expected: one of them)",
        "{target: $.info, description: why, remove: 'true'} | remove: a string (expected: true or"
            + " false)",
        "{target: $.info, description: why, update: null} | update: null (expected: a value)",
        "{target: $.info, description: why, updat: {}} | updat: unknown member (expected:"
            + " description, remove, target, update or a name that begins with x-)",
      })
  void refusesABrokenAction(String action, String message) {
    assertThatThrownBy(() -> read(withActions(ACTION, action)))
        .isInstanceOf(OverlayException.class)
        .hasMessageContaining("action 2 (line 5): " + message);
  }

  @Test
  void listsEverythingThatIsWrong() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    overlay: 2.0.0
                    info: {title: t}
                    actions:
                      - {target: $.info, update: {}}
                      - {target: info, description: d, remove: true}
                    """))
        .isInstanceOf(OverlayException.class)
        .hasMessageContainingAll(
            "not a valid overlay",
            "overlay: 2.0.0",
            "info.version: missing",
            "action 1 (line 4): description: missing",
            "action 2 (line 5): target: info is not a JSONPath");
  }

  private Overlay read(String text) {
    return Overlay.read(YamlFile.write(directory, "overlay.yaml", text));
  }

  private static String withActions(String... actions) {
    return "overlay: 1.0.0\ninfo: {title: t, version: v}\nactions:\n  - "
        + String.join("\n  - ", actions)
        + "\n";
  }
}
