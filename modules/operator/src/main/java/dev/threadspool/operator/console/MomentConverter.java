package dev.threadspool.operator.console;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time as people write it: {@code 2026-11-25T03:00:00Z}, with any offset, or {@code 90m} ago. */
public final class MomentConverter implements ITypeConverter<Instant> {

  @Override
  public Instant convert(String text) {
    try {
      return text.matches("\\d{1,9}[smhdSMHD]")
          ? Instant.now().minus(duration(text.toUpperCase(Locale.ROOT)))
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException | ArithmeticException e) {
      throw new TypeConversionException(
          "'%s' is no time: 2026-11-25T03:00:00Z, or so long ago: 30s, 90m, 12h, 7d"
              .formatted(text));
    }
  }

  private static Duration duration(String upper) {
    return Duration.parse(upper.endsWith("D") ? "P" + upper : "PT" + upper);
  }
}
