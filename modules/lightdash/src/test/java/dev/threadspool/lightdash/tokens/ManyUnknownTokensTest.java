package dev.threadspool.lightdash.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.threadspool.lightdash.harness.TestLightdash;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Unknown tokens cost a processor's time; those who send many do not wait in an endless line. */
class ManyUnknownTokensTest {

  /** Some two seconds of hashing for each token. */
  private static final List<String> SECRETS =
      IntStream.range(0, 40).mapToObj(number -> "secret " + number).toList();

  private final PersonalAccessTokens tokens =
      new PersonalAccessTokens(new TestLightdash().jdbi(), SECRETS, Ticker.systemTicker(), 1);

  @Test
  void shouldRefuseWhoeverComesWhileTheLineIsFull() throws Exception {
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      // When
      CountDownLatch together = new CountDownLatch(2);
      List<Future<String>> answers =
          Stream.of("one", "another")
              .map(token -> callers.submit(() -> authenticate(token, together)))
              .toList();

      // Then
      assertThat(List.of(answers.get(0).get(), answers.get(1).get()))
          .containsExactlyInAnyOrder("Unrecognised[]", "busy");
    }
  }

  private String authenticate(String token, CountDownLatch together) throws InterruptedException {
    together.countDown();
    together.await();
    try {
      return tokens.authenticate(token).toString();
    } catch (TokensBusyException e) {
      return "busy";
    }
  }
}
