package io.github.threadwright.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds what a user's folder of rules holds in a place where nothing would read it: a rule that is
 * silently ignored looks like one that finds nothing.
 */
final class StrayFiles {
  /** The folders that are read. */
  static final List<String> FOLDERS = List.of("advice", "hazards", "models", "catalogue");

  private static final int ENOUGH = 4096;
  private static final Pattern PAGE = Pattern.compile("\\A\uFEFF?---[ \\t]*\\R");
  private static final Pattern ENTRY = Pattern.compile("(?m)^[\\w.$]+#\\S+[ \\t]+\\w+=");

  private final String shown;
  private final List<KnowledgeProblem> problems;
  private int read;

  private StrayFiles(String shown, List<KnowledgeProblem> problems) {
    this.shown = shown;
    this.problems = problems;
  }

  /** Reports each such file, and a folder that has nothing to read at all. */
  static void report(Path folder, List<KnowledgeProblem> problems) {
    StrayFiles stray = new StrayFiles(folder.toString().replace('\\', '/'), problems);
    int before = problems.size();
    try {
      stray.search(folder);
    } catch (IOException e) {
      problems.add(
          new KnowledgeProblem(
              stray.shown, 0, "cannot be read: " + e.getMessage(), "check its permissions"));
    }
    if (stray.read == 0 && problems.size() == before) {
      problems.add(
          new KnowledgeProblem(
              stray.shown,
              0,
              "the folder holds no rules",
              "put pages into " + folders() + " inside of it"));
    }
  }

  private void search(Path folder) throws IOException {
    for (Path entry : list(folder)) {
      String name = entry.getFileName().toString();
      if (Files.isDirectory(entry)) {
        searchFolder(entry, name);
      } else if (isPage(entry, name)) {
        problem(name, "the page lies beside the folders, where nothing reads it", cure(false));
      } else if (isCatalogue(entry, name)) {
        problem(name, "the catalogue lies beside the folders, where nothing reads it", cure(true));
      }
    }
  }

  private void searchFolder(Path folder, String name) throws IOException {
    if (FOLDERS.contains(name)) {
      String suffix = name.equals("catalogue") ? ".txt" : ".md";
      read += (int) list(folder).stream().filter(f -> f.toString().endsWith(suffix)).count();
      return;
    }
    if (name.startsWith(".")) {
      return;
    }
    for (Path entry : list(folder)) {
      String file = entry.getFileName().toString();
      if (isPage(entry, file) || isCatalogue(entry, file)) {
        problem(
            name + "/" + file,
            "nothing reads files in a folder '" + name + "'",
            NearestWord.cure(name, FOLDERS));
      }
    }
  }

  private static String cure(boolean catalogue) {
    return catalogue ? "move it to the folder catalogue" : "move it to " + folders();
  }

  private static String folders() {
    return "advice, hazards or models";
  }

  private void problem(String name, String message, String cure) {
    problems.add(new KnowledgeProblem(shown + "/" + name, 1, message, cure));
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return new ArrayList<>(entries.sorted().toList());
    }
  }

  /** Other Markdown, such as a README, has no front matter. */
  private static boolean isPage(Path file, String name) throws IOException {
    return name.endsWith(".md") && PAGE.matcher(beginning(file)).find();
  }

  private static boolean isCatalogue(Path file, String name) throws IOException {
    return name.endsWith(".txt") && ENTRY.matcher(beginning(file)).find();
  }

  private static String beginning(Path file) throws IOException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      return "";
    }
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(ENOUGH), StandardCharsets.UTF_8);
    }
  }
}
