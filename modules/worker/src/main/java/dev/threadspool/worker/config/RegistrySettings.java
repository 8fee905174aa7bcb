package dev.threadspool.worker.config;

import dev.threadspool.worker.dependency.WaitBudget;
import java.util.HashMap;
import java.util.Map;

/**
 * The registry client's settings: the operator's, with time-outs that keep one question, asked of
 * every address that is given, within a {@link WaitBudget#step}. It is not the client that asks
 * again, but the worker, which polls in between.
 */
final class RegistrySettings {

  private static final String CONNECT = "http.connect.timeout.ms";
  private static final String READ = "http.read.timeout.ms";

  private RegistrySettings() {}

  static Map<String, String> of(WorkerSettings.Registry registry, WaitBudget budget) {
    Map<String, String> settings = new HashMap<>();
    if (registry.properties() != null) {
      settings.putAll(registry.properties());
    }
    settings.put("schema.registry.url", registry.url());
    settings.put("max.retries", "0");
    long third = budget.step().toMillis() / 3 / registry.url().split(",", -1).length;
    settings.merge(CONNECT, String.valueOf(third), RegistrySettings::smaller);
    settings.merge(READ, String.valueOf(2 * third), RegistrySettings::smaller);
    return settings;
  }

  private static String smaller(String one, String other) {
    return String.valueOf(Math.min(Long.parseLong(one.strip()), Long.parseLong(other)));
  }
}
