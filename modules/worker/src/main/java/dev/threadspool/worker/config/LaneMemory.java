package dev.threadspool.worker.config;

/**
 * How much of what its commands become a lane holds at once. A command of a few hundred bytes may
 * pin what makes an event of megabytes, so how large a batch is says nothing of it.
 *
 * @param bytes of text: of what one question brings, and of the events that one decision makes
 */
public record LaneMemory(long bytes) {

  private static final long MIB = 1024 * 1024;

  /** What this process has. */
  public static LaneMemory ofThisProcess() {
    return ofHeap(Runtime.getRuntime().maxMemory());
  }

  /**
   * A sixteenth of the heap, for a lane holds it several times over; more than the largest event,
   * and than one command may pin, so that one record alone always comes through.
   */
  static LaneMemory ofHeap(long heapBytes) {
    return new LaneMemory(Math.clamp(heapBytes / 16, 5 * MIB, 32 * MIB));
  }

  /**
   * Where so many bytes wait to be announced there is no more room. Half of it, for the batch for
   * which there was room comes on top.
   */
  long waitingBytes() {
    return bytes / 2;
  }
}
