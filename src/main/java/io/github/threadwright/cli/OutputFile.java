package io.github.threadwright.cli;

import io.github.threadwright.report.ReportFormat;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A file that a report goes to, given as {@code [FORMAT=]FILE}. */
record OutputFile(ReportFormat format, Path file) {

  /** What writes a report. */
  @FunctionalInterface
  interface Report {
    void writeTo(Writer out) throws IOException;
  }

  /** Reads the argument of {@code --output}. */
  static final class Converter implements ITypeConverter<OutputFile> {
    @Override
    public OutputFile convert(String value) {
      int equals = value.indexOf('=');
      String word = equals < 0 ? "" : value.substring(0, equals);
      // A word of letters alone is meant as a format; "./a=b.json" is a file.
      if (word.matches("[A-Za-z]+")) {
        ReportFormat format =
            ReportFormat.named(word)
                .orElseThrow(
                    () ->
                        new TypeConversionException(
                            "there is no format '" + word + "'; " + formats()));
        return new OutputFile(format, path(value.substring(equals + 1)));
      }
      ReportFormat format =
          ReportFormat.ofFile(value)
              .orElseThrow(
                  () ->
                      new TypeConversionException(
                          "the name '" + value + "' does not tell the format; " + formats()));
      return new OutputFile(format, path(value));
    }

    private static Path path(String text) {
      try {
        if (!text.isBlank()) {
          return Path.of(text);
        }
      } catch (InvalidPathException e) {
        throw new TypeConversionException("'" + text + "' is no file name: " + e.getReason());
      }
      throw new TypeConversionException("the name of the file is missing");
    }

    private static String formats() {
      return Arrays.stream(ReportFormat.values())
          .map(f -> f.word() + "=FILE or a name that ends in " + f.suffix())
          .collect(Collectors.joining(", or ", "say ", ""));
    }
  }

  /** Why nothing can be written there, as far as can be told before there is a report. */
  Optional<String> obstacle() {
    Path folder = folder();
    if (Files.isDirectory(file)) {
      return Optional.of(file + " is a folder; name a file in it");
    }
    if (!Files.isDirectory(folder)) {
      return Optional.of(
          "there is no folder " + folder + " to write " + file.getFileName() + " to");
    }
    if (!Files.isWritable(Files.exists(file) ? file : folder)) {
      return Optional.of(file + " cannot be written; choose another place or change its rights");
    }
    return Optional.empty();
  }

  /** Writes the whole report or leaves what was there: nobody ever reads half a file. */
  void write(Report report) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) { // e.g. a named pipe
      writeTo(file, report);
      return;
    }
    Path target = Files.exists(file) ? file.toRealPath() : file;
    // Not createTempFile: that keeps the report from everybody else who may read the folder.
    String name = "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp";
    Path draft = target.resolveSibling(name);
    try {
      writeTo(draft, report);
      Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void writeTo(Path path, Report report) throws IOException {
    try (Writer out = Files.newBufferedWriter(path, StandardCharsets.UTF_8)) {
      report.writeTo(out);
    }
  }

  private Path folder() {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file.toAbsolutePath() : parent;
  }
}
