package dev.threadspool.worker.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.threadspool.worker.resolve.ProviderHosts;
import dev.threadspool.worker.resolve.provider.FakeProvider;
import dev.threadspool.worker.resolve.provider.HttpProviders;
import dev.threadspool.worker.resolve.provider.ProviderKind;
import dev.threadspool.worker.resolve.provider.Providers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PullRequestProvidersTest {

  private static final Duration MOST = Duration.ofSeconds(30);

  @Test
  void shouldAskNobodyWhereNothingIsConfigured() {
    // When
    PullRequestProviders settings = settings(Map.of());

    // Then
    assertThat(settings.hosts()).isEmpty();
    assertThat(settings.open(Clock.systemUTC(), new SimpleMeterRegistry(), MOST))
        .isSameAs(Providers.NONE);
    assertThat(settings.budget()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void shouldAskWhomItNames() {
    // Given
    URI address = URI.create("https://git.jaffle.example/g/p/-/merge_requests/7");
    try (FakeProvider server = new FakeProvider()) {
      server.answers(200, "{\"iid\": 7, \"state\": \"opened\", \"title\": \"Title\"}");
      PullRequestProviders settings =
          settings(
              Map.of(
                  "threadspool.providers.budget", "20s",
                  "threadspool.providers.connect-timeout", "30s",
                  "threadspool.providers.request-timeout", "30s",
                  "threadspool.providers.hosts[0].host", "Git.Jaffle.example",
                  "threadspool.providers.hosts[0].kind", "gitlab",
                  "threadspool.providers.hosts[0].api", server.base(),
                  "threadspool.providers.hosts[0].token", "glpat-secret",
                  "threadspool.providers.hosts[0].owners", "g,h"));

      // When
      Providers providers = settings.open(Clock.systemUTC(), new SimpleMeterRegistry(), MOST);

      // Then
      assertThat(providers.look(List.of(address))).containsOnlyKeys(address);
      assertThat(settings.recognised(Set.of("github.jaffle.example"), Set.of()))
          .isEqualTo(
              new ProviderHosts(Set.of("github.jaffle.example"), Set.of("git.jaffle.example")));
      assertThat(settings.toString()).contains("Git.Jaffle.example").doesNotContain("secret");
      ((HttpProviders) providers).close();
    }
  }

  @Test
  void shouldNotStartWithAHostOfNoKind() {
    // Given
    PullRequestProviders settings =
        settings(Map.of("threadspool.providers.hosts[0].host", "github.com"));

    // Then
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings.open(Clock.systemUTC(), new SimpleMeterRegistry(), MOST))
        .withMessageContaining("kind");
  }

  @Test
  void shouldNotStartWithATimeThatIsNone() {
    // Given
    PullRequestProviders settings =
        settings(
            Map.of(
                "threadspool.providers.budget", "0s",
                "threadspool.providers.hosts[0].host", "github.com",
                "threadspool.providers.hosts[0].kind", ProviderKind.GITHUB.label()));

    // Then
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings.open(Clock.systemUTC(), new SimpleMeterRegistry(), MOST));
  }

  private static PullRequestProviders settings(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("threadspool.providers", Bindable.of(PullRequestProviders.class));
  }
}
