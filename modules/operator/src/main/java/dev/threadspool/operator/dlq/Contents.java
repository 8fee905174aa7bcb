package dev.threadspool.operator.dlq;

import dev.threadspool.contract.headers.DeadLetterFacts;
import dev.threadspool.contract.json.RequestJson;
import dev.threadspool.contract.json.ThreadRequest;
import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.operator.console.Printable;
import dev.threadspool.operator.reading.CommandReader;
import dev.threadspool.operator.reading.ReadCommand;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What dead letters say, as far as anybody can read it now. */
final class Contents {

  private final CommandReader reader;
  private final String commandTopic;

  /**
   * @param commandTopic taken for those that do not say where they stood
   */
  Contents(CommandReader reader, String commandTopic) {
    this.reader = reader;
    this.commandTopic = commandTopic;
  }

  /**
   * @throws dev.threadspool.contract.wire.RegistryUnavailableException where the registry does not
   *     answer
   */
  ReadCommand read(Letter letter) {
    DeadLetterFacts facts = letter.facts();
    return reader.read(
        new ConsumerRecord<>(
            facts == null ? commandTopic : facts.topic(),
            0,
            0,
            letter.record().key(),
            letter.record().value()));
  }

  /** In a line. */
  static String text(ReadCommand content) {
    return switch (content) {
      case ReadCommand.Valid(ThreadCommand command) ->
          "a command of project %s, agent %s".formatted(command.projectUuid(), command.agentUuid());
      case ReadCommand.Invalid(var ids, String reason) ->
          "a command of project %s that will be rejected: %s"
              .formatted(ids.projectUuid(), Printable.line(reason));
      case ReadCommand.Unreadable(String reason) -> "unreadable: " + Printable.line(reason);
    };
  }

  /** All that can be read. */
  static Map<String, Object> json(ReadCommand content) {
    Map<String, Object> json = new LinkedHashMap<>();
    switch (content) {
      case ReadCommand.Valid(ThreadCommand command) -> {
        json.put("is", "readable");
        json.put("commandId", command.commandId().toString());
        json.put("threadUuid", command.threadUuid().toString());
        json.put("issuedAt", command.issuedAt().toString());
        json.put("organizationUuid", command.organizationUuid().toString());
        json.put("projectUuid", command.projectUuid().toString());
        json.put("agentUuid", command.agentUuid().toString());
        json.put("actor", actor(command.actor()));
        json.put("createdFrom", command.createdFrom());
        json.put(
            "request",
            RequestJson.tree(
                new ThreadRequest(command.prompt(), command.modelConfig(), command.context())));
      }
      case ReadCommand.Invalid(var ids, String reason) -> {
        json.put("is", "invalid");
        json.put("commandId", ids.commandId().toString());
        json.put("threadUuid", ids.threadUuid().toString());
        json.put("issuedAt", ids.issuedAt().toString());
        json.put("organizationUuid", ids.organizationUuid().toString());
        json.put("projectUuid", ids.projectUuid().toString());
        json.put("agentUuid", ids.agentUuid().toString());
        json.put("actor", actor(ids.actor()));
        json.put("reason", reason);
      }
      case ReadCommand.Unreadable(String reason) -> {
        json.put("is", "unreadable");
        json.put("reason", reason);
      }
    }
    return json;
  }

  private static Map<String, String> actor(Actor actor) {
    return Map.of(
        "type", actor.type().name().toLowerCase(Locale.ROOT), "uuid", actor.uuid().toString());
  }
}
