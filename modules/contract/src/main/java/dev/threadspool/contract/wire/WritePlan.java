package dev.threadspool.contract.wire;

import java.io.IOException;
import org.apache.avro.io.Encoder;
import org.jspecify.annotations.Nullable;

/** How values of one schema are written in Avro's binary form. Thread-safe. */
@FunctionalInterface
interface WritePlan {

  /**
   * @param value null only where the schema is a union with null
   */
  void write(@Nullable Object value, Encoder out) throws IOException;
}
