package dev.threadspool.ingress.exchange;

import dev.threadspool.contract.avro.ThreadCreateReply;
import dev.threadspool.contract.avro.ThreadSummary;
import dev.threadspool.contract.codec.ReplyCodec;
import dev.threadspool.contract.model.ApiError;
import dev.threadspool.ingress.error.ApiException;
import dev.threadspool.ingress.error.HttpErrors;
import dev.threadspool.ingress.error.Outcome;
import dev.threadspool.ingress.publish.Asked;

/** Replies as answers. */
final class ReplyReader {

  private static final int CONFLICT = 409;

  private ReplyReader() {}

  /**
   * The thread.
   *
   * @throws ApiException where there is none, with what the worker says
   */
  static ThreadSummary thread(Asked asked, ThreadCreateReply reply) {
    ThreadSummary thread = reply.getThread();
    if (thread != null) {
      return thread;
    }
    ApiError error = reply.getError() == null ? HttpErrors.of(500) : ReplyCodec.error(reply);
    throw new ApiException(forCaller(asked, error), Outcome.REJECTED);
  }

  private static ApiError forCaller(Asked asked, ApiError error) {
    if (error.statusCode() == CONFLICT && asked.key() != null) {
      // The caller chose a key, not a thread: the key is what is in conflict.
      return new ApiError(
          error.name(), 422, "The Idempotency-Key was used before, for another request", null);
    }
    return error.statusCode() >= 400 && error.statusCode() <= 599 ? error : HttpErrors.of(500);
  }
}
