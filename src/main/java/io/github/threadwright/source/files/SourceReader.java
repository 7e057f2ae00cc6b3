package io.github.threadwright.source.files;

import io.github.threadwright.source.Diagnostic;
import io.github.threadwright.source.LineTable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.OptionalInt;

/** Reads files and decodes them. Safe for use by many threads. */
public final class SourceReader {
  static final int SIZE_LIMIT = 16 << 20;
  private static final int MEGABYTE = 1 << 20;
  private static final char REPLACEMENT = '\uFFFD';
  private static final String WINDOWS = "windows-1252";

  /** Reads a file of the scan. Never throws for what it finds. */
  public SourceRead read(FoundFile file) {
    return read(file.path(), file.file());
  }

  /**
   * @param path relative to the root, with {@code /}
   */
  public SourceRead read(String path, Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (!attributes.isRegularFile()) { // opening a pipe would wait for ever
        return unread(path, 0, 0, "not a regular file: skipped");
      }
      if (attributes.size() > SIZE_LIMIT) {
        return tooLarge(path, attributes.size());
      }
      byte[] bytes = Files.readAllBytes(file);
      return bytes.length > SIZE_LIMIT ? tooLarge(path, bytes.length) : decode(path, file, bytes);
    } catch (IOException e) {
      return unread(path, 0, 0, "cannot be read (" + Problems.reason(e) + "): skipped");
    }
  }

  private static SourceRead tooLarge(String path, long size) {
    String megabytes = (size + MEGABYTE - 1) / MEGABYTE + " MB";
    return unread(
        path,
        0,
        0,
        megabytes + ": larger than the limit of " + SIZE_LIMIT / MEGABYTE + " MB, skipped");
  }

  private static SourceRead unread(String path, int line, int column, String message) {
    return new SourceRead(null, new Diagnostic(path, line, column, message));
  }

  private static SourceRead decode(String path, Path file, byte[] bytes) {
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return text(path, file, new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE));
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return text(path, file, new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE));
    }
    int start = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    String text = new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
    // The replacement character may stand in the file itself, so only its absence proves anything.
    OptionalInt bad =
        text.indexOf(REPLACEMENT) < 0 ? OptionalInt.empty() : firstBadByte(bytes, start);
    if (bad.isEmpty()) {
      return text(path, file, text);
    }
    SourceRead other =
        text(path, file, new String(bytes, start, bytes.length - start, fallback(bytes)));
    if (other.source() == null) {
      return other;
    }
    // Everything before the bad byte is well-formed; a column counts characters, as in every other
    // message.
    String before = new String(bytes, start, bad.getAsInt() - start, StandardCharsets.UTF_8);
    LineTable lines = LineTable.of(before);
    int line = lines.line(before.length());
    int column = lines.column(before.length());
    String message =
        "not UTF-8: read as %s; first bad byte at line %d; convert the file to UTF-8"
            .formatted(fallback(bytes), line);
    return new SourceRead(other.source(), new Diagnostic(path, line, column, message));
  }

  private static SourceRead text(String path, Path file, String text) {
    int nul = text.indexOf('\0');
    if (nul < 0) {
      return new SourceRead(new SourceText(path, file, text), null);
    }
    String message =
        "binary content (a NUL character), skipped; if it is text, convert the file to UTF-8";
    return unread(path, LineTable.of(text.substring(0, nul)).lineCount(), 0, message);
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static OptionalInt firstBadByte(byte[] bytes, int start) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder(); // reports, does not replace
    ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
    CharBuffer out = CharBuffer.allocate(8192);
    CoderResult result;
    do {
      out.clear();
      result = decoder.decode(in, out, true);
    } while (result.isOverflow());
    return result.isError() ? OptionalInt.of(in.position()) : OptionalInt.empty();
  }

  /** Windows-1252, unless the text uses one of the five bytes that it leaves undefined. */
  private static Charset fallback(byte[] bytes) {
    for (byte b : bytes) {
      switch (b & 0xFF) {
        case 0x81, 0x8D, 0x8F, 0x90, 0x9D -> {
          return StandardCharsets.ISO_8859_1;
        }
        default -> {}
      }
    }
    return Charset.isSupported(WINDOWS) ? Charset.forName(WINDOWS) : StandardCharsets.ISO_8859_1;
  }
}
