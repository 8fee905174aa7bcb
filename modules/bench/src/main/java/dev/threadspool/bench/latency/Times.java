package dev.threadspool.bench.latency;

import dev.threadspool.bench.latency.EventWatch.Sighting;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/**
 * What one run came to, in nanoseconds.
 *
 * @param request from when a request was due to its answer, of those that were answered with 200
 * @param event from when a request was due until its event could be seen; empty where none comes
 * @param eventAfterReply from the answer until the event could be seen; 0 where it was before
 * @param refused what was answered instead of 200, with how often
 */
record Times(
    Histogram request, Histogram event, Histogram eventAfterReply, Map<String, Long> refused) {

  private static final int DIGITS = 3;

  static Times of(List<Answer> answers, List<Sighting> sightings) {
    Times times =
        new Times(
            new Histogram(DIGITS),
            new Histogram(DIGITS),
            new Histogram(DIGITS),
            answers.stream()
                .map(Answer::refusal)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())));
    Map<UUID, Answer> byThread =
        answers.stream()
            .filter(answer -> answer.threadUuid() != null)
            .collect(Collectors.toMap(Answer::threadUuid, Function.identity()));
    byThread.values().forEach(answer -> times.request.recordValue(answer.took().toNanos()));
    for (Sighting sighting : sightings) {
      Answer answer = byThread.get(sighting.threadUuid());
      if (answer != null) {
        times.event.recordValue(sighting.visible() - answer.due());
        times.eventAfterReply.recordValue(Math.max(0, sighting.visible() - answer.answered()));
      }
    }
    return times;
  }
}
