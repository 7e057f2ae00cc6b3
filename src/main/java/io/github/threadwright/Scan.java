package io.github.threadwright;

import io.github.threadwright.Reading.ReadFile;
import io.github.threadwright.finding.ScanReport;
import io.github.threadwright.knowledge.Catalogue;
import io.github.threadwright.knowledge.RulePage;
import io.github.threadwright.program.Program;
import io.github.threadwright.rules.RuleResult;
import io.github.threadwright.rules.SourceTexts;
import io.github.threadwright.source.Diagnostic;
import io.github.threadwright.source.SourceFile;
import io.github.threadwright.source.build.BuildModule;
import io.github.threadwright.source.build.BuildModules;
import io.github.threadwright.source.bytecode.ClassPath;
import io.github.threadwright.source.files.FindOptions;
import io.github.threadwright.source.files.FoundFile;
import io.github.threadwright.source.files.FoundFiles;
import io.github.threadwright.source.files.SkipReason;
import io.github.threadwright.source.files.SourceFinder;
import io.github.threadwright.source.files.SourceReader;
import io.github.threadwright.source.files.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One run through all stages. */
final class Scan {
  private final ScanOptions options;
  private final ScanListener listener;
  private final Faults faults;
  private final List<Diagnostic> buildProblems = new ArrayList<>();
  private final List<Diagnostic> suppressionProblems = new ArrayList<>();

  Scan(ScanOptions options, ScanListener listener) {
    this.options = options;
    this.listener = listener;
    this.faults = new Faults(listener);
  }

  ScanReport run() throws ScanException {
    Rules.requireFolders(options.ruleFolders());
    Path declarations = ProjectFile.of(options);
    try (Workers workers = new Workers(options.threads())) {
      // The rules come last, and reading them keeps one thread busy for longer than finding files.
      Future<Rules> loading = workers.start(() -> Rules.load(options.ruleFolders(), declarations));
      FoundFiles found = find();
      List<ReadFile> files =
          new Reading(options.includeTests(), faults, listener).read(found.files(), workers);
      Rules rules = Workers.resultOf(loading);
      rules.tellProblems(faults, listener);
      requireSomething(found, files);
      return examine(found, files, rules, workers);
    }
  }

  /** The class path stays open to the end: what of it matters shows only then, and is read then. */
  private ScanReport examine(FoundFiles found, List<ReadFile> files, Rules rules, Workers workers) {
    try (ClassPath classPath = ClassPath.open(options.classPath())) {
      Program program = link(found, files, classPath, rules.catalogue(), workers);
      RuleResult result =
          new Examining(faults, listener)
              .examine(program, classPath, rules.catalogue(), rules.rules(), texts(found), workers);
      suppressionProblems.addAll(result.suppressionProblems());
      classPath.problems().forEach(p -> buildProblems.add(diagnostic(p)));
      return report(found, files, program, rules.rules().pages(), result);
    } catch (IOException e) {
      throw new UncheckedIOException("the class path could not be closed", e);
    }
  }

  private FoundFiles find() throws ScanException {
    listener.stageBegins(Stage.FIND, 0);
    FindOptions what = new FindOptions(options.includeTests(), false, List.of());
    FoundFiles found = new SourceFinder(what).find(options.paths());
    if (!found.problems().isEmpty()) {
      List<String> problems =
          found.problems().stream().map(p -> p.path() + ": " + p.message()).toList();
      throw new ScanException(ScanException.Kind.NO_SUCH_PATH, problems);
    }
    return Roots.under(options.root(), found);
  }

  /** A scan of nothing would say that all is well. */
  private void requireSomething(FoundFiles found, List<ReadFile> files) throws ScanException {
    if (files.stream().anyMatch(file -> file.source() != null)) {
      return;
    }
    String where = String.join(", ", options.paths().stream().map(Object::toString).toList());
    long leftOut = skipped(found, files).values().stream().mapToInt(Integer::intValue).sum();
    String cure =
        leftOut == 0
            ? "; name a folder that holds some"
            : " but what is left out (" + counts(skipped(found, files)) + "); name it to scan it";
    Stream<String> unread = diagnostics(found, files).map(d -> d.path() + ": " + d.message());
    throw new ScanException(
        ScanException.Kind.NOTHING_TO_READ,
        Stream.concat(Stream.of(where + ": no Java code to read" + cure), unread).toList());
  }

