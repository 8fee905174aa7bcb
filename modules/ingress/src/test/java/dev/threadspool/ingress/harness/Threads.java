package dev.threadspool.ingress.harness;

import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.PromptUuid;
import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.local.sample.SampleLightdash;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A thread, as it is stored; the sample's admin's of today, unless something else is said. */
public final class Threads {

  public static final Instant NOON = Instant.parse("2026-11-20T12:00:00.120Z");

  private UUID threadUuid = UUID.randomUUID();
  private UUID organizationUuid = SampleLightdash.ORGANIZATION;
  private UUID projectUuid = SampleLightdash.PROJECT;
  private UUID agentUuid = SampleLightdash.OPEN_AGENT;
  private Actor actor = user(SampleLightdash.ADMIN);
  private String createdFrom = "web_app";
  private @Nullable String title;
  private Instant createdAt = NOON;
  private String prompt = "Which jaffle sells best?";
  private List<ResolvedItem> context = List.of();

  public static Threads thread() {
    return new Threads();
  }

  public static Actor user(UUID uuid) {
    return new Actor(Actor.Type.USER, uuid);
  }

  public static Actor service(UUID uuid) {
    return new Actor(Actor.Type.SERVICE, uuid);
  }

  public Threads uuid(UUID it) {
    threadUuid = it;
    return this;
  }

  public Threads in(UUID organization, UUID project) {
    organizationUuid = organization;
    projectUuid = project;
    return this;
  }

  public Threads agent(UUID it) {
    agentUuid = it;
    return this;
  }

  public Threads of(Actor it) {
    actor = it;
    return this;
  }

  public Threads from(String it) {
    createdFrom = it;
    return this;
  }

  public Threads titled(@Nullable String it) {
    title = it;
    return this;
  }

  public Threads at(Instant it) {
    createdAt = it;
    return this;
  }

  public Threads asking(String it, List<ResolvedItem> items) {
    prompt = it;
    context = items;
    return this;
  }

  public StoredThread make() {
    return new StoredThread(
        threadUuid,
        PromptUuid.of(threadUuid),
        organizationUuid,
        projectUuid,
        agentUuid,
        actor,
        "Ada Admin",
        createdFrom,
        title,
        title == null ? null : createdAt.plusSeconds(1),
        createdAt,
        UUID.randomUUID(),
        createdAt,
        Rows.origin(),
        Rows.hash(),
        prompt,
        null,
        context);
  }
}
