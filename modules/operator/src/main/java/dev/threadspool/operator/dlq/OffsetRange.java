package dev.threadspool.operator.dlq;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Offsets of a partition; written {@code FROM..TO}, either of which may be left out.
 *
 * @param to the last one, included
 */
record OffsetRange(long from, long to) {

  boolean contains(long offset) {
    return offset >= from && offset <= to;
  }

  /** From the command line. */
  static final class Converter implements ITypeConverter<OffsetRange> {

    @Override
    public OffsetRange convert(String text) {
      if (!text.matches("\\d{0,18}\\.\\.\\d{0,18}")) {
        throw new TypeConversionException("'%s' is no FROM..TO, such as 100..199".formatted(text));
      }
      int dots = text.indexOf("..");
      return new OffsetRange(
          number(text.substring(0, dots), 0), number(text.substring(dots + 2), Long.MAX_VALUE - 1));
    }

    private static long number(String text, long otherwise) {
      return text.isEmpty() ? otherwise : Long.parseLong(text);
    }
  }
}
