package dev.threadspool.operator.dlq;

import dev.threadspool.operator.ExitCode;
import dev.threadspool.operator.console.Console;
import dev.threadspool.operator.console.Summary;
import dev.threadspool.operator.reading.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Does to all chosen dead letters what is to be done, some hundreds in a transaction. What earlier
 * runs did is known from the marks, so it goes on where one ended, however that was. Not
 * thread-safe.
 */
final class Sweep implements Reader.Listener {

  private static final int LETTERS = 500;
  private static final int BYTES = 4 * 1024 * 1024;

  private final DeadLetterTopic topic;
  private final SelectionOptions selection;
  private final Treatment treatment;
  private final int limit;
  private final Console run;
  private final LetterReport report;
  private final List<Letter> batch = new ArrayList<>();
  private final Set<Place> unseen;
  private final Frontier frontier;
  private final @Nullable Transactions transactions;
  private final String counter;
  private int bytes;

  /**
   * @param transactions null where nothing is to be changed
   */
  private Sweep(
      DeadLetterTopic topic,
      SelectionOptions selection,
      Treatment treatment,
      int limit,
      Console run,
      Frontier frontier,
      @Nullable Transactions transactions) {
    this.topic = topic;
    this.selection = selection;
    this.treatment = treatment;
    this.limit = limit;
    this.run = run;
    this.report = new LetterReport(run);
    this.unseen = new TreeSet<>(selection.places());
    this.frontier = frontier;
    this.transactions = transactions;
    this.counter = counter(treatment, transactions == null);
    run.summary().set("read", 0L).set(counter, 0L).set("refused", 0L);
  }

  private static String counter(Treatment treatment, boolean dryRun) {
    String done = treatment.done();
    return dryRun
        ? "wouldBe" + done.substring(0, 1).toUpperCase(Locale.ROOT) + done.substring(1)
        : done;
  }

  /**
   * @return one of {@link ExitCode}
   */
  static int run(
      DeadLetterTopic topic,
      Consumer<byte[], byte[]> consumer,
      SelectionOptions selection,
      Treatment treatment,
      int limit,
      boolean dryRun,
      Console run) {
    // Before anything is read: whoever is taken over can add nothing to it any more.
    try (Transactions transactions = dryRun ? null : Transactions.open(topic)) {
      List<Span> all = topic.spans();
      Handled handled = new Marks(topic, run).handled(consumer, all);
      List<Span> spans = selection.within(all);
      Map<TopicPartition, Long> begins =
          all.stream().collect(Collectors.toMap(Span::partition, Span::from));
      Frontier frontier = new Frontier(spans, begins, topic.cluster().committed(topic.group()));
      Sweep sweep = new Sweep(topic, selection, treatment, limit, run, frontier, transactions);
      boolean through = new Reader(topic, consumer, handled, run).read(spans, sweep);
      return sweep.end(spans, through);
    } catch (TakenOverException _) {
      run.note("threadspool: another dlq command was started, and goes on instead of this one");
      return ExitCode.FINDINGS;
    }
  }

  @Override
  public boolean take(Letter letter) {
    Place place = letter.place();
    boolean fits = selection.fits(letter);
    if (fits) {
      unseen.remove(place);
    }
    if (!fits || !treatment.isFor(letter.state())) {
      pass(letter, fits);
      return true;
    }
    String refusal = treatment.refusal(letter);
    if (refusal != null) {
      refuse(letter, refusal);
      return true;
    }
    if (run.summary().get(counter) + batch.size() >= limit) {
      frontier.open(partition(letter), place.offset());
      run.summary().set("limited", true);
      return false;
    }
    batch.add(letter);
    bytes += letter.bytes();
    frontier.handled(partition(letter), place.offset());
    if (batch.size() >= LETTERS || bytes >= BYTES) {
      flush();
    }
    return true;
  }

  private void pass(Letter letter, boolean fits) {
    switch (letter.state()) {
      case OPEN -> frontier.open(partition(letter), letter.place().offset());
      case REDRIVEN, DROPPED -> {
        frontier.handled(partition(letter), letter.place().offset());
        if (fits) {
          run.summary().add("handledBefore", 1);
        }
      }
    }
  }

  @Override
  public void pause() {
    if (!batch.isEmpty()) {
      flush();
    }
  }

  private int end(List<Span> spans, boolean through) {
    if (through) {
      spans.forEach(frontier::end);
    }
    flush();
    unseen.forEach(place -> run.note("%s is not there".formatted(place)));
    Summary summary = run.summary();
    boolean all = unseen.isEmpty() && through && summary.get("refused") == 0;
    return all ? ExitCode.OK : ExitCode.FINDINGS;
  }

  private void flush() {
    if (transactions == null) {
      batch.forEach(letter -> report.wouldBe(treatment.done(), letter));
      run.summary().add(counter, batch.size());
    } else {
      commit(transactions);
    }
    batch.clear();
    bytes = 0;
  }

  private void commit(Transactions open) {
    while (true) {
      Map<TopicPartition, OffsetAndMetadata> offsets = frontier.offsets();
      if (batch.isEmpty() && offsets.isEmpty()) {
        return;
      }
      switch (open.commit(batch, treatment, offsets)) {
        case Transactions.Result.Committed(var places) -> {
          frontier.committed(offsets);
          run.summary().add(counter, batch.size());
          batch.forEach(letter -> report.done(treatment.done(), letter, places.get(letter)));
          return;
        }
        case Transactions.Result.TooLarge(var letters) -> {
          batch.removeAll(letters);
          letters.forEach(
              letter -> refuse(letter, "with its count it is larger than its topic takes"));
        }
      }
    }
  }

  private void refuse(Letter letter, String why) {
    frontier.open(partition(letter), letter.place().offset());
    run.summary().add("refused", 1);
    report.refused(letter, why);
  }

  private TopicPartition partition(Letter letter) {
    return new TopicPartition(topic.names().createDlt(), letter.place().partition());
  }
}
