package dev.threadspool.contract.schemas;

import dev.threadspool.contract.avro.ThreadCreateCommand;
import dev.threadspool.contract.avro.ThreadCreateRejected;
import dev.threadspool.contract.avro.ThreadCreateReply;
import dev.threadspool.contract.avro.ThreadCreated;
import dev.threadspool.contract.avro.ThreadErased;
import dev.threadspool.contract.topics.TopicNames;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;

/** One record type a topic, under the subject that every tool expects: {@code <topic>-value}. */
public final class SchemaCatalogue {

  private SchemaCatalogue() {}

  /** The schema of each topic's values. Dead letters have none: they are raw. */
  public static Map<String, Schema> byTopic(TopicNames topics) {
    Map<String, Schema> schemas = new LinkedHashMap<>();
    schemas.put(topics.create(), ThreadCreateCommand.getClassSchema());
    schemas.put(topics.createUpstream(), ThreadCreateCommand.getClassSchema());
    schemas.put(topics.created(), ThreadCreated.getClassSchema());
    schemas.put(topics.erased(), ThreadErased.getClassSchema());
    schemas.put(topics.createRejected(), ThreadCreateRejected.getClassSchema());
    schemas.put(topics.createReply(), ThreadCreateReply.getClassSchema());
    schemas.replaceAll((_, schema) -> PlainSchema.of(schema));
    return schemas;
  }

  /** The same by subject. */
  public static Map<String, Schema> bySubject(TopicNames topics) {
    Map<String, Schema> schemas = new LinkedHashMap<>();
    byTopic(topics).forEach((topic, schema) -> schemas.put(topic + "-value", schema));
    return schemas;
  }
}
