package dev.threadspool.ingress.startup;

import dev.threadspool.contract.avro.ThreadCreateReply;
import dev.threadspool.contract.codec.CommandCodec;
import dev.threadspool.contract.codec.ReplyCodec;
import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.ApiError;
import dev.threadspool.contract.model.ThreadCommand;
import dev.threadspool.contract.schemas.SchemaCatalogue;
import dev.threadspool.contract.schemas.SchemaRegistrar;
import dev.threadspool.contract.schemas.SchemaState;
import dev.threadspool.contract.topics.TopicNames;
import dev.threadspool.contract.wire.AvroWire;
import dev.threadspool.contract.wire.RegistryUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.avro.Schema;

/** Whether the registry has the schemas of commands and replies. */
public final class OwnSchemas {

  private static final UUID NOBODY = new UUID(0, 0);
  private static final ThreadCommand ANY_COMMAND =
      new ThreadCommand(
          NOBODY,
          NOBODY,
          NOBODY,
          Instant.EPOCH,
          NOBODY,
          NOBODY,
          NOBODY,
          new Actor(Actor.Type.USER, NOBODY),
          "",
          "",
          null,
          List.of());

  private static final ApiError ANY_ERROR = new ApiError("", 0, "", null);

  private final Map<String, String> registry;
  private final TopicNames names;
  private final AvroWire wire;

  public OwnSchemas(Map<String, String> registry, TopicNames names, AvroWire wire) {
    this.registry = Map.copyOf(registry);
    this.names = names;
    this.wire = wire;
  }

  /**
   * Also makes serializer and deserializer remember the schemas: from then on a registry that is
   * away is in nobody's way, unless a worker of another version replies.
   *
   * @throws RegistryUnavailableException where the registry does not answer
   */
  public void require() {
    Map<String, Schema> schemas = SchemaCatalogue.byTopic(names);
    try (SchemaRegistrar registrar = new SchemaRegistrar(registry)) {
      List<String> missing =
          List.of(names.create(), names.createReply()).stream()
              .filter(topic -> !isRegistered(registrar, topic, schemas))
              .toList();
      if (!missing.isEmpty()) {
        throw new Obstacle(
            "the schema registry lacks this version's schemas of "
                + String.join(", ", missing)
                + ": register them with `threadspool schemas register`");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var _ = wire.encode(names.create(), CommandCodec.toAvro(ANY_COMMAND));
    byte[] reply = wire.encode(names.createReply(), ReplyCodec.toAvro(NOBODY, NOBODY, ANY_ERROR));
    var _ = wire.decode(names.createReply(), reply, ThreadCreateReply.class);
  }

  private static boolean isRegistered(
      SchemaRegistrar registrar, String topic, Map<String, Schema> schemas) {
    Schema schema = Objects.requireNonNull(schemas.get(topic));
    return registrar.check(topic + "-value", schema) instanceof SchemaState.Registered;
  }
}
