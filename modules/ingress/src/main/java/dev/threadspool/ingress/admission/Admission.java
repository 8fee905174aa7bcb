package dev.threadspool.ingress.admission;

import dev.threadspool.ingress.error.ApiException;
import dev.threadspool.ingress.error.Refusals;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/**
 * Lets requests in, so many at once; one too many is refused before anything is done for it: before
 * its token is looked at and before its body is read. Thread-safe. The gauges {@code
 * threadspool.ingress.waiting}, {@code threadspool.ingress.waiting.bytes} and {@code
 * threadspool.ingress.reading} tell what is at work.
 */
public final class Admission {

  private final Room requests;
  private final Room bytes;
  private final Room readers;
  private final Shares shares;
  private final Shares readersShares;
  private final Farewell farewell = new Farewell();
  private volatile boolean closed;
  private volatile long lastMove = System.nanoTime();

  public Admission(Bounds bounds, MeterRegistry meters) {
    this.requests = new Room(bounds.requests());
    this.bytes = new Room(bounds.bytes());
    this.readers = new Room(bounds.readers());
    this.shares = new Shares(bounds.requestsOfOne(), bounds.bytesOfOne());
    this.readersShares = new Shares(bounds.readersOfOne(), bounds.bytesOfOne());
    Gauge.builder("threadspool.ingress.waiting", requests::taken)
        .description("requests for threads that are at work")
        .register(meters);
    Gauge.builder("threadspool.ingress.waiting.bytes", bytes::taken)
        .description("bytes of their bodies")
        .baseUnit("bytes")
        .register(meters);
    Gauge.builder("threadspool.ingress.reading", readers::taken)
        .description("requests that read and are at work")
        .register(meters);
  }

  /**
   * Lets a request for a thread in.
   *
   * @throws ApiException 503 where there is no room, or none any more
   */
  public Place enter() {
    return enter(requests, shares);
  }

  /**
   * Lets a request in that reads.
   *
   * @throws ApiException 503 where there is no room, or none any more
   */
  public Place enterToRead() {
    return enter(readers, readersShares);
  }

  private Place enter(Room room, Shares ofCallers) {
    moved();
    if (closed) {
      throw Refusals.stopping(farewell.comeAgainAfter());
    }
    if (!room.take(1)) {
      throw Refusals.tooManyWaiting();
    }
    return new Place(room, bytes, ofCallers, this::moved);
  }

  private void moved() {
    lastMove = System.nanoTime();
  }

  /** Refuses whoever comes from now on; those that are in go on. */
  public void close() {
    closed = true;
  }

  /** Whether nobody is in. */
  public boolean isEmpty() {
    return requests.taken() == 0 && readers.taken() == 0;
  }

  /**
   * Closed and empty, it will be gone within so long: whoever is refused from now on is told to
   * come again after that.
   */
  public void goesWithin(Duration duration) {
    farewell.goesWithin(duration);
  }

  /**
   * Whether nobody is in, nobody has come or gone for so long, and nobody comes who was told to
   * come again while it was not known when the instance goes.
   */
  public boolean isQuietFor(Duration lull) {
    return isEmpty()
        && System.nanoTime() - lastMove >= lull.toNanos()
        && !farewell.awaitsSomebody();
  }
}
