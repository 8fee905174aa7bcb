package dev.threadspool.ingress.error;

import dev.threadspool.contract.model.ApiError;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/** Ends a request with an error in Lightdash's envelope. Has no stack trace: it is an answer. */
public final class ApiException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient ApiError error;
  private final transient Map<String, String> headers;
  private final Outcome outcome;

  /**
   * @param headers of the answer, beside the envelope's own
   */
  public ApiException(ApiError error, Outcome outcome, Map<String, String> headers) {
    super(error.message(), null, false, false);
    this.error = error;
    this.outcome = outcome;
    this.headers = Map.copyOf(headers);
  }

  public ApiException(ApiError error, Outcome outcome) {
    this(error, outcome, Map.of());
  }

  public ApiError error() {
    return error;
  }

  /** How the request is counted. */
  public Outcome outcome() {
    return outcome;
  }

  public void writeTo(HttpHeaders target) {
    headers.forEach(target::set);
  }
}
