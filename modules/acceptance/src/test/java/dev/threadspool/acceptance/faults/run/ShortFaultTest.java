package dev.threadspool.acceptance.faults.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadspool.acceptance.faults.fault.Faults;
import dev.threadspool.acceptance.faults.fault.Setting;
import dev.threadspool.local.LocalStack;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.GroupProtocol;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The fault suite's short form, on one broker. {@code bin/threadspool faults} runs the long one,
 * with all faults and three brokers.
 */
class ShortFaultTest {

  private static final long SEED = 20261125;
  private static final int COMMANDS = 3_000;

  /** Nothing of theirs happens here: brokers stay, nobody asks over HTTP, no reset after a kill. */
  private static final Set<String> OF_THE_LONG_FORM =
      Set.of("UNKNOWN_ONCE", "REPEATS_IN_WINDOW", "ONE_THREAD_A_KEY", "EQUAL_ANSWERS");

  private static final Schedule SCHEDULE =
      new Schedule(
          "short",
          SEED,
          COMMANDS,
          List.of(
              strike(1, "killed-at-decided", "killed-at-announcing"),
              strike(2, "suspended", "database-stopped"),
              strike(3, "offsets-reset-when-stopped")));

  private static Strike strike(long seed, String... faults) {
    return new Strike(Stream.of(faults).map(Faults::named).toList(), SEED + seed);
  }

  @TestFactory
  Stream<DynamicTest> shouldHold() {
    // Given
    Setting setting =
        new Setting(
            LocalStack.shared(),
            null,
            "short_form",
            8,
            3,
            0,
            GroupProtocol.CLASSIC,
            Path.of("target", "faults"),
            List.of());

    // When
    Result result = Scenario.run(setting, SCHEDULE, System.out::println);

    // Then
    result.summary().forEach(System.out::println);
    return Stream.concat(
        result.checks().stream().map(ShortFaultTest::holds),
        result.episodes().stream().map(ShortFaultTest::struck));
  }

  private static DynamicTest holds(Check check) {
    return DynamicTest.dynamicTest(
        "%s: %s (seed %d)".formatted(check.rule(), check.sentence(), SEED),
        () -> {
          assertThat(check.examples()).as("%d violations", check.violations()).isEmpty();
          assertThat(check.checked() > 0 || OF_THE_LONG_FORM.contains(check.rule()))
              .as("something was looked at")
              .isTrue();
        });
  }

  private static DynamicTest struck(Episode episode) {
    return DynamicTest.dynamicTest(
        "struck: " + episode.story(), () -> assertThat(episode.struck()).isTrue());
  }
}
