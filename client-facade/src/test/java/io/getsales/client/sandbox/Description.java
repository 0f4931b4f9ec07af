package io.getsales.client.sandbox;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells in words what arrived at a sandbox. */
final class Description {
  private static final int LATEST = 20;
  private static final int SHOWN = 120;

  private final GetSalesSandbox sandbox;
  private final SandboxState state;

  Description(GetSalesSandbox sandbox, SandboxState state) {
    this.sandbox = sandbox;
    this.state = state;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    List<SentMessage> sent = sandbox.sent();
    text.append("Sent: ").append(sent.isEmpty() ? "nothing" : sent.size());
    for (SentMessage message : latest(sent)) {
      text.append("\n  ").append(line(message));
    }
    List<String> awaited = sandbox.faults().awaited();
    if (!awaited.isEmpty()) {
      text.append("\nOrdered and not met:");
      awaited.forEach(fault -> text.append("\n  ").append(fault));
    }
    List<ReceivedRequest> requests = latest(sandbox.requests());
    text.append("\nRequests: ").append(sandbox.requestCount());
    if (requests.size() < sandbox.requestCount()) {
      text.append(", the last ").append(requests.size()).append(" of them");
    }
    for (ReceivedRequest request : requests) {
      text.append("\n  ").append(time(request.at())).append(' ').append(request);
    }
    return text.toString();
  }

  private String line(SentMessage message) {
    String to =
        message.contactUuid() != null
            ? nameOfContact(message.contactUuid())
            : String.join(", ", message.recipients());
    String text = message.text() == null ? message.subject() : message.text();
    return time(message.at())
        + (message.channel() == SentMessage.Channel.EMAIL ? " email to " : " LinkedIn message to ")
        + to
        + " from "
        + nameOfSender(message.senderProfileUuid())
        + (text == null ? "" : ": " + shortened(text));
  }

  private String nameOfContact(String uuid) {
    return sandbox.contact(uuid).map(SandboxContact::name).orElse("a contact that is gone")
        + " ("
        + uuid
        + ")";
  }

  private String nameOfSender(@Nullable String uuid) {
    JsonRow row = state.with(account -> account.senderProfiles().get(uuid));
    return row == null
        ? "a mailbox"
        : row.requiredText("first_name") + " " + row.requiredText("last_name");
  }

  private static String shortened(String text) {
    String line = text.replace('\n', ' ');
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
  }

  private static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  private static <T> List<T> latest(List<T> all) {
    return all.subList(Math.max(0, all.size() - LATEST), all.size());
  }
}
