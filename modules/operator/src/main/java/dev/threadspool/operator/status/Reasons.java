package dev.threadspool.operator.status;

/** Why something failed, in one line. */
final class Reasons {

  private Reasons() {}

  /** What failed, and the innermost reason where that says more. */
  static String of(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = text(failure);
    String innermost = text(root);
    return message.contains(innermost) ? message : message + ": " + innermost;
  }

  private static String text(Throwable failure) {
    String message = failure.getMessage();
    return (message == null ? failure.getClass().getSimpleName() : message)
        .replaceAll("\\s+", " ")
        .strip();
  }
}
