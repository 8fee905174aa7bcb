package dev.threadspool.operator.send;

import dev.threadspool.contract.json.ShapeException;
import dev.threadspool.contract.json.ThreadRequest;
import dev.threadspool.contract.json.ThreadRequestReader;
import dev.threadspool.contract.model.Actor;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads members of an entry. */
final class Fields {

  private final JsonNode json;

  Fields(JsonNode json) throws BadEntryException {
    if (!json.isObject()) {
      throw new BadEntryException("is no JSON object");
    }
    this.json = json;
  }

  UUID uuid(String member) throws BadEntryException {
    UUID uuid = optionalUuid(member);
    if (uuid == null) {
      throw new BadEntryException(member + " is missing");
    }
    return uuid;
  }

  @Nullable UUID optionalUuid(String member) throws BadEntryException {
    String text = optionalText(member);
    if (text == null) {
      return null;
    }
    try {
      UUID uuid = UUID.fromString(text);
      if (uuid.toString().equalsIgnoreCase(text)) {
        return uuid;
      }
    } catch (IllegalArgumentException e) {
      // As below.
    }
    throw new BadEntryException(member + " is no uuid");
  }

  @Nullable String optionalText(String member) throws BadEntryException {
    JsonNode value = json.path(member);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isString()) {
      throw new BadEntryException(member + " is no text");
    }
    return value.stringValue();
  }

  Actor actor() throws BadEntryException {
    Fields actor = new Fields(json.path("actor").isMissingNode() ? json : json.path("actor"));
    if (json.path("actor").isMissingNode()) {
      throw new BadEntryException("actor is missing: {\"type\": \"user\", \"uuid\": ...}");
    }
    String type = String.valueOf(actor.optionalText("type")).toUpperCase(Locale.ROOT);
    for (Actor.Type each : Actor.Type.values()) {
      if (each.name().equals(type)) {
        return new Actor(each, actor.uuid("uuid"));
      }
    }
    throw new BadEntryException("actor.type is neither user nor service");
  }

  /** What the HTTP contract has in a body. */
  ThreadRequest request() throws BadEntryException {
    try {
      return ThreadRequestReader.read(json);
    } catch (ShapeException e) {
      throw new BadEntryException(e.fields().toString());
    }
  }
}
