package dev.threadspool.worker.decide;

import dev.threadspool.contract.hash.ContentHasher;
import dev.threadspool.contract.model.ApiError;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.worker.announce.Announcements;
import dev.threadspool.worker.intake.Intake;
import dev.threadspool.worker.resolve.Errors;
import dev.threadspool.worker.resolve.Resolution;
import java.time.Instant;
import java.util.OptionalInt;

/** Makes the thread that a command would become, if it may and can. */
final class Candidates {

  /** What a command comes to by itself, before anybody else is asked. */
  sealed interface Candidate {
    /** A thread that could be stored. */
    record Ready(StoredThread thread) implements Candidate {}

    /** Nothing. */
    record Refused(ApiError error) implements Candidate {}
  }

  private final Announcements announcements;

  Candidates(Announcements announcements) {
    this.announcements = announcements;
  }

  Candidate of(Intake.Command intake, Resolution resolution, Instant now) {
    return switch (resolution) {
      case Resolution.Refused(ApiError error) -> new Candidate.Refused(error);
      case Resolution.Accepted accepted -> measured(thread(intake, accepted, now));
    };
  }

  /** What is stored can be announced: a thread whose event no topic would take is refused before it is stored. */
  private Candidate measured(StoredThread thread) {
    OptionalInt excess = announcements.excessBytes(thread);
    return excess.isPresent()
        ? new Candidate.Refused(Errors.tooLarge(excess.getAsInt(), announcements.limitBytes()))
        : new Candidate.Ready(thread);
  }

  private static StoredThread thread(
      Intake.Command intake, Resolution.Accepted accepted, Instant now) {
    ThreadCommand command = intake.command();
    return new StoredThread(
        command.threadUuid(),
        command.promptUuid(),
        command.organizationUuid(),
        command.projectUuid(),
        command.agentUuid(),
        command.actor(),
        accepted.actorName(),
        command.createdFrom(),
        null,
        null,
        now,
        command.commandId(),
        command.issuedAt(),
        intake.origin(),
        ContentHasher.hash(command),
        command.prompt(),
        command.modelConfig(),
        accepted.context());
  }
}
