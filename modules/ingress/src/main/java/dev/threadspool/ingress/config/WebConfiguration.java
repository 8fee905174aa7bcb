package dev.threadspool.ingress.config;

import dev.threadspool.ingress.admission.Admission;
import dev.threadspool.ingress.exchange.ThreadExchange;
import dev.threadspool.ingress.http.AdmissionInterceptor;
import dev.threadspool.ingress.http.EnvelopeAdvice;
import dev.threadspool.ingress.http.EnvelopeErrorController;
import dev.threadspool.ingress.http.EnvelopeValve;
import dev.threadspool.ingress.http.LastAnswers;
import dev.threadspool.ingress.http.RequestMetrics;
import dev.threadspool.ingress.http.RequestReader;
import dev.threadspool.ingress.http.ThreadController;
import dev.threadspool.ingress.identity.Authenticator;
import dev.threadspool.ingress.identity.KeyedThreadIds;
import dev.threadspool.ingress.identity.ThreadIds;
import dev.threadspool.ingress.openapi.ApiDocumentController;
import dev.threadspool.ingress.reply.PendingReplies;
import dev.threadspool.ingress.shutdown.Shutdown;
import dev.threadspool.ingress.startup.Startup;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.apache.catalina.core.StandardHost;
import org.apache.coyote.ContinueResponseTiming;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The side towards callers. */
@Configuration(proxyBeanMethods = false)
@Import({ApiDocumentController.class, EnvelopeAdvice.class, EnvelopeErrorController.class})
class WebConfiguration {

  @Bean
  ThreadIds threadIds(IngressSettings settings) {
    String secret = settings.ingress().idempotencySecret();
    return new ThreadIds(secret == null || secret.isEmpty() ? null : new KeyedThreadIds(secret));
  }

  @Bean
  RequestReader requestReader(
      ThreadIds ids, IngressSettings settings, ObjectProvider<Clock> clocks) {
    return new RequestReader(
        ids,
        Math.toIntExact(settings.ingress().maxBodyBytes().toBytes()),
        settings.ingress().bodyTimeout(),
        Math.toIntExact(settings.ingress().maxPromptBytes().toBytes()),
        clocks.getIfAvailable(Clock::systemUTC));
  }

  @Bean
  Admission admission(IngressSettings settings, MeterRegistry meters) {
    return new Admission(settings.ingress().bounds(), meters);
  }

  @Bean
  Shutdown shutdown(Admission admission, IngressSettings settings) {
    return new Shutdown(
        admission, settings.ingress().shutdownNotice(), settings.ingress().longestRequest());
  }

  @Bean
  LastAnswers lastAnswers(Shutdown shutdown) {
    return new LastAnswers(shutdown);
  }

  @Bean
  WebMvcConfigurer admittance(Admission admission, RequestMetrics metrics) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        // Health and metrics are told whatever is at work.
        registry
            .addInterceptor(new AdmissionInterceptor(admission, metrics))
            .addPathPatterns("/api/**");
      }
    };
  }

  @Bean
  RequestMetrics requestMetrics(MeterRegistry meters) {
    return new RequestMetrics(meters);
  }

  @Bean
  ThreadController threadController(
      Authenticator authenticator,
      PendingReplies pending,
      Startup startup,
      RequestReader reader,
      ThreadExchange exchange,
      RequestMetrics metrics) {
    return new ThreadController(authenticator, pending, startup, reader, exchange, metrics);
  }

  /** Whoever asks before he sends a body ({@code Expect: 100-continue}) is refused without it. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> bodiesWhenTheyAreRead() {
    return factory ->
        factory.addConnectorCustomizers(
            connector -> {
              if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> protocol) {
                protocol.setContinueResponseTiming(
                    ContinueResponseTiming.ON_REQUEST_BODY_READ.toString());
              }
            });
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> envelopeForContainerErrors() {
    return factory ->
        factory.addContextCustomizers(
            context -> {
              if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(EnvelopeValve.class.getName());
              }
            });
  }
}
