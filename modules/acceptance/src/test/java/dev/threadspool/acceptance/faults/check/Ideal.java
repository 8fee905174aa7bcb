package dev.threadspool.acceptance.faults.check;

import dev.threadspool.contract.hash.ContentHasher;
import dev.threadspool.contract.model.ApiError;
import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.Rejection;
import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.contract.model.ThreadCommand;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Rows as they should be, and a little otherwise. */
final class Ideal {

  static final Instant NOW = Instant.parse("2026-02-03T04:05:06.789Z");

  private Ideal() {}

  static StoredThread thread(ThreadCommand command, Origin origin, List<ResolvedItem> context) {
    return new StoredThread(
        command.threadUuid(),
        command.promptUuid(),
        command.organizationUuid(),
        command.projectUuid(),
        command.agentUuid(),
        command.actor(),
        "Ada Admin",
        command.createdFrom(),
        null,
        null,
        NOW,
        command.commandId(),
        command.issuedAt(),
        origin,
        ContentHasher.hash(command),
        command.prompt(),
        command.modelConfig(),
        context);
  }

  static Rejection rejection(ThreadCommand command, Origin origin, ApiError error) {
    return new Rejection(
        command.commandId(),
        command.threadUuid(),
        command.organizationUuid(),
        command.projectUuid(),
        command.agentUuid(),
        command.actor(),
        command.issuedAt(),
        NOW,
        origin,
        ContentHasher.hash(command),
        error);
  }

  static StoredThread withPrompt(StoredThread thread, String prompt) {
    return changed(thread, thread.threadUuid(), prompt);
  }

  static StoredThread withOtherUuid(StoredThread thread) {
    return changed(thread, new UUID(9, 9), thread.prompt());
  }

  private static StoredThread changed(StoredThread thread, UUID threadUuid, String prompt) {
    return new StoredThread(
        threadUuid,
        thread.promptUuid(),
        thread.organizationUuid(),
        thread.projectUuid(),
        thread.agentUuid(),
        thread.actor(),
        thread.actorName(),
        thread.createdFrom(),
        thread.title(),
        thread.titleGeneratedAt(),
        thread.createdAt(),
        thread.commandId(),
        thread.issuedAt(),
        thread.origin(),
        thread.contentHash(),
        prompt,
        thread.modelConfig(),
        thread.context());
  }
}
