package dev.threadspool.operator.tail;

import dev.threadspool.contract.model.Rejection;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.contract.topics.TopicNames;
import dev.threadspool.operator.reading.Event;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import picocli.CommandLine.Option;

/** Which events. All filters given have to fit. */
final class FilterOptions {

  @Option(
      names = "--events",
      paramLabel = "KIND",
      split = ",",
      description = "Only these: created, rejected, erased. Default: all.")
  private Set<Kind> kinds = EnumSet.allOf(Kind.class);

  @Option(
      names = "--project",
      paramLabel = "UUID",
      split = ",",
      description = "Only of these projects. Of erased threads nobody knows that.")
  private Set<UUID> projects = new LinkedHashSet<>();

  @Option(
      names = "--agent",
      paramLabel = "UUID",
      split = ",",
      description = "Only of these agents. Of erased threads nobody knows that.")
  private Set<UUID> agents = new LinkedHashSet<>();

  @Option(
      names = "--thread",
      paramLabel = "UUID",
      split = ",",
      description = "Only of these threads.")
  private Set<UUID> threads = new LinkedHashSet<>();

  @Option(
      names = "--error",
      paramLabel = "NAME",
      split = ",",
      description = "Only rejections with these errors: NotFoundError, ForbiddenError, ...")
  private Set<String> errors = new LinkedHashSet<>();

  /** What is announced. */
  enum Kind {
    CREATED,
    REJECTED,
    ERASED
  }

  /** Where these are. */
  List<String> topics(TopicNames names) {
    return kinds.stream()
        .map(
            kind ->
                switch (kind) {
                  case CREATED -> names.created();
                  case REJECTED -> names.createRejected();
                  case ERASED -> names.erased();
                })
        .toList();
  }

  boolean fits(Event event) {
    return switch (event) {
      case Event.Created(StoredThread thread) ->
          errors.isEmpty() && fits(thread.threadUuid(), thread.projectUuid(), thread.agentUuid());
      case Event.Rejected(Rejection rejection) ->
          fits(errors, rejection.error().name())
              && fits(rejection.threadUuid(), rejection.projectUuid(), rejection.agentUuid());
      case Event.Erased(var erased) -> errors.isEmpty() && fitsAlone(erased.threadUuid());
      case Event.Gone(UUID threadUuid) -> errors.isEmpty() && fitsAlone(threadUuid);
      case Event.Dead _ -> false;
      case Event.Unreadable _ -> true;
    };
  }

  private boolean fitsAlone(UUID threadUuid) {
    return projects.isEmpty() && agents.isEmpty() && fits(threads, threadUuid);
  }

  private boolean fits(UUID threadUuid, UUID projectUuid, UUID agentUuid) {
    return fits(threads, threadUuid) && fits(projects, projectUuid) && fits(agents, agentUuid);
  }

  private static <T> boolean fits(Set<T> wanted, T is) {
    return wanted.isEmpty() || wanted.contains(is);
  }
}
