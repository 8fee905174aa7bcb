package dev.threadspool.local;

import java.time.Duration;

/**
 * Hears how a start goes on. Parts start side by side: calls may come from several threads at once.
 */
public interface Progress {

  /** A part begins to start. */
  void starting(LocalPart part);

  /** A part answers. */
  void ready(LocalPart part, Duration took);

  /** One that does not listen. */
  static Progress silent() {
    return new Progress() {
      @Override
      public void starting(LocalPart part) {}

      @Override
      public void ready(LocalPart part, Duration took) {}
    };
  }
}
