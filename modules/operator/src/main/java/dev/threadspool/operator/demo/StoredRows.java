package dev.threadspool.operator.demo;

import java.util.List;

/** What the store holds in the end, as text. */
record StoredRows(
    List<ThreadRow> threads,
    List<ItemRow> items,
    List<RejectionRow> rejections,
    List<DeadLetterRow> deadLetters) {

  record ThreadRow(String threadUuid, String actorName, String createdFrom, String prompt) {}

  record ItemRow(String threadUuid, int ordinal, String kind, String item) {}

  record RejectionRow(String threadUuid, String errorName, int statusCode, String message) {}

  record DeadLetterRow(int partition, long offset, String exception) {}

  /** The items of one thread, in the caller's order. */
  List<ItemRow> itemsOf(String threadUuid) {
    return items.stream().filter(item -> item.threadUuid().equals(threadUuid)).toList();
  }
}
