package dev.threadspool.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.lightdash.LongNamesException;
import dev.threadspool.store.TooMuchAtOnceException;
import org.junit.jupiter.api.Test;

/** How many records a lane decides at once follows from what became of those before. */
class BatchSizeTest {

  private static final int MOST = 1_000;

  private static final RuntimeException TOO_MUCH = new TooMuchAtOnceException(2, 1);

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
    size.areHalved(80, TOO_MUCH);

    // Then
    assertThat(size.now()).isEqualTo(40);
  }

  @Test
  void shouldBeHalfOfThoseWhoseNamesWereTooLong() {
    // When
    size.areHalved(80, new LongNamesException(2, 1));

    // Then
    assertThat(size.now()).isEqualTo(40);
  }

  @Test
  void shouldStayWhereARecordMadeThemFail() {
    // When
    size.areHalved(80, new IllegalStateException("one of them"));

    // Then
    assertThat(size.now()).isEqualTo(MOST);
  }

  @Test
  void shouldBeAsSmallAsTheSmallestPieceOfIt() {
    // When: a half of a half was too much; in the other half that was not so
    size.areHalved(80, TOO_MUCH);
    size.areHalved(40, TOO_MUCH);
    size.areHalved(20, TOO_MUCH);
    size.areHalved(40, TOO_MUCH);

    // Then
    assertThat(size.now()).isEqualTo(10);
  }

  @Test
  void shouldNotGrowWithWhatCameThroughInPieces() {
    // Given
    size.areHalved(80, TOO_MUCH);

    // When
    size.cameThrough(80);

    // Then
    assertThat(size.now()).isEqualTo(40);
  }

  @Test
  void shouldGrowAgainWithWhatComesThroughWhole() {
    // Given
    size.areHalved(80, TOO_MUCH);
    size.cameThrough(80);

    // When
    size.cameThrough(40);

    // Then: by and by it is tried whether more fits again
    assertThat(size.now()).isEqualTo(80);
  }

  @Test
  void shouldBeOneAtLeast() {
    // When
    size.areHalved(3, TOO_MUCH);
    size.areHalved(2, TOO_MUCH);
    size.cameToNothing();

    // Then
    assertThat(size.now()).isEqualTo(1);
  }
}
