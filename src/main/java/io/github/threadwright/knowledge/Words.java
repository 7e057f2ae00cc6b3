package io.github.threadwright.knowledge;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Enum constants as the words of pages and catalogue files: {@code CLASS_INIT} is {@code
 * class-init}.
 */
final class Words {
  private Words() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static <E extends Enum<E>> List<String> all(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Words::of).toList();
  }

  static <E extends Enum<E>> @Nullable E parse(Class<E> type, String word) {
    String name = word.toUpperCase(Locale.ROOT).replace('-', '_');
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return of(constant).equals(word) ? constant : null;
      }
    }
    return null;
  }
}
