package dev.threadspool.operator.dlq;

import dev.threadspool.contract.headers.DeadLetterFacts;
import dev.threadspool.operator.console.MomentConverter;
import dev.threadspool.operator.reading.ReadCommand;
import dev.threadspool.operator.reading.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which dead letters: those that all of these options fit. */
final class SelectionOptions {

  @Parameters(
      paramLabel = "PARTITION@OFFSET",
      arity = "0..*",
      converter = Place.Converter.class,
      description = "These dead letters, as `list` names them. Default: all that the options fit.")
  private List<Place> places = new ArrayList<>();

  @Option(names = "--topic", paramLabel = "NAME", description = "Of records of this command topic.")
  private @Nullable String topic;

  @Option(
      names = "--partition",
      paramLabel = "N",
      description = "In this partition of the dead letters' topic.")
  private @Nullable Integer partition;

  @Option(
      names = "--offsets",
      paramLabel = "FROM..TO",
      converter = OffsetRange.Converter.class,
      description =
          "With offsets in the dead letters' topic from one to the other, both included; either may"
              + " be left out.")
  private @Nullable OffsetRange offsets;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = MomentConverter.class,
      description =
          "Given up at that time or later: 2026-11-25T03:00:00Z, or so long ago: 90m, 12h, 7d.")
  private @Nullable Instant since;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      converter = MomentConverter.class,
      description = "Given up before that time.")
  private @Nullable Instant until;

  @Option(
      names = "--cause",
      paramLabel = "TEXT",
      description =
          "With this text in the name of the exception, or in its message; in upper or lower case.")
  private @Nullable String cause;

  @Option(
      names = "--thread",
      paramLabel = "UUID",
      split = ",",
      description =
          "Of commands for these threads. Where nobody can read the command, its key is asked.")
  private Set<UUID> threads = new LinkedHashSet<>();

  @Option(
      names = "--project",
      paramLabel = "UUID",
      split = ",",
      description = "Of commands of these projects. Those that nobody can read are of none.")
  private Set<UUID> projects = new LinkedHashSet<>();

  @Option(
      names = "--agent",
      paramLabel = "UUID",
      split = ",",
      description = "Of commands for these agents. Those that nobody can read are of none.")
  private Set<UUID> agents = new LinkedHashSet<>();

  @Option(
      names = "--content",
      paramLabel = "WHAT",
      description =
          "readable: those that are a command now, also one that will be rejected. unreadable: those"
              + " that are none.")
  private @Nullable Readability content;

  /** Whether somebody can make a command of it. */
  enum Readability {
    READABLE,
    UNREADABLE
  }

  /** Those that were named one by one. */
  List<Place> places() {
    return places;
  }

  /** Whether anything was chosen at all. */
  boolean isGiven() {
    return !places.isEmpty()
        || topic != null
        || partition != null
        || offsets != null
        || since != null
        || until != null
        || cause != null
        || !threads.isEmpty()
        || !projects.isEmpty()
        || !agents.isEmpty()
        || content != null;
  }

  /** The parts of these partitions in which they can be. */
  List<Span> within(List<Span> all) {
    return all.stream().map(this::within).filter(span -> span.length() > 0).toList();
  }

  private Span within(Span span) {
    int number = span.partition().partition();
    long from = span.from();
    long to = span.to();
    if (partition != null && partition != number) {
      to = from;
    }
    if (offsets != null) {
      from = Math.max(from, offsets.from());
      to = Math.min(to, offsets.to() + 1);
    }
    if (!places.isEmpty()) {
      var own =
          places.stream()
              .filter(place -> place.partition() == number)
              .mapToLong(Place::offset)
              .summaryStatistics();
      from = Math.max(from, own.getMin());
      to = Math.min(to, own.getCount() == 0 ? 0 : own.getMax() + 1);
    }
    return new Span(span.partition(), from, Math.max(from, to));
  }

  /**
   * @throws dev.threadspool.contract.wire.RegistryUnavailableException where that cannot be said
   *     without the registry
   */
  boolean fits(Letter letter) {
    Place place = letter.place();
    return (places.isEmpty() || places.contains(place))
        && (partition == null || partition == place.partition())
        && (offsets == null || offsets.contains(place.offset()))
        && (since == null || !letter.failedAt().isBefore(since))
        && (until == null || letter.failedAt().isBefore(until))
        && fits(letter.facts())
        && fitsContent(letter);
  }

  private boolean fits(@Nullable DeadLetterFacts facts) {
    if (facts == null) {
      return topic == null && cause == null;
    }
    return (topic == null || topic.equals(facts.topic()))
        && (cause == null
            || contains(facts.exception(), cause)
            || contains(facts.message(), cause));
  }

  private static boolean contains(String text, String part) {
    return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }

  private boolean fitsContent(Letter letter) {
    if (threads.isEmpty() && projects.isEmpty() && agents.isEmpty() && content == null) {
      return true;
    }
    return switch (letter.content()) {
      case ReadCommand.Valid(var command) ->
          is(Readability.READABLE)
              && is(threads, command.threadUuid())
              && is(projects, command.projectUuid())
              && is(agents, command.agentUuid());
      case ReadCommand.Invalid(var ids, _) ->
          is(Readability.READABLE)
              && is(threads, ids.threadUuid())
              && is(projects, ids.projectUuid())
              && is(agents, ids.agentUuid());
      case ReadCommand.Unreadable _ ->
          is(Readability.UNREADABLE)
              && projects.isEmpty()
              && agents.isEmpty()
              && (threads.isEmpty()
                  || threads.stream().anyMatch(each -> each.toString().equals(letter.key())));
    };
  }

  private boolean is(Readability what) {
    return content == null || content == what;
  }

  private static boolean is(Set<UUID> wanted, UUID found) {
    return wanted.isEmpty() || wanted.contains(found);
  }
}
