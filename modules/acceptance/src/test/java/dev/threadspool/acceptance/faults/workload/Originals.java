package dev.threadspool.acceptance.faults.workload;

import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.ModelConfig;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.local.sample.SampleLightdash;
import java.util.List;
import java.util.UUID;

/** Records that ask for a thread that nobody asked for before. Their index is set later. */
final class Originals {

  private static final int UNPLACED = -1;
  private static final List<String> PROMPTS =
      List.of("What sells?", "", "größe 🥪", "'; DROP TABLE thread; --", "{\"a\": [1, 2]}\n\ttwo");
  private static final List<ModelConfig> MODELS =
      List.of(new ModelConfig("opus", "anthropic", true), new ModelConfig("gpt-5", "openai", null));

  private final Chance chance;
  private final Refusals refusals;

  Originals(Chance chance) {
    this.chance = chance;
    this.refusals = new Refusals(chance);
  }

  Planned next() {
    int share = chance.between(0, 100);
    if (share < 66) {
      return valid();
    }
    if (share < 80) {
      return refusals.next();
    }
    if (share < 91) {
      return flipping();
    }
    return broken(share < 95);
  }

  Planned valid() {
    return switch (chance.between(0, 4)) {
      case 0 -> stored(Asking.user(SampleLightdash.DEVELOPER), Pins.ofDevelopers(chance));
      case 1 -> byService();
      default ->
          stored(
              Asking.user(
                  chance.of(
                      List.of(
                          SampleLightdash.ADMIN,
                          SampleLightdash.VIEWER,
                          SampleLightdash.GROUP_VIEWER,
                          SampleLightdash.NAMELESS_USER))),
              Pins.open(chance));
    };
  }

  /** On either topic: services may write to both. */
  Planned byService() {
    return stored(Asking.service(chance.uuid()), Pins.ofServices(chance))
        .upstream(!chance.oneIn(4));
  }

  Planned flipping() {
    ThreadCommand command =
        command(Asking.user(SampleLightdash.ADMIN), prompt(), Pins.flipping(chance));
    return Planned.of(UNPLACED, Sort.FLIPPING, command, new Fate.Either("NotFoundError", 404));
  }

  private Planned stored(Actor actor, List<ContextItem> context) {
    ThreadCommand command = command(actor, prompt(), context);
    ThreadCommand more =
        chance.oneIn(3) ? Asking.from(command, "slack", chance.of(MODELS)) : command;
    return Planned.of(UNPLACED, Sort.VALID, more, new Fate.Stored());
  }

  private Planned broken(boolean readable) {
    Damage damage =
        chance.of(
            List.of(Damage.values()).stream().filter(one -> one.isReadable() == readable).toList());
    Planned whole = valid();
    return whole
        .as(readable ? Sort.MALFORMED : Sort.POISON)
        .damaged(damage, readable ? Refusals.of(damage) : new Fate.Dead());
  }

  private ThreadCommand command(Actor actor, String prompt, List<ContextItem> context) {
    UUID threadUuid = chance.uuid();
    return Asking.thread(chance.uuid(), threadUuid, actor, prompt, context);
  }

  /** One in a thousand is large: of up to three bytes a character, and still within the limit. */
  private String prompt() {
    return chance.oneIn(1000)
        ? "€".repeat(chance.between(20_000, 80_000))
        : chance.of(PROMPTS) + " " + chance.between(0, 1_000_000);
  }
}
