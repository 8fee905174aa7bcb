package dev.threadspool.operator.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.threadspool.contract.codec.CommandCodec;
import dev.threadspool.contract.model.ThreadCommand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Commands of every kind, published in every way. */
public final class TestWorkload {

  private final TestSystem system;
  private final TestRecords records;
  private final List<ThreadCommand> made = new ArrayList<>();
  private final List<ThreadCommand> rejected = new ArrayList<>();
  private final List<RecordMetadata> aborted = new ArrayList<>();

  public TestWorkload(TestSystem system) {
    this.system = system;
    this.records = system.records();
  }

  /**
   * Some of all: threads, with all kinds of context and text that is hard to carry, duplicates,
   * conflicts, rejections, commands that break the contract, bytes that are none; in transactions,
   * also aborted ones, and without.
   *
   * @param threads that are made, at least 20
   * @return every record that is committed
   */
  public List<RecordMetadata> publish(int threads) {
    List<ProducerRecord<byte[], byte[]>> all = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      ThreadCommand command =
          i % 10 == 0
              ? TestCommands.askingForAll("all kinds, " + i)
              : TestCommands.asking(
                  i % 10 == 1 ? "a\tb\\N\r\n\"'\\t é \uD83E\uDDF5, " + i : "no " + i);
      made.add(command);
      all.add(records.of(command));
    }
    made.stream().limit(threads / 10).map(TestCommands::again).map(records::of).forEach(all::add);
    made.stream()
        .limit(threads / 20)
        .map(TestCommands::conflicting)
        .map(records::of)
        .forEach(all::add);
    for (int i = 0; i < threads / 4; i++) {
      ThreadCommand refused = TestCommands.rejected("not this one, " + i);
      rejected.add(refused);
      all.add(records.of(refused));
      if (i % 10 == 0) {
        all.add(records.of(refused));
      }
    }
    all.addAll(invalid());
    for (int i = 0; i < Math.max(3, threads / 50); i++) {
      all.add(
          TestRecords.record(
              system.topics().create(), "poison" + i, ("no Avro " + i).getBytes(UTF_8)));
    }
    all.add(TestRecords.record(system.topics().create(), "nothing", null));
    int half = all.size() / 2;
    List<RecordMetadata> sent = new ArrayList<>(records.send(all.subList(0, half)));
    aborted.addAll(
        records.sendInTransaction(List.of(records.of(TestCommands.asking("never"))), false));
    sent.addAll(records.sendInTransaction(all.subList(half, all.size()), true));
    aborted.addAll(
        records.sendInTransaction(List.of(records.of(TestCommands.asking("never"))), false));
    return sent;
  }

  /**
   * One more in each partition: whoever has committed behind these has committed behind aborted
   * records and markers, too.
   */
  public List<RecordMetadata> publishLast() {
    List<ProducerRecord<byte[], byte[]>> last = new ArrayList<>();
    for (int partition = 0; partition < system.partitions(); partition++) {
      for (ThreadCommand command :
          List.of(TestCommands.asking("the last"), TestCommands.askingForAll("the last, too"))) {
        ProducerRecord<byte[], byte[]> record = records.of(command);
        last.add(new ProducerRecord<>(record.topic(), partition, record.key(), record.value()));
      }
    }
    return records.send(last);
  }

  /** Commands that make a thread. */
  public List<ThreadCommand> made() {
    return List.copyOf(made);
  }

  /** Commands that are rejected. */
  public List<ThreadCommand> rejected() {
    return List.copyOf(rejected);
  }

  /** Records of which nothing may come. */
  public List<RecordMetadata> aborted() {
    return List.copyOf(aborted);
  }

  private List<ProducerRecord<byte[], byte[]>> invalid() {
    List<ProducerRecord<byte[], byte[]>> invalid = new ArrayList<>();
    invalid.add(records.of(TestCommands.issuedAt(Instant.parse("-0044-03-15T12:00:00Z"))));
    invalid.add(records.of(TestCommands.issuedAt(Instant.parse("0001-01-01T00:00:00Z"))));
    invalid.add(records.of(TestCommands.issuedAt(Instant.parse("1582-10-10T01:02:03.456Z"))));
    invalid.add(records.of(TestCommands.issuedAt(Instant.parse("9999-12-31T23:59:59.999Z"))));
    ThreadCommand misplaced = TestCommands.asking("a user where only services may ask");
    String topic = system.topics().createUpstream();
    invalid.add(
        TestRecords.record(
            topic,
            misplaced.threadUuid().toString(),
            system.wire().encode(topic, CommandCodec.toAvro(misplaced))));
    return invalid;
  }
}
