package dev.threadspool.ingress.http;

import dev.threadspool.contract.model.ApiError;
import dev.threadspool.ingress.error.Envelope;
import dev.threadspool.ingress.error.HttpErrors;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * What Tomcat refuses before it knows whose request it is (a malformed line, a header that is too
 * large), in Lightdash's envelope. Tomcat makes it by name.
 */
public final class EnvelopeValve extends ErrorReportValve {

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    ApiError error = HttpErrors.of(status);
    try {
      response.setStatus(error.statusCode());
      response.setContentType(MediaType.APPLICATION_JSON_VALUE);
      // The bytes go out as they are; a writer would want a character set.
      response.getOutputStream().write(Envelope.error(error));
      response.finishResponse();
    } catch (IOException | IllegalStateException e) {
      // The connection is gone, or the answer is on its way: nothing to add.
    }
  }
}
