package dev.threadspool.contract.random;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/** The parts that random requests are put together from. */
final class Draw {

  private final Random random;
  private final Coverage coverage;
  private final RandomText text;
  private final RandomNumbers numbers;
  private final RandomJson json;

  Draw(Random random, Coverage coverage) {
    this.random = random;
    this.coverage = coverage;
    this.text = new RandomText(random, coverage);
    this.numbers = new RandomNumbers(random, coverage);
    this.json = new RandomJson(random, text, numbers, coverage);
  }

  Random random() {
    return random;
  }

  Coverage coverage() {
    return coverage;
  }

  Json.Text text() {
    return Json.Text.free(text.next());
  }

  Json.Number ofDouble() {
    return numbers.ofDouble();
  }

  Json.Bool bool() {
    return new Json.Bool(random.nextBoolean(), true);
  }

  Json any(String place) {
    return json.next(place);
  }

  /** In upper, lower or mixed case; lower is kept. */
  Json.Text uuid() {
    String uuid = new UUID(random.nextLong(), random.nextLong()).toString();
    String spelt =
        switch (random.nextInt(3)) {
          case 0 -> uuid.toUpperCase(Locale.ROOT);
          case 1 -> uuid.substring(0, 18).toUpperCase(Locale.ROOT) + uuid.substring(18);
          default -> uuid;
        };
    String other = new UUID(random.nextLong(), random.nextLong()).toString();
    return new Json.Text(spelt, uuid, other);
  }

  Json.Text oneOf(String feature, List<String> names) {
    int index = random.nextInt(names.size());
    coverage.saw(feature + ":" + names.get(index));
    return new Json.Text(names.get(index), names.get(index), names.get((index + 1) % names.size()));
  }

  /** A member that is there as often as not. */
  void maybe(String feature, Runnable add) {
    boolean present = random.nextBoolean();
    coverage.saw(feature + (present ? ":present" : ":absent"));
    if (present) {
      add.run();
    }
  }

  /** A member that may be null: then it says as little as if it were absent. */
  void maybeNull(String feature, Json.ObjectBuilder object, String name, Json.Text value) {
    switch (random.nextInt(3)) {
      case 0 -> coverage.saw(feature + ":absent");
      case 1 -> {
        coverage.saw(feature + ":null");
        object.ignored(name, new Json.Null());
      }
      default -> {
        coverage.saw(feature + ":present");
        object.kept(name, value);
      }
    }
  }

  /**
   * The object, its members in any order, with members among them that the contract does not name.
   */
  Json withUnknownMembers(String place, Json.ObjectBuilder object) {
    if (random.nextInt(4) == 0) {
      coverage.saw(place + ":unknown");
      object.ignored("unknown " + text.next(), json.next("unknown"));
    }
    return new Json.Object(shuffled(object.members()));
  }

  List<Json.Member> shuffled(List<Json.Member> members) {
    List<Json.Member> shuffled = new ArrayList<>(members);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }
}
