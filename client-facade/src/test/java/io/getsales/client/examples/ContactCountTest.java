package io.getsales.client.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ContactCountTest {
  private final ContactCount count = new ContactCount();

  @Test
  void countsEachContactOnceAndNotesWhoCameTwice() {
    List.of("a", "b", "a", "c").forEach(count::add);

    assertThat(count.read()).isEqualTo(3);
    assertThat(count.twice()).isEqualTo(1);
  }

  @Test
  void countsWhoNeverCame() {
    count.add("a");

    assertThat(count.missingOf(List.of("a", "b", "c"))).isEqualTo(2);
  }
}
