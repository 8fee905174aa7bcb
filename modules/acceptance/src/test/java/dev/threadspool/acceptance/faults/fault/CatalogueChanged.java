package dev.threadspool.acceptance.faults.fault;

import dev.threadspool.acceptance.faults.process.WorkerProcess;
import dev.threadspool.acceptance.faults.site.Catalogue;
import dev.threadspool.acceptance.faults.workload.Workload;
import dev.threadspool.worker.milestone.Milestone;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * What commands pin is deleted, restored and deleted again in Lightdash, each time while a worker
 * stands between resolving and commit, or right behind it. Then it goes on, or dies and leaves the
 * batch to one who resolves it otherwise.
 */
record CatalogueChanged() implements Fault {

  private static final int FLIPS = 3;
  private static final List<Milestone> MILESTONES =
      List.of(Milestone.RESOLVED, Milestone.DECIDING, Milestone.DECIDED);

  @Override
  public String name() {
    return "catalogue-changed";
  }

  @Override
  public String sentence() {
    return "pinned charts deleted and restored between resolving and commit, the worker killed or"
        + " not";
  }

  @Override
  public Set<Part> touches() {
    return Set.of(Part.MEMBER, Part.CATALOGUE, Part.DATABASE);
  }

  @Override
  public Trouble inflict(World world, Random chance) {
    List<String> stories = new ArrayList<>();
    boolean struck = true;
    for (int flip = 0; flip < FLIPS; flip++) {
      struck &= flip(world, chance, flip % 2 == 0, stories);
    }
    return Trouble.loss(
            String.join("; ", stories),
            () -> Workload.FLIPPING_CHARTS.forEach(world.site().catalogue()::show))
        .struck(struck);
  }

  private static boolean flip(World world, Random chance, boolean hide, List<String> stories) {
    Member member = world.claim(chance);
    WorkerProcess process = member.started();
    Milestone milestone = MILESTONES.get(chance.nextInt(MILESTONES.size()));
    boolean there = Patience.holds(process, milestone, 1 + chance.nextInt(3));
    Catalogue catalogue = world.site().catalogue();
    Workload.FLIPPING_CHARTS.forEach(hide ? catalogue::hide : catalogue::show);
    boolean dies = chance.nextBoolean();
    if (dies) {
      process.kill9();
      member.startAnew();
    } else {
      process.release();
    }
    world.giveBack(member);
    stories.add(
        "charts %s while %s was at %s, and then %s"
            .formatted(
                hide ? "deleted" : "restored",
                member,
                there ? milestone : "any moment",
                dies ? "died" : "went on"));
    return there;
  }
}
