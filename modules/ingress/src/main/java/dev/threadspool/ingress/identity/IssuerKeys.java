package dev.threadspool.ingress.identity;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Spring Security's decoder of tokens, with the keys that an issuer publishes. */
public final class IssuerKeys {

  private static final int TIMEOUT_MS = 1_000;
  private static final int MAX_BYTES = 512 * 1024;
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private IssuerKeys() {}

  /**
   * Takes tokens that this issuer signed for this audience, with an expiry; within half a minute of
   * their times. Keys are fetched when they are first needed, remembered for five minutes, and used
   * for longer while the issuer does not answer; a key nobody knows makes it asked anew, but not
   * again and again.
   *
   * @param jwkSetUri https, or this machine
   * @param algorithms of signatures with a public key
   * @param fetched told whenever the issuer has given its keys
   * @throws IllegalArgumentException for another URI
   */
  public static JwtDecoder decoder(
      String issuer,
      String jwkSetUri,
      String audience,
      Collection<String> algorithms,
      Runnable fetched) {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(
            algorithms.stream().map(JWSAlgorithm::parse).collect(Collectors.toSet()),
            keys(url(jwkSetUri), fetched)));
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            null,
            JOSEObjectType.JWT,
            new JOSEObjectType("at+jwt"),
            // RFC 9068, section 4: with and without its prefix.
            new JOSEObjectType("application/at+jwt")));
    // The validators below check the claims, with Spring Security's rules.
    processor.setJWTClaimsSetVerifier((_, _) -> {});
    NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
    JwtTimestampValidator times = new JwtTimestampValidator(CLOCK_SKEW);
    times.setAllowEmptyExpiryClaim(false);
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            times, new JwtIssuerValidator(issuer), new JwtAudienceValidator(audience)));
    return decoder;
  }

  private static JWKSource<SecurityContext> keys(URL url, Runnable fetched) {
    DefaultResourceRetriever retriever =
        new DefaultResourceRetriever(TIMEOUT_MS, TIMEOUT_MS, MAX_BYTES);
    return JWKSourceBuilder.create(
            new FetchedKeys(new URLBasedJWKSetSource<>(url, retriever), fetched))
        .rateLimited(true)
        .outageTolerantForever()
        .build();
  }

  private static URL url(String text) {
    URI uri = URI.create(text);
    boolean https = "https".equalsIgnoreCase(uri.getScheme());
    if (uri.getHost() == null || !(https || isHere(uri))) {
      throw new IllegalArgumentException(
          "threadspool.ingress.service.jwk-set-uri must be https, or http on this machine");
    }
    try {
      return uri.toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("threadspool.ingress.service.jwk-set-uri is no URL", e);
    }
  }

  private static boolean isHere(URI uri) {
    return "http".equalsIgnoreCase(uri.getScheme())
        && THIS_MACHINE.contains(uri.getHost().toLowerCase(Locale.ROOT));
  }
}
