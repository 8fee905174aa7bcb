package dev.threadspool.contract.codec;

import dev.threadspool.contract.avro.ThreadCreateCommand;
import dev.threadspool.contract.avro.ThreadCreateRejected;
import dev.threadspool.contract.avro.ThreadCreateReply;
import dev.threadspool.contract.avro.ThreadCreated;
import dev.threadspool.contract.avro.ThreadErased;
import java.util.List;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * Tells Avro about the contract's generated records. They may be loaded: since 1.12.2 it refuses to
 * decode into a class that nobody vouched for. And they are read by Avro's fast reader, which the
 * generated code must not replace: it makes room for as many elements as a record promises, however
 * few it has.
 */
public final class ContractRecords {

  private static final String PACKAGE = ThreadCreateCommand.class.getPackageName();

  private static final List<Class<? extends SpecificRecordBase>> ON_TOPICS =
      List.of(
          ThreadCreateCommand.class,
          ThreadCreated.class,
          ThreadErased.class,
          ThreadCreateRejected.class,
          ThreadCreateReply.class);

  static {
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(
            ClassSecurityValidator.DEFAULT, type -> type.getPackageName().equals(PACKAGE)));
    for (Class<?> type : ON_TOPICS) {
      SpecificData.getForClass(type).setFastReaderEnabled(true);
    }
  }

  private ContractRecords() {}

  /** Takes effect once a JVM, however often it is called. */
  public static void install() {
    // The static initialiser has done it.
  }
}
