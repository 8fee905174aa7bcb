package dev.threadspool.worker.resolve;

import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.ApiError;
import java.util.Locale;
import java.util.UUID;

/**
 * Lightdash's errors, with its names, statuses and texts; where Threadspool decides otherwise, the
 * texts are its own.
 */
public final class Errors {

  private Errors() {}

  static ApiError organizationNotFound() {
    return forbidden("Organization not found");
  }

  static ApiError deactivated() {
    return new ApiError(
        "DeactivatedAccountError",
        403,
        "Your account has been deactivated. Please contact your organization administrator.",
        null);
  }

  static ApiError copilotDisabled() {
    return forbidden("Copilot is not enabled");
  }

  static ApiError agentNotFound(UUID agentUuid) {
    return new ApiError(
        "AiAgentNotFoundError", 400, "AI agent not found for uuid: " + agentUuid, null);
  }

  static ApiError agentForbidden() {
    return forbidden("Insufficient permissions to create threads for this agent");
  }

  static ApiError tooManyItems(int limit) {
    return parameter("You can attach up to " + limit + " items as context");
  }

  static ApiError chartNotFound() {
    return notFound("Chart not found");
  }

  static ApiError chartForbidden() {
    return forbidden("You don't have access to view this Chart");
  }

  static ApiError dashboardNotFound() {
    return notFound("Dashboard not found");
  }

  static ApiError dashboardForbidden() {
    return forbidden("You don't have access to view this dashboard");
  }

  static ApiError noUrl() {
    return parameter("prUrl must be an absolute http or https URL");
  }

  static ApiError threadNotFound(UUID threadUuid) {
    return notFound("Thread not found: " + threadUuid);
  }

  static ApiError promptNotFound(UUID promptUuid) {
    return notFound("Prompt not found in the thread: " + promptUuid);
  }

  static ApiError threadForbidden() {
    return forbidden("Insufficient permissions to attach this conversation as context");
  }

  static ApiError sourceCodeForbidden() {
    return forbidden("You do not have permission to view this project source code");
  }

  static ApiError noPath() {
    return parameter("path must be relative and stay inside the project: no leading / and no ..");
  }

  static ApiError noFullName() {
    return parameter("fullName must read owner/name");
  }

  static ApiError remediationOnly() {
    return forbidden("This context item can only be attached by the review remediation flow");
  }

  static ApiError previewNotFound() {
    return notFound("Preview environment not found");
  }

  /** An actor that the command's topic may not carry. */
  public static ApiError actorNotPermitted(Actor.Type type) {
    return forbidden(
        "Commands of this topic may not carry an actor of type "
            + type.name().toLowerCase(Locale.ROOT));
  }

  /**
   * The same thread uuid with other content or from another actor; tells nothing about the thread
   * that is there.
   */
  public static ApiError threadExists() {
    return new ApiError("AlreadyExistsError", 409, "A thread with this uuid already exists", null);
  }

  /** The same whoever asks: nothing is known of an erased thread but that it was. */
  public static ApiError threadErased() {
    return new ApiError("NotFoundError", 410, "This thread was erased", null);
  }

  /** A command that is too large to be announced. */
  public static ApiError tooLarge(int bytes, int limit) {
    return parameter(
        "The thread would take %d bytes as an event; at most %d are allowed"
            .formatted(bytes, limit));
  }

  private static ApiError forbidden(String message) {
    return new ApiError("ForbiddenError", 403, message, null);
  }

  private static ApiError notFound(String message) {
    return new ApiError("NotFoundError", 404, message, null);
  }

  private static ApiError parameter(String message) {
    return new ApiError("ParameterError", 400, message, null);
  }
}
