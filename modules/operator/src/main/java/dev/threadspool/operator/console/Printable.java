package dev.threadspool.operator.console;

/** Text that came from anybody, made fit for a terminal. */
public final class Printable {

  private static final int LINE = 200;
  private static final String REPLACEMENT = "\uFFFD";

  private Printable() {}

  /** Without what moves a cursor or a colour; line breaks and tabs stay. */
  public static String text(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              if (point == '\n' || point == '\t' || !isHarmful(point)) {
                kept.appendCodePoint(point);
              } else {
                kept.append(REPLACEMENT);
              }
            });
    return kept.toString();
  }

  /** The same, as the begin of one line. */
  public static String line(String text) {
    String cut = text.length() <= LINE ? text : text.substring(0, LINE) + "...";
    return text(cut.replaceAll("\\s+", " "));
  }

  private static boolean isHarmful(int point) {
    int type = Character.getType(point);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
