package dev.threadspool.contract.codec;

import dev.threadspool.contract.avro.ThreadCreateCommand;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * Tells Avro that the contract's generated records may be loaded. Since 1.12.2 it refuses to decode
 * into a class that nobody vouched for.
 */
public final class TrustedRecords {

  private static final String PACKAGE = ThreadCreateCommand.class.getPackageName();

  static {
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(
            ClassSecurityValidator.DEFAULT, type -> type.getPackageName().equals(PACKAGE)));
  }

  private TrustedRecords() {}

  /** Takes effect once a JVM, however often it is called. */
  public static void install() {
    // The static initialiser has done it.
  }
}
