package dev.threadspool.acceptance;

import dev.threadspool.contract.model.ContextItem;
import java.util.List;
import java.util.UUID;

/**
 * Something that cannot be had.
 *
 * @param token the user's, for HTTP
 */
record Fault(
    String name,
    UUID userUuid,
    String token,
    UUID agentUuid,
    String prompt,
    List<ContextItem> items) {

  @Override
  public String toString() {
    return name;
  }
}
