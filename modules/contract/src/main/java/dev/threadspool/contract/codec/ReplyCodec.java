package dev.threadspool.contract.codec;

import dev.threadspool.contract.avro.FirstMessage;
import dev.threadspool.contract.avro.ThreadCreateReply;
import dev.threadspool.contract.avro.ThreadSummary;
import dev.threadspool.contract.avro.ThreadUser;
import dev.threadspool.contract.model.ApiError;
import dev.threadspool.contract.model.StoredThread;
import java.util.UUID;

/** Replies to whoever waits: a thread or an error. */
public final class ReplyCodec {

  private ReplyCodec() {}

  /**
   * @param commandId the attempt that is answered, which need not be the one that made the thread
   */
  public static ThreadCreateReply toAvro(UUID commandId, StoredThread thread) {
    return new ThreadCreateReply(commandId, thread.threadUuid(), summary(thread), null);
  }

  public static ThreadCreateReply toAvro(UUID commandId, UUID threadUuid, ApiError error) {
    return new ThreadCreateReply(commandId, threadUuid, null, SharedCodec.toAvro(error));
  }

  /** The error of a reply that has one. */
  public static ApiError error(ThreadCreateReply reply) {
    return SharedCodec.fromAvro(reply.getError());
  }

  private static ThreadSummary summary(StoredThread thread) {
    return new ThreadSummary(
        thread.threadUuid(),
        thread.agentUuid(),
        thread.createdAt(),
        thread.createdFrom(),
        thread.title(),
        thread.titleGeneratedAt(),
        new FirstMessage(thread.promptUuid(), thread.prompt()),
        new ThreadUser(thread.actor().uuid(), thread.actorName()));
  }
}
