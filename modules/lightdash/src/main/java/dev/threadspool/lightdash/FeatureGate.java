package dev.threadspool.lightdash;

/** Who may use AI agents at all (decision 24). */
public enum FeatureGate {
  /** Everybody: whoever runs Threadspool has decided. */
  ALWAYS,
  /** Whoever Lightdash's flag {@code ai-copilot} is on for. */
  FLAG,
  /**
   * The same, and organizations in Lightdash's trial: an instance where {@code ai.copilot.enabled}
   * is set, and an organization made since 13 October 2025.
   */
  FLAG_OR_TRIAL
}
