package io.getsales.client;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** What is logged, by anybody, while this is open. */
public final class LogCapture extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private static final String CLIENT = "io.getsales.client";

  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final Logger client = (Logger) LoggerFactory.getLogger(CLIENT);
  private final Queue<ILoggingEvent> events = new ConcurrentLinkedQueue<>();

  private LogCapture(Level level) {
    setContext(root.getLoggerContext());
    start();
    root.addAppender(this);
    client.setLevel(level);
  }

  /** Begins, with the client's logger at this level. */
  public static LogCapture at(Level level) {
    return new LogCapture(level);
  }

  @Override
  protected void append(ILoggingEvent event) {
    events.add(event);
  }

  /** The lines of the client, with their levels. */
  public List<String> lines() {
    return events.stream()
        .filter(event -> event.getLoggerName().startsWith(CLIENT))
        .map(event -> event.getLevel() + " " + event.getFormattedMessage())
        .toList();
  }

  /** Everything that any layout could show. */
  public String everything() {
    StringBuilder text = new StringBuilder();
    for (ILoggingEvent event : events) {
      text.append(event.getFormattedMessage()).append('\n');
      if (event.getThrowableProxy() != null) {
        text.append(event.getThrowableProxy().getMessage()).append('\n');
      }
      text.append(event.getMDCPropertyMap()).append(event.getKeyValuePairs()).append('\n');
    }
    return text.toString();
  }

  /** Forgets what was logged so far. */
  public void clear() {
    events.clear();
  }

  @Override
  public void close() {
    root.detachAppender(this);
    client.setLevel(null);
    stop();
  }
}
