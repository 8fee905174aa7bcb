package dev.threadspool.ingress.http;

import dev.threadspool.ingress.admission.Admission;
import dev.threadspool.ingress.admission.Place;
import dev.threadspool.ingress.error.ApiException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Gives each request its place, from before anything is done for it until it is answered. */
public final class AdmissionInterceptor implements HandlerInterceptor {

  private static final String PLACE = Place.class.getName();

  private final Admission admission;
  private final RequestMetrics metrics;

  public AdmissionInterceptor(Admission admission, RequestMetrics metrics) {
    this.admission = admission;
    this.metrics = metrics;
  }

  /** The request's place. */
  static Place place(HttpServletRequest request) {
    if (request.getAttribute(PLACE) instanceof Place place) {
      return place;
    }
    throw new IllegalStateException("a request was not let in");
  }

  /**
   * @throws ApiException 503 where there is no room
   */
  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    request.setAttribute(PLACE, enter(request));
    return true;
  }

  private Place enter(HttpServletRequest request) {
    if (!request.getMethod().equals(HttpMethod.POST.name())) {
      return admission.enterToRead();
    }
    try {
      return admission.enter();
    } catch (ApiException refusal) {
      metrics.count(refusal.outcome());
      throw refusal;
    }
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception failure) {
    place(request).close();
  }
}
