package dev.threadspool.contract.random;

import java.util.ArrayList;
import java.util.List;

/** The leaves of a request that can be something else and still be the contract's. */
public final class Leaves {

  private int left;

  private Leaves(int left) {
    this.left = left;
  }

  public static int count(Json json) {
    Leaves leaves = new Leaves(Integer.MAX_VALUE);
    var _ = leaves.changed(json);
    return Integer.MAX_VALUE - leaves.left;
  }

  /** The same with the leaf of that number changed. */
  public static Json change(Json json, int number) {
    return new Leaves(number).changed(json);
  }

  private Json changed(Json json) {
    return switch (json) {
      case Json.Text text -> {
        String other = text.other();
        yield other != null && isHit() ? new Json.Text(other, other, null) : text;
      }
      case Json.Number number -> isHit() ? new Json.Number(number.other(), "0") : number;
      case Json.Bool bool ->
          bool.changeable() && isHit() ? new Json.Bool(!bool.value(), true) : bool;
      case Json.Null none -> isHit() ? new Json.Bool(false, true) : none;
      case Json.Array array ->
          new Json.Array(array.elements().stream().map(this::changed).toList());
      case Json.Object object -> {
        List<Json.Member> members = new ArrayList<>();
        for (Json.Member member : object.members()) {
          members.add(
              member.kept()
                  ? new Json.Member(member.name(), changed(member.value()), true)
                  : member);
        }
        yield new Json.Object(members);
      }
    };
  }

  private boolean isHit() {
    return left-- == 0;
  }
}
