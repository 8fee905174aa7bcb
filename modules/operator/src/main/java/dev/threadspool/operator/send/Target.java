package dev.threadspool.operator.send;

import java.util.List;

/** Where entries go. */
interface Target<T> extends AutoCloseable {

  /** What is sent of an entry. */
  T prepare(Entry entry) throws BadEntryException;

  /** How many go together; the command may end between them. */
  int atATime();

  /** Sends, and tells of each what came of it. */
  void send(List<T> some) throws Exception;

  @Override
  void close();
}
