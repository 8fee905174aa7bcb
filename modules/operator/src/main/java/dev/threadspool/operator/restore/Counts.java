package dev.threadspool.operator.restore;

import dev.threadspool.operator.ExitCode;
import dev.threadspool.operator.console.Summary;

/** What a restore counts. */
final class Counts {

  private Counts() {}

  /** In the order in which they are told. */
  static void begin(Summary summary) {
    for (String name :
        new String[] {
          "threads", "rejections", "deadLetters", "tombstones", "erased", "unreadable"
        }) {
      summary.set(name, 0L);
    }
  }

  static int exitCode(Summary summary) {
    return summary.get("unreadable") == 0 ? ExitCode.OK : ExitCode.FINDINGS;
  }
}
