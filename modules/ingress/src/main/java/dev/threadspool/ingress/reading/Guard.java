package dev.threadspool.ingress.reading;

import dev.threadspool.ingress.dependency.Dependencies;
import dev.threadspool.ingress.dependency.Dependency;
import dev.threadspool.ingress.error.ReadRefusals;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Questions to databases; one that does not answer, or not to so many at once, is a 503.
 * Thread-safe.
 */
public final class Guard {

  private final Dependencies dependencies;

  public Guard(Dependencies dependencies) {
    this.dependencies = dependencies;
  }

  /** Whatever the question gives, null too. */
  <T extends @Nullable Object> T ask(Dependency dependency, Supplier<T> question) {
    try {
      T answer = question.get();
      dependencies.back(dependency);
      return answer;
    } catch (JdbiException failure) {
      if (dependencies.isOnlyBusy(dependency, failure)) {
        throw ReadRefusals.busy();
      }
      dependencies.away(dependency, failure);
      throw ReadRefusals.away(dependency);
    }
  }
}
