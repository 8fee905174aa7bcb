package dev.threadspool.bench.sink;

import dev.threadspool.contract.json.ModelConfigJson;
import dev.threadspool.contract.json.ResolvedItemJson;
import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.contract.model.StoredThread;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * A thread as a sink takes it: one row for the thread with its prompt, one for each item of its
 * context; uuids and times in the types by which Debezium knows them.
 */
final class FlatRows {

  static final String THREADS = "flat_thread";
  static final String CONTEXT = "flat_context";

  private static final Schema UUID =
      SchemaBuilder.string().name("io.debezium.data.Uuid").version(1).build();
  private static final Schema TIME =
      SchemaBuilder.string().name("io.debezium.time.ZonedTimestamp").version(1).build();

  private static final Schema THREAD =
      SchemaBuilder.struct()
          .name(THREADS)
          .field("thread_uuid", UUID)
          .field("organization_uuid", UUID)
          .field("project_uuid", UUID)
          .field("agent_uuid", UUID)
          .field("actor_type", Schema.STRING_SCHEMA)
          .field("actor_uuid", UUID)
          .field("actor_name", Schema.STRING_SCHEMA)
          .field("created_from", Schema.STRING_SCHEMA)
          .field("created_at", TIME)
          .field("command_id", UUID)
          .field("issued_at", TIME)
          .field("origin_topic_id", UUID)
          .field("origin_partition", Schema.INT32_SCHEMA)
          .field("origin_offset", Schema.INT64_SCHEMA)
          .field("hash_version", Schema.INT32_SCHEMA)
          .field("content_hash", Schema.STRING_SCHEMA)
          .field("prompt_uuid", UUID)
          .field("prompt", Schema.STRING_SCHEMA)
          .field("model_config", Schema.OPTIONAL_STRING_SCHEMA)
          .build();

  private static final Schema ITEM =
      SchemaBuilder.struct()
          .name(CONTEXT)
          .field("prompt_uuid", UUID)
          .field("ordinal", Schema.INT32_SCHEMA)
          .field("kind", Schema.STRING_SCHEMA)
          .field("item", Schema.STRING_SCHEMA)
          .build();

  private FlatRows() {}

  /** Of the topic's rows. */
  static Schema schema(String topic) {
    return switch (topic) {
      case THREADS -> THREAD;
      case CONTEXT -> ITEM;
      default -> throw new IllegalArgumentException("no topic of flat rows: " + topic);
    };
  }

  static Struct thread(StoredThread thread) {
    return new Struct(THREAD)
        .put("thread_uuid", thread.threadUuid().toString())
        .put("organization_uuid", thread.organizationUuid().toString())
        .put("project_uuid", thread.projectUuid().toString())
        .put("agent_uuid", thread.agentUuid().toString())
        .put("actor_type", thread.actor().type().name().toLowerCase(Locale.ROOT))
        .put("actor_uuid", thread.actor().uuid().toString())
        .put("actor_name", thread.actorName())
        .put("created_from", thread.createdFrom())
        .put("created_at", time(thread.createdAt()))
        .put("command_id", thread.commandId().toString())
        .put("issued_at", time(thread.issuedAt()))
        .put("origin_topic_id", thread.origin().topicId().toString())
        .put("origin_partition", thread.origin().partition())
        .put("origin_offset", thread.origin().offset())
        .put("hash_version", (int) thread.contentHash().version())
        .put("content_hash", thread.contentHash().hex())
        .put("prompt_uuid", thread.promptUuid().toString())
        .put("prompt", thread.prompt())
        .put("model_config", modelConfig(thread));
  }

  static List<Struct> context(StoredThread thread) {
    List<Struct> rows = new ArrayList<>();
    for (ResolvedItem item : thread.context()) {
      rows.add(
          new Struct(ITEM)
              .put("prompt_uuid", thread.promptUuid().toString())
              .put("ordinal", rows.size())
              .put("kind", item.kind().contractName())
              .put("item", ResolvedItemJson.write(item)));
    }
    return rows;
  }

  /** To compare rows with each other. */
  static String text(Struct row) {
    return row.schema().fields().stream()
        .map(field -> String.valueOf(row.get(field)))
        .collect(Collectors.joining("|"));
  }

  static boolean isTime(Schema schema) {
    return schema.equals(TIME);
  }

  private static String time(Instant instant) {
    return instant.toString();
  }

  private static @Nullable String modelConfig(StoredThread thread) {
    return thread.modelConfig() == null ? null : ModelConfigJson.write(thread.modelConfig());
  }
}
