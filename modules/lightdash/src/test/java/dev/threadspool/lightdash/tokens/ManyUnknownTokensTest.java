package dev.threadspool.lightdash.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.threadspool.lightdash.harness.TestLightdash;
import dev.threadspool.local.sample.SampleLightdash;
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

  private static final int IN_LINE = 40;

  private final TestLightdash lightdash = new TestLightdash();
  private final PersonalAccessTokens tokens =
      new PersonalAccessTokens(lightdash.jdbi(), SECRETS, Ticker.systemTicker(), 1);

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

  @Test
  void shouldNotKeepWhoeverIsKnownWaiting() throws Exception {
    // Given: a long line, as many as a small cache has places for
    PersonalAccessTokens slow =
        new PersonalAccessTokens(
            lightdash.jdbi(), SECRETS.subList(0, 4), Ticker.systemTicker(), IN_LINE);
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      CountDownLatch together = new CountDownLatch(IN_LINE + 1);
      List<Future<Identity>> unknown =
          IntStream.range(0, IN_LINE)
              .mapToObj(
                  number ->
                      callers.submit(
                          () -> {
                            together.countDown();
                            return slow.authenticate("unknown " + number);
                          }))
              .toList();
      together.countDown();
      together.await();

      // When
      Identity known = slow.authenticate(SampleLightdash.ADMIN_TOKEN);

      // Then: not when the line had come to its end
      assertThat(known).isInstanceOf(Identity.Known.class);
      assertThat(unknown.stream().filter(Future::isDone).count()).isLessThan(IN_LINE / 2);
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
