package io.getsales.client.internal.call;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.getsales.client.error.GetSalesException;
import io.getsales.client.wire.Turn;
import io.getsales.client.wire.Turns;
import io.getsales.client.wire.WireServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Exceptions travel: to a job's store, to another process. */
@Tag("wire")
class SerializedFailureTest {
  static Stream<Turn> faults() {
    return Stream.of(
        Turns.closeAfterRequest(),
        Turns.answer(200, "<html>"),
        Turns.answer(302, "", "Location: /elsewhere"),
        Turns.answer(422, "{\"error\":{\"reason\":\"validation\",\"data\":{\"name\":[\"x\"]}}}"),
        Turns.answer(429, "{}", "Retry-After: 600"),
        Turns.answer(503, "{}"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void failureComesBackWithItsStory(Turn fault) throws Exception {
    for (CallKind kind : new CallKind[] {CallKind.GET, CallKind.SEND}) {
      try (WireServer server = WireServer.start().always(fault);
          WireClient client = WireClient.to(server.port()).build()) {
        GetSalesException failure = (GetSalesException) requireNonNull(client.make(kind));

        GetSalesException copy = (GetSalesException) copy(failure);

        assertThat(copy).isExactlyInstanceOf(failure.getClass()).hasMessage(failure.getMessage());
        assertThat(copy.trace()).isEqualTo(failure.trace());
        assertThat(copy.mayHaveBeenProcessed()).isEqualTo(failure.mayHaveBeenProcessed());
      }
    }
  }

  private static Object copy(Object original) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(original);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return in.readObject();
    }
  }
}
