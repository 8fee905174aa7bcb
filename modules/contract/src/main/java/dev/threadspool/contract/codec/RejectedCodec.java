package dev.threadspool.contract.codec;

import dev.threadspool.contract.avro.ThreadCreateRejected;
import dev.threadspool.contract.model.Rejection;

/** Events of commands that came to nothing. */
public final class RejectedCodec {

  private RejectedCodec() {}

  public static ThreadCreateRejected toAvro(Rejection rejection) {
    return new ThreadCreateRejected(
        rejection.commandId(),
        rejection.threadUuid(),
        rejection.organizationUuid(),
        rejection.projectUuid(),
        rejection.agentUuid(),
        SharedCodec.toAvro(rejection.actor()),
        rejection.issuedAt(),
        rejection.rejectedAt(),
        SharedCodec.toAvro(rejection.origin()),
        SharedCodec.toAvro(rejection.contentHash()),
        SharedCodec.toAvro(rejection.error()));
  }

  public static Rejection fromAvro(ThreadCreateRejected event) {
    return new Rejection(
        event.getCommandId(),
        event.getThreadUuid(),
        event.getOrganizationUuid(),
        event.getProjectUuid(),
        event.getAgentUuid(),
        SharedCodec.known(event.getActor()),
        event.getIssuedAt(),
        event.getRejectedAt(),
        SharedCodec.fromAvro(event.getOrigin()),
        SharedCodec.fromAvro(event.getContentHash()),
        SharedCodec.fromAvro(event.getError()));
  }
}
