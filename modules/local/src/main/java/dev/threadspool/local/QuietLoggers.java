package dev.threadspool.local;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * Holds Kafka's broker to warnings where Logback is in use: it would write thousands of lines a
 * start.
 *
 * <p>A level that an application has set stays. Applications that configure their logging after the
 * start, as Spring Boot does, set the same levels themselves.
 */
final class QuietLoggers {

  private QuietLoggers() {}

  static void apply() {
    if (isLogback()) {
      Logback.quieten();
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

    private static final Map<String, Level> LEVELS =
        Map.of(
            "kafka", Level.WARN,
            "org.apache.kafka", Level.WARN,
            "state.change.logger", Level.WARN,
            // Warns that it starts.
            "org.apache.kafka.controller", Level.ERROR);

    static void quieten() {
      if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
        LEVELS.forEach(
            (name, level) -> {
              var logger = context.getLogger(name);
              if (logger.getLevel() == null) {
                logger.setLevel(level);
              }
            });
      }
    }
  }
}
