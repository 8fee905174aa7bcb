package dev.threadspool.ingress.http;

import dev.threadspool.contract.avro.ThreadSummary;
import dev.threadspool.contract.json.ResolvedItemJson;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.lightdash.Agent;
import dev.threadspool.store.ThreadEntry;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** Threads in Lightdash's shapes. */
final class ThreadJson {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private ThreadJson() {}

  /** {@code AiAgentThreadSummary}. */
  static ObjectNode summary(ThreadSummary thread) {
    return summary(
        new ThreadEntry(
            thread.getUuid(),
            thread.getAgentUuid(),
            thread.getUser().getUuid(),
            thread.getUser().getName(),
            thread.getCreatedFrom(),
            thread.getTitle(),
            thread.getTitleGeneratedAt(),
            thread.getCreatedAt(),
            thread.getFirstMessage().getUuid(),
            thread.getFirstMessage().getMessage()));
  }

  /** {@code AiAgentThreadSummary}. */
  static ObjectNode summary(ThreadEntry thread) {
    ObjectNode summary = JsonNodeFactory.instance.objectNode();
    summary.put("uuid", thread.threadUuid().toString());
    summary.put("agentUuid", thread.agentUuid().toString());
    summary.put("createdAt", time(thread.createdAt()));
    summary.put("createdFrom", thread.createdFrom());
    summary.put("title", thread.title());
    summary.put("titleGeneratedAt", time(thread.titleGeneratedAt()));
    summary
        .putObject("firstMessage")
        .put("uuid", thread.promptUuid().toString())
        .put("message", thread.prompt());
    summary
        .putObject("user")
        .put("uuid", thread.actorUuid().toString())
        .put("name", thread.actorName());
    return summary;
  }

  /** The summary with its agent, as a project's list shows it. */
  static ObjectNode ofAgent(ThreadEntry thread, Agent agent) {
    return summary(thread).put("agentName", agent.name()).putNull("agentImageUrl");
  }

  /**
   * The summary with its messages: the first prompt with its context as it was resolved. Nothing
   * has answered it yet, so there is no message of the assistant.
   */
  static ObjectNode thread(StoredThread thread) {
    ObjectNode whole =
        summary(
            new ThreadEntry(
                thread.threadUuid(),
                thread.agentUuid(),
                thread.actor().uuid(),
                thread.actorName(),
                thread.createdFrom(),
                thread.title(),
                thread.titleGeneratedAt(),
                thread.createdAt(),
                thread.promptUuid(),
                thread.prompt()));
    whole.putArray("messages").add(firstMessage(thread));
    whole.putArray("compactions");
    return whole;
  }

  private static ObjectNode firstMessage(StoredThread thread) {
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    message.put("role", "user");
    message.put("uuid", thread.promptUuid().toString());
    message.put("threadUuid", thread.threadUuid().toString());
    message.put("message", thread.prompt());
    message.put("createdAt", time(thread.createdAt()));
    message
        .putObject("user")
        .put("uuid", thread.actor().uuid().toString())
        .put("name", thread.actorName())
        .putNull("slackUserId");
    ArrayNode context = message.putArray("context");
    thread
        .context()
        .forEach(item -> context.addRawValue(new RawValue(ResolvedItemJson.write(item))));
    message.putArray("steers");
    message.put("hidden", false);
    return message;
  }

  private static @Nullable String time(@Nullable Instant instant) {
    return instant == null ? null : TIME.format(instant);
  }
}
