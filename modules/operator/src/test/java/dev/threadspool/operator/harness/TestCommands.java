package dev.threadspool.operator.harness;

import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.ModelConfig;
import dev.threadspool.contract.model.PromptUuid;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.local.sample.SampleLightdash;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Commands of all kinds. */
public final class TestCommands {

  private static final Actor ADMIN = new Actor(Actor.Type.USER, SampleLightdash.ADMIN);
  private static final Actor SERVICE =
      new Actor(Actor.Type.SERVICE, UUID.fromString("5e000000-0000-4000-8000-000000000001"));

  private TestCommands() {}

  /** A new thread that pins a chart and a dashboard. */
  public static ThreadCommand asking(String prompt) {
    return command(
        ADMIN,
        prompt,
        new ContextItem.Chart(SampleLightdash.NESTED_CHART, null, null),
        new ContextItem.Dashboard(SampleLightdash.DASHBOARD, null));
  }

  /** A new thread that pins all nine kinds. */
  public static ThreadCommand askingForAll(String prompt) {
    return command(
        SERVICE,
        prompt,
        new ContextItem.Chart(SampleLightdash.NESTED_CHART, null, null),
        new ContextItem.Dashboard(SampleLightdash.DASHBOARD, null),
        new ContextItem.Thread(SampleLightdash.CONVERSATION, null),
        new ContextItem.File("models/orders.sql"),
        new ContextItem.Repository("jaffle-shop/dbt"),
        new ContextItem.PullRequest(SampleLightdash.PULL_REQUEST),
        new ContextItem.ProposedChange(SampleLightdash.FINGERPRINT),
        new ContextItem.ReviewFinding(SampleLightdash.FINGERPRINT),
        new ContextItem.PreviewEnvironment(SampleLightdash.PREVIEW_PROJECT));
  }

  /** Comes to nothing: there is no such chart any more. */
  public static ThreadCommand rejected(String prompt) {
    return command(ADMIN, prompt, new ContextItem.Chart(SampleLightdash.DELETED_CHART, null, null));
  }

  /** A new thread that pins a chart which this user may see by an entry of his own. */
  public static ThreadCommand privileged(String prompt) {
    return command(
        new Actor(Actor.Type.USER, SampleLightdash.VIEWER),
        prompt,
        new ContextItem.Chart(SampleLightdash.PRIVATE_CHART, null, null));
  }

  /** A new thread that pins another one. */
  public static ThreadCommand pinning(ThreadCommand other) {
    return command(ADMIN, "as before", new ContextItem.Thread(other.threadUuid(), null));
  }

  /** A new thread, asked for at a time of the caller's. */
  public static ThreadCommand issuedAt(Instant issuedAt) {
    ThreadCommand command = asking("when?");
    return new ThreadCommand(
        command.commandId(),
        command.threadUuid(),
        command.promptUuid(),
        issuedAt,
        command.organizationUuid(),
        command.projectUuid(),
        command.agentUuid(),
        command.actor(),
        command.createdFrom(),
        command.prompt(),
        command.modelConfig(),
        command.context());
  }

  /** The same thread and content, asked for by another attempt. */
  public static ThreadCommand again(ThreadCommand command) {
    return with(command, UUID.randomUUID(), command.prompt());
  }

  /** The same thread with other content. */
  public static ThreadCommand conflicting(ThreadCommand command) {
    return with(command, UUID.randomUUID(), command.prompt() + "?");
  }

  private static ThreadCommand command(Actor actor, String prompt, ContextItem... context) {
    UUID threadUuid = UUID.randomUUID();
    return new ThreadCommand(
        UUID.randomUUID(),
        threadUuid,
        PromptUuid.of(threadUuid),
        Instant.now().truncatedTo(ChronoUnit.MILLIS),
        SampleLightdash.ORGANIZATION,
        SampleLightdash.PROJECT,
        SampleLightdash.OPEN_AGENT,
        actor,
        "web_app",
        prompt,
        actor.equals(SERVICE) ? new ModelConfig("a-model", "a-provider", true) : null,
        List.of(context));
  }

  private static ThreadCommand with(ThreadCommand command, UUID commandId, String prompt) {
    return new ThreadCommand(
        commandId,
        command.threadUuid(),
        command.promptUuid(),
        command.issuedAt(),
        command.organizationUuid(),
        command.projectUuid(),
        command.agentUuid(),
        command.actor(),
        command.createdFrom(),
        prompt,
        command.modelConfig(),
        command.context());
  }
}
