package dev.threadspool.operator.dlq;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.threadspool.contract.headers.DeadLetterFacts;
import dev.threadspool.contract.headers.DeadLetterHeaders;
import dev.threadspool.operator.console.Printable;
import dev.threadspool.operator.reading.ReadCommand;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that is known of a dead letter.
 *
 * @param content null where the registry does not answer
 * @param mark null where it is open
 */
record LetterDetails(Letter letter, @Nullable ReadCommand content, @Nullable Mark mark) {

  private static final JsonMapper PRETTY =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  Map<String, Object> json() {
    Map<String, Object> json = LetterReport.json(letter);
    DeadLetterFacts facts = letter.facts();
    if (facts != null) {
      json.put("stacktrace", facts.stacktrace());
      json.put("headersCut", facts.headersCut());
      json.put("valueLeftOut", facts.valueLeftOut());
    }
    json.put("headers", own().map(LetterDetails::json).toList());
    if (content != null) {
      json.put("content", Contents.json(content));
    }
    byte[] value = letter.record().value();
    if (value != null) {
      json.put("value", Base64.getEncoder().encodeToString(value));
    }
    if (mark != null) {
      json.put("mark", MarkCodec.members(mark));
    }
    return json;
  }

  /**
   * @param bytes of a value that nobody can read
   */
  String text(int bytes) {
    List<String> lines = new ArrayList<>();
    lines.add("dead letter " + letter.place());
    add(lines, "state", mark == null ? letter.state().label() : mark(mark));
    add(lines, "given up at", letter.failedAt().toString());
    DeadLetterFacts facts = letter.facts();
    if (facts == null) {
      add(lines, "of", "nobody knows which record: its headers do not say it");
    } else {
      add(
          lines,
          "of",
          "%s-%d@%d".formatted(Printable.line(facts.topic()), facts.partition(), facts.offset()));
      add(lines, "cause", facts.exception() + ": " + facts.message());
    }
    add(lines, "sent again", LetterReport.times(letter.redrives()));
    add(lines, "key", letter.key() == null ? "none" : letter.key());
    own().forEach(header -> add(lines, "header", header.key() + ": " + text(header.value())));
    if (facts != null && facts.headersCut() > 0) {
      add(
          lines,
          "header",
          "%d more, which were cut off and are lost".formatted(facts.headersCut()));
    }
    addContent(lines, bytes);
    if (facts != null && !facts.stacktrace().isEmpty()) {
      add(lines, "stack trace", "");
      Printable.text(facts.stacktrace()).lines().forEach(line -> lines.add("    " + line));
    }
    return String.join(System.lineSeparator(), lines);
  }

  private void addContent(List<String> lines, int bytes) {
    byte[] value = letter.record().value();
    add(lines, "value", size(value));
    switch (content) {
      case null -> add(lines, "content", "cannot be told: the registry does not answer");
      case ReadCommand.Valid _, ReadCommand.Invalid _ -> {
        add(lines, "content", Contents.text(content));
        Printable.text(PRETTY.writeValueAsString(Contents.json(content)))
            .lines()
            .forEach(line -> lines.add("    " + line));
      }
      case ReadCommand.Unreadable _ -> {
        add(lines, "content", Contents.text(content));
        if (value != null) {
          HexDump.lines(value, bytes).forEach(line -> lines.add("    " + line));
        }
      }
    }
  }

  private String size(byte @Nullable [] value) {
    DeadLetterFacts facts = letter.facts();
    if (facts != null && facts.valueLeftOut() > 0) {
      return "%,d bytes, too large for a dead letter: only in the topic that it is of"
          .formatted(facts.valueLeftOut());
    }
    return value == null ? "none" : "%,d bytes".formatted(value.length);
  }

  private static String mark(Mark mark) {
    return switch (mark) {
      case Mark.Redriven redriven ->
          "redriven at %s by %s, to %s-%d@%d"
              .formatted(
                  redriven.at(),
                  redriven.by(),
                  redriven.topic(),
                  redriven.partition(),
                  redriven.offset());
      case Mark.Dropped dropped ->
          "dropped at %s by %s: %s".formatted(dropped.at(), dropped.by(), dropped.reason());
      case Mark.Unreadable _ -> "redriven, it seems: the mark cannot be read";
    };
  }

  private static void add(List<String> lines, String name, String value) {
    lines.add(
        "  %-12s %s".formatted(name, Printable.text(value).replace('\n', ' ')).stripTrailing());
  }

  /** The record's own. */
  private Stream<Header> own() {
    return Stream.of(letter.record().headers().toArray())
        .filter(header -> !DeadLetterHeaders.isAdded(header));
  }

  private static Map<String, Object> json(Header header) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", header.key());
    byte[] value = header.value();
    if (value != null) {
      String text = utf8(value);
      json.put(
          text == null ? "base64" : "text",
          text == null ? Base64.getEncoder().encodeToString(value) : text);
    }
    return json;
  }

  private static String text(byte @Nullable [] value) {
    if (value == null) {
      return "null";
    }
    String text = utf8(value);
    return text == null
        ? "%d bytes, %s".formatted(value.length, Base64.getEncoder().encodeToString(value))
        : text;
  }

  /** Null where it is none. */
  private static @Nullable String utf8(byte[] bytes) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
