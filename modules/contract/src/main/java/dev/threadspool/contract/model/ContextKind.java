package dev.threadspool.contract.model;

/**
 * The kinds of things that can be pinned to a thread, with the name that the HTTP contract gives
 * each.
 */
public enum ContextKind {
  CHART("chart"),
  DASHBOARD("dashboard"),
  THREAD("thread"),
  FILE("file"),
  REPOSITORY("repository"),
  PULL_REQUEST("pull_request"),
  PROPOSED_CHANGE("proposed_change"),
  REVIEW_FINDING("review_finding"),
  PREVIEW_ENVIRONMENT("preview_environment");

  private final String contractName;

  ContextKind(String contractName) {
    this.contractName = contractName;
  }

  /** The {@code type} of the contract's context items. */
  public String contractName() {
    return contractName;
  }
}
