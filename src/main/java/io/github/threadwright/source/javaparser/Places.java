package io.github.threadwright.source.javaparser;

import com.github.javaparser.Position;
import io.github.threadwright.source.LineTable;
import org.jspecify.annotations.Nullable;

/** Where in a text JavaParser's positions are. They are those of a code that was made of it. */
final class Places {
  private final LineTable lines;
  private final int codeLength;
  private final int length;

  /** The offset in the text of each character of the code; null when they are the same. */
  private final int @Nullable [] origins;

  private Places(String code, int length, int @Nullable [] origins) {
    this.lines = LineTable.of(code);
    this.codeLength = code.length();
    this.length = length;
    this.origins = origins;
  }

  /** The code is the text. */
  static Places of(String text) {
    return new Places(text, text.length(), null);
  }

  /**
   * The code is some of the text.
   *
   * @param origins the offset in the text of each of its characters, and what may follow; not
   *     copied
   * @param length of the text
   */
  static Places of(String code, int[] origins, int length) {
    return new Places(code, length, origins);
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
    return offset < codeLength ? origins[offset] : length;
  }
}
