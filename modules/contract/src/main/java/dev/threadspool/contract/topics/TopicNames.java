package dev.threadspool.contract.topics;

/**
 * The topics' names.
 *
 * @param prefix stands before all of them; empty in most places
 */
public record TopicNames(String prefix) {

  /** Commands of people and clients, from the ingress. */
  public String create() {
    return prefix + "agent-thread.create";
  }

  /** Commands that services publish themselves. */
  public String createUpstream() {
    return prefix + "agent-thread.create-upstream";
  }

  /** What happened: compacted, and kept for ever. */
  public String created() {
    return prefix + "agent-thread.created";
  }

  /** Why it did not happen. */
  public String createRejected() {
    return prefix + "agent-thread.create-rejected";
  }

  /** Answers to whoever waits. */
  public String createReply() {
    return prefix + "agent-thread.create-reply";
  }

  /** Which threads were erased: compacted, kept for ever, and without what they said. */
  public String erased() {
    return prefix + "agent-thread.erased";
  }

  /** Commands that could not be read or processed. */
  public String createDlt() {
    return prefix + "agent-thread.create-dlt";
  }

  /** What an operator did with dead letters. */
  public String createDltHandled() {
    return prefix + "agent-thread.create-dlt-handled";
  }
}
