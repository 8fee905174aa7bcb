package dev.threadspool.local;

/** A part as the stack that owns it sees it. */
public interface StackPart extends LocalPart {

  /** Stops for good; nothing of it stays but what its folder keeps. Never started is fine. */
  default void discard() {
    stop();
  }
}
