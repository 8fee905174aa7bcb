package dev.threadspool.operator.reading;

import dev.threadspool.operator.console.Watch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Works on spans with several threads, a span at a time each, the longest first. The first failure
 * ends it for all.
 */
public final class Teams {

  private final Watch watch;
  private final Queue<Span> left;
  private volatile @Nullable Throwable failure;

  private Teams(Watch watch, List<Span> spans) {
    this.watch = watch;
    this.left =
        new ConcurrentLinkedQueue<>(
            spans.stream().sorted(Comparator.comparingLong(Span::length).reversed()).toList());
  }

  /** One thread's work. */
  public interface Member extends AutoCloseable {

    /**
     * @param watch to be asked, beside the command's, whether to go on
     */
    void work(Span span, Watch watch) throws Exception;

    @Override
    void close();
  }

  /** Makes a thread's own clients. */
  public interface Recruiter {
    Member member();
  }

  /**
   * Returns when all spans are done.
   *
   * @throws Exception what the first that failed has thrown
   */
  public static void work(List<Span> spans, int threads, Watch watch, Recruiter recruiter)
      throws Exception {
    Teams teams = new Teams(watch, spans);
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> members = new ArrayList<>();
      for (int i = 0; i < Math.min(threads, spans.size()); i++) {
        members.add(executor.submit(() -> teams.run(recruiter)));
      }
      for (Future<?> member : members) {
        await(member);
      }
    }
    switch (teams.failure) {
      case null -> {}
      case Exception failed -> throw failed;
      case Throwable failed -> throw new IllegalStateException(failed);
    }
  }

  private void run(Recruiter recruiter) {
    try (Member member = recruiter.member()) {
      for (Span span = left.poll(); span != null; span = left.poll()) {
        member.work(span, new Together());
      }
    } catch (Throwable failed) {
      if (failure == null) {
        failure = failed;
      }
    }
  }

  private static void await(Future<?> member) throws InterruptedException {
    try {
      var _ = member.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Ends also where another thread has failed. */
  private final class Together implements Watch {

    @Override
    public void checkpoint() {
      if (failure != null) {
        throw new IllegalStateException("another thread has failed", failure);
      }
      watch.checkpoint();
    }

    @Override
    public void note(String text) {
      watch.note(text);
    }
  }
}
