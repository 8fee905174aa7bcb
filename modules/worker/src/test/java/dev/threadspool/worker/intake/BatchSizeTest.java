package dev.threadspool.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How many records a lane decides at once follows from what became of those before. */
class BatchSizeTest {

  private static final int MOST = 1_000;

  private final BatchSize size = new BatchSize(MOST);

  @Test
  void shouldBeginWithAsManyAsMayBe() {
    assertThat(size.now()).isEqualTo(MOST);
  }

  @Test
  void shouldHalveAfterAnAttemptThatCameToNothing() {
    // When
    size.cameToNothing();

    // Then
    assertThat(size.now()).isEqualTo(500);
  }

  @Test
  void shouldGrowWithWhatComesThrough() {
    // Given
    size.cameToNothing();
    size.cameToNothing();

    // When / Then: up to as many as may be
    assertThat(size.now()).isEqualTo(250);
    size.cameThrough(250);
    assertThat(size.now()).isEqualTo(500);
    // Also with fewer: there were no more.
    size.cameThrough(3);
    assertThat(size.now()).isEqualTo(MOST);
    size.cameThrough(MOST);
    assertThat(size.now()).isEqualTo(MOST);
  }

  @Test
  void shouldBeHalfOfWhatWasTooMuchAtOnce() {
    // When: fewer than may be, for there were no more, or they are large themselves
    size.wereTooMuch(80);

    // Then
    assertThat(size.now()).isEqualTo(40);
  }

  @Test
  void shouldBeAsSmallAsTheSmallestPieceOfIt() {
    // When: a half of a half was too much; in the other half that was not so
    size.wereTooMuch(80);
    size.wereTooMuch(40);
    size.wereTooMuch(20);
    size.wereTooMuch(40);

    // Then
    assertThat(size.now()).isEqualTo(10);
  }

  @Test
  void shouldNotGrowWithWhatCameThroughInPieces() {
    // Given
    size.wereTooMuch(80);

    // When
    size.cameThrough(80);

    // Then
    assertThat(size.now()).isEqualTo(40);
  }

  @Test
  void shouldGrowAgainWithWhatComesThroughWhole() {
    // Given
    size.wereTooMuch(80);
    size.cameThrough(80);

    // When
    size.cameThrough(40);

    // Then: by and by it is tried whether more fits again
    assertThat(size.now()).isEqualTo(80);
  }

  @Test
  void shouldBeOneAtLeast() {
    // When
    size.wereTooMuch(3);
    size.wereTooMuch(2);
    size.cameToNothing();

    // Then
    assertThat(size.now()).isEqualTo(1);
  }
}
