package dev.threadspool.ingress.dependency;

/** What an ingress cannot do without. */
public enum Dependency {
  BROKER("broker"),
  REGISTRY("registry"),
  LIGHTDASH("lightdash");

  private final String label;

  Dependency(String label) {
    this.label = label;
  }

  /** The name in metrics, health, log lines and error messages. */
  public String label() {
    return label;
  }
}
