package dev.threadspool.ingress.error;

import dev.threadspool.contract.model.ApiError;
import dev.threadspool.ingress.dependency.Dependency;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request for a thread is refused with before anything was published, and who may not ask.
 */
public final class Refusals {

  /** Seconds after which it is worth asking again, where nothing better is known. */
  public static final int COME_AGAIN_AFTER = 2;

  static final String RETRY_AFTER = String.valueOf(COME_AGAIN_AFTER);

  private static final Map<String, String> CHALLENGE = Map.of("WWW-Authenticate", "ApiKey");

  private Refusals() {}

  /** No token at all, or not by the scheme {@code ApiKey}. */
  public static ApiException noToken() {
    return new ApiException(HttpErrors.of(401), Outcome.UNAUTHENTICATED, CHALLENGE);
  }

  /** Lightdash's own word where an instance has switched them off ({@code DISABLE_PAT}). */
  public static ApiException tokensDisabled() {
    return new ApiException(
        new ApiError("AuthorizationError", 401, "Personal access tokens are disabled", null),
        Outcome.UNAUTHENTICATED,
        CHALLENGE);
  }

  /** Unknown, expired, revoked: one text for all. */
  public static ApiException unrecognisedToken() {
    return new ApiException(
        new ApiError("AuthorizationError", 401, "Personal access token is not recognised", null),
        Outcome.UNAUTHENTICATED,
        CHALLENGE);
  }

  /** Not signed by the issuer, for somebody else, expired: one text for all. */
  public static ApiException badServiceToken() {
    return new ApiException(
        HttpErrors.of(401),
        Outcome.UNAUTHENTICATED,
        Map.of("WWW-Authenticate", "Bearer error=\"invalid_token\""));
  }

  /** A service's good token that was not given for this. */
  public static ApiException outOfScope() {
    return new ApiException(
        HttpErrors.of(403),
        Outcome.UNAUTHENTICATED,
        Map.of("WWW-Authenticate", "Bearer error=\"insufficient_scope\""));
  }

  public static ApiException deactivated() {
    return new ApiException(
        new ApiError(
            "DeactivatedAccountError",
            403,
            "Your account has been deactivated. Please contact your organization administrator.",
            null),
        Outcome.UNAUTHENTICATED);
  }

  public static ApiException noOrganization() {
    return new ApiException(
        new ApiError("ForbiddenError", 403, "Organization not found", null),
        Outcome.UNAUTHENTICATED);
  }

  /** 400 {@code ParameterError}. */
  public static ApiException parameter(String message) {
    return invalid(new ApiError("ParameterError", 400, message, null));
  }

  public static ApiException invalid(ApiError error) {
    return new ApiException(error, Outcome.INVALID);
  }

  public static ApiException tooLarge(int maxBytes) {
    return invalid(
        new ApiError(
            "PayloadTooLargeError",
            413,
            "The request body may have at most %d bytes".formatted(maxBytes),
            null));
  }

  public static ApiException tooSlow() {
    return new ApiException(HttpErrors.of(408), Outcome.INVALID, Map.of("Connection", "close"));
  }

  public static ApiException mediaType() {
    return invalid(HttpErrors.of(415));
  }

  public static ApiException tooManyWaiting() {
    return overloaded("Too many requests wait at once; nothing was asked for");
  }

  public static ApiException tooMuchWaiting() {
    return overloaded("Too much is sent at once; nothing was asked for");
  }

  /** Others are to have their turn too. */
  public static ApiException tooManyOfYours() {
    return overloaded("Too many of your own requests wait at once; nothing was asked for");
  }

  /**
   * @param retryAfter in seconds
   */
  public static ApiException stopping(long retryAfter) {
    return later(
        "This instance stops; nothing was asked for",
        Outcome.UNAVAILABLE,
        String.valueOf(retryAfter));
  }

  /** Before the instance hears outcomes it promises none. */
  public static ApiException notReady(@Nullable Dependency waitedFor) {
    return unavailable(
        waitedFor == null
            ? "The service is starting; nothing was asked for"
            : "The service waits for its %s; nothing was asked for".formatted(waitedFor.label()));
  }

  public static ApiException away(Dependency dependency) {
    return unavailable(
        "The service's %s is away; nothing was asked for".formatted(dependency.label()));
  }

  private static ApiException unavailable(String message) {
    return later(message, Outcome.UNAVAILABLE, RETRY_AFTER);
  }

  private static ApiException overloaded(String message) {
    return later(message, Outcome.OVERLOADED, RETRY_AFTER);
  }

  private static ApiException later(String message, Outcome outcome, String retryAfter) {
    return new ApiException(
        new ApiError("ServiceUnavailableError", 503, message, null),
        outcome,
        Map.of("Retry-After", retryAfter));
  }
}
