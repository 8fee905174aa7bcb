package dev.threadspool.bench.latency;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * A service at one rate, over all rounds.
 *
 * @param request from when a request was due to its 200
 * @param event from when a request was due to its event; null where none comes
 * @param eventAfterReply from the 200 to the event; null likewise
 * @param sent requests in all rounds
 * @param refused what was answered instead of 200, with how often; these are in no percentile
 */
public record Latencies(
    Percentiles request,
    @Nullable Percentiles event,
    @Nullable Percentiles eventAfterReply,
    int sent,
    Map<String, Long> refused) {

  static Latencies of(Service service, List<Times> rounds, int sent) {
    return new Latencies(
        percentiles(rounds, Times::request),
        service.announces() ? percentiles(rounds, Times::event) : null,
        service.announces() ? percentiles(rounds, Times::eventAfterReply) : null,
        sent,
        rounds.stream()
            .flatMap(round -> round.refused().entrySet().stream())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum)));
  }

  private static Percentiles percentiles(List<Times> rounds, Function<Times, Histogram> which) {
    return Percentiles.of(rounds.stream().map(which).toList());
  }
}
