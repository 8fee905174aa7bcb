package dev.threadspool.operator.status;

import java.time.Duration;

/** What a part says when it is asked. */
sealed interface Answer<T> {

  /** It answered. */
  record Given<T>(T value, Duration took) implements Answer<T> {}

  /** It did not, within the time that there was. */
  record Away<T>(String reason) implements Answer<T> {}
}
