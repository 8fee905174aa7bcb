package dev.threadspool.contract.support;

import dev.threadspool.local.FreePorts;
import dev.threadspool.local.LocalStack;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The registry that all tests share, each under subjects of its own. */
public final class Registry {

  private static final AtomicInteger COUNT = new AtomicInteger();

  private Registry() {}

  /** In Confluent's keys. */
  public static Map<String, Object> configuration() {
    return Map.of("schema.registry.url", LocalStack.shared().registryUrl());
  }

  public static Map<String, Object> configuration(Map<String, ?> more) {
    Map<String, Object> configuration = new HashMap<>(configuration());
    configuration.putAll(more);
    return configuration;
  }

  /** An address where nobody listens. */
  public static Map<String, Object> away() {
    return Map.of("schema.registry.url", "http://127.0.0.1:" + FreePorts.find(1).getFirst());
  }

  /** A topic's name that no other test has. */
  public static String topic() {
    return "contract-test-" + COUNT.incrementAndGet();
  }
}
