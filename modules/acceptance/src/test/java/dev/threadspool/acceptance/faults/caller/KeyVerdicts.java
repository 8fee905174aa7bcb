package dev.threadspool.acceptance.faults.caller;

import dev.threadspool.acceptance.faults.site.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What became of the callers' keys.
 *
 * @param keys how many were asked with
 * @param violations by rule, readable; no rule is missing
 * @param refusals how often something else than 200 was answered, or nothing, by what it was
 */
public record KeyVerdicts(
    int keys, Map<KeyRule, List<String>> violations, Map<String, Integer> refusals) {

  private static final JsonMapper JSON = new JsonMapper();

  static KeyVerdicts of(Site site, List<Asked> all) {
    Map<String, List<UUID>> threads = threadsByPrompt(site);
    List<String> notOne = new ArrayList<>();
    List<String> unequal = new ArrayList<>();
    Map<String, Integer> refusals = new TreeMap<>();
    for (Asked asked : all) {
      List<UUID> stored = threads.getOrDefault(asked.key(), List.of());
      if (asked.answered().isEmpty() || stored.size() != 1) {
        notOne.add(
            "%s was answered %d times, and has the threads %s"
                .formatted(asked.key(), asked.answered().size(), stored));
      }
      Set<JsonNode> answers = new HashSet<>();
      asked.answered().forEach(answer -> answers.add(JSON.readTree(answer)));
      if (answers.size() > 1
          || !answers.stream().allMatch(answer -> stored.equals(List.of(thread(answer))))) {
        unequal.add(
            "%s was answered %s; its threads are %s".formatted(asked.key(), answers, stored));
      }
      asked.refusals().forEach((what, times) -> refusals.merge(what, times, Integer::sum));
    }
    return new KeyVerdicts(
        all.size(),
        Map.of(KeyRule.ONE_THREAD_A_KEY, notOne, KeyRule.EQUAL_ANSWERS, unequal),
        refusals);
  }

  private static UUID thread(JsonNode answer) {
    return UUID.fromString(answer.path("results").path("uuid").asString());
  }

  private static Map<String, List<UUID>> threadsByPrompt(Site site) {
    Map<String, List<UUID>> threads = new HashMap<>();
    site.storeRows()
        .useHandle(
            handle ->
                handle
                    .createQuery("SELECT thread_uuid, prompt FROM prompt WHERE prompt LIKE 'key-%'")
                    .map(
                        (row, _) ->
                            threads
                                .computeIfAbsent(row.getString("prompt"), _ -> new ArrayList<>())
                                .add(row.getObject("thread_uuid", UUID.class)))
                    .list());
    return threads;
  }
}
