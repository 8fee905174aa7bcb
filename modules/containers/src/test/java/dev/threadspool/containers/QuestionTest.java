package dev.threadspool.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class QuestionTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void shouldBeContentWithAnyAnswer() {
    assertThat(Question.ask("Docker", PATIENCE, () -> "yes")).isEmpty();
  }

  @Test
  void shouldTellWhyNot() {
    // When
    Optional<String> obstacle =
        Question.ask(
            "Docker",
            PATIENCE,
            () -> {
              throw new NoClassDefFoundError("com/sun/jna/Native");
            });
    // Then
    assertThat(obstacle)
        .hasValue("Docker is not available (java.lang.NoClassDefFoundError: com/sun/jna/Native)");
  }

  @Test
  void shouldNotWaitForEverForOneThatNeverAnswers() {
    // Given
    var never = new CountDownLatch(1);
    // When
    Optional<String> obstacle =
        Question.ask(
            "Docker",
            Duration.ofMillis(100),
            () -> {
              never.await();
              return "late";
            });
    // Then
    assertThat(obstacle).hasValueSatisfying(why -> assertThat(why).contains("did not answer"));
  }
}
