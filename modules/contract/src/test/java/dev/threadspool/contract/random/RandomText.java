package dev.threadspool.contract.random;

import java.util.List;
import java.util.Random;

/** Text of all planes of Unicode, with what encoders and escapers are known to trip over. */
final class RandomText {

  private static final List<String> AWKWARD =
      List.of(
          "",
          " ",
          "\"",
          "\\",
          "/",
          "\\u0000",
          "\b\f\n\r\t",
          "\u0001\u001f\u007f\u0080\u009f",
          "\u2028\u2029",
          "\uFEFF",
          "\uFFFD\uFFFE\uFFFF",
          "e\u0301 \u00e9",
          "\u05d0\u202e\u05d1",
          "\uD83D\uDE00",
          "\uDBFF\uDFFF",
          "\uD800\uDC00",
          "null",
          "false",
          "1e21",
          "{\"a\":1}",
          "</script>",
          "threadspool.number",
          "threadspool.number+",
          "__proto__",
          "a.b.$0");

  private final Random random;
  private final Coverage coverage;

  RandomText(Random random, Coverage coverage) {
    this.random = random;
    this.coverage = coverage;
  }

  String next() {
    StringBuilder text = new StringBuilder();
    for (int parts = random.nextInt(4); parts > 0; parts--) {
      text.append(
          random.nextInt(3) == 0
              ? AWKWARD.get(random.nextInt(AWKWARD.size()))
              : Character.toString(codePoint()));
    }
    if (text.isEmpty()) {
      coverage.saw("text:empty");
    } else if (text.codePoints().anyMatch(Character::isSupplementaryCodePoint)) {
      coverage.saw("text:astral");
    }
    return text.toString();
  }

  private int codePoint() {
    return switch (random.nextInt(4)) {
      case 0 -> 'a' + random.nextInt(26);
      case 1 -> 1 + random.nextInt(0xFF);
      case 2 -> 0x0100 + random.nextInt(0xD800 - 0x0100);
      default -> 0xE000 + random.nextInt(0x110000 - 0xE000);
    };
  }
}
