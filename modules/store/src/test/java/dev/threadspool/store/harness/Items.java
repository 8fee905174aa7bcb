package dev.threadspool.store.harness;

import dev.threadspool.contract.avro.ChartRuntimeOverrides;
import dev.threadspool.contract.json.ResolvedItemJson;
import dev.threadspool.contract.model.ModelConfig;
import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.contract.model.StoredThread;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Context items of every kind, with everything said and with nothing said. */
public final class Items {

  /** Numbers that a binary double or jsonb would rewrite, and members in no order. */
  public static final String JSON =
      "{\"z\":1.10,\"a\":[1E+5,0.1,-2,12345678901234567890,1E-7],\"ü\":\"🥪\\n\\\"\",\"m\":{\"y\":null,\"b\":true}}";

  public static final ResolvedItem CHART =
      new ResolvedItem.Chart(
          UUID.randomUUID(),
          "revenue-by-month",
          UUID.randomUUID(),
          "Revenue by “month” 🥪",
          overrides(),
          "vertical_bar");

  public static final List<ResolvedItem> ALL =
      List.of(
          CHART,
          new ResolvedItem.Chart(UUID.randomUUID(), null, null, null, null, null),
          new ResolvedItem.Dashboard(UUID.randomUUID(), "sales", UUID.randomUUID(), "Sales"),
          new ResolvedItem.Dashboard(UUID.randomUUID(), null, null, null),
          new ResolvedItem.Thread(UUID.randomUUID(), UUID.randomUUID(), "Best sellers"),
          new ResolvedItem.Thread(UUID.randomUUID(), null, null),
          new ResolvedItem.File("models/jaffles.yml"),
          new ResolvedItem.Repository("jaffle-shop/dbt"),
          new ResolvedItem.PullRequest(
              "https://github.com/jaffle-shop/dbt/pull/42", 42, "github", "open", "Net revenue"),
          new ResolvedItem.PullRequest("https://example.test/x", null, null, null, null),
          new ResolvedItem.ProposedChange("fingerprint", JSON),
          new ResolvedItem.ReviewFinding(
              "fingerprint",
              "Revenue is net",
              "semantic_layer",
              3,
              List.of(
                  new ResolvedItem.Evidence("user_prompt", "net or gross?", false),
                  new ResolvedItem.Evidence("tool_result", "", true))),
          new ResolvedItem.ReviewFinding("fingerprint", "", "ambiguous", 0, List.of()),
          new ResolvedItem.PreviewEnvironment(
              UUID.randomUUID(), UUID.randomUUID(), "preview_ready", "Jaffles (preview)"),
          new ResolvedItem.PreviewEnvironment(UUID.randomUUID(), null, null, null));

  private Items() {}

  public static StoredThread withModel(ModelConfig modelConfig) {
    StoredThread thread = Samples.thread();
    return new StoredThread(
        thread.threadUuid(),
        thread.promptUuid(),
        thread.organizationUuid(),
        thread.projectUuid(),
        thread.agentUuid(),
        thread.actor(),
        thread.actorName(),
        thread.createdFrom(),
        thread.title(),
        thread.titleGeneratedAt(),
        thread.createdAt(),
        thread.commandId(),
        thread.issuedAt(),
        thread.origin(),
        thread.contentHash(),
        thread.prompt(),
        modelConfig,
        thread.context());
  }

  /** Every member of the overrides, read from the contract's own JSON. */
  private static ChartRuntimeOverrides overrides() {
    String rule =
        """
        {"id":"r1","target":{"tableName":"orders","fieldId":"orders_amount","isSqlColumn":false,"fallbackType":"number"},
         "operator":"inBetween","values":[1.10,1E+5,%s],"settings":%s,"disabled":false,"required":true,
         "caseSensitive":true,"label":"Größe","singleValue":false,"lockedTabUuids":["t1"],
         "tileTargets":{"tile1":false,"tile2":{"tableName":"orders","fieldId":"orders_tax"}},"unheardOf":%s}\
        """
            .formatted(JSON, JSON, JSON);
    String chart =
        """
        {"type":"chart","chartUuid":"%s","chartSlug":null,"pinnedVersionUuid":null,"displayName":null,"chartKind":null,
         "runtimeOverrides":{"dashboardFilters":{"dimensions":[%s],"metrics":[],"tableCalculations":[]},
         "dashboardParameters":{"region":"North","limit":1.5,"names":["b","a"],"numbers":[2.5,1.0E10]},
         "dateZoom":{"granularity":"Month","xAxisFieldId":"orders_date"}}}\
        """
            .formatted(UUID.randomUUID(), rule);
    return Objects.requireNonNull(
        ((ResolvedItem.Chart) ResolvedItemJson.read(chart)).runtimeOverrides());
  }
}
