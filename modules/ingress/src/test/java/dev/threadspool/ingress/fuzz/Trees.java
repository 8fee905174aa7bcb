package dev.threadspool.ingress.fuzz;

import dev.threadspool.contract.random.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One change to one place of a body. */
final class Trees {

  private final Random random;
  private int left;

  private Trees(Random random, int left) {
    this.random = random;
    this.left = left;
  }

  static Json changed(Json json, Random random) {
    return new Trees(random, random.nextInt(places(json))).changed(json);
  }

  private static int places(Json json) {
    return switch (json) {
      case Json.Array array -> 1 + array.elements().stream().mapToInt(Trees::places).sum();
      case Json.Object object ->
          1 + object.members().stream().mapToInt(member -> places(member.value())).sum();
      case Json.Text _, Json.Number _, Json.Bool _, Json.Null _ -> 1;
    };
  }

  private Json changed(Json json) {
    boolean hit = left-- == 0;
    return switch (json) {
      case Json.Array array ->
          hit
              ? changedHere(array)
              : new Json.Array(array.elements().stream().map(this::changed).toList());
      case Json.Object object -> hit ? changedHere(object) : withMembers(object);
      case Json.Text _, Json.Number _, Json.Bool _, Json.Null _ ->
          hit ? Hostile.next(random) : json;
    };
  }

  private Json withMembers(Json.Object object) {
    return new Json.Object(
        object.members().stream()
            .map(each -> new Json.Member(each.name(), changed(each.value()), each.kept()))
            .toList());
  }

  private Json changedHere(Json.Array array) {
    List<Json> elements = new ArrayList<>(array.elements());
    switch (random.nextInt(3)) {
      case 0 -> elements.add(random.nextInt(elements.size() + 1), Hostile.next(random));
      case 1 -> elements.addAll(array.elements());
      default -> {
        return Hostile.next(random);
      }
    }
    return new Json.Array(elements);
  }

  private Json changedHere(Json.Object object) {
    List<Json.Member> members = new ArrayList<>(object.members());
    int place = random.nextInt(members.size() + 1);
    switch (random.nextInt(5)) {
      case 0 -> members.add(place, new Json.Member("extra", Hostile.next(random), false));
      case 1 -> {
        if (!members.isEmpty()) {
          members.remove(place % members.size());
        }
      }
      case 2 -> {
        if (!members.isEmpty()) {
          members.add(place, members.get(random.nextInt(members.size())));
        }
      }
      case 3 -> {
        if (!members.isEmpty()) {
          Json.Member member = members.get(place % members.size());
          members.set(
              place % members.size(),
              new Json.Member(member.name(), Hostile.next(random), member.kept()));
        }
      }
      default -> {
        return Hostile.next(random);
      }
    }
    return new Json.Object(members);
  }
}
