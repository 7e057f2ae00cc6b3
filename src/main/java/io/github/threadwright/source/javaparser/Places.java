package io.github.threadwright.source.javaparser;

import com.github.javaparser.Position;
import io.github.threadwright.source.LineTable;
import org.jspecify.annotations.Nullable;

/** Where in a text JavaParser's positions are. They are those of a code that was made of it. */
final class Places {
  private final LineTable lines;
  private final int length;

  /** The offset in the text of each character of the code; null when they are the same. */
  private final int @Nullable [] origins;

  private Places(LineTable lines, int length, int @Nullable [] origins) {
    this.lines = lines;
    this.length = length;
    this.origins = origins;
  }

  /** The code is the text. */
  static Places of(String text) {
    return new Places(LineTable.of(text), text.length(), null);
  }

  /**
   * The code is some of the text.
   *
   * @param origins the offset in the text of each of its characters, not copied
   * @param length of the text
   */
  static Places of(String code, int[] origins, int length) {
    return new Places(LineTable.of(code), length, origins);
  }

  int start(Position position) {
    return origin(lines.offset(position.line, position.column));
  }

  /** Behind that position: JavaParser's ends are inclusive. */
  int end(Position position) {
    int last = lines.offset(position.line, position.column);
    return Math.min(origin(last) + 1, length);
  }

  private int origin(int offset) {
    if (origins == null) {
      return offset;
    }
    return offset < origins.length ? origins[offset] : length;
  }
}
