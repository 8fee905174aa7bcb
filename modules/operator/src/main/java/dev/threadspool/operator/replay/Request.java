package dev.threadspool.operator.replay;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Which commands are to be replayed. */
public record Request(Start start, Filter filter) {

  /** The same text for the same request. */
  public String text() {
    String from =
        switch (start) {
          case Start.Beginning _ -> "from the beginning";
          case Start.Time(var moment) -> "from " + moment;
          case Start.Places(List<String> places) -> "from " + sorted(places);
        };
    return from
        + of(" of projects ", filter.projects())
        + of(" of agents ", filter.agents())
        + of(" of threads ", filter.threads());
  }

  private static String of(String what, Collection<?> values) {
    return values.isEmpty() ? "" : what + sorted(values);
  }

  private static String sorted(Collection<?> values) {
    return values.stream().map(Object::toString).sorted().collect(Collectors.joining(","));
  }
}
