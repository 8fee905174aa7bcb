package dev.threadspool.bench.workload;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.threadspool.contract.json.BodyJson;
import dev.threadspool.contract.json.ShapeException;
import dev.threadspool.contract.json.ThreadRequest;
import dev.threadspool.contract.json.ThreadRequestReader;
import dev.threadspool.contract.json.UnacceptableJsonException;
import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.PromptUuid;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.local.sample.SampleLightdash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Supplier;

/** The bodies as commands, as the ingress would make them. */
public final class Commands {

  private final Bodies bodies;
  private final Supplier<UUID> ids;

  /**
   * @param ids of threads
   */
  public Commands(Bodies bodies, Supplier<UUID> ids) {
    this.bodies = bodies;
    this.ids = ids;
  }

  /** The n-th. */
  public ThreadCommand command(int n) {
    ThreadRequest request = request(bodies.body(n));
    UUID threadUuid = ids.get();
    return new ThreadCommand(
        UuidCreator.getTimeOrderedEpoch(),
        threadUuid,
        PromptUuid.of(threadUuid),
        Instant.now().truncatedTo(ChronoUnit.MILLIS),
        SampleLightdash.ORGANIZATION,
        SampleLightdash.PROJECT,
        SampleLightdash.OPEN_AGENT,
        new Actor(Actor.Type.USER, Lightdash.user(Bodies.user(n))),
        "web_app",
        request.prompt(),
        request.modelConfig(),
        request.context());
  }

  private static ThreadRequest request(String body) {
    try {
      return ThreadRequestReader.read(BodyJson.parse(body.getBytes(StandardCharsets.UTF_8)));
    } catch (UnacceptableJsonException | ShapeException e) {
      throw new IllegalStateException("not of the contract: " + body, e);
    }
  }
}
