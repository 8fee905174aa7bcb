package dev.threadspool.acceptance.faults.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.acceptance.faults.fault.Fault;
import dev.threadspool.acceptance.faults.fault.Faults;
import dev.threadspool.acceptance.faults.fault.Part;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  @Test
  void shouldBeTheSameBySeed() {
    // When
    Schedule schedule = mixed(7);

    // Then
    assertThat(schedule).isEqualTo(mixed(7)).isNotEqualTo(mixed(8));
  }

  @Test
  void shouldHaveEachFaultOnceARound() {
    // When
    List<Fault> faults =
        mixed(7).strikes().stream().flatMap(strike -> strike.faults().stream()).toList();

    // Then
    assertThat(faults).containsExactlyInAnyOrderElementsOf(Faults.all());
  }

  @Test
  void shouldInflictTogetherWhatHasNothingInCommon() {
    // When
    List<Strike> pairs =
        mixed(7).strikes().stream().filter(strike -> strike.faults().size() == 2).toList();

    // Then
    assertThat(pairs).isNotEmpty();
    assertThat(pairs)
        .allSatisfy(
            pair -> {
              Set<Part> one = pair.faults().getFirst().touches();
              Set<Part> other = pair.faults().getLast().touches();
              assertThat(one).doesNotContain(Part.GROUP);
              assertThat(other).doesNotContain(Part.GROUP);
              assertThat(one)
                  .filteredOn(part -> part != Part.MEMBER)
                  .doesNotContainAnyElementsOf(other);
            });
  }

  @Test
  void shouldLeaveWhatNeedsRestToTheEnd() {
    // When
    List<Fault.Moment> moments = mixed(7).strikes().stream().map(Strike::moment).toList();

    // Then
    assertThat(moments).isSorted();
    assertThat(moments).endsWith(Fault.Moment.AT_REST);
  }

  private static Schedule mixed(long seed) {
    return Schedule.mixed("mixed", Faults.all(), 1, 1_000, seed);
  }
}
