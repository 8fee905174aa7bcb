package dev.threadspool.lightdash.postgres;

import dev.threadspool.lightdash.Abilities;
import dev.threadspool.lightdash.Ability;
import dev.threadspool.lightdash.ContentQuery;
import dev.threadspool.lightdash.ContentRule;
import dev.threadspool.lightdash.Found;
import dev.threadspool.lightdash.postgres.Contents.Content;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * What charts and dashboards have in common: they belong to a project through a space, and are seen
 * through it. Content is looked up once however many ask for it ({@link Contents}); who may see it
 * is asked for space by space ({@link SpaceAccess}).
 */
final class VisibleContent {

  /** Content that is there, and who looks at it. */
  private record Seen(Content content, Ability ability, SpaceVisit visit) {}

  private VisibleContent() {}

  static <T> Map<ContentQuery, Found<T>> run(
      Handle handle,
      Contents.Source source,
      Collection<ContentQuery> queries,
      Function<Ability, ContentRule> rule,
      Abilities abilities,
      Function<Content, T> facts) {
    Set<UUID> wanted = queries.stream().map(ContentQuery::contentUuid).collect(Collectors.toSet());
    Contents contents = Contents.read(handle, source, wanted);
    Map<ContentQuery, Seen> there = new HashMap<>();
    Set<SpaceVisit> visits = new HashSet<>();
    for (ContentQuery asked : queries) {
      Content content = contents.get(asked.contentUuid());
      if (content != null && isOf(content.place(), asked)) {
        Ability ability = abilities.of(asked.viewer(), asked.projectUuid());
        Seen seen = new Seen(content, ability, visit(asked, content));
        there.put(asked, seen);
        if (rule.apply(ability).asksSpaces()) {
          visits.add(seen.visit());
        }
      }
    }
    SpaceAccess access = SpaceAccess.read(handle, visits);
    Map<ContentQuery, Found<T>> answers = new HashMap<>();
    for (ContentQuery asked : queries) {
      Seen seen = there.get(asked);
      if (seen == null) {
        answers.put(asked, new Found.Missing<>());
      } else {
        answers.put(
            asked,
            rule.apply(seen.ability()).allows(access.standing(seen.visit(), seen.ability()))
                ? new Found.Visible<>(facts.apply(seen.content()))
                : new Found.Denied<>());
      }
    }
    return answers;
  }

  private static boolean isOf(Contents.Place place, ContentQuery asked) {
    return place.projectUuid().equals(asked.projectUuid())
        && place.organizationUuid().equals(asked.viewer().organizationUuid());
  }

  private static SpaceVisit visit(ContentQuery asked, Content content) {
    return new SpaceVisit(Bindings.user(asked.viewer()), content.place().spaceUuid());
  }
}
