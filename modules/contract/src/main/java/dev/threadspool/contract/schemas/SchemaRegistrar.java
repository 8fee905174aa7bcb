package dev.threadspool.contract.schemas;

import dev.threadspool.contract.wire.RegistryUnavailableException;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * Registers the contract's schemas, or tells whether a registry has them. Registering again changes
 * nothing.
 */
public final class SchemaRegistrar implements AutoCloseable {

  private static final int SCHEMAS = 100;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int UNPROCESSABLE = 422;
  private static final int SERVER_ERROR = 500;

  private final SchemaRegistryClient registry;

  /**
   * @param configuration in Confluent's keys; {@code schema.registry.url} at least
   */
  public SchemaRegistrar(Map<String, ?> configuration) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("http.connect.timeout.ms", 3_000);
    settings.put("http.read.timeout.ms", 5_000);
    settings.put("max.retries", 1);
    settings.put("retries.wait.ms", 100);
    settings.put("retries.max.wait.ms", 200);
    settings.putAll(configuration);
    this.registry =
        new CachedSchemaRegistryClient(
            List.of(String.valueOf(settings.get("schema.registry.url")).split(",")),
            SCHEMAS,
            settings);
  }

  /**
   * @return its id
   * @throws IncompatibleSchemaException where the registry refuses it
   * @throws RegistryUnavailableException where the registry does not answer
   */
  public int register(String subject, Schema schema) {
    try {
      return registry.register(subject, new AvroSchema(schema));
    } catch (RestClientException answer) {
      if (answer.getStatus() == CONFLICT || answer.getStatus() == UNPROCESSABLE) {
        throw new IncompatibleSchemaException(subject, answer);
      }
      throw RegistryUnavailableException.of(answer);
    } catch (IOException failure) {
      throw RegistryUnavailableException.of(failure);
    }
  }

  /**
   * @throws RegistryUnavailableException where the registry does not answer
   */
  public SchemaState check(String subject, Schema schema) {
    AvroSchema avro = new AvroSchema(schema);
    try {
      return new SchemaState.Registered(registry.getId(subject, avro));
    } catch (RestClientException answer) {
      if (answer.getStatus() != NOT_FOUND) {
        throw RegistryUnavailableException.of(answer);
      }
      return compatibility(subject, avro);
    } catch (IOException failure) {
      throw RegistryUnavailableException.of(failure);
    }
  }

  private SchemaState compatibility(String subject, AvroSchema schema) {
    try {
      return registry.testCompatibility(subject, schema)
          ? new SchemaState.Missing()
          : new SchemaState.Incompatible("not compatible with the registered versions");
    } catch (RestClientException answer) {
      if (answer.getStatus() == NOT_FOUND) {
        return new SchemaState.Missing();
      }
      throw RegistryUnavailableException.of(answer);
    } catch (IOException failure) {
      throw RegistryUnavailableException.of(failure);
    }
  }

  /**
   * Asks for a sign of life; a refusal is one.
   *
   * @throws RegistryUnavailableException where there is none
   */
  public void ping() {
    try {
      registry.getMode();
    } catch (RestClientException answer) {
      if (answer.getStatus() >= SERVER_ERROR) {
        throw RegistryUnavailableException.of(answer);
      }
    } catch (IOException failure) {
      throw RegistryUnavailableException.of(failure);
    }
  }

  @Override
  public void close() throws IOException {
    registry.close();
  }
}
