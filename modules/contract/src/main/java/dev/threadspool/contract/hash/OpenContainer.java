package dev.threadspool.contract.hash;

import java.util.Arrays;
import java.util.Comparator;

/**
 * An array or object whose end has not come, in the text that holds it. When it has, the next one
 * of the same depth takes its place here.
 */
final class OpenContainer {

  /**
   * @param start where it stands in the text, its name first
   * @param end where the comma after it stands
   */
  private record Member(String name, int start, int end) {}

  /** Members stand in the order of their names' UTF-16 units, which is that of strings. */
  private static final Comparator<Member> ORDER = Comparator.comparing(Member::name);

  private boolean object;
  private int size;
  private boolean ordered;
  private String[] names = new String[12];
  private int[] starts = new int[12];

  void open(boolean isObject) {
    object = isObject;
    size = 0;
    ordered = true;
  }

  boolean isObject() {
    return object;
  }

  /** One more element, or the next member; its comma is written here. */
  void element(StringBuilder text) {
    if (size++ > 0) {
      text.append(',');
    }
  }

  void member(String name, StringBuilder text) {
    if (size > 0) {
      ordered &= names[size - 1].compareTo(name) < 0;
    }
    element(text);
    if (size > names.length) {
      names = Arrays.copyOf(names, 2 * size);
      starts = Arrays.copyOf(starts, 2 * size);
    }
    names[size - 1] = name;
    starts[size - 1] = text.length();
  }

  /** All members are there: puts them in order. */
  void order(StringBuilder text) {
    if (ordered) {
      return;
    }
    int first = starts[0];
    String taken = text.substring(first);
    text.setLength(first);
    for (Member member : sorted(text.length() + taken.length())) {
      if (text.length() > first) {
        text.append(',');
      }
      text.append(taken, member.start() - first, member.end() - first);
    }
  }

  private Member[] sorted(int end) {
    Member[] members = new Member[size];
    for (int i = 0; i < size; i++) {
      members[i] = new Member(names[i], starts[i], i + 1 < size ? starts[i + 1] - 1 : end);
    }
    Arrays.sort(members, ORDER);
    return members;
  }
}
