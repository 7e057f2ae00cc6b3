package io.github.threadwright.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files of a folder of rules: the one inside the tool, or a user's. Being in the folder
 * is enough for a file to count; inside a jar the folder is listed from the jar's own table of
 * contents, which the class loader has read already.
 */
final class RuleFolder {
  /** More than any page or catalogue needs, and little enough to be read at once. */
  private static final long MOST_BYTES = 1 << 20;

  private static final String SHIPPED = "rules/";

  /** What stands for bytes that are not UTF-8, and may stand in a file itself. */
  private static final char REPLACEMENT = '\uFFFD';

  private RuleFolder() {}

  /** A file that was read, by the path that a reader knows. */
  record Text(String file, String content) {}

  /** The files with that suffix in a subfolder of the shipped rules, by name. */
  static List<Text> shipped(String subfolder, String suffix, List<KnowledgeProblem> problems) {
    return shipped(RuleFolder.class.getClassLoader(), subfolder, suffix, problems);
  }

  static List<Text> shipped(
      ClassLoader tool, String subfolder, String suffix, List<KnowledgeProblem> problems) {
    String folder = SHIPPED + subfolder;
    URL url = tool.getResource(folder + "/");
    if (url == null) {
      return List.of();
    }
    try {
      if (url.openConnection() instanceof JarURLConnection jar) {
        return fromJar(jar, folder + "/", suffix, problems);
      }
      return in(Path.of(url.toURI()), folder, suffix, problems);
    } catch (IOException | URISyntaxException e) {
      problems.add(
          new KnowledgeProblem(folder, 0, "cannot be read: " + e, "install the tool again"));
      return List.of();
    }
  }

  /**
   * The files with that suffix in a subfolder of a user's folder, by name; none when there is no
   * such subfolder.
   */
  static List<Text> of(
      Path folder, String subfolder, String suffix, List<KnowledgeProblem> problems) {
    Path path = folder.resolve(subfolder);
    return Files.isDirectory(path)
        ? in(path, path.toString().replace('\\', '/'), suffix, problems)
        : List.of();
  }

  /** A single file of a user; null when it cannot be read. */
  static @Nullable Text file(Path file, List<KnowledgeProblem> problems) {
    String shown = file.toString().replace('\\', '/');
    List<Text> texts = new ArrayList<>(1);
    byte[] bytes = bytes(file, shown, problems);
    if (bytes != null) {
      add(texts, shown, bytes, problems);
    }
    return texts.isEmpty() ? null : texts.get(0);
  }

  private static List<Text> fromJar(
      JarURLConnection connection, String folder, String suffix, List<KnowledgeProblem> problems)
      throws IOException {
    // Without the cache of connections, so that the jar can be closed; its table of contents is
    // shared all the same.
    connection.setUseCaches(false);
    List<Text> texts = new ArrayList<>();
    try (JarFile jar = connection.getJarFile()) {
      List<String> names =
          jar.stream()
              .map(JarEntry::getName)
              .filter(
                  name ->
                      name.startsWith(folder)
                          && name.endsWith(suffix)
                          && name.indexOf('/', folder.length()) < 0)
              .sorted()
              .toList();
      for (String name : names) {
        try (InputStream in = jar.getInputStream(jar.getJarEntry(name))) {
          add(texts, name, in.readAllBytes(), problems);
        }
      }
    }
    return texts;
  }

  private static List<Text> in(
      Path folder, String shown, String suffix, List<KnowledgeProblem> problems) {
    List<Path> files;
    try (Stream<Path> list = Files.list(folder)) {
      files =
          list.filter(file -> name(file).endsWith(suffix))
              .sorted((a, b) -> name(a).compareTo(name(b)))
              .toList();
    } catch (IOException e) {
      problems.add(
          new KnowledgeProblem(
              shown, 0, "the folder cannot be read: " + e.getMessage(), "check its permissions"));
      return List.of();
    }
    List<Text> texts = new ArrayList<>();
    for (Path file : files) {
      String shownFile = shown + "/" + name(file);
      byte[] bytes = bytes(file, shownFile, problems);
      if (bytes != null) {
        add(texts, shownFile, bytes, problems);
      }
    }
    return texts;
  }

  private static byte @Nullable [] bytes(Path file, String shown, List<KnowledgeProblem> problems) {
    try {
      if (!Files.isRegularFile(file)) {
        problems.add(new KnowledgeProblem(shown, 0, "is no file", "remove or rename it"));
        return null;
      }
      if (Files.size(file) > MOST_BYTES) {
        problems.add(
            new KnowledgeProblem(shown, 0, "is larger than " + MOST_BYTES + " bytes", "split it"));
        return null;
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      problems.add(
          new KnowledgeProblem(
              shown, 0, "cannot be read: " + e.getMessage(), "check its permissions"));
      return null;
    }
  }

  private static void add(
      List<Text> texts, String shown, byte[] bytes, List<KnowledgeProblem> problems) {
    // A decoder tells what is wrong, but takes much longer than this to find that nothing is.
    String content = new String(bytes, StandardCharsets.UTF_8);
    if (content.indexOf(REPLACEMENT) >= 0 && !isUtf8(bytes)) {
      problems.add(new KnowledgeProblem(shown, 0, "is not UTF-8", "save it as UTF-8"));
    } else {
      texts.add(new Text(shown, content.replace("\r\n", "\n")));
    }
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
