package io.github.threadwright.knowledge;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Enum constants as the words of pages and catalogue files: {@code CLASS_INIT} is {@code class-init}. */
final class Words {
  private Words() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static <E extends Enum<E>> List<String> all(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Words::of).toList();
  }

  static <E extends Enum<E>> @Nullable E parse(Class<E> type, String word) {
    return Arrays.stream(type.getEnumConstants()).filter(constant -> of(constant).equals(word)).findFirst().orElse(null);
  }
}
