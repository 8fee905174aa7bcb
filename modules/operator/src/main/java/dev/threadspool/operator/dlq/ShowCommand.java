package dev.threadspool.operator.dlq;

import dev.threadspool.contract.wire.RegistryUnavailableException;
import dev.threadspool.operator.ExitCode;
import dev.threadspool.operator.console.Console;
import dev.threadspool.operator.console.ConsoleOptions;
import dev.threadspool.operator.console.Examples;
import dev.threadspool.operator.console.Stop;
import dev.threadspool.operator.reading.PointReader;
import dev.threadspool.operator.reading.ReadCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Dead letters, one by one. */
@Command(
    name = "show",
    description = {
      "Shows all that is known of dead letters: cause and stack trace, key, headers, the command as"
          + " JSON or the bytes that nobody can read, and what was done with them. Changes nothing.",
      "Exits with 1 where one of them is not there."
    },
    footerHeading = Examples.HEADING,
    footer = {
      "  threadspool dlq show --config worker.yaml 3@1742",
      "  threadspool dlq show --config worker.yaml 3@1742 0@12 --output json"
    })
public final class ShowCommand implements Callable<Integer> {

  @Mixin private DlqOptions options = new DlqOptions();
  @Mixin private ConsoleOptions console = new ConsoleOptions();

  @Parameters(
      paramLabel = "PARTITION@OFFSET",
      arity = "1..*",
      converter = Place.Converter.class,
      description = "These dead letters, as `list` names them.")
  private List<Place> places = new ArrayList<>();

  @Option(
      names = "--bytes",
      paramLabel = "N",
      defaultValue = "512",
      description = "Of bytes that nobody can read, so many at most. Default: ${DEFAULT-VALUE}.")
  private int bytes = 512;

  @Override
  public Integer call() throws Exception {
    return options.run("dlq show", console, new Stop(), this::show);
  }

  private int show(DeadLetterTopic topic, Consumer<byte[], byte[]> consumer, Console run) {
    SortedSet<Place> left = new TreeSet<>(places);
    Map<Place, Mark> marks = new Marks(topic, run).of(consumer, left);
    Map<Integer, SortedSet<Long>> offsets = new TreeMap<>();
    left.forEach(
        place ->
            offsets.computeIfAbsent(place.partition(), _ -> new TreeSet<>()).add(place.offset()));
    List<TopicPartition> partitions =
        topic.cluster().partitions(List.of(topic.names().createDlt()));
    PointReader reader = new PointReader(consumer, run);
    run.summary().set("shown", 0L);
    for (TopicPartition partition : partitions) {
      reader.read(
          partition,
          offsets.getOrDefault(partition.partition(), new TreeSet<>()),
          record -> {
            Mark mark = marks.get(Place.of(record));
            Letter letter =
                new Letter(record, mark == null ? State.OPEN : mark.state(), topic.contents());
            left.remove(letter.place());
            LetterDetails details = new LetterDetails(letter, content(letter), mark);
            run.item(details.text(bytes), details.json());
            run.summary().add("shown", 1);
          });
    }
    left.forEach(place -> run.note("%s is not there".formatted(place)));
    return left.isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
  }

  private static @Nullable ReadCommand content(Letter letter) {
    try {
      return letter.content();
    } catch (RegistryUnavailableException away) {
      return null;
    }
  }
}
