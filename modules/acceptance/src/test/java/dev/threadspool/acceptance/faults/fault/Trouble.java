package dev.threadspool.acceptance.faults.fault;

/**
 * A case of a fault.
 *
 * @param story what was done, for people
 * @param struck whether it was done as meant: a worker that is to die at a milestone may never come
 *     to it, and dies elsewhere
 * @param kind when the time of recovery begins
 * @param cure takes back what was done; returns when that is done
 */
public record Trouble(String story, boolean struck, Kind kind, Runnable cure) {

  /** What kind of trouble. */
  public enum Kind {
    /** Something was lost, and others have to take over: recovery begins at once. */
    LOSS,
    /** Something is away: recovery begins when it is back. */
    OUTAGE
  }

  public static Trouble loss(String story, Runnable cure) {
    return new Trouble(story, true, Kind.LOSS, cure);
  }

  public static Trouble outage(String story, Runnable cure) {
    return new Trouble(story, true, Kind.OUTAGE, cure);
  }

  /** The same, where it was or was not done as meant. */
  public Trouble struck(boolean asMeant) {
    return new Trouble(story, asMeant, kind, cure);
  }

  public void heal() {
    cure.run();
  }
}
