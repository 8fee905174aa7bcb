package dev.threadspool.operator.status;

import dev.threadspool.operator.connect.CatalogueOptions;
import dev.threadspool.operator.connect.KafkaOptions;
import dev.threadspool.operator.connect.RegistryOptions;
import dev.threadspool.operator.connect.Settings;
import dev.threadspool.operator.connect.StoreOptions;
import java.net.URI;
import java.util.SequencedMap;

/**
 * Where everybody is.
 *
 * @param applications by what they are called on the screen
 */
record Sources(
    Settings settings,
    KafkaOptions kafka,
    RegistryOptions registry,
    StoreOptions store,
    CatalogueOptions catalogue,
    SequencedMap<String, URI> applications) {

  /** Lightdash's database need not be given: an operator may not have its password. */
  boolean hasCatalogue() {
    return settings.get("threadspool.lightdash.url") != null;
  }

  /**
   * @throws dev.threadspool.operator.UsageException where no registry is named
   */
  String requireRegistry() {
    return settings.require(
        RegistryOptions.URL,
        "the schema registry",
        "--registry URL, or THREADSPOOL_REGISTRY_URL, or %s in --config"
            .formatted(RegistryOptions.URL));
  }
}
