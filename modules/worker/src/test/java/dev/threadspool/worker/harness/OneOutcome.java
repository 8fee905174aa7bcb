package dev.threadspool.worker.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadspool.contract.codec.CreatedCodec;
import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.contract.model.ThreadCommand;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;

/** That a command came to one outcome: in the rows, in the events, and in every reply. */
public final class OneOutcome {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final World world;
  private final Outcomes outcomes;

  public OneOutcome(World world) {
    this.world = world;
    this.outcomes = new Outcomes(world);
  }

  /**
   * Waits until another command has been told, and all offsets are committed. By then whatever an
   * earlier owner still had to say is said, or fenced.
   */
  public void awaitAnother() {
    ThreadCommand another = TestCommands.asking();
    world.commands().ask(another);
    await().atMost(PATIENCE).until(() -> told(another).size() == 1);
    await().atMost(PATIENCE).until(() -> world.offsets().areAtTheEnd());
  }

  /** A thread, told once as it is stored; nobody was answered anything else. */
  public OneOutcome requireFor(ThreadCommand command) {
    List<StoredThread> told = told(command);
    assertThat(told).hasSize(1);
    assertThat(world.store().thread(command.threadUuid())).contains(told.getFirst());
    assertThat(outcomes.rejected(command)).isEmpty();
    assertThat(world.store().count("rejection")).isZero();
    assertThat(world.store().count("dead_letter")).isZero();
    // A reply may come twice, or get lost, where its sender died or could not know; never another
    // one.
    assertThat(new HashSet<>(outcomes.replies(command))).hasSizeLessThanOrEqualTo(1);
    return this;
  }

  public void requireChartName(ThreadCommand command, String name) {
    assertThat(told(command).getFirst().context().getFirst())
        .asInstanceOf(InstanceOfAssertFactories.type(ResolvedItem.Chart.class))
        .extracting(ResolvedItem.Chart::displayName)
        .isEqualTo(name);
  }

  private List<StoredThread> told(ThreadCommand command) {
    return outcomes.created(command).stream().map(CreatedCodec::fromAvro).toList();
  }
}
