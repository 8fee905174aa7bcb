package dev.threadspool.ingress.dependency;

/** What an ingress cannot do without. */
public enum Dependency {
  BROKER("broker"),
  REGISTRY("registry"),
  LIGHTDASH("lightdash"),
  /** Threadspool's own database; only readers need it. */
  STORE("store"),
  /** Whoever signs services' tokens; only services need it. */
  ISSUER("issuer");

  private final String label;

  Dependency(String label) {
    this.label = label;
  }

  /** The name in metrics, health, log lines and error messages. */
  public String label() {
    return label;
  }
}
