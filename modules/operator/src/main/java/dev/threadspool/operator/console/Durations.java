package dev.threadspool.operator.console;

import java.time.Duration;
import org.springframework.boot.convert.DurationStyle;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** As settings have them: {@code 5s}, {@code 10m}, {@code 28d}, {@code PT5S}. */
public final class Durations implements ITypeConverter<Duration> {

  @Override
  public Duration convert(String text) {
    try {
      Duration duration = DurationStyle.detectAndParse(text);
      if (duration.isNegative()) {
        throw new TypeConversionException("'%s' is negative".formatted(text));
      }
      return duration;
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(
          "'%s' is no duration; write 5s, 10m, 2h, 28d or PT5S".formatted(text));
    }
  }
}
