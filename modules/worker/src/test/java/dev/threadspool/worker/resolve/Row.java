package dev.threadspool.worker.resolve;

import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.ApiError;
import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.ResolvedItem;
import java.util.List;
import java.util.UUID;

/**
 * A row of a table of rules.
 *
 * @param rule what the row is about
 * @param actor who asks the sample's open agent
 * @param items what is pinned
 */
record Row(String rule, Actor actor, List<ContextItem> items, Resolution expected) {

  /** A row that has everything but what is expected. */
  record Asked(String rule, Actor actor, List<ContextItem> items) {

    Row gives(ResolvedItem... resolved) {
      return new Row(rule, actor, items, new Resolution.Accepted("", List.of(resolved)));
    }

    Row isRefused(String name, int status, String message) {
      return new Row(
          rule, actor, items, new Resolution.Refused(new ApiError(name, status, message, null)));
    }

    Row isForbidden(String message) {
      return isRefused("ForbiddenError", 403, message);
    }

    Row isNotFound(String message) {
      return isRefused("NotFoundError", 404, message);
    }
  }

  static Asked user(String rule, UUID userUuid, ContextItem... items) {
    return new Asked(rule, new Actor(Actor.Type.USER, userUuid), List.of(items));
  }

  static Asked service(String rule, ContextItem... items) {
    return new Asked(rule, new Actor(Actor.Type.SERVICE, new UUID(0, 1)), List.of(items));
  }
}
