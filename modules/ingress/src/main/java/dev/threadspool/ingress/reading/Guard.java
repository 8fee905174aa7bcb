package dev.threadspool.ingress.reading;

import dev.threadspool.ingress.dependency.Dependencies;
import dev.threadspool.ingress.dependency.Dependency;
import dev.threadspool.ingress.dependency.ExecutedStatements;
import dev.threadspool.ingress.error.ReadRefusals;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Questions to databases; one that does not answer, or not to so many at once, is a 503. That one
 * answers is noted where it does ({@link ExecutedStatements}): not every question has to be asked.
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
      return question.get();
    } catch (JdbiException failure) {
      if (dependencies.isOnlyBusy(dependency, failure)) {
        throw ReadRefusals.busy();
      }
      dependencies.away(dependency, failure);
      throw ReadRefusals.away(dependency);
    }
  }
}
