package dev.threadspool.worker.resolve.provider;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a host answered. */
final class Answers {

  private static final JsonMapper JSON = JsonMapper.shared();

  private Answers() {}

  /**
   * @param conditional whether the request named an ETag
   */
  static Answer read(Question question, Reply reply, boolean conditional) {
    int status = reply.status();
    return switch (status) {
      case 200 -> pullRequest(question, reply);
      case 304 -> conditional ? new Answer.Unchanged() : new Answer.Denied("malformed");
      case 401, 403 -> new Answer.Denied("refused");
      case 404, 410 -> new Answer.Denied("not_found");
      default -> status >= 500 ? new Answer.Missed("failed") : new Answer.Denied(other(status));
    };
  }

  private static String other(int status) {
    return status >= 300 && status < 400 ? "redirected" : "malformed";
  }

  private static Answer pullRequest(Question question, Reply reply) {
    JsonNode json = parse(reply.body());
    PullRequestState state =
        json == null ? null : question.host().kind().api().read(json, question.number());
    return state == null
        ? new Answer.Denied("malformed")
        : new Answer.Known(state, reply.header("etag"));
  }

  private static @Nullable JsonNode parse(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      return null;
    }
  }
}
