package dev.threadspool.acceptance.faults.workload;

import dev.threadspool.contract.json.BodyJson;
import dev.threadspool.contract.json.ShapeException;
import dev.threadspool.contract.json.ThreadRequestReader;
import dev.threadspool.contract.json.UnacceptableJsonException;
import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.local.sample.SampleLightdash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What commands pin that can be had. No item twice: none of them is left out. */
final class Pins {

  private static final ContextItem CHART =
      new ContextItem.Chart(SampleLightdash.CHART, "any-slug", null);
  private static final ContextItem DASHBOARD =
      new ContextItem.Dashboard(SampleLightdash.DASHBOARD, null);
  private static final ContextItem PULL_REQUEST =
      new ContextItem.PullRequest(SampleLightdash.PULL_REQUEST);
  private static final ContextItem OVERRIDDEN_CHART = overridden();

  /** What every role that may ask at all may pin. */
  private static final List<ContextItem> OPEN = List.of(CHART, DASHBOARD);

  /** What needs the right to see the project's source code. */
  private static final List<ContextItem> OF_DEVELOPERS =
      List.of(
          OVERRIDDEN_CHART,
          DASHBOARD,
          PULL_REQUEST,
          new ContextItem.File("models/orders.sql"),
          new ContextItem.File("models/größe 🥪.sql"),
          new ContextItem.Repository("jaffle-shop/dbt"));

  /** What only a trusted service may pin comes on top. */
  private static final List<ContextItem> OF_SERVICES =
      List.of(
          CHART,
          DASHBOARD,
          PULL_REQUEST,
          new ContextItem.Thread(
              SampleLightdash.CONVERSATION, SampleLightdash.CONVERSATIONS_PROMPT),
          new ContextItem.File("models/orders.sql"),
          new ContextItem.ProposedChange(SampleLightdash.FINGERPRINT),
          new ContextItem.ReviewFinding(SampleLightdash.FINGERPRINT),
          new ContextItem.PreviewEnvironment(SampleLightdash.PREVIEW_PROJECT));

  private Pins() {}

  static List<ContextItem> open(Chance chance) {
    return some(chance, OPEN);
  }

  static List<ContextItem> ofDevelopers(Chance chance) {
    return some(chance, OF_DEVELOPERS);
  }

  static List<ContextItem> ofServices(Chance chance) {
    return some(chance, OF_SERVICES);
  }

  /** One of the charts that a fault hides, among others. */
  static List<ContextItem> flipping(Chance chance) {
    List<ContextItem> items = new ArrayList<>(open(chance));
    items.add(
        chance.between(0, items.size() + 1),
        new ContextItem.Chart(chance.of(Workload.FLIPPING_CHARTS), null, null));
    return items;
  }

  private static List<ContextItem> some(Chance chance, List<ContextItem> items) {
    List<ContextItem> rotated = new ArrayList<>(items);
    Collections.rotate(rotated, chance.between(0, items.size()));
    return List.copyOf(rotated.subList(0, chance.between(0, items.size() + 1)));
  }

  private static ContextItem overridden() {
    String body =
        """
        {"context": [{"type": "chart", "chartUuid": "%s", "runtimeOverrides": {
          "dashboardParameters": {"region": "EMEA", "share": 0.10},
          "dateZoom": {"granularity": "Month"}}}]}
        """
            .formatted(SampleLightdash.CHART);
    try {
      return ThreadRequestReader.read(BodyJson.parse(body.getBytes(StandardCharsets.UTF_8)))
          .context()
          .getFirst();
    } catch (UnacceptableJsonException | ShapeException e) {
      throw new IllegalStateException("not of the contract: " + body, e);
    }
  }
}
