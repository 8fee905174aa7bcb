package dev.threadspool.bench.micro;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.threadspool.bench.workload.Bodies;
import dev.threadspool.bench.workload.Commands;
import dev.threadspool.bench.workload.Lightdash;
import dev.threadspool.contract.avro.ThreadCreateCommand;
import dev.threadspool.contract.codec.CommandCodec;
import dev.threadspool.contract.hash.ContentHasher;
import dev.threadspool.contract.model.ContextItem;
import dev.threadspool.contract.model.Origin;
import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.contract.wire.AvroWire;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The bench's usual commands in all their shapes, made without any database: names, slugs and
 * versions are as long as those that Lightdash would have given.
 */
record Specimens(
    List<byte[]> bytes,
    List<ThreadCreateCommand> records,
    List<ThreadCommand> commands,
    List<StoredThread> threads) {

  static Specimens make(AvroWire wire, String topic, int items, int count) {
    Commands commands =
        new Commands(Bodies.of(items, Lightdash.CHARTS), UuidCreator::getTimeOrderedEpoch);
    Specimens made =
        new Specimens(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int n = 0; n < count; n++) {
      ThreadCommand command = commands.command(n);
      ThreadCreateCommand record = CommandCodec.toAvro(command);
      made.commands.add(command);
      made.records.add(record);
      made.bytes.add(wire.encode(topic, record));
      made.threads.add(thread(command, n));
    }
    return made;
  }

  private static StoredThread thread(ThreadCommand command, int n) {
    return new StoredThread(
        command.threadUuid(),
        command.promptUuid(),
        command.organizationUuid(),
        command.projectUuid(),
        command.agentUuid(),
        command.actor(),
        "Bea Bench 1001",
        command.createdFrom(),
        null,
        null,
        command.issuedAt(),
        command.commandId(),
        command.issuedAt(),
        new Origin(UUID.randomUUID(), 0, n),
        ContentHasher.hash(command),
        command.prompt(),
        command.modelConfig(),
        command.context().stream().map(Specimens::resolved).toList());
  }

  private static ResolvedItem resolved(ContextItem item) {
    return switch (item) {
      case ContextItem.Chart chart ->
          new ResolvedItem.Chart(
              chart.chartUuid(),
              "chart-1001",
              UUID.randomUUID(),
              "Chart 1001",
              chart.runtimeOverrides(),
              "vertical_bar");
      case ContextItem.Dashboard dashboard ->
          new ResolvedItem.Dashboard(
              dashboard.dashboardUuid(), "dashboard-1001", UUID.randomUUID(), "Dashboard 1001");
      case ContextItem.File file -> new ResolvedItem.File(file.path());
      case ContextItem.Repository repository -> new ResolvedItem.Repository(repository.fullName());
      case ContextItem other -> throw new IllegalStateException("the bench has none: " + other);
    };
  }
}
