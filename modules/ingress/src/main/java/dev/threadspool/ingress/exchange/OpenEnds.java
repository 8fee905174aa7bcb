package dev.threadspool.ingress.exchange;

import dev.threadspool.contract.model.ApiError;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.ingress.error.ApiException;
import dev.threadspool.ingress.error.Outcome;
import dev.threadspool.ingress.identity.IdempotencyKey;
import dev.threadspool.ingress.publish.Order;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers to requests whose outcome the ingress does not know: the thread may come yet. */
final class OpenEnds {

  private static final String RETRY_AFTER = "5";

  private OpenEnds() {}

  /** 504: acknowledged, but not decided within the wait. */
  static ApiException timedOut(Order order) {
    return error(
        order,
        "TimeoutError",
        504,
        "The thread was asked for, but there is no outcome yet. It may still be made."
            + advice(order),
        Outcome.TIMED_OUT);
  }

  /** 503: sent, but not acknowledged. */
  static ApiException unknown(Order order) {
    return error(
        order,
        "ServiceUnavailableError",
        503,
        "The outcome is unknown: the thread may be made, or not." + advice(order),
        Outcome.UNKNOWN);
  }

  private static ApiException error(
      Order order, String name, int status, String message, Outcome outcome) {
    return new ApiException(
        new ApiError(name, status, message, data(order).toString()),
        outcome,
        Map.of("Location", ThreadPath.of(order.command()), "Retry-After", RETRY_AFTER));
  }

  private static String advice(Order order) {
    return order.key() == null
        ? " Without an Idempotency-Key, asking again can make a second thread."
        : " Ask again with the same Idempotency-Key: it makes no second thread.";
  }

  private static ObjectNode data(Order order) {
    ThreadCommand command = order.command();
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("threadUuid", command.threadUuid().toString());
    IdempotencyKey key = order.key();
    if (key != null) {
      data.put("idempotencyKey", key.text());
    }
    return data;
  }
}
