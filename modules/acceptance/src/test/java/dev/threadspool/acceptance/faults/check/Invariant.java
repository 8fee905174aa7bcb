package dev.threadspool.acceptance.faults.check;

/** What has to hold whatever happened; each is checked on its own. */
public enum Invariant {
  ONE_OUTCOME(
      "every acknowledged command has exactly one outcome: a stored thread, a stored rejection, a"
          + " dead letter, or that of the command it repeats"),
  FITTING_OUTCOME("the outcome is one that the command can have, and says what was asked"),
  SAME_AGAIN("the same attempt again changes nothing"),
  ONE_EVENT("every outcome is announced by exactly one event, and no event tells of anything else"),
  ONE_CREATED("per thread uuid there is at most one created event for ever"),
  REPEATS_IN_WINDOW(
      "offsets that are reset by foreign tools right after a crash repeat at most the events of that"
          + " window, once and with the same id"),
  EQUAL("events carry what is stored, column by column, and dead letters the record as it came"),
  NOTHING_TORN("a thread is stored with its first prompt and all its context, or not at all"),
  NOTHING_ABORTED("a command of an aborted transaction leaves nothing"),
  UNKNOWN_ONCE("a command whose publishing nobody knows the end of is done once or not at all"),
  REPLIES_AGREE("replies to one command say the same, and say what is stored"),
  READ_ONCE(
      "whoever reads with read_committed meanwhile sees every event once, and nothing aborted"),
  OFFSETS_BEHIND("committed offsets never pass an undecided record, and never go back"),
  PROGRESS("progress rows never go back, cover every outcome, and claim nothing that is not so"),
  NO_DEADLOCK("decisions never wait for each other in a circle"),
  ALL_DECIDED("at the end the group has committed behind every record");

  private final String sentence;

  Invariant(String sentence) {
    this.sentence = sentence;
  }

  /** What it says, for people. */
  public String sentence() {
    return sentence;
  }
}
