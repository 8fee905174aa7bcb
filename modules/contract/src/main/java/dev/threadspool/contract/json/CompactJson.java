package dev.threadspool.contract.json;

/**
 * JSON text in the one form in which it is stored and announced: without white space, members in
 * their order, numbers with their digits. So a row and an event that say the same are the same.
 */
public final class CompactJson {

  private CompactJson() {}

  /**
   * @param json valid JSON, such as a database's
   */
  public static String of(String json) {
    return StoredJson.parse(json).toString();
  }
}
