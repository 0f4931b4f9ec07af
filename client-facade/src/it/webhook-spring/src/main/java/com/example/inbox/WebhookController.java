package com.example.inbox;

import io.getsales.client.webhook.MalformedDeliveryException;
import io.getsales.client.webhook.WebhookEvent;
import io.getsales.client.webhook.WebhookParser;
import io.getsales.client.webhook.WebhookToken;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes deliveries: checks who sends them, passes each event on once, answers at once. */
@RestController
class WebhookController {
  private final WebhookToken token;
  private final WebhookParser parser;
  private final Inbox inbox;

  WebhookController(WebhookToken token, WebhookParser parser, Inbox inbox) {
    this.token = token;
    this.parser = parser;
    this.inbox = inbox;
  }

  // The stream, not a String: the parser reads no more than it is allowed to.
  @PostMapping("/getsales")
  ResponseEntity<Void> deliver(
      @RequestParam(name = "token", required = false) String given, InputStream body)
      throws IOException {
    if (!token.matches(given)) {
      return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
    }
    WebhookEvent event = parser.parse(body);
    if (event.type().isReply()) {
      inbox.add(event);
    }
    return ResponseEntity.ok().build();
  }

  @ExceptionHandler(MalformedDeliveryException.class)
  ResponseEntity<Void> refuse() {
    return ResponseEntity.badRequest().build();
  }
}
