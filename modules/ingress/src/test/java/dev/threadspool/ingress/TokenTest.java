package dev.threadspool.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.ingress.harness.Answer;
import dev.threadspool.ingress.harness.Shared;
import dev.threadspool.ingress.harness.TestIngress;
import dev.threadspool.ingress.harness.Untouched;
import dev.threadspool.local.sample.SampleLightdash;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who asks: whoever cannot say so is refused, and nothing is published. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(Shared.Extension.class)
class TokenTest {

  private static final String PATH =
      TestIngress.threads(SampleLightdash.PROJECT, SampleLightdash.OPEN_AGENT);

  private final TestIngress ingress;
  private final Untouched untouched;

  TokenTest(Shared shared) {
    this.ingress = shared.ingress();
    this.untouched = new Untouched(shared);
  }

  @AfterAll
  void assertNothingElseWasPublished() {
    untouched.assertNothingElseWasPublished();
  }

  @Test
  void shouldAskForAToken() {
    // When
    Answer answer = ingress.answer(asking().build());

    // Then
    answer.isError(401, "AuthorizationError");
    assertThat(answer.message()).isEqualTo("Failed to authorize user");
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("ApiKey");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer ldpat_sample-ada", "ldpat_sample-ada", "ApiKey", "Basic YTpi"})
  void shouldKnowNoOtherScheme(String authorization) {
    // When
    Answer answer = ingress.answer(asking().header("Authorization", authorization).build());

    // Then
    answer.isError(401, "AuthorizationError");
  }

  @Test
  void shouldNotChooseBetweenTwoTokens() {
    // When
    Answer answer =
        ingress.answer(
            asking()
                .header("Authorization", "ApiKey " + SampleLightdash.ADMIN_TOKEN)
                .header("Authorization", "ApiKey " + SampleLightdash.VIEWER_TOKEN)
                .build());

    // Then
    answer.isError(401, "AuthorizationError");
  }

  @ParameterizedTest
  @ValueSource(strings = {SampleLightdash.EXPIRED_TOKEN, "ldpat_nobody's", "x"})
  void shouldTellTheSameOfEveryTokenThatIsNotGood(String token) {
    // When
    Answer answer = ingress.answer(asking().header("Authorization", "ApiKey " + token).build());

    // Then
    answer.isError(401, "AuthorizationError");
    assertThat(answer.message()).isEqualTo("Personal access token is not recognised");
  }

  @Test
  void shouldRefuseADeactivatedUser() {
    // When
    Answer answer =
        ingress.answer(
            asking()
                .header("Authorization", "ApiKey " + SampleLightdash.DEACTIVATED_TOKEN)
                .build());

    // Then
    answer.isError(403, "DeactivatedAccountError");
  }

  @Test
  void shouldRefuseAUserWithoutOrganization() {
    // When
    Answer answer =
        ingress.answer(
            asking()
                .header("Authorization", "ApiKey " + SampleLightdash.TOKEN_WITHOUT_ORGANIZATION)
                .build());

    // Then
    answer.isError(403, "ForbiddenError");
    assertThat(answer.message()).isEqualTo("Organization not found");
  }

  @Test
  void shouldTakeATokenHashedWithBcrypt() {
    // When
    Answer answer =
        ingress.answer(
            asking().header("Authorization", "apikey " + SampleLightdash.BCRYPT_TOKEN).build());

    // Then
    answer.isOk();
    assertThat(answer.results().path("user").path("uuid").asString())
        .isEqualTo(SampleLightdash.ADMIN.toString());
  }

  private HttpRequest.Builder asking() {
    return ingress
        .to(PATH)
        .header("Content-Type", "application/json; charset=utf-8")
        .POST(BodyPublishers.ofString("{\"prompt\":\"taken " + UUID.randomUUID() + "\"}"));
  }
}
