package dev.threadspool.operator.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A stored item in a line, and its overrides a line each. */
final class ItemText {

  /** What people call an item comes first. */
  private static final Set<String> NAMES = Set.of("displayName", "title");

  private ItemText() {}

  static List<String> lines(StoredRows.ItemRow row) {
    JsonNode item = JsonMapper.shared().readTree(row.item());
    List<String> lines = new ArrayList<>();
    lines.add(
        "%d %s: %s"
            .formatted(
                row.ordinal(),
                row.kind(),
                item.properties().stream()
                    .filter(member -> isTelling(member.getKey(), member.getValue()))
                    .sorted(Comparator.comparing(member -> !NAMES.contains(member.getKey())))
                    .map(member -> member.getKey() + " " + member.getValue().asString())
                    .collect(Collectors.joining(", "))));
    for (var override : item.path("runtimeOverrides").properties()) {
      lines.add("  %s %s".formatted(override.getKey(), override.getValue()));
    }
    return lines;
  }

  private static boolean isTelling(String name, JsonNode value) {
    return value.isValueNode() && !value.isNull() && !name.equals("type") && !name.endsWith("Slug");
  }
}
