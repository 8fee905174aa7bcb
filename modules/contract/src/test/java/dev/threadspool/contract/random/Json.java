package dev.threadspool.contract.random;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * JSON as somebody wrote it: numbers with their spelling, members in their order. Leaves know what
 * they could be instead, so that a test can change one of them.
 */
public sealed interface Json {

  /** {@code other}: a text that belongs there too, null where there is none. */
  record Text(String text, String keptAs, @Nullable String other) implements Json {
    static Text free(String text) {
      return new Text(text, text, text + "+");
    }

    static Text fixed(String text) {
      return new Text(text, text, null);
    }
  }

  /** {@code other}: another number that may stand there. */
  record Number(String literal, String other) implements Json {}

  record Bool(boolean value, boolean changeable) implements Json {}

  record Null() implements Json {}

  record Array(List<Json> elements) implements Json {
    public Array {
      elements = List.copyOf(elements);
    }
  }

  record Object(List<Member> members) implements Json {
    public Object {
      members = List.copyOf(members);
    }

    /** What has to be left of the object. */
    public List<Member> keptMembers() {
      return members.stream().filter(Member::kept).toList();
    }
  }

  /** {@code kept} is false where the member says nothing, or nothing that the contract names. */
  record Member(String name, Json value, boolean kept) {}

  /** Gathers the members of an object. */
  final class ObjectBuilder {
    private final List<Member> members = new ArrayList<>();

    ObjectBuilder kept(String name, Json value) {
      members.add(new Member(name, value, true));
      return this;
    }

    ObjectBuilder ignored(String name, Json value) {
      members.add(new Member(name, value, false));
      return this;
    }

    boolean has(String name) {
      return members.stream().anyMatch(member -> member.name().equals(name));
    }

    List<Member> members() {
      return members;
    }
  }
}
