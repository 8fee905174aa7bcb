package dev.threadspool.ingress.identity;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.threadspool.ingress.error.ApiException;
import dev.threadspool.ingress.error.Refusals;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Names threads. Thread-safe. */
public final class ThreadIds {

  private final @Nullable KeyedThreadIds keyed;

  /**
   * @param keyed null where the deployment has no secret, and so takes no idempotency keys
   */
  public ThreadIds(@Nullable KeyedThreadIds keyed) {
    this.keyed = keyed;
  }

  /**
   * A UUIDv7; for an idempotency key, always the same UUIDv8.
   *
   * @throws ApiException 400 for a key in a deployment without a secret
   */
  public UUID threadUuid(
      Caller caller, UUID projectUuid, UUID agentUuid, @Nullable IdempotencyKey key) {
    if (key == null) {
      return UuidCreator.getTimeOrderedEpoch();
    }
    if (keyed == null) {
      throw Refusals.parameter(
          "Idempotency-Key cannot be honoured: this deployment has no idempotency secret");
    }
    return keyed.threadUuid(caller, projectUuid, agentUuid, key);
  }

  /** Names one attempt to ask: another for each. */
  public UUID commandId() {
    return UuidCreator.getTimeOrderedEpoch();
  }
}
