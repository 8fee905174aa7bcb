package dev.threadspool.acceptance.faults.check;

import dev.threadspool.acceptance.faults.check.evidence.Logged;
import dev.threadspool.acceptance.faults.check.evidence.Place;
import dev.threadspool.acceptance.faults.check.evidence.RawRecord;
import dev.threadspool.acceptance.faults.check.evidence.Rows;
import dev.threadspool.acceptance.faults.check.evidence.Sample;
import dev.threadspool.acceptance.faults.site.Site;
import dev.threadspool.acceptance.faults.workload.Ledger;
import dev.threadspool.acceptance.faults.workload.PlanMark;
import dev.threadspool.acceptance.faults.workload.Workload;
import dev.threadspool.contract.model.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Gathers the evidence of a run that is over. */
final class Collector {

  private static final Duration CATCH_UP = Duration.ofSeconds(60);

  private final Site site;
  private final Workload workload;
  private final Map<String, UUID> topicIds = new HashMap<>();
  private final List<Logged> log = new ArrayList<>();
  private final Map<Origin, RawRecord> sources = new HashMap<>();

  Collector(Site site, Workload workload) {
    this.site = site;
    this.workload = workload;
    site.commandTopics().forEach(topic -> topicIds.put(topic, site.topicId(topic)));
  }

  Evidence collect(Ledger ledger, LiveReader reader, OffsetWatch watch) {
    reader.catchUp(CATCH_UP);
    watch.sampleNow();
    // Before the rows: a later sample would seem to come before them.
    List<Sample> samples = watch.taken();
    Rows rows = RowsReader.read(site.store());
    var events = new EventsReader(site).read();
    Set<Origin> dead = new HashSet<>();
    rows.deadLetters().forEach(row -> dead.add(row.origin()));
    events.dead().forEach(told -> dead.add(told.content().origin()));
    readCommands(dead);
    return new Evidence(
        workload,
        ledger.publications(),
        log,
        sources,
        events,
        reader.events(),
        reader.replies(workload.seed()),
        rows,
        samples,
        GroupOffsets.of(site, topicIds),
        Map.of());
  }

  /** Reads the command topics twice: what the second reader misses was aborted. */
  private void readCommands(Set<Origin> dead) {
    for (String topic : site.commandTopics()) {
      Set<Place> committed = new HashSet<>();
      TopicReader.readCommitted(site, topic, record -> committed.add(place(record)));
      TopicReader.readUncommitted(
          site,
          topic,
          record -> {
            Origin origin =
                new Origin(
                    Objects.requireNonNull(topicIds.get(topic)),
                    record.partition(),
                    record.offset());
            int index = PlanMark.read(record.headers(), workload.seed());
            String key = String.valueOf(HeaderValues.text(record.key()));
            log.add(new Logged(origin, topic, key, index, committed.contains(place(record))));
            if (dead.contains(origin)) {
              sources.put(origin, RawRecord.of(record));
            }
          });
    }
  }

  private static Place place(ConsumerRecord<byte[], byte[]> record) {
    return new Place(record.topic(), record.partition(), record.offset());
  }
}
