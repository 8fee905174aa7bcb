package dev.threadspool.operator.demo;

import dev.threadspool.contract.model.ThreadCommand;
import java.util.List;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Everything that was asked, with what came back at once. */
record Asked(
    HttpAnswer chart,
    HttpAnswer chartAgain,
    HttpAnswer dashboard,
    HttpAnswer pullRequest,
    HttpAnswer refused,
    ThreadCommand command,
    List<RecordMetadata> published,
    RecordMetadata poison) {

  /** The threads that must be there in the end. */
  List<String> threadUuids() {
    return List.of(
        chart.threadUuid(),
        dashboard.threadUuid(),
        pullRequest.threadUuid(),
        command.threadUuid().toString());
  }
}
