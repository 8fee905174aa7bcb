package dev.threadspool.contract.model;

import java.util.UUID;

/** Who asks: a user of Lightdash, or a trusted upstream service. */
public record Actor(Type type, UUID uuid) {

  /** What kind of caller an actor is. */
  public enum Type {
    USER,
    SERVICE
  }
}
