package io.getsales.client.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.getsales.client.GetSales;
import io.getsales.client.generated.model.LinkedInMessage;
import io.getsales.client.sandbox.GetSalesSandbox;
import io.getsales.client.sandbox.VirtualTime;
import io.getsales.client.sandbox.junit.GetSalesTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@GetSalesTest(contacts = 50)
class ReplyWatchTest {
  @TempDir private Path directory;

  private GetSalesSandbox sandbox;
  private GetSales getsales;
  private VirtualTime time;
  private Instant start;
  private final List<String> texts = new ArrayList<>();

  @BeforeEach
  void take(GetSalesSandbox sandbox, GetSales getsales, VirtualTime time) {
    this.sandbox = sandbox;
    this.getsales = getsales;
    this.time = time;
    start = time.now();
  }

  /** Each run is a process of its own: it knows what is in the file. */
  private int run(Consumer<LinkedInMessage> handler) throws IOException {
    time.advance(Duration.ofMinutes(5));
    return new ReplyWatch(getsales, directory.resolve("replies.cursor"), handler).run(start);
  }

  private void reply(String text) {
    sandbox.rows().addLinkedInMessage(Map.of("text", text));
  }

  @Test
  void passesOnEachReplyOnceOverManyRuns() throws IOException {
    for (int i = 0; i < 6; i++) {
      reply("Reply " + i);
      reply("And " + i);
      assertThat(run(message -> texts.add(message.getText()))).isEqualTo(2);
    }

    assertThat(run(message -> texts.add(message.getText()))).isZero();
    assertThat(texts).hasSize(12).doesNotHaveDuplicates();
  }

  @Test
  void passesOnAgainWhatARunThatDiedDidNotFinish() throws IOException {
    reply("Tuesday is fine.");
    reply("Wednesday too.");
    assertThatThrownBy(
            () ->
                run(
                    message -> {
                      throw new IllegalStateException("no mail server");
                    }))
        .hasMessage("no mail server");

    assertThat(run(message -> texts.add(message.getText()))).isEqualTo(2);
    assertThat(texts).containsExactlyInAnyOrder("Tuesday is fine.", "Wednesday too.");
  }
}
