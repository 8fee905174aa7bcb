package dev.threadspool.ingress.error;

import dev.threadspool.contract.model.ApiError;
import dev.threadspool.ingress.dependency.Dependency;
import java.util.Map;
import java.util.UUID;

/** What a reader is refused with: names, statuses and texts. */
public final class ReadRefusals {

  /** Seconds; a thread that was asked for is seldom longer on its way. */
  private static final String RETRY_AFTER = "1";

  private ReadRefusals() {}

  /** Not there, not yet, or not for this organization: which of them is not told. */
  public static ApiException noThread(UUID agentUuid, UUID threadUuid) {
    return new ApiException(
        new ApiError(
            "NotFoundError",
            404,
            "AI agent thread not found for uuid: %s/%s".formatted(agentUuid, threadUuid),
            null),
        Outcome.REJECTED,
        Map.of("Retry-After", RETRY_AFTER, "Cache-Control", "no-store"));
  }

  /** Whose it was, and where, is not known any more: it is told in every place that one can see. */
  public static ApiException erased() {
    return rejected(new ApiError("NotFoundError", 410, "This thread was erased", null));
  }

  /** Not in the caller's organization, or not in this project: as if it did not exist. */
  public static ApiException noAgent(UUID agentUuid) {
    return rejected(
        new ApiError(
            "AiAgentNotFoundError",
            400,
            "AI agent not found for uuid: %s".formatted(agentUuid),
            null));
  }

  public static ApiException noCopilot() {
    return forbidden("Copilot is not enabled");
  }

  public static ApiException threadNotForYou() {
    return forbidden("Insufficient permissions to view this thread");
  }

  public static ApiException agentNotForYou() {
    return forbidden("Insufficient permissions to access this agent");
  }

  public static ApiException othersNotForYou() {
    return forbidden("Insufficient permissions to view all agent threads");
  }

  /** What became of the command, in the worker's words. */
  public static ApiException asDecided(ApiError error) {
    boolean tellable = error.statusCode() >= 400 && error.statusCode() <= 599;
    return rejected(tellable ? error : HttpErrors.of(500));
  }

  public static ApiException notConfigured() {
    return new ApiException(
        new ApiError(
            "ServiceUnavailableError",
            503,
            "Threads cannot be read here: threadspool.store.url is not set",
            null),
        Outcome.UNAVAILABLE);
  }

  public static ApiException away(Dependency dependency) {
    return new ApiException(
        new ApiError(
            "ServiceUnavailableError",
            503,
            "The service's %s is away".formatted(dependency.label()),
            null),
        Outcome.UNAVAILABLE,
        Map.of("Retry-After", Refusals.RETRY_AFTER));
  }

  public static ApiException busy() {
    return new ApiException(
        new ApiError("ServiceUnavailableError", 503, "Too many requests wait at once", null),
        Outcome.OVERLOADED,
        Map.of("Retry-After", Refusals.RETRY_AFTER));
  }

  private static ApiException forbidden(String message) {
    return rejected(new ApiError("ForbiddenError", 403, message, null));
  }

  private static ApiException rejected(ApiError error) {
    return new ApiException(error, Outcome.REJECTED);
  }
}
