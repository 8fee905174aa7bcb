package dev.threadspool.store.internal;

import java.util.List;
import java.util.Locale;

/** The tables that can be rebuilt, in the order in which they are written, with all columns. */
public enum BulkTable {
  THREAD(
      "thread_uuid",
      "organization_uuid",
      "project_uuid",
      "agent_uuid",
      "actor_type",
      "actor_uuid",
      "actor_name",
      "created_from",
      "title",
      "title_generated_at",
      "created_at",
      "command_id",
      "issued_at",
      "origin_topic_id",
      "origin_partition",
      "origin_offset",
      "hash_version",
      "content_hash"),
  PROMPT("prompt_uuid", "thread_uuid", "created_at", "prompt", "model_config"),
  PROMPT_CONTEXT("prompt_uuid", "ordinal", "kind", "item"),
  REJECTION(
      "origin_topic_id",
      "origin_partition",
      "origin_offset",
      "command_id",
      "thread_uuid",
      "organization_uuid",
      "project_uuid",
      "agent_uuid",
      "actor_type",
      "actor_uuid",
      "issued_at",
      "rejected_at",
      "hash_version",
      "content_hash",
      "error_name",
      "status_code",
      "message",
      "data"),
  DEAD_LETTER(
      "origin_topic_id",
      "origin_partition",
      "origin_offset",
      "failed_at",
      "exception",
      "message",
      "stacktrace");

  private final List<String> columns;

  BulkTable(String... columns) {
    this.columns = List.of(columns);
  }

  public String tableName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public List<String> columns() {
    return columns;
  }

  /** As a statement lists them. */
  public String columnList() {
    return String.join(", ", columns);
  }
}
