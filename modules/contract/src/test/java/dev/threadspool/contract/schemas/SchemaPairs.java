package dev.threadspool.contract.schemas;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;

/** What Avro says of a reader's and a writer's schema. */
final class SchemaPairs {

  private SchemaPairs() {}

  /** Why the reader cannot read everything that the writer may write; empty where it can. */
  static List<SchemaCompatibility.Incompatibility> incompatibilities(Schema reader, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
        .getResult()
        .getIncompatibilities();
  }
}
