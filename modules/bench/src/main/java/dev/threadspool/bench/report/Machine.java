package dev.threadspool.bench.report;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where it was measured. */
public final class Machine {

  private Machine() {}

  /** As the JSON has it; the load is what others did, and we, over the last minute. */
  public static Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("processors", Runtime.getRuntime().availableProcessors());
    json.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    json.put("java", Runtime.version().toString());
    json.put("heapMegabytes", Runtime.getRuntime().maxMemory() >> 20);
    json.put(
        "loadAtStart",
        Series.rounded(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
    return json;
  }
}
