package dev.threadspool.operator.dlq;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Marks as records of their topic: the key is {@code TOPIC-ID:PARTITION:OFFSET} of the dead letter,
 * the value a JSON object. The id is Kafka's own of the dead letters' topic, so what a topic of the
 * same name holds later is marked by nobody.
 */
final class MarkCodec {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern KEY = Pattern.compile("([0-9a-f-]{36}):(\\d{1,9}):(\\d{1,18})");

  private MarkCodec() {}

  static byte[] key(UUID topicId, Place place) {
    return "%s:%d:%d".formatted(topicId, place.partition(), place.offset()).getBytes(UTF_8);
  }

  /** Null where it is of another topic, or no mark's. */
  static @Nullable Place place(UUID topicId, byte @Nullable [] key) {
    Matcher parts = KEY.matcher(key == null ? "" : new String(key, UTF_8));
    return parts.matches() && parts.group(1).equals(topicId.toString())
        ? new Place(Integer.parseInt(parts.group(2)), Long.parseLong(parts.group(3)))
        : null;
  }

  static byte[] write(Mark mark) {
    return JSON.writeValueAsBytes(members(mark));
  }

  /** As JSON shows it. */
  static Map<String, Object> members(Mark mark) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("state", mark.state().label());
    switch (mark) {
      case Mark.Redriven redriven -> {
        members.put("at", redriven.at().toString());
        members.put("by", redriven.by());
        members.put("redrives", redriven.redrives());
        members.put("topic", redriven.topic());
        members.put("partition", redriven.partition());
        members.put("offset", redriven.offset());
      }
      case Mark.Dropped dropped -> {
        members.put("at", dropped.at().toString());
        members.put("by", dropped.by());
        members.put("reason", dropped.reason());
      }
      case Mark.Unreadable _ -> members.put("reason", "the mark cannot be read");
    }
    return members;
  }

  static Mark read(byte[] value) {
    try {
      JsonNode node = JSON.readTree(value);
      Instant at = Instant.parse(node.required("at").asString());
      String by = node.required("by").asString();
      String state = node.required("state").asString();
      if (state.equals(State.DROPPED.label())) {
        return new Mark.Dropped(at, by, node.required("reason").asString());
      }
      return new Mark.Redriven(
          at,
          by,
          node.required("redrives").asInt(),
          node.required("topic").asString(),
          node.required("partition").asInt(),
          node.required("offset").asLong());
    } catch (RuntimeException unreadable) {
      return new Mark.Unreadable();
    }
  }
}
