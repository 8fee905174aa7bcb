package dev.threadspool.lightdash.postgres;

import dev.threadspool.lightdash.Abilities;
import dev.threadspool.lightdash.Ability;
import dev.threadspool.lightdash.ContentQuery;
import dev.threadspool.lightdash.ContentRule;
import dev.threadspool.lightdash.Found;
import dev.threadspool.lightdash.postgres.Contents.Content;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What charts and dashboards have in common: they belong to a project through a space, and are seen
 * through it. Content is looked up once however many ask for it ({@link Contents}); who may see it
 * is asked for space by space ({@link SpaceAccess}).
 */
final class VisibleContent {

  /** Content that is there, and who looks at it. */
  private record Seen(Content content, Ability ability, SpaceVisit visit) {}

  private VisibleContent() {}

  /** An answer a query, in the same order. */
  static <T> List<Found<T>> run(
      Handle handle,
      Contents.Source source,
      List<ContentQuery> queries,
      Function<Ability, ContentRule> rule,
      Abilities abilities,
      Function<Content, T> facts) {
    Set<UUID> wanted = queries.stream().map(ContentQuery::contentUuid).collect(Collectors.toSet());
    Contents contents = Contents.read(handle, source, wanted);
    List<@Nullable Seen> there = new ArrayList<>(queries.size());
    Set<SpaceVisit> visits = new HashSet<>();
    for (ContentQuery asked : queries) {
      Seen seen = seen(asked, contents.get(asked.contentUuid()), abilities);
      there.add(seen);
      if (seen != null && rule.apply(seen.ability()).asksSpaces()) {
        visits.add(seen.visit());
      }
    }
    SpaceAccess access = SpaceAccess.read(handle, visits);
    List<Found<T>> answers = new ArrayList<>(there.size());
    for (Seen seen : there) {
      if (seen == null) {
        answers.add(new Found.Missing<>());
      } else {
        answers.add(
            rule.apply(seen.ability()).allows(access.standing(seen.visit(), seen.ability()))
                ? new Found.Visible<>(facts.apply(seen.content()))
                : new Found.Denied<>());
      }
    }
    return answers;
  }

  /** Null for what is not there, or elsewhere than where it is looked for. */
  private static @Nullable Seen seen(
      ContentQuery asked, @Nullable Content content, Abilities abilities) {
    return content != null && isOf(content.place(), asked)
        ? new Seen(
            content, abilities.of(asked.viewer(), asked.projectUuid()), visit(asked, content))
        : null;
  }

  private static boolean isOf(Contents.Place place, ContentQuery asked) {
    return place.projectUuid().equals(asked.projectUuid())
        && place.organizationUuid().equals(asked.viewer().organizationUuid());
  }

  private static SpaceVisit visit(ContentQuery asked, Content content) {
    return new SpaceVisit(Bindings.user(asked.viewer()), content.place().spaceUuid());
  }
}
