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
    for (E constant : type.getEnumConstants()) {
      if (isWord(constant.name(), word)) {
        return constant;
      }
    }
    return null;
  }

  /** Without making strings: every start of the tool asks this thousands of times. */
  private static boolean isWord(String name, String word) {
    if (name.length() != word.length()) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      char expected = c == '_' ? '-' : c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
      if (word.charAt(i) != expected) {
        return false;
      }
    }
    return true;
  }
}
