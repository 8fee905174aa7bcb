package dev.threadspool.operator.parts;

import dev.threadspool.local.LocalPorts;

/**
 * Where the applications listen, on 127.0.0.1.
 *
 * @param ingress the HTTP contract; 0 for any free port
 * @param worker health and metrics; 0 for any free port
 */
public record Ports(int ingress, int worker) {

  /** For a run that nobody else has to find. */
  public static final Ports ANY = new Ports(0, 0);

  /** Beside {@link LocalPorts#defaults()}: a 1 before the customary one. */
  public static final Ports DEFAULTS = new Ports(18_080, 18_083);
}
