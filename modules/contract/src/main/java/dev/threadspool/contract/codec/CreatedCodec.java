package dev.threadspool.contract.codec;

import dev.threadspool.contract.avro.ThreadCreated;
import dev.threadspool.contract.model.StoredThread;

/**
 * Events of threads that were stored; they carry every stored column, so a store can be rebuilt
 * from them.
 */
public final class CreatedCodec {

  private CreatedCodec() {}

  public static ThreadCreated toAvro(StoredThread thread) {
    return new ThreadCreated(
        thread.threadUuid(),
        thread.promptUuid(),
        thread.organizationUuid(),
        thread.projectUuid(),
        thread.agentUuid(),
        SharedCodec.toAvro(thread.actor()),
        thread.actorName(),
        thread.createdFrom(),
        thread.title(),
        thread.titleGeneratedAt(),
        thread.createdAt(),
        thread.commandId(),
        thread.issuedAt(),
        SharedCodec.toAvro(thread.origin()),
        SharedCodec.toAvro(thread.contentHash()),
        thread.prompt(),
        SharedCodec.toAvro(thread.modelConfig()),
        thread.context().stream().map(ResolvedItemCodec::toAvro).toList());
  }

  public static StoredThread fromAvro(ThreadCreated event) {
    return new StoredThread(
        event.getThreadUuid(),
        event.getPromptUuid(),
        event.getOrganizationUuid(),
        event.getProjectUuid(),
        event.getAgentUuid(),
        SharedCodec.known(event.getActor()),
        event.getActorName(),
        event.getCreatedFrom(),
        event.getTitle(),
        event.getTitleGeneratedAt(),
        event.getCreatedAt(),
        event.getCommandId(),
        event.getIssuedAt(),
        SharedCodec.fromAvro(event.getOrigin()),
        SharedCodec.fromAvro(event.getContentHash()),
        event.getPrompt(),
        SharedCodec.fromAvro(event.getModelConfig()),
        event.getContext().stream().map(ResolvedItemCodec::fromAvro).toList());
  }
}
