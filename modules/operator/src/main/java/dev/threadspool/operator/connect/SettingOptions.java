package dev.threadspool.operator.connect;

import java.util.Map;

/** Options that stand for settings of worker and ingress. */
public interface SettingOptions {

  /** What was given on the command line, by setting. */
  Map<String, Object> given();
}
