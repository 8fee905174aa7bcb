package dev.threadspool.ingress.http;

import dev.threadspool.ingress.shutdown.Shutdown;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends each connection with its next answer once the instance is told to stop: whoever keeps one
 * open would otherwise send his next request to a server that is gone.
 */
public final class LastAnswers extends OncePerRequestFilter {

  private final Shutdown shutdown;

  public LastAnswers(Shutdown shutdown) {
    this.shutdown = shutdown;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(request, new Answering(response));
  }

  /** The request may have come long before: what counts is when it is answered. */
  private final class Answering extends HttpServletResponseWrapper {

    Answering(HttpServletResponse response) {
      super(response);
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
      if (shutdown.hasBegun()) {
        setHeader(HttpHeaders.CONNECTION, "close");
      }
      return super.getOutputStream();
    }
  }
}
