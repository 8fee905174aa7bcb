package dev.threadspool.bench.micro;

import dev.threadspool.contract.avro.ThreadCreateCommand;
import dev.threadspool.contract.codec.CommandCodec;
import dev.threadspool.contract.codec.CreatedCodec;
import dev.threadspool.contract.hash.ContentHasher;
import dev.threadspool.contract.json.ResolvedItemJson;
import dev.threadspool.contract.model.ContentHash;
import dev.threadspool.contract.model.ResolvedItem;
import dev.threadspool.contract.model.StoredThread;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.contract.schemas.SchemaCatalogue;
import dev.threadspool.contract.schemas.SchemaRegistrar;
import dev.threadspool.contract.topics.TopicNames;
import dev.threadspool.contract.topics.TopicPlan;
import dev.threadspool.contract.topics.TopicSettings;
import dev.threadspool.contract.wire.AvroWire;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** What the worker does for one command beside waiting for others, step by step. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Steps {

  private static final int SPECIMENS = 512;

  @Param("3")
  int items = 3;

  /** The address of a registry; only {@link #prepare} asks it. */
  @Param("http://localhost:8081")
  String registry = "";

  final TopicNames topics = TopicPlan.of(TopicSettings.from(Map.of())).names();
  AvroWire wire = new AvroWire(Map.of("schema.registry.url", "http://localhost:8081"));
  Specimens specimens = new Specimens(List.of(), List.of(), List.of(), List.of());
  private int next;

  /** Registers the schemas, and makes the specimens. */
  @Setup
  public void prepare() throws IOException {
    Map<String, String> configuration = Map.of("schema.registry.url", registry);
    try (SchemaRegistrar registrar = new SchemaRegistrar(configuration)) {
      SchemaCatalogue.bySubject(topics).forEach(registrar::register);
    }
    wire = new AvroWire(configuration);
    specimens = Specimens.make(wire, topics.create(), items, SPECIMENS);
  }

  /** From bytes to the Avro record. */
  @Benchmark
  public ThreadCreateCommand decode() {
    return wire.decode(topics.create(), of(specimens.bytes()), ThreadCreateCommand.class);
  }

  /** From the Avro record to the command, checked. */
  @Benchmark
  public ThreadCommand map() throws Exception {
    return CommandCodec.fromAvro(of(specimens.records()));
  }

  /** The content's hash. */
  @Benchmark
  public ContentHash hash() {
    return ContentHasher.hash(of(specimens.commands()));
  }

  /** The items of a thread's rows as JSON. */
  @Benchmark
  public void json(Blackhole hole) {
    for (ResolvedItem item : of(specimens.threads()).context()) {
      hole.consume(ResolvedItemJson.writeUtf8(item));
    }
  }

  /** From the thread to the bytes of its created event. */
  @Benchmark
  public byte[] encode() {
    StoredThread thread = of(specimens.threads());
    return wire.encode(topics.created(), CreatedCodec.toAvro(thread));
  }

  private <T> T of(List<T> all) {
    next = (next + 1) % SPECIMENS;
    return all.get(next);
  }
}
