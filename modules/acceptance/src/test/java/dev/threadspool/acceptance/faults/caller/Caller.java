package dev.threadspool.acceptance.faults.caller;

import dev.threadspool.contract.openapi.Contract.Meant;
import dev.threadspool.contract.openapi.HeldHttp;
import dev.threadspool.local.sample.SampleLightdash;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks for one thread after the other. Each is asked for until it is answered, and then again. */
final class Caller {

  private static final String PATH =
      "/api/v1/projects/%s/aiAgents/%s/threads"
          .formatted(SampleLightdash.PROJECT, SampleLightdash.OPEN_AGENT);

  /** Longer than an ingress lets a caller wait. */
  private static final Duration ANSWER = Duration.ofSeconds(30);

  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int ANSWERS = 2;

  private final HeldHttp http;
  private final Function<Random, @Nullable URI> entrances;
  private final Random chance;
  private final CountDownLatch pause = new CountDownLatch(1);

  /**
   * @param entrances one of those that run now; null where none does
   */
  Caller(HeldHttp http, Function<Random, @Nullable URI> entrances, Random chance) {
    this.http = http;
    this.entrances = entrances;
    this.chance = chance;
  }

  /**
   * @param patience whether to ask on where there is no answer yet
   */
  Asked ask(String key, BooleanSupplier patience) throws InterruptedException {
    List<String> answered = new ArrayList<>();
    Map<String, Integer> refusals = new HashMap<>();
    while (answered.size() < ANSWERS && patience.getAsBoolean()) {
      String refusal = ask(key, answered);
      if (refusal != null) {
        refusals.merge(refusal, 1, Integer::sum);
        pause.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
      }
    }
    return new Asked(key, answered, refusals);
  }

  private @Nullable String ask(String key, List<String> answered) throws InterruptedException {
    URI entrance = entrances.apply(chance);
    if (entrance == null) {
      return "no ingress";
    }
    HttpRequest request =
        HttpRequest.newBuilder(entrance.resolve(PATH))
            .timeout(ANSWER)
            .header("Authorization", "ApiKey " + SampleLightdash.ADMIN_TOKEN)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString("{\"prompt\":\"%s\"}".formatted(key)))
            .build();
    try {
      HttpResponse<byte[]> answer = http.ask(request, Meant.VALID);
      if (answer.statusCode() == 200) {
        answered.add(new String(answer.body(), StandardCharsets.UTF_8));
        return null;
      }
      return String.valueOf(answer.statusCode());
    } catch (IOException broken) {
      return broken.getClass().getSimpleName();
    }
  }
}
