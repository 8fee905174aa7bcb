package dev.threadspool.bench.contenders;

import dev.threadspool.bench.site.Arena;
import dev.threadspool.contract.avro.ThreadCreateCommand;
import dev.threadspool.contract.codec.CommandCodec;
import dev.threadspool.contract.codec.CreatedCodec;
import dev.threadspool.contract.codec.InvalidCommandException;
import dev.threadspool.contract.codec.ReplyCodec;
import dev.threadspool.contract.codec.UnreadableCommandException;
import dev.threadspool.contract.headers.CloudEvents;
import dev.threadspool.contract.headers.ReplyHeaders;
import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.contract.topics.TopicNames;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Between records and what they mean, with the contract's codecs. */
record Messages(TopicNames topics, UUID topicId) {

  static Messages of(Arena arena, Admin admin) {
    String topic = arena.topics().create();
    try {
      org.apache.kafka.common.Uuid id =
          Objects.requireNonNull(
                  admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic))
              .topicId();
      return new Messages(
          arena.topics(), new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the topic is not there", e);
    }
  }

  Origin origin(ConsumerRecord<?, ?> record) {
    return new Origin(topicId, record.partition(), record.offset());
  }

  ThreadCommand command(ConsumerRecord<String, ThreadCreateCommand> record) {
    try {
      return CommandCodec.fromAvro(record.value());
    } catch (InvalidCommandException | UnreadableCommandException e) {
      throw new IllegalStateException("the workload has none such", e);
    }
  }

  ProducerRecord<String, SpecificRecord> created(StoredThread thread) {
    ProducerRecord<String, SpecificRecord> event =
        new ProducerRecord<>(
            topics.created(), thread.threadUuid().toString(), CreatedCodec.toAvro(thread));
    CloudEvents.created(thread).writeTo(event.headers());
    return event;
  }

  ProducerRecord<String, SpecificRecord> reply(
      ConsumerRecord<String, ThreadCreateCommand> source, StoredThread thread) {
    ProducerRecord<String, SpecificRecord> reply =
        new ProducerRecord<>(
            topics.createReply(),
            ReplyHeaders.replyPartition(source.headers()),
            source.key(),
            ReplyCodec.toAvro(source.value().getCommandId(), thread));
    ReplyHeaders.writeCorrelationId(
        reply.headers(), Objects.requireNonNull(ReplyHeaders.correlationId(source.headers())));
    return reply;
  }
}
