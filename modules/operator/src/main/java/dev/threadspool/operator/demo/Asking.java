package dev.threadspool.operator.demo;

import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.local.sample.SampleLightdash;
import dev.threadspool.operator.parts.Running;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.RecordMetadata;

/** The callers' half of the story. */
final class Asking {

  private Asking() {}

  static Asked all(Running running, Table table) throws IOException, InterruptedException {
    try (HttpCaller http = new HttpCaller(running.ingressUrl());
        KafkaCaller kafka = new KafkaCaller(running)) {
      String key = UUID.randomUUID().toString();
      String ada = SampleLightdash.ADMIN_TOKEN;
      HttpAnswer chart =
          show(
              table,
              "Ada pins a chart, with overrides",
              http.ask(ada, Bodies.chartWithOverrides(), key));
      HttpAnswer again =
          show(table, "the same again, same key", http.ask(ada, Bodies.chartWithOverrides(), key));
      HttpAnswer dashboard =
          show(table, "Ada pins a dashboard", http.ask(ada, Bodies.dashboard(), null));
      HttpAnswer pullRequest =
          show(table, "Ada pins a pull request", http.ask(ada, Bodies.pullRequest(), null));
      HttpAnswer refused =
          show(
              table,
              "Vic pins a chart that is private",
              http.ask(
                  SampleLightdash.VIEWER_TOKEN,
                  Bodies.chart(SampleLightdash.PRIVATE_NESTED_CHART),
                  null));
      ThreadCommand command = KafkaCaller.command(threadOf(chart));
      RecordMetadata first =
          show(
              table, "a service pins all nine kinds", kafka.publish(command), command.threadUuid());
      RecordMetadata second =
          show(table, "the same record again", kafka.publish(command), command.threadUuid());
      RecordMetadata poison = kafka.publishPoison();
      table.row("Kafka", "bytes that nobody can read", place(poison), "");
      return new Asked(
          chart, again, dashboard, pullRequest, refused, command, List.of(first, second), poison);
    }
  }

  /** What was just made; were it not made, Lightdash's own conversation serves as well. */
  private static UUID threadOf(HttpAnswer answer) {
    return answer.errorName().isEmpty()
        ? UUID.fromString(answer.threadUuid())
        : SampleLightdash.CONVERSATION;
  }

  private static HttpAnswer show(Table table, String what, HttpAnswer answer) {
    String outcome =
        answer.errorName().isEmpty()
            ? "thread " + answer.threadUuid()
            : answer.errorName() + ": " + answer.errorMessage();
    table.row(
        "HTTP", what, "%d in %d ms".formatted(answer.status(), answer.took().toMillis()), outcome);
    return answer;
  }

  private static RecordMetadata show(
      Table table, String what, RecordMetadata published, UUID threadUuid) {
    table.row("Kafka", what, place(published), "thread " + threadUuid);
    return published;
  }

  private static String place(RecordMetadata published) {
    return "at %d/%d".formatted(published.partition(), published.offset());
  }
}
