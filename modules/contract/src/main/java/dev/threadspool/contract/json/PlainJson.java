package dev.threadspool.contract.json;

/** JSON that needs no parser to be known. */
public final class PlainJson {

  private PlainJson() {}

  /**
   * Whether a text is a JSON string in the only spelling that it has: quoted, without escapes. Most
   * filters' values are such.
   */
  public static boolean isString(String json) {
    int last = json.length() - 1;
    if (last < 1 || json.charAt(0) != '"' || json.charAt(last) != '"') {
      return false;
    }
    for (int i = 1; i < last; i++) {
      char unit = json.charAt(i);
      if (unit < ' ' || unit == '"' || unit == '\\') {
        return false;
      }
    }
    return true;
  }
}
