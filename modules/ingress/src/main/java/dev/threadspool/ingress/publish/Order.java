package dev.threadspool.ingress.publish;

import dev.threadspool.contract.avro.ThreadCreateCommand;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.ingress.identity.IdempotencyKey;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks for, ready to be published.
 *
 * @param encodable the command as its topic has it
 * @param key what the caller repeats the request with; null where it gave none
 * @param traceParent null where the request belongs to no trace
 * @param correlationId null where nobody waits for a reply
 */
public record Order(
    ThreadCommand command,
    ThreadCreateCommand encodable,
    @Nullable IdempotencyKey key,
    @Nullable String traceParent,
    byte @Nullable [] correlationId) {

  /** What is to be remembered of it. */
  public Asked asked() {
    return new Asked(command.projectUuid(), command.agentUuid(), command.threadUuid(), key);
  }
}
