package io.github.threadwright.source.jdk;

import java.nio.charset.StandardCharsets;

/** Reads the numbers and strings of the data file one after another. */
final class ByteCursor {
  private final byte[] bytes;
  private int position;

  ByteCursor(byte[] bytes, int position) {
    this.bytes = bytes;
    this.position = position;
  }

  int position() {
    return position;
  }

  void skip(int count) {
    position += count;
  }

  /** Seven bits a byte, lowest first; the top bit says that more follow (LEB128). */
  int number() {
    int b = bytes[position++];
    if (b >= 0) {
      return b;
    }
    int result = b & 0x7f;
    for (int shift = 7; ; shift += 7) {
      b = bytes[position++];
      result |= (b & 0x7f) << shift;
      if (b >= 0) {
        return result;
      }
    }
  }

  /** The string of that many bytes. */
  String string(int length) {
    String result = new String(bytes, position, length, StandardCharsets.UTF_8);
    position += length;
    return result;
  }
}
