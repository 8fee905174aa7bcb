package dev.threadspool.worker.resolve.provider;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Everything that this package logs while it is open, with values and exceptions. */
final class Logs extends AppenderBase<ILoggingEvent> implements AutoCloseable {

  private final Logger logger = (Logger) LoggerFactory.getLogger(Logs.class.getPackageName());
  private final List<String> lines = new CopyOnWriteArrayList<>();

  Logs() {
    logger.setLevel(Level.TRACE);
    logger.addAppender(this);
    start();
  }

  @Override
  protected void append(ILoggingEvent event) {
    String thrown =
        event.getThrowableProxy() == null ? "" : " " + event.getThrowableProxy().getMessage();
    lines.add(event.getFormattedMessage() + " " + event.getKeyValuePairs() + thrown);
  }

  List<String> lines() {
    return lines;
  }

  @Override
  public void close() {
    logger.detachAppender(this);
    logger.setLevel(null);
    stop();
  }
}
