package dev.threadspool.contract.random;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;

/** Numbers in all spellings that JSON has, within the bounds of a body. */
final class RandomNumbers {

  private static final List<String> AWKWARD =
      List.of(
          "0",
          "-0",
          "-0.0",
          "0.10",
          "0.1",
          "1e21",
          "1E+21",
          "1e-7",
          "100",
          "1e2",
          "9007199254740993",
          "12345678901234567890",
          "-9223372036854775809",
          "0.1000000000000000055511151231257827021181583404541015625",
          "1.7976931348623157e308",
          "1.7976931348623159e308",
          "4.9e-324",
          "1e400",
          "1e-400",
          "9".repeat(100),
          "0." + "123456789".repeat(11));

  private final Random random;
  private final Coverage coverage;

  RandomNumbers(Random random, Coverage coverage) {
    this.random = random;
    this.coverage = coverage;
  }

  Json.Number exact() {
    String literal =
        switch (random.nextInt(4)) {
          case 0 -> AWKWARD.get(random.nextInt(AWKWARD.size()));
          case 1 -> String.valueOf(random.nextInt(2000) - 1000);
          case 2 -> new BigInteger(1 + random.nextInt(300), random).toString();
          default ->
              "%d.%04de%d"
                  .formatted(random.nextInt(9), random.nextInt(10_000), random.nextInt(600) - 300);
        };
    coverage.saw(AWKWARD.contains(literal) ? "number:" + literal : "number");
    return new Json.Number(literal, neighbour(new BigDecimal(literal)));
  }

  /** What the contract calls a number of format double. */
  Json.Number ofDouble() {
    double number =
        switch (random.nextInt(4)) {
          case 0 -> random.nextInt(200) - 100;
          case 1 -> random.nextDouble();
          case 2 -> random.nextGaussian() * 1e18;
          default -> finite();
        };
    String literal = random.nextInt(5) == 0 && number == 0 ? "-0.0" : String.valueOf(number);
    return new Json.Number(literal, String.valueOf(Math.nextUp(number)));
  }

  private double finite() {
    double number = Double.longBitsToDouble(random.nextLong());
    return Double.isFinite(number) && number < Double.MAX_VALUE ? number : 0.1;
  }

  /** The same number but for its last digit: often the same double. */
  private static String neighbour(BigDecimal number) {
    BigDecimal next = new BigDecimal(number.unscaledValue().add(BigInteger.ONE), number.scale());
    return next.precision() <= 100 && next.signum() != 0 ? next.toString() : "7";
  }
}
