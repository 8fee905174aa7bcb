package dev.threadspool.acceptance.faults.workload;

import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.local.sample.SampleLightdash;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Commands that ask for what cannot be had, with the errors that the contract names for them. */
final class Refusals {

  private static final Actor ADMIN = Asking.user(SampleLightdash.ADMIN);
  private static final Actor VIEWER = Asking.user(SampleLightdash.VIEWER);
  private static final UUID NOBODYS = new UUID(0x4000L, 0x8000_0000_0000_0001L);
  private static final int PROMPT_LIMIT_BYTES = 256 * 1024;

  private static final Fate NOT_FOUND = new Fate.Refused("NotFoundError", 404);
  private static final Fate FORBIDDEN = new Fate.Refused("ForbiddenError", 403);
  private static final Fate PARAMETER = new Fate.Refused("ParameterError", 400);
  private static final Fate INVALID = new Fate.Refused("ValidateError", 422);

  private final Chance chance;

  Refusals(Chance chance) {
    this.chance = chance;
  }

  Planned next() {
    return switch (chance.between(0, 16)) {
      case 0 -> pinning(ADMIN, NOT_FOUND, new ContextItem.Chart(chance.uuid(), null, null));
      case 1 ->
          pinning(
              ADMIN, NOT_FOUND, new ContextItem.Chart(SampleLightdash.DELETED_CHART, null, null));
      case 2 ->
          pinning(
              VIEWER,
              FORBIDDEN,
              new ContextItem.Chart(SampleLightdash.PRIVATE_NESTED_CHART, null, null));
      case 3 -> pinning(ADMIN, NOT_FOUND, new ContextItem.Dashboard(chance.uuid(), null));
      case 4 -> pinning(ADMIN, NOT_FOUND, new ContextItem.Thread(chance.uuid(), null));
      case 5 ->
          pinning(VIEWER, FORBIDDEN, new ContextItem.Thread(SampleLightdash.CONVERSATION, null));
      case 6 -> pinning(VIEWER, FORBIDDEN, new ContextItem.File("models/orders.sql"));
      case 7 -> pinning(ADMIN, PARAMETER, new ContextItem.File("../x"));
      case 8 -> pinning(ADMIN, PARAMETER, new ContextItem.Repository("dbt"));
      case 9 ->
          pinning(ADMIN, FORBIDDEN, new ContextItem.ReviewFinding(SampleLightdash.FINGERPRINT));
      case 10 -> pinning(ADMIN, PARAMETER, elevenFiles());
      case 11 -> withAgent(ADMIN, NOBODYS, new Fate.Refused("AiAgentNotFoundError", 400));
      case 12 -> pinning(Asking.user(SampleLightdash.MEMBER), FORBIDDEN);
      case 13 ->
          pinning(
              Asking.user(SampleLightdash.DEACTIVATED_USER),
              new Fate.Refused("DeactivatedAccountError", 403));
      case 14 -> pinning(ADMIN, FORBIDDEN).upstream(true);
      default -> chance.oneIn(20) ? tooLong() : pinning(ADMIN, PARAMETER, elevenFiles());
    };
  }

  /** What a command that can be read and breaks the contract is refused with. */
  static Fate of(Damage damage) {
    return switch (damage) {
      case NUL_IN_PROMPT -> PARAMETER;
      case FOREIGN_PROMPT, ISSUED_TOO_LATE, WRONG_MEMBER -> INVALID;
      case NO_MAGIC_BYTE, UNKNOWN_SCHEMA, TRUNCATED, TOMBSTONE, NEWER_ACTOR, MANY_HEADERS ->
          throw new IllegalArgumentException("cannot be read: " + damage);
    };
  }

  private Planned tooLong() {
    return refused(command(ADMIN, "x".repeat(PROMPT_LIMIT_BYTES + 1)), PARAMETER);
  }

  private Planned pinning(Actor actor, Fate fate, ContextItem... items) {
    return refused(command(actor, "May I?", items), fate);
  }

  private Planned withAgent(Actor actor, UUID agentUuid, Fate fate) {
    return refused(Asking.toAgent(command(actor, "Who are you?"), agentUuid), fate);
  }

  private static Planned refused(ThreadCommand command, Fate fate) {
    return Planned.of(-1, Sort.REJECTED, command, fate);
  }

  private ThreadCommand command(Actor actor, String prompt, ContextItem... items) {
    UUID threadUuid = chance.uuid();
    return Asking.thread(chance.uuid(), threadUuid, actor, prompt, List.of(items));
  }

  private static ContextItem[] elevenFiles() {
    return IntStream.range(0, 11)
        .mapToObj(n -> new ContextItem.File("models/" + n + ".sql"))
        .toArray(ContextItem[]::new);
  }
}
