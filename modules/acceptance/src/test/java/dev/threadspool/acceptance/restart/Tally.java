package dev.threadspool.acceptance.restart;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What callers met. Thread-safe. */
final class Tally {

  private final Map<String, String> threads = new ConcurrentHashMap<>();
  private final Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();
  private final Queue<String> cutOff = new ConcurrentLinkedQueue<>();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private final AtomicInteger notReached = new AtomicInteger();

  void answered(String key, Asking.Answer answer) {
    answers.computeIfAbsent(answer.status(), _ -> new AtomicInteger()).incrementAndGet();
    if (answer.status() == 503 && answer.retryAfter() < 1) {
      wrong.add("503 without Retry-After");
    }
    if (answer.status() == 200) {
      String before = threads.putIfAbsent(key, answer.threadUuid());
      if (before != null && !before.equals(answer.threadUuid())) {
        wrong.add("%s is %s, and then %s".formatted(key, before, answer.threadUuid()));
      }
    }
  }

  /** Nobody was there to connect to. */
  void notReached() {
    notReached.incrementAndGet();
  }

  /** The connection ended without an answer. */
  void cutOff(Exception failure) {
    cutOff.add(failure.toString());
  }

  void givenUp(String key) {
    wrong.add(key + " never got its thread");
  }

  /** Thread by key. */
  Map<String, String> threads() {
    return threads;
  }

  /** How many answers of each status. */
  Map<Integer, AtomicInteger> answers() {
    return answers;
  }

  Queue<String> cutOff() {
    return cutOff;
  }

  Queue<String> wrong() {
    return wrong;
  }

  @Override
  public String toString() {
    return "%d threads, answers %s, not reached %s, cut off %d"
        .formatted(threads.size(), answers, notReached, cutOff.size());
  }
}
