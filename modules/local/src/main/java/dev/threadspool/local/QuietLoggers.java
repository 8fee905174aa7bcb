package dev.threadspool.local;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * Holds Kafka's broker to warnings where Logback is in use: it would write thousands of lines a
 * start.
 *
 * <p>A level that an application has set stays. Applications that configure their logging after the
 * start, as Spring Boot does, set the same levels themselves.
 */
final class QuietLoggers {

  /** The packages of the broker and of the clients inside it. */
  private static final List<String> NAMES =
      List.of("kafka", "org.apache.kafka", "state.change.logger");

  private QuietLoggers() {}

  static void apply() {
    if (isLogback()) {
      NAMES.forEach(Logback::quieten);
    }
  }

  private static boolean isLogback() {
    return LoggerFactory.getILoggerFactory()
        .getClass()
        .getName()
        .equals("ch.qos.logback.classic.LoggerContext");
  }

  /** Apart, so that nothing of Logback is loaded where it is absent. */
  private static final class Logback {

    static void quieten(String name) {
      if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
        var logger = context.getLogger(name);
        if (logger.getLevel() == null) {
          logger.setLevel(Level.WARN);
        }
      }
    }
  }
}
