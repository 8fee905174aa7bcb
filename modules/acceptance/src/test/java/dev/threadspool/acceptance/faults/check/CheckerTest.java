package dev.threadspool.acceptance.faults.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.acceptance.faults.check.evidence.Stretch;
import dev.threadspool.acceptance.faults.check.evidence.Told;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each invariant holds of a good run, and goes red when that run is corrupted a little. */
class CheckerTest {

  @Test
  void shouldFindNothingWrongWithAGoodRun() {
    // When
    Map<Invariant, Verdict> verdicts = Checker.check(new GoodCase().made.evidence());

    // Then
    assertThat(verdicts.values()).allSatisfy(verdict -> assertThat(verdict.examples()).isEmpty());
    assertThat(red(verdicts)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Invariant.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = "REPEATS_IN_WINDOW") // of a run without a reset there are none
  void shouldHaveLookedAtSomething(Invariant invariant) {
    // When
    Verdict verdict = verdict(new GoodCase(), invariant);

    // Then
    assertThat(verdict.checked()).isPositive();
  }

  @ParameterizedTest
  @MethodSource("corruptions")
  void shouldSeeACorruption(Corruption corruption) {
    // Given
    GoodCase run = new GoodCase();

    // When
    corruption.spoil().accept(run);
    Map<Invariant, Verdict> verdicts = Checker.check(run.made.evidence());

    // Then
    assertThat(red(verdicts)).containsExactlyInAnyOrderElementsOf(corruption.red());
  }

  static List<Corruption> corruptions() {
    return Stream.of(OutcomeCorruptions.all(), EventCorruptions.all(), OffsetCorruptions.all())
        .flatMap(List::stream)
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Invariant.class)
  void shouldHaveACorruptionThatMakesNothingElseRed(Invariant invariant) {
    // Then
    assertThat(corruptions()).anyMatch(each -> each.red().equals(Set.of(invariant)));
  }

  @Test
  void shouldCountAllViolationsAndShowTheFirst() {
    // Given
    GoodCase run = new GoodCase();
    run.made.deadlocks = 1_000;

    // When
    Verdict verdict = verdict(run, Invariant.NO_DEADLOCK);

    // Then
    assertThat(verdict.violations()).isEqualTo(1_000);
    assertThat(verdict.examples()).hasSizeBetween(1, 100);
  }

  @Test
  void shouldNameTopicPartitionOffsetAndThread() {
    // Given
    GoodCase run = new GoodCase();
    run.made.origins.remove(run.lasts.threadUuid());

    // When
    Verdict verdict = verdict(run, Invariant.ONE_OUTCOME);

    // Then
    assertThat(verdict.examples())
        .singleElement()
        .asString()
        .contains("create-0@8", run.lasts.threadUuid().toString());
  }

  @Test
  void shouldAllowEventsOfAWindowToBeRepeatedOnce() {
    // Given
    GoodCase run = new GoodCase();
    Told<?> first = run.made.created.getFirst();
    run.made.tell(run.thread, String.valueOf(first.id()));
    run.made.tell(run.rejection, String.valueOf(run.made.rejected.getFirst().id()));

    // When
    run.made.repeatable.put(HandMade.PARTITION, new Stretch(0, 2));
    Map<Invariant, Verdict> verdicts = Checker.check(run.made.evidence());

    // Then
    assertThat(red(verdicts)).isEmpty();
    assertThat(verdicts.get(Invariant.REPEATS_IN_WINDOW))
        .extracting(Verdict::checked)
        .isEqualTo(2L);
  }

  private static Verdict verdict(GoodCase run, Invariant invariant) {
    return Checker.check(run.made.evidence()).values().stream()
        .filter(verdict -> verdict.invariant() == invariant)
        .findFirst()
        .orElseThrow();
  }

  private static Set<Invariant> red(Map<Invariant, Verdict> verdicts) {
    return verdicts.values().stream()
        .filter(verdict -> !verdict.holds())
        .map(Verdict::invariant)
        .collect(Collectors.toSet());
  }
}
