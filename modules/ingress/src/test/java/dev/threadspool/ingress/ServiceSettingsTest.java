package dev.threadspool.ingress;

import static dev.threadspool.ingress.harness.Threads.thread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.ingress.harness.Answer;
import dev.threadspool.ingress.harness.Ports;
import dev.threadspool.ingress.harness.Shared;
import dev.threadspool.ingress.harness.TestIngress;
import dev.threadspool.ingress.harness.TestIssuer;
import dev.threadspool.ingress.harness.World;
import dev.threadspool.local.sample.SampleLightdash;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which issuer and which services are trusted, as configured. */
@ExtendWith(Shared.Extension.class)
class ServiceSettingsTest {

  private final World world;
  private final TestIssuer issuer;
  private StoredThread stored;

  ServiceSettingsTest(Shared shared) {
    this.world = shared.world();
    this.issuer = shared.issuer();
  }

  @BeforeEach
  void store() {
    stored = world.rows().store(thread().make());
  }

  @Test
  void shouldTakeTheOrganizationAndTheNameThatAreConfigured() {
    // Given
    Map<String, Object> settings = new HashMap<>(issuer.settings());
    settings.remove("threadspool.ingress.service.organization-claim");
    settings.put(
        "threadspool.ingress.service.organization", SampleLightdash.OTHER_ORGANIZATION.toString());
    settings.put("threadspool.ingress.service.service-claim", "azp");
    String named = "Bearer " + issuer.token(claims -> claims.claim("azp", "upstream"));
    TestIngress fixed = world.start(settings).warmToRead(named);

    // When / Then the organization in the token counts no more, nor does the subject
    read(fixed, named).isError(404, "NotFoundError");
    read(fixed, "Bearer " + issuer.token(claims -> claims)).isError(401, "AuthorizationError");
    fixed.close();
  }

  @Test
  void shouldTrustNoServiceUnlessConfigured() {
    // Given
    TestIngress plain = world.start(Map.of());

    // When
    Answer answer = read(plain, "Bearer " + issuer.token(claims -> claims));

    // Then
    answer.isError(401, "AuthorizationError");
    assertThat(answer.message()).isEqualTo("Personal access token is not recognised");
    plain.close();
  }

  @Test
  void shouldLetServicesInOnlyWhereTokensOfUsersAreDisabled() {
    // Given
    Map<String, Object> settings = new HashMap<>(issuer.settings());
    settings.put("threadspool.lightdash.personal-access-tokens", "false");
    String service = "Bearer " + issuer.token(claims -> claims);
    TestIngress closed = world.start(settings).warmToRead(service);

    // When / Then
    for (String authorization : List.of("ApiKey " + SampleLightdash.ADMIN_TOKEN, "ApiKey x", "")) {
      Answer user = read(closed, authorization);
      user.isError(401, "AuthorizationError");
      assertThat(user.message()).isEqualTo("Personal access tokens are disabled");
    }
    read(closed, service).isOk();
    closed.close();
  }

  @Test
  void shouldSayThatTheIssuerIsAway() {
    // Given
    Map<String, Object> settings = new HashMap<>(issuer.settings());
    settings.put(
        "threadspool.ingress.service.jwk-set-uri",
        "http://127.0.0.1:%d/k".formatted(Ports.closed()));
    String ada = "ApiKey " + SampleLightdash.ADMIN_TOKEN;
    TestIngress alone = world.start(settings).warmToRead(ada);

    // When / Then
    Answer service = read(alone, "Bearer " + issuer.token(claims -> claims));
    service.isError(503, "ServiceUnavailableError");
    assertThat(service.message()).contains("issuer").doesNotContain("127.0.0.1");
    assertThat(service.header("Retry-After")).isNotEmpty();
    read(alone, ada).isOk();
    alone.close();
  }

  @ParameterizedTest
  @CsvSource({
    "audience,''",
    "scope,''",
    "issuer,''",
    "jwk-set-uri,http://issuer.example.test/keys",
    "jwk-set-uri,file:///etc/passwd",
    "algorithms,HS256",
    "algorithms,none",
    "organization-claim,''",
    "organization,0a000000-0000-4000-8000-000000000001"
  })
  void shouldNotStartWithHalfAnIssuer(String key, String value) {
    // Given
    Map<String, Object> settings = new HashMap<>(issuer.settings());
    settings.put("threadspool.ingress.service." + key, value);

    // When / Then
    assertThatThrownBy(() -> world.start(settings))
        .rootCause()
        .hasMessageContaining("threadspool.ingress.service.");
  }

  private Answer read(TestIngress from, String authorization) {
    return from.read(
        authorization,
        stored.projectUuid(),
        "/%s/threads/%s".formatted(stored.agentUuid(), stored.threadUuid()));
  }
}
