package dev.threadspool.operator.demo;

import dev.threadspool.local.sample.SampleLightdash;
import java.util.UUID;

/** What is asked for over HTTP. */
public final class Bodies {

  private Bodies() {}

  /**
   * As a dashboard's filters, parameters and zoom stood on the screen when the chart was pinned.
   */
  static String chartWithOverrides() {
    return """
        {
          "prompt": "Why did revenue fall in March?",
          "modelConfig": {"modelProvider": "anthropic", "modelName": "claude-sonnet", "reasoning": true},
          "context": [{
            "type": "chart",
            "chartUuid": "%s",
            "runtimeOverrides": {
              "dateZoom": {"granularity": "Month", "xAxisFieldId": "orders_ordered_at"},
              "dashboardParameters": {"region": ["EMEA", "APAC"], "threshold": 12.50},
              "dashboardFilters": {
                "dimensions": [{
                  "id": "by-country",
                  "target": {"fieldId": "customers_country", "tableName": "customers"},
                  "operator": "equals",
                  "values": ["DE", "FR"]
                }],
                "metrics": [],
                "tableCalculations": []
              }
            }
          }]
        }
        """
        .formatted(SampleLightdash.CHART);
  }

  public static String dashboard() {
    return """
        {
          "prompt": "What stands out here?",
          "context": [{"type": "dashboard", "dashboardUuid": "%s"}]
        }
        """
        .formatted(SampleLightdash.DASHBOARD);
  }

  static String pullRequest() {
    return """
        {
          "prompt": "What does this change do to our numbers?",
          "context": [{"type": "pull_request", "prUrl": "%s"}]
        }
        """
        .formatted(SampleLightdash.PULL_REQUEST);
  }

  static String chart(UUID chartUuid) {
    return """
        {"prompt": "Who earns most?", "context": [{"type": "chart", "chartUuid": "%s"}]}
        """
        .formatted(chartUuid);
  }
}
