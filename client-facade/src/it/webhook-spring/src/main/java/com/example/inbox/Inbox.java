package com.example.inbox;

import io.getsales.client.webhook.WebhookEvent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Who replied. In memory; a real one has a table with the key as its primary key. */
@Component
class Inbox {
  private final Map<String, String> replies = new ConcurrentHashMap<>();

  void add(WebhookEvent reply) {
    String contact = reply.contact().map(c -> c.getUuid()).orElse("unknown");
    replies.putIfAbsent(reply.deduplicationKey(), contact);
  }

  List<String> contacts() {
    return List.copyOf(replies.values());
  }
}