  private Program link(
      FoundFiles found,
      List<ReadFile> files,
      ClassPath classPath,
      Catalogue catalogue,
      Workers workers) {
    BuildModules build = BuildModules.read(found.root(), found.repositoryTop(), found.buildFiles());
    buildProblems.addAll(build.diagnostics());
    Program program =
        new Naming(faults, listener, options.precise() ? preciseNames(found) : null)
            .link(files, path -> module(build, path), classPath, workers);
    return new Configuring(found.root(), faults)
        .configure(program, build, catalogue, buildProblems);
  }

  private PreciseNames preciseNames(FoundFiles found) {
    return new PreciseNames(texts(found), faults);
  }

  /** The path is the user's, not one below the root. */
  private static Diagnostic diagnostic(ClassPath.Problem problem) {
    return Diagnostic.ofFile(Roots.slashes(problem.path()), problem.message());
  }

  private BuildModule module(BuildModules build, String path) {
    BuildModule module = build.moduleOf(path);
    Integer asked = options.jdk();
    return asked == null ? module : new BuildModule(module.path(), asked, "as asked for");
  }

  /** By the files that were found: their names may hold what this system's encoding cannot say. */
  private static SourceTexts texts(FoundFiles found) {
    Map<String, FoundFile> files =
        found.files().stream().collect(Collectors.toMap(FoundFile::path, Function.identity()));
    SourceReader reader = new SourceReader();
    return path -> {
      FoundFile file = files.get(path);
      SourceText text = file == null ? null : reader.read(file).source();
      return text == null ? "" : text.text();
    };
  }

  private static String counts(Map<String, Integer> skipped) {
    return skipped.entrySet().stream()
        .map(e -> e.getValue() + " " + e.getKey())
        .collect(Collectors.joining(", "));
  }

  private ScanReport report(
      FoundFiles found,
      List<ReadFile> files,
      Program program,
      List<RulePage> rules,
      RuleResult result) {
    List<SourceFile> sources =
        files.stream().map(ReadFile::source).filter(Objects::nonNull).toList();
    ScanReport.Project project =
        new ScanReport.Project(
            Roots.asGiven(options, found.root()),
            (int) files.stream().filter(ReadFile::isScanned).count(),
            sources.stream().mapToInt(Scan::lines).sum(),
            CallCount.sum(program.files().stream().map(CallCount::of).toList()),
            program.modules().stream()
                .map(m -> new ScanReport.Module(m.path(), m.jdk(), m.jdkSource()))
                .toList());
    return new ScanReport(
        Threadwright.tool(),
        Threadwright.machine(),
        project,
        rules,
        result.findings(),
        result.sites(),
        diagnostics(found, files).toList(),
        skipped(found, files));
  }

  /** How many lines an editor would number, but for an empty last one. */
  private static int lines(SourceFile file) {
    int count = file.lines().lineCount();
    boolean lastIsEmpty = file.lines().offset(count, 1) == file.lines().offset(count, 2);
    return lastIsEmpty ? count - 1 : count;
  }

  private Stream<Diagnostic> diagnostics(FoundFiles found, List<ReadFile> files) {
    return Stream.of(
            found.diagnostics().stream(),
            buildProblems.stream(),
            suppressionProblems.stream(),
            files.stream().flatMap(ReadFile::problems),
            faults.diagnostics().stream())
        .flatMap(s -> s)
        .sorted()
        .distinct();
  }

  private static Map<String, Integer> skipped(FoundFiles found, List<ReadFile> files) {
    Map<String, Integer> skipped = new TreeMap<>();
    found.skipped().forEach((reason, count) -> skipped.merge(reason.title(), count, Integer::sum));
    for (ReadFile file : files) {
      if (!file.isScanned() || file.isLinkedOnly()) {
        SkipReason reason = file.isLinkedOnly() ? SkipReason.GENERATED : SkipReason.TEST;
        skipped.merge(reason.title(), 1, Integer::sum);
      }
    }
    return skipped;
  }
}
