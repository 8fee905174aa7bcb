package dev.threadspool.operator.console;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Standard output, in the form that was asked for: text, or a JSON object a line. Thread-safe. */
final class Printer {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final PrintWriter out;
  private final Output output;

  Printer(PrintWriter out, Output output) {
    this.out = out;
    this.output = output;
  }

  synchronized void line(String text, Map<String, ?> json) {
    switch (output) {
      case TEXT -> out.println(text);
      case JSON -> out.println(MAPPER.writeValueAsString(json));
    }
    out.flush();
  }

  /** Nothing where JSON was asked for. */
  synchronized void text(String line) {
    switch (output) {
      case TEXT -> {
        out.println(line);
        out.flush();
      }
      case JSON -> {}
    }
  }

  synchronized void summary(Map<String, Object> values) {
    switch (output) {
      case TEXT ->
          values.forEach((name, value) -> out.printf("%-28s %s%n", words(name), text(value)));
      case JSON -> out.println(MAPPER.writeValueAsString(values));
    }
    out.flush();
  }

  /** {@code deadLetters} becomes {@code dead letters}. */
  private static String words(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }

  private static String text(Object value) {
    return switch (value) {
      case Long count -> String.format(Locale.ROOT, "%,d", count);
      case Integer count -> String.format(Locale.ROOT, "%,d", count);
      case Map<?, ?> members ->
          members.entrySet().stream()
              .map(member -> words(member.getKey().toString()) + " " + member.getValue())
              .collect(Collectors.joining(", "));
      default -> value.toString();
    };
  }
}
