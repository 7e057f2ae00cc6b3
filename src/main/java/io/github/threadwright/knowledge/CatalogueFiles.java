package io.github.threadwright.knowledge;

import io.github.threadwright.source.jdk.JdkApi;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the files of {@code rules/catalogue} and of users' folders into a catalogue. */
final class CatalogueFiles {
  private static final String FOLDER = "catalogue";
  private static final String SUFFIX = ".txt";
  private static final String KINDS = "wait-kinds.txt";

  private CatalogueFiles() {}

  /** See {@link Catalogue#load(List, Path)}. */
  static Catalogue read(List<Path> userFolders, @Nullable Path declarations) {
    List<KnowledgeProblem> problems = new ArrayList<>();
    Map<WaitKind, WaitBehaviour> behaviours = new EnumMap<>(WaitKind.class);
    Content content = shipped(behaviours, problems);
    if (!problems.isEmpty()) {
      throw new KnowledgeException(problems);
    }
    if (declarations != null) {
      content.replaceBy(declared(declarations, behaviours, problems));
    }
    List<RuleFolder.Text> users = new ArrayList<>();
    userFolders.forEach(folder -> users.addAll(RuleFolder.of(folder, FOLDER, SUFFIX, problems)));
    users.stream()
        .filter(CatalogueFiles::isKinds)
        .forEach(file -> problems.add(kindsAreClosed(file)));
    Content ofUsers = new Content(behaviours, problems);
    readLines(users, ofUsers, problems);
    checkNames(ofUsers, problems);
    content.replaceBy(ofUsers);
    return new Catalogue(content.entries(), behaviours, content.tables(), problems);
  }

  /** What a project says of itself. */
  private static Content declared(
      Path file, Map<WaitKind, WaitBehaviour> behaviours, List<KnowledgeProblem> problems) {
    Content content = new Content(behaviours, problems);
    RuleFolder.Text text = RuleFolder.file(file, problems);
    if (text != null) {
      Declarations.read(text, problems).forEach(content::add);
    }
    checkNames(content, problems);
    return content;
  }

  /**
   * What ships with the tool.
   *
   * @param behaviours is filled with how the kinds of wait behave
   */
  static Content shipped(Map<WaitKind, WaitBehaviour> behaviours, List<KnowledgeProblem> problems) {
    List<RuleFolder.Text> shipped = RuleFolder.shipped(FOLDER, SUFFIX, problems);
    if (shipped.isEmpty() && problems.isEmpty()) {
      problems.add(
          new KnowledgeProblem(
              "rules/" + FOLDER, 0, "is not on the class path", "copy the folder 'rules' there"));
    }
    behaviours.putAll(readKinds(shipped, problems));
    Content content = new Content(behaviours, problems);
    readLines(shipped, content, problems);
    return content;
  }

  /** See {@link Catalogue#linesByFile(List)}. */
  static Map<String, Integer> linesByFile(List<Path> userFolders) {
    List<KnowledgeProblem> problems = new ArrayList<>();
    List<RuleFolder.Text> files = new ArrayList<>(RuleFolder.shipped(FOLDER, SUFFIX, problems));
    userFolders.forEach(folder -> files.addAll(RuleFolder.of(folder, FOLDER, SUFFIX, problems)));
    Map<String, Integer> lines = new LinkedHashMap<>();
    for (RuleFolder.Text file : files) {
      lines.put(file.file(), CatalogueLine.split(file.file(), file.content(), problems).size());
    }
    return lines;
  }

  private static Map<WaitKind, WaitBehaviour> readKinds(
      List<RuleFolder.Text> files, List<KnowledgeProblem> problems) {
    List<CatalogueLine> lines = new ArrayList<>();
    for (RuleFolder.Text file : files) {
      if (isKinds(file)) {
        lines.addAll(CatalogueLine.split(file.file(), file.content(), problems));
      }
    }
    return WaitKindReader.read(lines, problems);
  }

  private static void readLines(
      List<RuleFolder.Text> files, Content content, List<KnowledgeProblem> problems) {
    for (RuleFolder.Text file : files) {
      if (!isKinds(file)) {
        CatalogueLine.split(file.file(), file.content(), problems).forEach(content::add);
      }
    }
  }

  /** A test does this for the shipped lines. */
  private static void checkNames(Content content, List<KnowledgeProblem> problems) {
    if (!content.isEmpty()) {
      problems.addAll(content.wrongNames(new JdkNames(JdkApi.load())));
    }
  }

  private static KnowledgeProblem kindsAreClosed(RuleFolder.Text file) {
    String cure = "say what differs with carrier= and interrupt= on the lines of your APIs";
    return new KnowledgeProblem(
        file.file(), 0, "how the kinds of wait behave cannot be replaced", cure);
  }

  private static boolean isKinds(RuleFolder.Text file) {
    return file.file().endsWith("/" + KINDS);
  }
}
