package io.github.threadwright;

import io.github.threadwright.source.Diagnostic;
import io.github.threadwright.source.FrontEnd;
import io.github.threadwright.source.LineTable;
import io.github.threadwright.source.SourceFile;
import io.github.threadwright.source.files.FileKind;
import io.github.threadwright.source.files.FoundFile;
import io.github.threadwright.source.files.SourceRead;
import io.github.threadwright.source.files.SourceReader;
import io.github.threadwright.source.files.SourceText;
import io.github.threadwright.source.javaparser.JavaParserFrontEnd;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The stage from files to their intermediate representation. No text outlives it. */
final class Reading {
  private final boolean includeTests;
  private final Faults faults;
  private final ScanListener listener;
  private final SourceReader reader = new SourceReader();
  private final FrontEnd frontEnd = new JavaParserFrontEnd();

  Reading(boolean includeTests, Faults faults, ScanListener listener) {
    this.includeTests = includeTests;
    this.faults = faults;
    this.listener = listener;
  }

  /**
   * A file and what became of it.
   *
   * @param kind as its text tells
   * @param source null when it could not be read, or is left out because of its kind
   * @param encoding what was wrong with its bytes
   */
  record ReadFile(
      FoundFile found, FileKind kind, @Nullable SourceFile source, @Nullable Diagnostic encoding) {

    Stream<Diagnostic> problems() {
      return Stream.concat(
          Stream.ofNullable(encoding),
          source == null ? Stream.empty() : source.problems().stream());
    }

    /**
     * Whether others may use its types, but nothing is reported of it: a program wrote it, as its
     * text says.
     */
    boolean isLinkedOnly() {
      return kind == FileKind.GENERATED && !found.asked();
    }

    /** Whether it counts as scanned: what was left out because of its kind does not. */
    boolean isScanned() {
      return source != null || encoding != null;
    }
  }

  /** Reads all files, in parallel; the result has their order. */
  List<ReadFile> read(List<FoundFile> files, Workers workers) {
    listener.stageBegins(Stage.READ, files.size());
    ReadFile[] read = new ReadFile[files.size()];
    workers.forEach(
        read.length,
        i -> {
          FoundFile file = files.get(i);
          read[i] = faults.guard(Stage.READ, file.path(), () -> read(file), () -> unread(file));
          listener.fileDone(Stage.READ);
        });
    return Arrays.stream(read).filter(Objects::nonNull).toList();
  }

  private ReadFile read(FoundFile file) {
    SourceRead read = reader.read(file);
    SourceText text = read.source();
    if (text == null) {
      return new ReadFile(file, file.byPath().kind(), null, read.diagnostic());
    }
    FileKind kind = file.classify(text.text()).kind();
    if (isLeftOut(file, kind)) {
      return new ReadFile(file, kind, null, null);
    }
    return new ReadFile(file, kind, read(file.path(), text.text()), read.diagnostic());
  }

  /** What the fast front end has problems with may be new Java that it does not know yet. */
  private SourceFile read(String path, String text) {
    SourceFile fast = frontEnd.read(path, text);
    return fast.problems().isEmpty() ? fast : PreciseReading.instead(fast, text);
  }

  private boolean isLeftOut(FoundFile file, FileKind kind) {
    if (file.asked()) {
      return false;
    }
    return kind == FileKind.TEST && !includeTests;
  }

  private static ReadFile unread(FoundFile file) {
    LineTable noLines = LineTable.of("");
    SourceFile empty =
        new SourceFile(file.path(), noLines, "", List.of(), List.of(), 0, List.of(), List.of());
    return new ReadFile(file, file.byPath().kind(), empty, null);
  }
}
