package io.github.threadwright.source.files;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The Java files that are under version control, read from git's index (gitformat-index, versions 2
 * to 4). JGit's own reader is not used because it measures the file system by writing probe files,
 * and a scan writes nothing.
 */
final class TrackedFiles {
  private static final int SIGNATURE = 0x44495243; // DIRC
  private static final long SIZE_LIMIT = 256L << 20;
  private static final int STAT_BYTES = 40;
  private static final int EXTENDED = 0x4000;
  private static final int[] HASH_BYTES = {20, 32};

  private final NavigableSet<String> paths;

  private TrackedFiles(NavigableSet<String> paths) {
    this.paths = paths;
  }

  /**
   * The files of an index; none when it cannot be read, which leaves the ignore rules without
   * exception.
   */
  static TrackedFiles read(Path index) {
    try {
      if (!Files.isRegularFile(index) || Files.size(index) > SIZE_LIMIT) {
        return new TrackedFiles(new TreeSet<>());
      }
      return of(Files.readAllBytes(index));
    } catch (IOException e) {
      return new TrackedFiles(new TreeSet<>());
    }
  }

  static TrackedFiles of(byte[] index) {
    for (int hashBytes : HASH_BYTES) { // the index does not say which hash its repository uses
      Optional<List<String>> found = entries(ByteBuffer.wrap(index), hashBytes);
      if (found.isPresent()) {
        return new TrackedFiles(new TreeSet<>(found.get()));
      }
    }
    return new TrackedFiles(new TreeSet<>());
  }

  boolean contains(String path) {
    return paths.contains(path);
  }

  boolean anyBelow(String folder) {
    String first = paths.ceiling(folder + "/");
    return first != null && first.startsWith(folder + "/");
  }

  private static Optional<List<String>> entries(ByteBuffer index, int hashBytes) {
    try {
      if (index.getInt() != SIGNATURE) {
        return Optional.empty();
      }
      int version = index.getInt();
      int count = index.getInt();
      List<String> javaFiles = new ArrayList<>();
      byte[] previous = {};
      for (int i = 0; i < count; i++) {
        byte[] path = entry(index, version, hashBytes, previous);
        if (path.length == 0) {
          return Optional.empty();
        }
        if (path.length > 5 && path[path.length - 5] == '.' && path[path.length - 1] == 'a') {
          String name = new String(path, StandardCharsets.UTF_8);
          if (name.endsWith(".java")) {
            javaFiles.add(name);
          }
        }
        previous = path;
      }
      return Optional.of(javaFiles);
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private static byte[] entry(ByteBuffer index, int version, int hashBytes, byte[] previous) {
    int start = index.position();
    index.position(start + STAT_BYTES + hashBytes);
    int flags = index.getShort();
    if ((flags & EXTENDED) != 0) {
      index.getShort();
    }
    int kept = version < 4 ? 0 : previous.length - Math.toIntExact(offsetNumber(index));
    if (kept < 0 || kept > previous.length) {
      throw new IllegalArgumentException("shares more of a path than there is");
    }
    int from = index.position();
    int end = from;
    while (index.get(end) != 0) {
      end++;
    }
    byte[] path = new byte[kept + end - from];
    System.arraycopy(previous, 0, path, 0, kept);
    System.arraycopy(index.array(), from, path, kept, end - from);
    int length = end - start;
    index.position(version < 4 ? start + (length / 8 + 1) * 8 : end + 1);
    return path;
  }

  /**
   * The number format of git's pack files: seven bits a byte, one added for each byte that follows.
   */
  private static long offsetNumber(ByteBuffer index) {
    int b = index.get();
    long value = b & 0x7f;
    while ((b & 0x80) != 0) {
      b = index.get();
      value = ((value + 1) << 7) | (b & 0x7f);
    }
    return value;
  }
}
