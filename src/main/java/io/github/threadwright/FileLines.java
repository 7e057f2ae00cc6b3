package io.github.threadwright;

import io.github.threadwright.report.SourceLines;
import io.github.threadwright.source.LineTable;
import io.github.threadwright.source.files.SourceReader;
import io.github.threadwright.source.files.SourceText;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Lines of the scanned files. A report goes file by file, so the one asked for last is kept and no
 * other.
 */
final class FileLines implements SourceLines {
  private final Path root;
  private @Nullable Lines last;

  FileLines(Path root) {
    this.root = root;
  }

  /** A file's text and where its lines begin; null when it cannot be read any more. */
  private record Lines(String path, @Nullable String text, LineTable table) {
    @Nullable String line(int line) {
      if (text == null || line < 1 || line > table.lineCount()) {
        return null;
      }
      int end = line == table.lineCount() ? text.length() : table.offset(line + 1, 1);
      int start = table.offset(line, 1);
      while (end > start && "\r\n".indexOf(text.charAt(end - 1)) >= 0) {
        end--;
      }
      return text.substring(start, end);
    }
  }

  @Override
  public synchronized @Nullable String line(String path, int line) {
    Lines lines = last;
    if (lines == null || !lines.path().equals(path)) {
      lines = read(path);
      last = lines;
    }
    return lines.line(line);
  }

  private Lines read(String path) {
    String text = text(path);
    return new Lines(path, text, LineTable.of(text == null ? "" : text));
  }

  private @Nullable String text(String path) {
    try {
      if (!root.resolve(path).normalize().startsWith(root.normalize())) {
        return null; // a report may be anybody's
      }
      SourceText source = new SourceReader().read(path, root.resolve(path)).source();
      return source == null ? null : source.text();
    } catch (InvalidPathException e) { // a name that this system's encoding cannot say
      return null;
    }
  }
}
