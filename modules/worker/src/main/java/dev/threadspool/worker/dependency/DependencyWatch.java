package dev.threadspool.worker.dependency;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Asks dependencies for a sign of life where the work has not heard of them for a while: a worker
 * that has nothing to do, or does not get as far as to start, says all the same what is missing.
 * One thread a dependency, so that one that hangs keeps nobody from asking the others.
 */
public final class DependencyWatch implements AutoCloseable {

  private static final Duration EVERY = Duration.ofSeconds(2);

  /** A question that throws where there is no answer. It must end by itself. */
  @FunctionalInterface
  public interface Question {
    void ask() throws Exception;
  }

  private final CountDownLatch closed = new CountDownLatch(1);

  public DependencyWatch(Dependencies dependencies, Map<Dependency, Question> questions) {
    questions.forEach(
        (dependency, question) ->
            Thread.ofVirtual()
                .name("watch-" + dependency.label())
                .start(() -> watch(dependencies.presence(dependency), question)));
  }

  private void watch(Presence presence, Question question) {
    try {
      while (!closed.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
        if (presence.isSilent()) {
          ask(presence, question);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ask(Presence presence, Question question) throws InterruptedException {
    try {
      question.ask();
      presence.answered();
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception noAnswer) {
      if (closed.getCount() > 0) {
        presence.askedInVain(noAnswer);
      }
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
