package dev.threadspool.worker.config;

import dev.threadspool.contract.schemas.SchemaCatalogue;
import dev.threadspool.contract.schemas.SchemaRegistrar;
import dev.threadspool.contract.schemas.SchemaState;
import dev.threadspool.contract.topics.TopicNames;
import dev.threadspool.worker.dependency.ObstacleException;
import java.util.List;
import java.util.Map;

/**
 * What is stored has to be announced: the worker does not begin before the registry has the schemas
 * of its events.
 */
final class RegisteredSchemas {

  private RegisteredSchemas() {}

  /**
   * @throws ObstacleException where a schema is not registered
   */
  static void require(SchemaRegistrar registrar, TopicNames topics) {
    List<String> missing =
        SchemaCatalogue.bySubject(topics).entrySet().stream()
            .filter(
                schema ->
                    !(registrar.check(schema.getKey(), schema.getValue())
                        instanceof SchemaState.Registered))
            .map(Map.Entry::getKey)
            .toList();
    if (!missing.isEmpty()) {
      throw new ObstacleException(
          "the schema registry lacks this version's schemas of "
              + String.join(", ", missing)
              + ": register them with `threadspool schemas register`");
    }
  }
}
