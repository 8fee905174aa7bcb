package dev.threadspool.contract.codec;

import dev.threadspool.contract.avro.ActorType;
import dev.threadspool.contract.avro.ErrorPayload;
import dev.threadspool.contract.model.Actor;
import dev.threadspool.contract.model.ApiError;
import dev.threadspool.contract.model.ContentHash;
import dev.threadspool.contract.model.ModelConfig;
import dev.threadspool.contract.model.Origin;
import org.jspecify.annotations.Nullable;

/** The parts that several record types share. */
final class SharedCodec {

  private SharedCodec() {}

  static dev.threadspool.contract.avro.Actor toAvro(Actor actor) {
    ActorType type =
        switch (actor.type()) {
          case USER -> ActorType.USER;
          case SERVICE -> ActorType.SERVICE;
        };
    return new dev.threadspool.contract.avro.Actor(type, actor.uuid());
  }

  /**
   * @throws UnreadableCommandException for a type that a newer version added
   */
  static Actor fromAvro(dev.threadspool.contract.avro.Actor actor)
      throws UnreadableCommandException {
    return new Actor(
        switch (actor.getType()) {
          case USER -> Actor.Type.USER;
          case SERVICE -> Actor.Type.SERVICE;
          case UNKNOWN ->
              throw new UnreadableCommandException("the actor's type is unknown to this version");
        },
        actor.getUuid());
  }

  /** Of a record that this or an older version wrote. */
  static Actor known(dev.threadspool.contract.avro.Actor actor) {
    try {
      return fromAvro(actor);
    } catch (UnreadableCommandException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static dev.threadspool.contract.avro.@Nullable ModelConfig toAvro(
      @Nullable ModelConfig modelConfig) {
    return modelConfig == null
        ? null
        : new dev.threadspool.contract.avro.ModelConfig(
            modelConfig.modelName(), modelConfig.modelProvider(), modelConfig.reasoning());
  }

  static @Nullable ModelConfig fromAvro(
      dev.threadspool.contract.avro.@Nullable ModelConfig modelConfig) {
    return modelConfig == null
        ? null
        : new ModelConfig(
            modelConfig.getModelName(), modelConfig.getModelProvider(), modelConfig.getReasoning());
  }

  static dev.threadspool.contract.avro.Origin toAvro(Origin origin) {
    return new dev.threadspool.contract.avro.Origin(
        origin.topicId(), origin.partition(), origin.offset());
  }

  static Origin fromAvro(dev.threadspool.contract.avro.Origin origin) {
    return new Origin(origin.getTopicId(), origin.getPartition(), origin.getOffset());
  }

  static dev.threadspool.contract.avro.ContentHash toAvro(ContentHash hash) {
    return new dev.threadspool.contract.avro.ContentHash((int) hash.version(), hash.hex());
  }

  static ContentHash fromAvro(dev.threadspool.contract.avro.ContentHash hash) {
    return new ContentHash((short) hash.getVersion(), hash.getSha256());
  }

  static ErrorPayload toAvro(ApiError error) {
    return new ErrorPayload(error.name(), error.statusCode(), error.message(), error.dataJson());
  }

  static ApiError fromAvro(ErrorPayload error) {
    return new ApiError(
        error.getName(), error.getStatusCode(), error.getMessage(), error.getData());
  }
}
