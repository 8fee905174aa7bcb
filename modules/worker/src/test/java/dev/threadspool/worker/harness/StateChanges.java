package dev.threadspool.worker.harness;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.threadspool.worker.dependency.Dependencies;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

/**
 * What this process logs about dependencies while it is open. To be opened when a worker runs: the
 * first one to start sets logging up anew.
 */
public final class StateChanges extends AppenderBase<ILoggingEvent> implements AutoCloseable {

  public static final String AWAY = ": A dependency is away; work waits for it";
  private static final String BACK = ": A dependency is back; work goes on";

  private final Logger logger =
      (Logger) LoggerFactory.getLogger(Dependencies.class.getPackageName());
  private final List<String> lines = new CopyOnWriteArrayList<>();

  public StateChanges() {
    start();
    logger.addAppender(this);
  }

  @Override
  protected void append(ILoggingEvent event) {
    List<KeyValuePair> pairs = event.getKeyValuePairs();
    String dependency =
        pairs == null
            ? ""
            : pairs.stream()
                .filter(pair -> pair.key.equals("dependency"))
                .map(pair -> String.valueOf(pair.value))
                .findFirst()
                .orElse("");
    lines.add(dependency + ": " + event.getFormattedMessage());
  }

  /** One a line, with the dependency in front. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** How many of a dependency are away, by the lines: it went so often, and is not back yet. */
  public Map<String, Integer> away() {
    Map<String, Integer> away = new HashMap<>();
    for (String line : lines) {
      String dependency = line.substring(0, line.indexOf(':'));
      away.merge(dependency, line.endsWith(BACK) ? -1 : 1, Integer::sum);
    }
    away.values().removeIf(count -> count == 0);
    return away;
  }

  @Override
  public void close() {
    logger.detachAppender(this);
    stop();
  }
}
