package dev.threadspool.operator.console;

/** Examples stand below a command's help, a line each; a test holds them to be valid. */
public final class Examples {

  /** For {@code footerHeading}. */
  public static final String HEADING = "%nExamples:%n";

  private Examples() {}
}
