package dev.threadspool.operator.schemas;

import dev.threadspool.contract.schemas.SchemaCatalogue;
import dev.threadspool.contract.schemas.SchemaRegistrar;
import dev.threadspool.contract.wire.RegistryUnavailableException;
import dev.threadspool.operator.AwayException;
import dev.threadspool.operator.connect.ConfigOption;
import dev.threadspool.operator.connect.PrefixOption;
import dev.threadspool.operator.connect.RegistryOptions;
import dev.threadspool.operator.connect.Settings;
import dev.threadspool.operator.connect.TopicOptions;
import java.util.Map;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;

/** Which schemas, and where: the options that both commands take. */
final class SchemaTarget {

  @Mixin private RegistryOptions registry = new RegistryOptions();
  @Mixin private PrefixOption prefix = new PrefixOption();
  @Mixin private ConfigOption config = new ConfigOption();

  /** What was found there. */
  interface Use {
    int with(SchemaRegistrar registrar, Map<String, Schema> schemas);
  }

  int use(Use use) throws Exception {
    Settings settings = config.with(registry, prefix);
    try (SchemaRegistrar registrar = registry.connect(settings)) {
      return use.with(registrar, SchemaCatalogue.bySubject(TopicOptions.plan(settings).names()));
    } catch (RegistryUnavailableException e) {
      throw new AwayException(
          "no schema registry at %s".formatted(withoutUser(settings.get(RegistryOptions.URL))), e);
    }
  }

  /** Addresses may carry a password. */
  private static String withoutUser(@Nullable String url) {
    return String.valueOf(url).replaceAll("//[^/@,]*@", "//");
  }
}
