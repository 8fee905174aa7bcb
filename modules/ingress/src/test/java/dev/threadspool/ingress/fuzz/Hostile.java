package dev.threadspool.ingress.fuzz;

import dev.threadspool.contract.random.Json;
import java.util.List;
import java.util.Random;

/** Values that somebody sends who wishes ill, or does not know better. */
final class Hostile {

  private static final List<String> NUMBERS =
      List.of(
          "1e999999999",
          "-1e999999999",
          "1e-999999999",
          "1e99999999999999999999",
          "0e999999999",
          "1E401",
          "1e-401",
          "9".repeat(101),
          "9".repeat(5_000),
          "0." + "1".repeat(101),
          "-0.0e0",
          "-9223372036854775809",
          "NaN",
          "Infinity",
          "-Infinity",
          "0x1F",
          "01",
          "+1",
          "1.",
          ".5",
          "-",
          "1e");

  private static final List<String> TEXTS =
      List.of(
          "\"\\u0000\"",
          "\"a\\u0000b\"",
          "\"\\ud800\"",
          "\"\\udc00\"",
          "\"\\ud800\\ud800\"",
          "\"\\udfff\\ud83d\"",
          "\"\\ud83d x\"",
          "\"\\x41\"",
          "\"\\u12\"",
          "\"\\",
          "\"unclosed",
          "'single'",
          "\"\u0001\"",
          "\"a\nb\"",
          "undefined",
          "nul",
          "TRUE",
          "/* comment */ 1",
          "\"${jndi:ldap://x/a}\"",
          "\"'; drop table thread; --\"",
          "\"%s%n%x\"",
          "\"\\u202e\\ufeff\"");

  private Hostile() {}

  /** Anything, written as it is. */
  static Json.Number raw(String text) {
    return new Json.Number(text, "0");
  }

  static Json next(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> new Json.Null();
      case 1 -> raw(NUMBERS.get(random.nextInt(NUMBERS.size())));
      case 2 -> raw(TEXTS.get(random.nextInt(TEXTS.size())));
      case 3 -> raw(nested(random));
      case 4 -> otherType(random);
      // Seldom: it is sent, parsed and refused a hundred times as slowly as the others.
      default -> random.nextInt(60) == 0 ? raw(gigantic(random)) : raw("1e400");
    };
  }

  private static Json otherType(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> new Json.Bool(random.nextBoolean(), true);
      case 1 -> raw("7");
      case 2 -> raw("\"other\"");
      case 3 -> new Json.Array(List.of());
      default -> new Json.Object(List.of());
    };
  }

  /** From what is allowed to ten thousand deep; often unclosed. */
  private static String nested(Random random) {
    int depth = random.nextInt(20) == 0 ? 10_000 : 1 + random.nextInt(200);
    String value = random.nextInt(3) == 0 ? "" : "0";
    return random.nextBoolean()
        ? "[".repeat(depth) + value + "]".repeat(random.nextInt(4) == 0 ? depth - 1 : depth)
        : "{\"a\":".repeat(depth) + "0" + "}".repeat(depth);
  }

  /** A hundred thousand elements, or members, or a megabyte of text. */
  private static String gigantic(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> "[" + "1,".repeat(99_999) + "1]";
      case 1 -> "[" + "{},".repeat(99_999) + "{}]";
      case 2 -> "[" + "{\"type\":\"file\",\"path\":\"a\"},".repeat(30_000) + "{}]";
      case 3 -> "\"" + "x".repeat(400_000) + "\"";
      default -> {
        StringBuilder members = new StringBuilder("{");
        for (int i = 0; i < 50_000; i++) {
          members.append("\"m").append(i).append("\":0,");
        }
        yield members.append("\"m\":0}").toString();
      }
    };
  }
}
