package dev.threadspool.operator.replay;

import dev.threadspool.operator.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether commands are decided beside the live rows rather than published. */
final class ShadowOptions {

  @Option(
      names = "--into-schema",
      paramLabel = "NAME",
      description =
          "Publish nothing: decide all these commands once more, as workers would now, into this"
              + " schema of Threadspool's database (it is made), and compare with the live one.")
  private @Nullable String schema;

  @Option(
      names = "--drop-schema",
      paramLabel = "NAME",
      description = "Only remove a schema that --into-schema has made.")
  private @Nullable String dropped;

  /** Into which one; null for none. */
  @Nullable String schema() {
    return schema;
  }

  /**
   * Which one to remove; null for none.
   *
   * @throws UsageException where both are asked for
   */
  @Nullable String dropped() {
    if (schema != null && dropped != null) {
      throw new UsageException("--into-schema and --drop-schema do not go together");
    }
    return dropped;
  }
}
