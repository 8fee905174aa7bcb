package dev.threadspool.acceptance.faults.mutant;

import dev.threadspool.acceptance.faults.check.Invariant;
import dev.threadspool.acceptance.faults.site.Catalogue;
import dev.threadspool.worker.milestone.Milestone;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The smallest run that needs a guard.
 *
 * @param breaks what is violated without it, whatever else is
 */
record Demonstration(Scenario scenario, Invariant breaks) {

  private static final Consumer<Catalogue> NOTHING = _ -> {};
  private static final Consumer<Catalogue> HIDE = catalogue -> catalogue.hide(Commands.CHART);
  private static final Consumer<Catalogue> SHOW = catalogue -> catalogue.show(Commands.CHART);

  static Demonstration of(Mutant mutant) {
    return switch (mutant) {
      case PROGRESS_LOCK -> new Demonstration(new OverlapScenario(), Invariant.ONE_OUTCOME);
      case DECIDED_NEXT ->
          new Demonstration(
              new CrashScenario(
                  "killed between its two commits",
                  Milestone.DECIDED,
                  NOTHING,
                  List.of(Commands.thread(1), Commands.thread(2)),
                  NOTHING),
              Invariant.ONE_EVENT);
      case ANNOUNCED_NEXT -> new Demonstration(new ResetScenario(), Invariant.ONE_CREATED);
      case ORIGIN_CHECK ->
          new Demonstration(
              new CrashScenario(
                  "a thread and its duplicate decided, killed before they are announced",
                  Milestone.DECIDED,
                  NOTHING,
                  List.of(Commands.thread(1), Commands.again(1)),
                  NOTHING),
              Invariant.ONE_CREATED);
      case CONFLICT_CLAUSE ->
          new Demonstration(
              new OneWorkerScenario(
                  "a thread is asked for again in a later batch",
                  _ -> {},
                  List.of(Commands.thread(1), Commands.again(1)),
                  OneWorkerScenario.ONE_BY_ONE),
              Invariant.FITTING_OUTCOME);
      case SORTED_KEYS -> new Demonstration(new OppositeOrdersScenario(), Invariant.NO_DEADLOCK);
      case OFFSETS_IN_TRANSACTION ->
          new Demonstration(
              new CrashScenario(
                  "killed right before its last commit",
                  Milestone.ANNOUNCING,
                  NOTHING,
                  List.of(Commands.thread(1)),
                  NOTHING),
              Invariant.ONE_CREATED);
      case MEMBERSHIP -> new Demonstration(new ZombieScenario(), Invariant.ONE_CREATED);
      case SETTLED_COMMIT -> new Demonstration(new FencedScenario(), Invariant.ONE_EVENT);
      case STORED_REJECTION ->
          new Demonstration(
              new CrashScenario(
                  "a rejection decided, killed before it is announced, the catalogue flipped",
                  Milestone.DECIDED,
                  HIDE,
                  List.of(Commands.pinning(1)),
                  SHOW),
              Invariant.ONE_OUTCOME);
      case SPLIT_ON_FAILURE ->
          new Demonstration(
              new OneWorkerScenario(
                  "a batch of five with one record that the store refuses",
                  Demonstration::refuseTrouble,
                  List.of(
                      Commands.thread(1),
                      Commands.thread(2),
                      Commands.trouble(3),
                      Commands.thread(4),
                      Commands.thread(5)),
                  Map.of()),
              Invariant.FITTING_OUTCOME);
    };
  }

  private static void refuseTrouble(Stage stage) {
    stage
        .site()
        .storeRows()
        .useHandle(
            handle ->
                handle.execute(
                    "ALTER TABLE prompt ADD CONSTRAINT trouble CHECK (prompt <> '%s')"
                        .formatted(Commands.TROUBLE)));
  }
}
