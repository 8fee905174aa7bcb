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
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Makes the thread that a command would become, and its event with it: what is stored can be
 * announced, so a thread whose event no topic would take is refused before it is stored.
 */
final class Candidates {

  /** What a command comes to by itself, before anybody else is asked. */
  sealed interface Candidate {

    /** Of its event; never more than a topic takes. */
    int bytes();

    /** A thread that could be stored, and the event that would tell of it. */
    record Ready(StoredThread thread, ProducerRecord<byte[], byte[]> event) implements Candidate {
      @Override
      public int bytes() {
        return event.value().length;
      }
    }

    /** Nothing. */
    record Refused(ApiError error) implements Candidate {
      @Override
      public int bytes() {
        return 0;
      }
    }
  }

  private final Announcements announcements;

  Candidates(Announcements announcements) {
    this.announcements = announcements;
  }

  Candidate of(Intake.Command intake, Resolution resolution, Instant now) {
    return switch (resolution) {
      case Resolution.Refused(ApiError error) -> new Candidate.Refused(error);
      case Resolution.Accepted accepted -> {
        StoredThread thread = thread(intake, accepted, now);
        ProducerRecord<byte[], byte[]> event = announcements.created(intake.source(), thread);
        int bytes = event.value().length;
        yield bytes > announcements.limitBytes()
            ? new Candidate.Refused(Errors.tooLarge(bytes, announcements.limitBytes()))
            : new Candidate.Ready(thread, event);
      }
    };
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
