package dev.threadspool.contract.hash;

import java.util.Arrays;
import java.util.Comparator;

/** An array or object whose end has not come, in the text that holds it. */
final class OpenContainer {

  /**
   * @param start where it stands in the text, its name first
   * @param end where the comma after it stands
   */
  private record Member(String name, int start, int end) {}

  /** Members stand in the order of their names' UTF-16 units, which is that of strings. */
  private static final Comparator<Member> ORDER = Comparator.comparing(Member::name);

  private final boolean object;
  private Member[] members;
  private int size;
  private boolean ordered = true;

  OpenContainer(boolean object) {
    this.object = object;
    this.members = new Member[object ? 12 : 0];
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
      end(text);
      ordered &= members[size - 1].name().compareTo(name) < 0;
    }
    element(text);
    if (size > members.length) {
      members = Arrays.copyOf(members, 2 * size);
    }
    members[size - 1] = new Member(name, text.length(), text.length());
  }

  /** All members are there: puts them in order. */
  void order(StringBuilder text) {
    if (ordered) {
      return;
    }
    end(text);
    int first = members[0].start();
    String taken = text.substring(first);
    text.setLength(first);
    Arrays.sort(members, 0, size, ORDER);
    for (int i = 0; i < size; i++) {
      if (i > 0) {
        text.append(',');
      }
      text.append(taken, members[i].start() - first, members[i].end() - first);
    }
  }

  private void end(StringBuilder text) {
    Member last = members[size - 1];
    members[size - 1] = new Member(last.name(), last.start(), text.length());
  }
}
