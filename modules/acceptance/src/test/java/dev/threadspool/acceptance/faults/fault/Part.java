package dev.threadspool.acceptance.faults.fault;

/** What a fault lays its hands on. Faults that are inflicted together must have none in common. */
public enum Part {
  /** Some of the workers; each fault claims its own. */
  MEMBER,
  /** All workers at once. */
  GROUP,
  DATABASE,
  BROKERS,
  REGISTRY,
  CATALOGUE,
  INGRESS
}
