package dev.threadspool.ingress.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PatienceTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  @Test
  void shouldAnswerByTheFirstLookWhereTheOnlyPlaceIsTaken() throws InterruptedException {
    // Given: whoever looks twice has a place
    Patience patience = new Patience(1);
    CountDownLatch twice = new CountDownLatch(2);
    Thread first =
        Thread.startVirtualThread(
            () -> {
              var _ =
                  patience.await(
                      LONG,
                      () -> {
                        twice.countDown();
                        return null;
                      });
            });
    assertThat(twice.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();

    // When
    AtomicInteger looks = new AtomicInteger();
    Object seen =
        patience.await(
            Duration.ofSeconds(2),
            () -> {
              looks.incrementAndGet();
              return null;
            });

    // Then
    assertThat(seen).isNull();
    assertThat(looks).hasValue(1);
    first.interrupt();
    first.join();
  }
}
