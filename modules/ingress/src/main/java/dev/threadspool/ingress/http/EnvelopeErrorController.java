package dev.threadspool.ingress.http;

import dev.threadspool.ingress.error.HttpErrors;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What ends outside of any controller, in Lightdash's envelope too. */
@RestController
public class EnvelopeErrorController implements ErrorController {

  @RequestMapping("${server.error.path:${error.path:/error}}")
  public @Nullable ResponseEntity<byte[]> error(
      HttpServletRequest request, HttpServletResponse response) {
    if (response.isCommitted()) {
      // An answer that broke off is cut off, and gets nothing added.
      return null;
    }
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    return Answers.error(
        HttpErrors.of(status instanceof Integer code ? code : 404), new HttpHeaders());
  }
}
