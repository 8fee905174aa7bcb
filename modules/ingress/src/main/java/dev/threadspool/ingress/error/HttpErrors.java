package dev.threadspool.ingress.error;

import dev.threadspool.contract.model.ApiError;

/** What the framework or the container refuses, in Lightdash's words. */
public final class HttpErrors {

  private HttpErrors() {}

  /**
   * Tells nothing but what the status says. The error's own status can be another one: what the
   * container calls its inability (501 for a transfer coding, 505 for a version of HTTP that it
   * does not know) is in what the caller sent, and a 5xx says that the service is at fault.
   */
  public static ApiError of(int status) {
    return switch (status) {
      case 400, 501, 505 -> error("ParameterError", 400, "The request is malformed");
      case 401 -> error("AuthorizationError", 401, "Failed to authorize user");
      case 403 -> error("ForbiddenError", 403, "You don't have access to this resource or action");
      case 404 -> error("NotFoundError", 404, "API endpoint not found");
      case 405 -> error("MethodNotAllowedError", 405, "This endpoint has no such method");
      case 408 -> error("ParameterError", 408, "The request body did not come in time");
      case 413 -> error("PayloadTooLargeError", 413, "The request is too large");
      case 415 ->
          error("UnsupportedMediaTypeError", 415, "The request body must be application/json");
      case 503 -> error("ServiceUnavailableError", 503, "The service is not available");
      default -> other(status);
    };
  }

  private static ApiError other(int status) {
    if (status >= 400 && status < 500) {
      return error("ParameterError", status, "The request cannot be answered");
    }
    int known = status > 500 && status < 600 ? status : 500;
    return error("UnexpectedServerError", known, "Something went wrong");
  }

  private static ApiError error(String name, int status, String message) {
    return new ApiError(name, status, message, null);
  }
}
