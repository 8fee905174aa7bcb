package dev.threadspool.operator.replay;

import com.zaxxer.hikari.HikariDataSource;
import dev.threadspool.contract.wire.AvroWire;
import dev.threadspool.operator.ExitCode;
import dev.threadspool.operator.connect.CatalogueOptions;
import dev.threadspool.operator.connect.Settings;
import dev.threadspool.operator.connect.StoreOptions;
import dev.threadspool.operator.connect.TopicOptions;
import dev.threadspool.operator.console.Console;
import dev.threadspool.operator.erase.UnknownErasures;
import dev.threadspool.operator.replay.shadow.ShadowReplay;
import dev.threadspool.store.Maintenance;
import dev.threadspool.store.ThreadStore;
import dev.threadspool.store.replay.ShadowName;
import dev.threadspool.store.replay.ShadowSchema;
import dev.threadspool.worker.config.Rehearsals;
import dev.threadspool.worker.config.WorkerSettings;
import dev.threadspool.worker.intake.Rehearsal;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.jdbi.v3.core.Jdbi;

/** Brings together what a replay into a schema needs. */
record ShadowRun(
    Settings settings,
    StoreOptions store,
    CatalogueOptions catalogue,
    int connections,
    int limit,
    Console run) {

  int replay(
      String schema,
      Request request,
      boolean dryRun,
      CommandSource source,
      Admin admin,
      AvroWire wire)
      throws Exception {
    WorkerSettings worker = settings.bind("threadspool", WorkerSettings.class);
    try (HikariDataSource live = store.open(settings, connections + 3)) {
      UnknownErasures.refuse(source.erased(), new ThreadStore(live), run);
      String liveSchema = schemaOf(live);
      ShadowName name = ShadowReplay.name(schema, liveSchema);
      // One a thread, and one beside it for what is looked up.
      try (HikariDataSource beside = store.open(settings, 2 * connections + 1, schema)) {
        ShadowSchema shadow = new ShadowSchema(beside, name);
        ShadowReplay replay = new ShadowReplay(source, name, shadow, connections, run);
        if (dryRun) {
          return replay.dryRun(request);
        }
        try (Maintenance _ = Maintenance.ofSchema(live, schema)) {
          shadow.begin(request.text());
          shadow.erase(liveSchema);
          try (HikariDataSource lightdash = catalogue.open(settings, connections);
              Rehearsal rehearsal =
                  Rehearsals.open(
                      worker,
                      TopicOptions.plan(settings),
                      wire,
                      admin,
                      lightdash,
                      beside,
                      live,
                      threads -> notRefused(shadow, threads))) {
            replay.decide(request, rehearsal);
          }
          // Again, for what was erased meanwhile.
          shadow.erase(liveSchema);
          return replay.compare(live, worker.worker().rejectionRetention(), limit);
        }
      }
    }
  }

  /** Threads that would be refused now are pinned by nobody, though they are there. */
  private static Collection<UUID> notRefused(ShadowSchema shadow, Collection<UUID> threads) {
    Set<UUID> refused = shadow.refused(threads);
    return threads.stream().filter(thread -> !refused.contains(thread)).collect(Collectors.toSet());
  }

  int drop(String schema, boolean dryRun) {
    try (HikariDataSource live = store.open(settings, 2)) {
      ShadowSchema shadow = new ShadowSchema(live, ShadowReplay.name(schema, schemaOf(live)));
      try (Maintenance _ = Maintenance.ofSchema(live, schema)) {
        run.summary().set("dropped", dryRun ? "not yet: " + shadow.look() : shadow.drop());
        return ExitCode.OK;
      }
    }
  }

  private static String schemaOf(DataSource live) {
    return Jdbi.create(live)
        .withHandle(
            handle -> handle.createQuery("SELECT current_schema()").mapTo(String.class).one());
  }
}
