package dev.threadspool.worker.dependency;

/** What a worker cannot do without. */
public enum Dependency {
  BROKER("broker"),
  STORE("store"),
  CATALOGUE("catalogue"),
  REGISTRY("registry");

  private final String label;

  Dependency(String label) {
    this.label = label;
  }

  /** The name in metrics, health and log lines. */
  public String label() {
    return label;
  }
}
