package io.github.threadwright.knowledge;

import io.github.threadwright.source.jdk.JdkApi;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the files of {@code rules/catalogue} and of users' folders into a catalogue. */
final class CatalogueFiles {
  private static final String FOLDER = "catalogue";
  private static final String SUFFIX = ".txt";
  private static final String KINDS = "wait-kinds.txt";

  private CatalogueFiles() {}

  /** See {@link Catalogue#load(List)}. */
  static Catalogue read(List<Path> userFolders) {
    List<KnowledgeProblem> problems = new ArrayList<>();
    List<RuleFolder.Text> shipped = RuleFolder.shipped(FOLDER, SUFFIX, problems);
    if (shipped.isEmpty() && problems.isEmpty()) {
      problems.add(
          new KnowledgeProblem(
              "rules/" + FOLDER, 0, "is not on the class path", "copy the folder 'rules' there"));
    }
    Map<WaitKind, WaitBehaviour> behaviours = readKinds(shipped, problems);
    ApiReader reader = new ApiReader(behaviours, problems);
    Map<MethodPattern, Catalogue.Entry> entries = readEntries(shipped, reader, problems);
    if (!problems.isEmpty()) {
      throw new KnowledgeException(problems);
    }
    List<RuleFolder.Text> users = new ArrayList<>();
    userFolders.forEach(folder -> users.addAll(RuleFolder.of(folder, FOLDER, SUFFIX, problems)));
    users.stream()
        .filter(CatalogueFiles::isKinds)
        .forEach(file -> problems.add(kindsAreClosed(file)));
    Map<MethodPattern, Catalogue.Entry> ofUsers = readEntries(users, reader, problems);
    checkNames(ofUsers.values(), problems);
    entries.putAll(ofUsers);
    return new Catalogue(entries.values(), behaviours, problems);
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

  private static Map<MethodPattern, Catalogue.Entry> readEntries(
      List<RuleFolder.Text> files, ApiReader reader, List<KnowledgeProblem> problems) {
    Map<MethodPattern, Catalogue.Entry> entries = new LinkedHashMap<>();
    for (RuleFolder.Text file : files) {
      if (isKinds(file)) {
        continue;
      }
      for (CatalogueLine line : CatalogueLine.split(file.file(), file.content(), problems)) {
        List<Api> apis = reader.read(line);
        if (apis.isEmpty()) {
          continue;
        }
        Catalogue.Entry earlier =
            entries.putIfAbsent(apis.get(0).pattern(), new Catalogue.Entry(apis));
        if (earlier != null) {
          Api first = earlier.apis().get(0);
          problems.add(
              line.problem(
                  first.pattern() + " is already in " + first.file() + ":" + first.line(),
                  "put both on one line"));
        }
      }
    }
    return entries;
  }

  /** A test does this for the shipped entries. */
  private static void checkNames(
      Collection<Catalogue.Entry> entries, List<KnowledgeProblem> problems) {
    if (entries.isEmpty()) {
      return;
    }
    JdkNames names = new JdkNames(JdkApi.load());
    for (Catalogue.Entry entry : entries) {
      Api api = entry.apis().get(0);
      KnowledgeProblem problem = names.check(api.pattern(), api.file(), api.line());
      if (problem != null) {
        problems.add(problem);
      }
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
