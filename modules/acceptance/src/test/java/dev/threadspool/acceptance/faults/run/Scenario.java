package dev.threadspool.acceptance.faults.run;

import static org.awaitility.Awaitility.await;

import dev.threadspool.acceptance.faults.caller.Callers;
import dev.threadspool.acceptance.faults.caller.KeyVerdicts;
import dev.threadspool.acceptance.faults.check.Checker;
import dev.threadspool.acceptance.faults.check.Evidence;
import dev.threadspool.acceptance.faults.check.LiveReader;
import dev.threadspool.acceptance.faults.check.Quiet;
import dev.threadspool.acceptance.faults.fault.Fault;
import dev.threadspool.acceptance.faults.fault.Setting;
import dev.threadspool.acceptance.faults.fault.World;
import dev.threadspool.acceptance.faults.workload.Publisher;
import dev.threadspool.acceptance.faults.workload.Rate;
import dev.threadspool.acceptance.faults.workload.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * One run: a world comes to life, its workload is published, faults strike by the schedule, and in
 * the end everything is held against the invariants.
 */
public final class Scenario {

  /** A portion of the workload takes about so long to publish: as long as most faults last. */
  private static final int SECONDS_A_PORTION = 6;

  /** For whatever is still to be published, decided or announced when the last fault is healed. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** On a cluster that loses brokers some records are to be published with an unknown outcome. */
  private static final Duration DELIVERY = Duration.ofSeconds(5);

  private static final int CALLERS = 4;

  private final Schedule schedule;
  private final Consumer<String> progress;
  private final int portion;
  private final List<Episode> episodes = new ArrayList<>();

  private Scenario(Schedule schedule, Consumer<String> progress) {
    this.schedule = schedule;
    this.progress = progress;
    long underLoad =
        schedule.strikes().stream()
            .filter(strike -> strike.moment() == Fault.Moment.UNDER_LOAD)
            .count();
    // One more at the begin, for what every JVM does slowly the first time, and one at the end.
    this.portion = Math.max(1, schedule.commands() / (int) (underLoad + 2));
  }

  /**
   * Returns when all is checked and every process of it has ended.
   *
   * @param progress is told what happens, a line each
   */
  public static Result run(Setting setting, Schedule schedule, Consumer<String> progress) {
    return new Scenario(schedule, progress).run(setting);
  }

  private Result run(Setting setting) {
    Instant begin = Instant.now();
    Workload workload = Workload.plan(schedule.seed(), schedule.commands());
    try (World world = World.open(setting);
        LiveReader reader = LiveReader.start(world.site());
        Callers callers =
            Callers.start(world, setting.ingresses() == 0 ? 0 : CALLERS, schedule.seed());
        Publisher publisher =
            Publisher.start(
                world.site(),
                workload,
                Rate.perSecond(Math.max(1, portion / SECONDS_A_PORTION)),
                DELIVERY,
                0)) {
      warmUp(world, publisher);
      strikeUnderLoad(world, publisher);
      publisher.upTo(schedule.commands());
      publisher.await(PATIENCE);
      KeyVerdicts keys = callers.finish();
      boolean quiet = Quiet.await(world.site(), PATIENCE);
      strikeAtRest(world);
      progress.accept(quiet ? "all is decided; checking" : "not all is decided; checking");
      Evidence evidence =
          Evidence.collect(world.site(), workload, publisher.ledger(), reader, world.watch())
              .allowingRepeats(schedule.leavesWindow() ? world.repeatable() : Map.of());
      UUID topic = world.site().topicId(world.site().topics().create());
      return new Result(
          schedule,
          episodes,
          episodes.stream()
              .map(episode -> Recovery.of(evidence.samples(), episode.over(), topic))
              .toList(),
          Check.of(Checker.check(evidence), keys),
          null,
          Duration.between(begin, Instant.now()));
    }
  }

  private void warmUp(World world, Publisher publisher) {
    publisher.upTo(portion);
    await("the first portion").atMost(PATIENCE).until(() -> publisher.sent() >= portion);
    Quiet.await(world.site(), PATIENCE);
  }

  private void strikeUnderLoad(World world, Publisher publisher) {
    int portions = 1;
    for (Strike strike : schedule.strikes()) {
      if (strike.moment() == Fault.Moment.UNDER_LOAD) {
        portions++;
        world.awaitAtWork();
        publisher.upTo(portions * portion);
        episodes.add(Striking.strike(strike, world, progress));
      }
    }
  }

  private void strikeAtRest(World world) {
    for (Strike strike : schedule.strikes()) {
      if (strike.moment() == Fault.Moment.AT_REST) {
        episodes.add(Striking.strike(strike, world, progress));
        Quiet.await(world.site(), PATIENCE);
      }
    }
  }
}
