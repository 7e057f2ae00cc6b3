package io.github.threadwright.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an option's argument as one of the constants of an enum, in lower case. */
final class WordConverter<E extends Enum<E>> implements ITypeConverter<E> {
  private final Class<E> type;

  WordConverter(Class<E> type) {
    this.type = type;
  }

  @Override
  public E convert(String value) {
    List<E> constants = Arrays.asList(type.getEnumConstants());
    return constants.stream()
        .filter(constant -> word(constant).equalsIgnoreCase(value))
        .findFirst()
        .orElseThrow(
            () -> {
              String words =
                  String.join(", ", constants.stream().map(WordConverter::word).toList());
              return new TypeConversionException("'" + value + "' is none of " + words);
            });
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
