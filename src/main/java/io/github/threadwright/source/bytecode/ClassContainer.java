package io.github.threadwright.source.bytecode;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One entry of a class path. Safe for use by many threads. */
sealed interface ClassContainer extends Closeable permits Jar, ClassFolder {

  /** No compiler writes a class file of this size; an archive made to harm can unpack to it. */
  int MAX_CLASS_BYTES = 32 << 20;

  Path path();

  boolean hasPackage(String packageName);

  /** Binary names of all types in it, in no order. */
  List<String> types() throws IOException;

  /** The class file of that type, or null when there is none. */
  byte @Nullable [] read(String binaryName) throws IOException;

  /** Whether a file of that name holds a type that source code can name. */
  static boolean isTypeFile(String fileName) {
    return fileName.endsWith(".class")
        && !fileName.equals("module-info.class")
        && !fileName.equals("package-info.class");
  }

  /**
   * A name's path under the root of a container, or null when no type or package has such a name.
   */
  static @Nullable String pathOf(String name) {
    boolean isPath = name.chars().anyMatch(c -> c == '/' || c == '\\' || c == 0);
    return isPath || name.isEmpty() ? null : name.replace('.', '/');
  }

  /** The binary name of the type in that file under the root of a container. */
  static String typeOf(String path) {
    return path.substring(0, path.length() - ".class".length()).replace('/', '.');
  }

  static byte[] readAll(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MAX_CLASS_BYTES + 1);
    if (bytes.length > MAX_CLASS_BYTES) {
      throw new IOException("it is larger than " + (MAX_CLASS_BYTES >> 20) + " MB");
    }
    return bytes;
  }
}
