package dev.threadspool.ingress.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadspool.ingress.dependency.Dependencies;
import dev.threadspool.ingress.dependency.Dependency;
import dev.threadspool.ingress.error.ApiException;
import dev.threadspool.ingress.harness.TestIssuer;
import dev.threadspool.local.FreePorts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An issuer that is away is told from a token that is bad. */
class AuthenticatorTest {

  /** Long enough for a third try: the first ones may be too slow. */
  private static final Duration LONG = Duration.ofSeconds(60);

  private final Dependencies dependencies = new Dependencies(new SimpleMeterRegistry());

  @Test
  void shouldNotCallTokensBadWhereTheirKeysWereNeverToBeHad() {
    // Given: it is asked twice in half a minute at most
    String nowhere = "http://127.0.0.1:%d/keys".formatted(FreePorts.find(1).getFirst());
    try (TestIssuer issuer = new TestIssuer()) {
      Authenticator authenticator = authenticator(nowhere);
      String token = issuer.token(claims -> claims);

      // When
      List<Integer> statuses =
          IntStream.range(0, 6).map(_ -> status(authenticator, token)).boxed().toList();

      // Then
      assertThat(statuses).containsOnly(503);
    }
  }

  @Test
  void shouldNotTakeABadTokenForASignOfLife() {
    // Given
    dependencies.away(Dependency.ISSUER, new IllegalStateException("does not answer"));

    // When
    int status = status(authenticator("http://127.0.0.1:1/keys"), "no token at all");

    // Then
    assertThat(status).isEqualTo(401);
    assertThat(dependencies.missing()).containsExactly(Dependency.ISSUER);
  }

  @Test
  void shouldNotTakeARememberedKeyForASignOfLife() {
    try (TestIssuer issuer = new TestIssuer()) {
      // Given: keys that were fetched, and an issuer that was away since
      Authenticator authenticator = authenticator(issuer.keys());
      String token = issuer.token(claims -> claims);
      dependencies.away(Dependency.ISSUER, new IllegalStateException("does not answer"));
      await().atMost(LONG).until(() -> status(authenticator, token) == 200);
      assertThat(dependencies.missing()).as("it answered").isEmpty();
      int asked = issuer.asked();
      dependencies.away(Dependency.ISSUER, new IllegalStateException("does not answer"));

      // When
      int status = status(authenticator, token);

      // Then
      assertThat(status).isEqualTo(200);
      assertThat(issuer.asked()).isEqualTo(asked);
      assertThat(dependencies.missing()).containsExactly(Dependency.ISSUER);
    }
  }

  private Authenticator authenticator(String keys) {
    return new Authenticator(
        null,
        new ServiceTokens(
            IssuerKeys.decoder(
                TestIssuer.NAME,
                keys,
                TestIssuer.AUDIENCE,
                List.of("RS256"),
                () -> dependencies.back(Dependency.ISSUER)),
            new ServiceMapping(TestIssuer.NAME, TestIssuer.SCOPE, "sub", "org", null)),
        dependencies);
  }

  private static int status(Authenticator authenticator, String token) {
    try {
      authenticator.authenticate(List.of("Bearer " + token));
      return 200;
    } catch (ApiException refusal) {
      return refusal.error().statusCode();
    }
  }
}
