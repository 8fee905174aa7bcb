package dev.threadspool.operator.replay.shadow;

import dev.threadspool.store.replay.ContentDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** In which members two resolutions of one item differ. */
final class ItemFields {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ItemFields() {}

  /**
   * One of them.
   *
   * @param field as the HTTP contract calls it; {@code item} where it is there on one side only,
   *     {@code name} of an actor
   * @param live null where it is not there
   */
  record Changed(String field, @Nullable String live, @Nullable String shadow) {}

  static List<Changed> of(ContentDifference difference) {
    if (difference.ordinal() < 0) {
      return List.of(new Changed("name", difference.live(), difference.shadow()));
    }
    if (difference.live() == null || difference.shadow() == null) {
      return List.of(new Changed("item", difference.live(), difference.shadow()));
    }
    return of(JSON.readTree(difference.live()), JSON.readTree(difference.shadow()));
  }

  private static List<Changed> of(JsonNode live, JsonNode shadow) {
    Set<String> names = new TreeSet<>(live.propertyNames());
    names.addAll(shadow.propertyNames());
    List<Changed> changed = new ArrayList<>();
    for (String name : names) {
      JsonNode before = live.path(name);
      JsonNode after = shadow.path(name);
      if (!before.equals(after)) {
        changed.add(new Changed(name, text(before), text(after)));
      }
    }
    // The same values, written otherwise.
    return changed.isEmpty()
        ? List.of(new Changed("text", live.toString(), shadow.toString()))
        : changed;
  }

  private static @Nullable String text(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    return value.isString() ? value.asString() : value.toString();
  }
}
