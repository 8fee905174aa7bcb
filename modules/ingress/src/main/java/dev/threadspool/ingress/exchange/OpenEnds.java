package dev.threadspool.ingress.exchange;

import dev.threadspool.contract.model.ApiError;
import dev.threadspool.ingress.error.ApiException;
import dev.threadspool.ingress.error.Outcome;
import dev.threadspool.ingress.identity.IdempotencyKey;
import dev.threadspool.ingress.publish.Asked;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers to requests whose outcome the ingress does not know: the thread may come yet. */
final class OpenEnds {

  private static final String RETRY_AFTER = "5";

  private OpenEnds() {}

  /** 504: acknowledged, but not decided within the wait. */
  static ApiException timedOut(Asked asked) {
    return error(
        asked,
        "TimeoutError",
        504,
        "The thread was asked for, but there is no outcome yet. It may still be made."
            + advice(asked),
        Outcome.TIMED_OUT);
  }

  /** 503: sent, but not acknowledged. */
  static ApiException unknown(Asked asked) {
    return error(
        asked,
        "ServiceUnavailableError",
        503,
        "The outcome is unknown: the thread may be made, or not." + advice(asked),
        Outcome.UNKNOWN);
  }

  private static ApiException error(
      Asked asked, String name, int status, String message, Outcome outcome) {
    return new ApiException(
        new ApiError(name, status, message, data(asked).toString()),
        outcome,
        Map.of("Location", ThreadPath.of(asked), "Retry-After", RETRY_AFTER));
  }

  private static String advice(Asked asked) {
    return asked.key() == null
        ? " Without an Idempotency-Key, asking again can make a second thread."
        : " Ask again with the same Idempotency-Key: it makes no second thread.";
  }

  private static ObjectNode data(Asked asked) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("threadUuid", asked.threadUuid().toString());
    IdempotencyKey key = asked.key();
    if (key != null) {
      data.put("idempotencyKey", key.text());
    }
    return data;
  }
}
