package dev.threadspool.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.contract.model.ApiError;
import dev.threadspool.ingress.harness.Answer;
import dev.threadspool.ingress.harness.Answerer;
import dev.threadspool.ingress.harness.Shared;
import dev.threadspool.ingress.harness.TestIngress;
import dev.threadspool.ingress.harness.World;
import dev.threadspool.local.sample.SampleLightdash;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Shared.Extension.class)
class IdempotencyTest {

  private static final ApiError CONFLICT =
      new ApiError("AlreadyExistsError", 409, "there is another", null);

  private final World world;
  private final TestIngress ingress;

  IdempotencyTest(Shared shared) {
    this.world = shared.world();
    this.ingress = shared.ingress();
  }

  @Test
  void shouldAskForTheSameThreadWithTheSameKeyOnEveryInstance() {
    // Given
    TestIngress other = world.startReady(Map.of("threadspool.ingress.instance", "other"));

    // When
    String first = uuid(ingress.ask("{\"prompt\":\"a\"}", "Idempotency-Key", "one and the same"));
    String second = uuid(other.ask("{\"prompt\":\"a\"}", "Idempotency-Key", "one and the same"));
    String third = uuid(ingress.ask("{\"prompt\":\"a\"}", "Idempotency-Key", "another"));

    // Then
    assertThat(second).isEqualTo(first);
    assertThat(third).isNotEqualTo(first);
    assertThat(UUID.fromString(first).version()).isEqualTo(8);
    assertThat(
            world.answerer().received().stream()
                .filter(each -> each.command().threadUuid().toString().equals(first))
                .map(each -> each.command().commandId())
                .distinct())
        .as("each attempt has its own id")
        .hasSize(2);
    other.close();
  }

  @Test
  void shouldSayThatTheKeyWasReused() {
    // Given
    world.answerer().behave(Answerer.reject(CONFLICT));

    // When
    Answer answer = ingress.ask("{}", "Idempotency-Key", "reused");

    // Then
    answer.isError(422, "AlreadyExistsError");
    assertThat(answer.message()).contains("Idempotency-Key");
  }

  @Test
  void shouldSayThatTheKeysThreadWasErased() {
    // Given
    world
        .answerer()
        .behave(
            Answerer.reject(new ApiError("NotFoundError", 410, "This thread was erased", null)));

    // When
    Answer answer = ingress.ask("{}", "Idempotency-Key", "erased");

    // Then
    answer.isError(410, "NotFoundError");
    assertThat(answer.message()).isEqualTo("This thread was erased");
  }

  @Test
  void shouldLeaveAConflictWithoutKeyAsItIs() {
    // Given
    world.answerer().behave(Answerer.reject(CONFLICT));

    // When
    Answer answer = ingress.ask("{}");

    // Then
    answer.isError(409, "AlreadyExistsError");
  }

  @Test
  void shouldTakeAKeyOf255Characters() {
    // When
    Answer answer = ingress.ask("{}", "Idempotency-Key", "~".repeat(255));

    // Then
    answer.isOk();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\tb", "256"})
  void shouldRefuseAKeyThatIsNone(String key) {
    // When
    Answer answer = ingress.ask("{}", "Idempotency-Key", key.equals("256") ? "x".repeat(256) : key);

    // Then
    answer.isError(400, "ParameterError");
    assertThat(answer.message()).contains("Idempotency-Key");
  }

  @Test
  void shouldRefuseTwoKeys() {
    // When
    Answer answer = ingress.ask("{}", "Idempotency-Key", "a", "Idempotency-Key", "b");

    // Then
    answer.isError(400, "ParameterError");
  }

  @Test
  void shouldRefuseKeysWithoutASecret() {
    // Given
    TestIngress without =
        world.startReady(
            Map.of(
                "threadspool.ingress.idempotency-secret", "",
                "threadspool.ingress.instance", "without"));

    // When
    Answer answer = without.ask("{}", "Idempotency-Key", "a");

    // Then
    answer.isError(400, "ParameterError");
    assertThat(answer.message()).contains("no idempotency secret");
    without.ask("{}").isOk();
    without.close();
  }

  private static String uuid(Answer answer) {
    assertThat(answer.isOk().results().path("user").path("uuid").asString())
        .isEqualTo(SampleLightdash.ADMIN.toString());
    return answer.results().path("uuid").asString();
  }
}
