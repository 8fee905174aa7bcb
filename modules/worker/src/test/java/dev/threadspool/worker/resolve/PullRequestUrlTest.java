package dev.threadspool.worker.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An address may be as long as a command: what it says is found by looking at it once. */
class PullRequestUrlTest {

  /** Hours would be needed where every piece of it was held against all the rest. */
  private static final Duration AT_MOST = Duration.ofSeconds(20);

  private static final ProviderHosts HOSTS = new ProviderHosts(Set.of(), Set.of());

  @Test
  void shouldReadLongAddressesInTheTimeThatTheirLengthTakes() {
    // Given
    String repeated = "https://github.com" + "/pull/1".repeat(140_000) + "/%0Ax";
    String digits = "https://github.com" + "/pull/1234567890".repeat(60_000) + "%0A";

    // When / Then
    assertTimeoutPreemptively(
        AT_MOST,
        () -> {
          assertThat(PullRequestUrl.parse(repeated, HOSTS))
              .extracting(PullRequestUrl::number)
              .isEqualTo(1);
          assertThat(PullRequestUrl.parse(digits, HOSTS))
              .extracting(PullRequestUrl::number)
              .isNull();
        });
  }
}
