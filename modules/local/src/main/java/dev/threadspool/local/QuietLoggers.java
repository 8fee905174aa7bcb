package dev.threadspool.local;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * Quietens what would write thousands of lines a start, Kafka's broker above all, where Logback is
 * in use.
 *
 * <p>A level that an application has set stays. Applications that configure their logging after the
 * start, as Spring Boot does, set the same levels themselves.
 */
public final class QuietLoggers {

  private QuietLoggers() {}

  /** Kafka's broker. */
  static void apply() {
    hold(
        Map.of(
            "kafka", "WARN",
            "org.apache.kafka", "WARN",
            "state.change.logger", "WARN",
            // Warns that it starts.
            "org.apache.kafka.controller", "ERROR"));
  }

  /**
   * Holds loggers to levels.
   *
   * @param levels names of levels, as Logback has them, by names of loggers
   */
  public static void hold(Map<String, String> levels) {
    if (isLogback()) {
      Logback.hold(levels);
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

    static void hold(Map<String, String> levels) {
      if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
        levels.forEach(
            (name, level) -> {
              var logger = context.getLogger(name);
              if (logger.getLevel() == null) {
                logger.setLevel(Level.toLevel(level));
              }
            });
      }
    }
  }
}
