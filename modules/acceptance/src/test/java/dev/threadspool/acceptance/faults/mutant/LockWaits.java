package dev.threadspool.acceptance.faults.mutant;

import static org.awaitility.Awaitility.await;

import dev.threadspool.acceptance.faults.site.Site;

/** Sessions of the store that wait for a lock of another. */
record LockWaits(Site site) {

  private static final String ANYBODY = "%";

  /** Waits until so many of them wait at once. */
  void awaitCount(int count) {
    await().atMost(Stage.PATIENCE).until(() -> count(ANYBODY) >= count);
  }

  /** Waits until one waits that goes by this name. */
  void awaitAny(String applicationName) {
    await().atMost(Stage.PATIENCE).until(() -> count(applicationName) > 0);
  }

  private int count(String applicationName) {
    return site.storeRows()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT count(*) FROM pg_stat_activity
                        WHERE datname = current_database() AND wait_event_type = 'Lock'
                          AND application_name LIKE :name
                        """)
                    .bind("name", applicationName)
                    .mapTo(Integer.class)
                    .one());
  }
}
