package dev.threadspool.contract.json;

import dev.threadspool.contract.model.ApiError;

/** Text that is no JSON, or JSON beyond the bounds. */
public final class UnacceptableJsonException extends Exception {

  private static final long serialVersionUID = 1;

  UnacceptableJsonException(String message) {
    super(message);
  }

  /**
   * 400, in Lightdash's words.
   *
   * @param subject what the text is, for example "The request body"
   */
  public ApiError error(String subject) {
    return new ApiError("ParameterError", 400, subject + " " + getMessage(), null);
  }
}
