package io.github.threadwright.source.bytecode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder of class files, as compilers write it. */
record ClassFolder(Path path) implements ClassContainer {

  @Override
  public boolean hasPackage(String packageName) {
    if (packageName.isEmpty()) {
      return holdsTypes(path);
    }
    String folder = ClassContainer.pathOf(packageName);
    return folder != null && holdsTypes(path.resolve(folder));
  }

  private static boolean holdsTypes(Path folder) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.class")) {
      for (Path file : files) {
        if (ClassContainer.isTypeFile(file.getFileName().toString())) {
          return true;
        }
      }
      return false;
    } catch (IOException | DirectoryIteratorException e) {
      // Absent or unreadable: either way no type can be read from it.
      return false;
    }
  }

  @Override
  public List<String> types() throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      return files
          .filter(file -> ClassContainer.isTypeFile(String.valueOf(file.getFileName())))
          .map(file -> ClassContainer.typeOf(path.relativize(file).toString().replace('\\', '/')))
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public byte @Nullable [] read(String binaryName) throws IOException {
    String name = ClassContainer.pathOf(binaryName);
    Path file = name == null ? null : path.resolve(name + ".class");
    if (file == null || !Files.isRegularFile(file)) {
      return null;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return ClassContainer.readAll(in);
    }
  }

  @Override
  public void close() {}
}
