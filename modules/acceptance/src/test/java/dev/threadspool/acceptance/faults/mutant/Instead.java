package dev.threadspool.acceptance.faults.mutant;

import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.Rejection;
import dev.threadspool.store.DecisionTransaction;
import dev.threadspool.store.Progress;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * What a mutated worker calls in the place of its guards. Each does what somebody might have
 * written.
 */
public final class Instead {

  static final ClassDesc TYPE = ClassDesc.of(Instead.class.getName());

  private Instead() {}

  static MethodTypeDesc signature(String name) {
    for (Method method : Instead.class.getDeclaredMethods()) {
      if (method.getName().equals(name)) {
        return MethodType.methodType(method.getReturnType(), method.getParameterTypes())
            .describeConstable()
            .orElseThrow();
      }
    }
    throw new IllegalArgumentException("Instead has no method " + name);
  }

  /** Nothing is known to be decided, or announced. */
  public static long nothing(Progress progress) {
    return 0;
  }

  /** Any record made the thread that it names. */
  public static boolean always(Origin origin, Object other) {
    return true;
  }

  /** As they come. */
  public static <T> Stream<T> unsorted(Stream<T> stream, Comparator<T> order) {
    return stream;
  }

  /** A rejection is told, and no decision. */
  public static void notStored(DecisionTransaction transaction, List<Rejection> rejections) {}

  /** The offsets follow in a transaction of their own. */
  public static void separately(
      Producer<byte[], byte[]> producer,
      Map<TopicPartition, OffsetAndMetadata> offsets,
      ConsumerGroupMetadata group) {
    producer.commitTransaction();
    producer.beginTransaction();
    producer.sendOffsetsToTransaction(offsets, group);
  }

  /** Whatever became of it, the loop goes on from where it is. */
  public static void unsettled(Producer<byte[], byte[]> producer) {
    try {
      producer.commitTransaction();
    } catch (KafkaException unknown) {
      System.err.println("Taken for committed: " + unknown);
    }
  }

  /** The group by its name alone: whoever has been replaced may still commit. */
  public static void unfenced(
      Producer<byte[], byte[]> producer,
      Map<TopicPartition, OffsetAndMetadata> offsets,
      ConsumerGroupMetadata group) {
    producer.sendOffsetsToTransaction(
        offsets, new ConsumerGroupMetadata(group.groupId(), -1, "", Optional.empty()));
  }

  /** Once a member, always a member. */
  public static int member(ConsumerGroupMetadata group) {
    return 1;
  }

  /** The batch is given up as a whole. */
  public static void together(
      Object listener,
      List<ConsumerRecord<byte[], byte[]>> records,
      Throwable fault,
      Consumer<?, ?> consumer) {
    try {
      Method deadLetter =
          listener
              .getClass()
              .getDeclaredMethod(
                  "deadLetter", ConsumerRecord.class, Throwable.class, Consumer.class);
      deadLetter.setAccessible(true);
      for (ConsumerRecord<byte[], byte[]> record : records) {
        deadLetter.invoke(listener, record, fault, consumer);
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the mutant does not fit the worker any more", e);
    }
  }
}
