package dev.threadspool.contract.json;

/**
 * Text that PostgreSQL, UTF-8 and JSON can all carry: no U+0000, no surrogate without its other
 * half.
 */
public final class CarriedText {

  private CarriedText() {}

  public static boolean holds(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit == 0 || Character.isLowSurrogate(unit)) {
        return false;
      }
      if (Character.isHighSurrogate(unit)) {
        i++;
        if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
          return false;
        }
      }
    }
    return true;
  }
}
