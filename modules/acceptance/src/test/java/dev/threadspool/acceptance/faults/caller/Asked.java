package dev.threadspool.acceptance.faults.caller;

import java.util.List;
import java.util.Map;

/**
 * What came of asking with one key.
 *
 * @param key the {@code Idempotency-Key}, which is the prompt too
 * @param answered the bodies of all 200s, in their order
 * @param refusals how often it was answered otherwise, or not at all, by what was said
 */
record Asked(String key, List<String> answered, Map<String, Integer> refusals) {

  Asked {
    answered = List.copyOf(answered);
    refusals = Map.copyOf(refusals);
  }
}
