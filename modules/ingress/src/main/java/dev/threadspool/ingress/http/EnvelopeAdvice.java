package dev.threadspool.ingress.http;

import dev.threadspool.contract.model.ApiError;
import dev.threadspool.ingress.error.ApiException;
import dev.threadspool.ingress.error.HttpErrors;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Every exception in Lightdash's envelope. */
@RestControllerAdvice
public class EnvelopeAdvice {

  private static final Logger log = LoggerFactory.getLogger(EnvelopeAdvice.class);

  @ExceptionHandler
  public ResponseEntity<byte[]> refused(ApiException refusal, HttpServletResponse response) {
    if (response.isCommitted()) {
      // Thrown again it reaches the web server, which cuts the connection: a list that ends too
      // early must not look like a whole one.
      throw refusal;
    }
    HttpHeaders headers = new HttpHeaders();
    refusal.writeTo(headers);
    return Answers.error(refusal.error(), headers);
  }

  /**
   * The caller went away while it sent or was answered: there is nobody to tell. Or it pauses for
   * too long, and the web server tells it so (408).
   */
  @ExceptionHandler
  public @Nullable ResponseEntity<byte[]> gone(IOException failure) {
    log.atDebug().addKeyValue("cause", failure.toString()).log("A caller went away");
    return null;
  }

  /** What the framework refuses keeps its status and headers; the rest is our own fault. */
  @ExceptionHandler
  public ResponseEntity<byte[]> failed(Exception failure, HttpServletResponse response)
      throws Exception {
    if (response.isCommitted()) {
      throw failure;
    }
    if (failure instanceof ErrorResponse refusal) {
      return Answers.error(HttpErrors.of(refusal.getStatusCode().value()), refusal.getHeaders());
    }
    log.atError().setCause(failure).log("A request failed");
    ApiError error = HttpErrors.of(500);
    return Answers.error(error, new HttpHeaders());
  }
}
