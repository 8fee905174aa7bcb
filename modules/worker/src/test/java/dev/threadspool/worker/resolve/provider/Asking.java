package dev.threadspool.worker.resolve.provider;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The real client before servers of ours, with a clock that a test sets. */
final class Asking implements AutoCloseable {

  static final String GITHUB_TOKEN = "ghp_secret0123456789";
  static final String GITLAB_TOKEN = "glpat-secret9876543210";

  private static final ProviderLimits PATIENT =
      new ProviderLimits(
          Duration.ofSeconds(30),
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          4,
          Duration.ofSeconds(60),
          1000,
          Duration.ofHours(1));

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final HttpProviders providers;
  private volatile Instant now = Instant.parse("2026-11-23T10:00:00Z");

  private Asking(List<ProviderHost> hosts, ProviderLimits limits) {
    InstantSource clock = () -> now;
    providers = new HttpProviders(hosts, limits, clock, meters);
  }

  /** Waits as long as it takes. */
  static Asking patiently(ProviderHost... hosts) {
    return new Asking(Arrays.asList(hosts), PATIENT);
  }

  static Asking within(Duration budget, Duration request, int concurrency, ProviderHost... hosts) {
    ProviderLimits limits =
        new ProviderLimits(
            budget, PATIENT.connect(), request, concurrency, PATIENT.fresh(), 1000, PATIENT.open());
    return new Asking(Arrays.asList(hosts), limits);
  }

  static Asking leavingAloneFor(Duration open, ProviderHost... hosts) {
    ProviderLimits limits =
        new ProviderLimits(
            PATIENT.budget(),
            PATIENT.connect(),
            PATIENT.request(),
            PATIENT.concurrency(),
            PATIENT.fresh(),
            1000,
            open);
    return new Asking(Arrays.asList(hosts), limits);
  }

  static ProviderHost github(FakeProvider server) {
    return github(server.base());
  }

  static ProviderHost github(String api) {
    return ProviderHost.of("github.com", ProviderKind.GITHUB, api, GITHUB_TOKEN, Set.of());
  }

  static ProviderHost gitlab(FakeProvider server) {
    return ProviderHost.of(
        "gitlab.com", ProviderKind.GITLAB, server.base() + "/api/v4", GITLAB_TOKEN, Set.of());
  }

  Instant now() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  @Nullable PullRequestState look(String address) {
    URI uri = URI.create(address);
    return providers.look(List.of(uri)).get(uri);
  }

  /** {@code https://github.com/a/b/pull/<number>}. */
  @Nullable PullRequestState look(int number) {
    return look("https://github.com/a/b/pull/" + number);
  }

  /** So many different ones as one batch. */
  Map<URI, PullRequestState> lookAtOnce(int count) {
    return lookAtOnce(
        IntStream.rangeClosed(1, count)
            .mapToObj(number -> "https://github.com/a/b/pull/" + number)
            .toArray(String[]::new));
  }

  Map<URI, PullRequestState> lookAtOnce(String... addresses) {
    List<URI> uris = new ArrayList<>();
    for (String address : addresses) {
      uris.add(URI.create(address));
    }
    return providers.look(uris);
  }

  /** How often it came to that with github.com. */
  double outcomes(String outcome) {
    var counter =
        meters
            .find("threadspool.provider.requests")
            .tag("host", "github.com")
            .tag("outcome", outcome)
            .counter();
    return counter == null ? 0 : counter.count();
  }

  @Override
  public void close() {
    providers.close();
  }
}
