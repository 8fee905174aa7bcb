package dev.threadspool.contract.support;

import dev.threadspool.contract.json.ThreadRequest;
import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.ModelConfig;
import dev.threadspool.contract.model.PromptUuid;
import dev.threadspool.contract.model.ThreadCommand;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Commands whose ids are known. */
public final class Commands {

  public static final UUID COMMAND = UUID.fromString("01890000-0000-7000-8000-0000000000c0");
  public static final UUID THREAD = UUID.fromString("01890000-0000-7000-8000-0000000000aa");
  public static final UUID ORGANIZATION = UUID.fromString("00000000-0000-4000-8000-000000000001");
  public static final UUID PROJECT = UUID.fromString("00000000-0000-4000-8000-000000000002");
  public static final UUID AGENT = UUID.fromString("00000000-0000-4000-8000-000000000003");
  public static final Actor ACTOR =
      new Actor(Actor.Type.USER, UUID.fromString("00000000-0000-4000-8000-00000000000a"));
  public static final Instant ISSUED_AT = Instant.parse("2026-11-23T10:00:00.123Z");

  private Commands() {}

  public static ThreadCommand of(ThreadRequest request) {
    return of(request.prompt(), request.modelConfig(), request.context());
  }

  public static ThreadCommand of(
      String prompt, @Nullable ModelConfig modelConfig, List<ContextItem> context) {
    return new ThreadCommand(
        COMMAND,
        THREAD,
        PromptUuid.of(THREAD),
        ISSUED_AT,
        ORGANIZATION,
        PROJECT,
        AGENT,
        ACTOR,
        "web_app",
        prompt,
        modelConfig,
        context);
  }

  /** A prompt and nothing else. */
  public static ThreadCommand plain() {
    return of("Why did revenue drop in May?", null, List.of());
  }
}
