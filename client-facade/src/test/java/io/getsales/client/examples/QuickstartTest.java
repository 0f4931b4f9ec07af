package io.getsales.client.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuickstartTest {
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();

  @Test
  void readsEveryContactOnceAndSendsOneMessage() {
    assertThat(run(1_234, false)).isTrue();

    assertThat(lines())
        .last()
        .isEqualTo("contacts read: 1234 of 1234 (0 missing, 0 twice), messages sent: 1");
  }

  @Test
  void drawsABarOnATerminalAndPlainLinesElsewhere() {
    run(120, true);
    assertThat(text()).contains("\r  [####");

    output.reset();
    run(120, false);
    assertThat(text()).doesNotContain("\r").contains("120 of 120");
  }

  private boolean run(int contacts, boolean isTerminal) {
    PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);
    return new Quickstart(out, isTerminal).runOnSandbox(contacts);
  }

  private String text() {
    return output.toString(StandardCharsets.UTF_8);
  }

  private List<String> lines() {
    return text().lines().toList();
  }
}
