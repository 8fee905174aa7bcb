package dev.threadspool.contract.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What the contract calls {@code AnyType}. */
final class RandomJson {

  private final Random random;
  private final RandomText text;
  private final RandomNumbers numbers;
  private final Coverage coverage;

  RandomJson(Random random, RandomText text, RandomNumbers numbers, Coverage coverage) {
    this.random = random;
    this.text = text;
    this.numbers = numbers;
    this.coverage = coverage;
  }

  /** {@code place} is where it stands, for the coverage. */
  Json next(String place) {
    Json json = next(random.nextInt(5));
    coverage.saw(place + ":" + json.getClass().getSimpleName());
    return json;
  }

  private Json next(int depth) {
    return switch (random.nextInt(depth > 0 ? 6 : 4)) {
      case 0 -> Json.Text.free(text.next());
      case 1 -> numbers.exact();
      case 2 -> new Json.Bool(random.nextBoolean(), true);
      case 3 -> new Json.Null();
      case 4 -> array(depth);
      default -> object(depth);
    };
  }

  private Json array(int depth) {
    List<Json> elements = new ArrayList<>();
    for (int count = random.nextInt(4); count > 0; count--) {
      elements.add(next(depth - 1));
    }
    coverage.saw(elements.isEmpty() ? "array:empty" : "array");
    return new Json.Array(elements);
  }

  private Json object(int depth) {
    Json.ObjectBuilder object = new Json.ObjectBuilder();
    for (int count = random.nextInt(4); count > 0; count--) {
      String name = text.next();
      if (!object.has(name)) {
        object.kept(name, next(depth - 1));
      }
    }
    coverage.saw(object.members().isEmpty() ? "object:empty" : "object");
    return new Json.Object(object.members());
  }
}
