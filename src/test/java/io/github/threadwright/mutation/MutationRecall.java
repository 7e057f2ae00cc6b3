package io.github.threadwright.mutation;

import io.github.threadwright.ScanListener;
import io.github.threadwright.ScanOptions;
import io.github.threadwright.Threadwright;
import io.github.threadwright.finding.Finding;
import io.github.threadwright.finding.Place;
import io.github.threadwright.finding.ScanReport;
import io.github.threadwright.knowledge.Confidence;
import io.github.threadwright.mutation.Mutation.Lines;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Counts how many mistakes the rules see: takes the files of real libraries in which the rules are
 * silent, breaks one place of a file at a time, scans the whole library with it, and looks for a
 * finding of the rule that should speak. Run by {@code bench/recall}.
 *
 * <p>Several files of a library are broken before each scan, each in one place; a file is reported
 * when a finding shown by default stands in it, and it had none before. A mistake that is spread
 * over methods and files takes a file in which its own rules are silent, and is seen only by a
 * finding that stands on a line that was written or leads over one: others may be due to what was
 * broken elsewhere in the library.
 */
public final class MutationRecall {
  /** How many mutations a file gets at most, one at a time. */
  private static final int ROUNDS = 3;

  /** The first release that has virtual threads, which pin their carriers in it. */
  private static final int VIRTUAL_THREADS = 21;

  private final List<Operator<?>> operators;
  private final @Nullable Integer jdk;
  private final long seed;
  private final int perOperator;
  private final List<Outcome> outcomes = new ArrayList<>();

  /** What became of one mutation. */
  private record Outcome(String library, Mutation mutation, boolean seen, String instead) {}

  private MutationRecall(
      List<Operator<?>> operators, @Nullable Integer jdk, long seed, int perOperator) {
    this.operators = operators;
    this.jdk = jdk;
    this.seed = seed;
    this.perOperator = perOperator;
  }

  /**
   * Arguments: {@code linked} for mistakes that are spread over methods and files, or nothing; the
   * seed, the most mutations for each operator and library, folders of libraries.
   */
  public static void main(String[] arguments) throws Exception {
    boolean isLinked = arguments[0].equals("linked");
    List<String> rest = List.of(arguments).subList(isLinked ? 1 : 0, arguments.length);
    MutationRecall recall =
        new MutationRecall(
            isLinked ? Operators.LINKED : Operators.LOCAL,
            isLinked ? VIRTUAL_THREADS : null,
            Long.parseLong(rest.get(0)),
            Integer.parseInt(rest.get(1)));
    for (String folder : rest.subList(2, rest.size())) {
      recall.add(Path.of(folder).toRealPath());
    }
    recall.print();
  }

  private void add(Path library) throws Exception {
    Path copy = Files.createTempDirectory("mutations");
    try {
      Map<String, String> texts = copy(library, copy);
      List<Mutation> todo = draw(texts, findings(copy));
      int round = 0;
      while (!todo.isEmpty()) {
        Map<String, Mutation> now = new LinkedHashMap<>();
        todo.forEach(mutation -> now.putIfAbsent(mutation.path(), mutation));
        todo.removeAll(now.values());
        System.err.printf("%s: round %d, %d files%n", library.getFileName(), ++round, now.size());
        scan(library.getFileName().toString(), copy, texts, now);
      }
    } finally {
      delete(copy);
    }
  }

  private void scan(
      String library, Path copy, Map<String, String> texts, Map<String, Mutation> broken)
      throws Exception {
    for (Mutation mutation : broken.values()) {
      Path file = copy.resolve(mutation.path());
      Files.writeString(file, mutation.applyTo(texts.get(mutation.path())));
      for (Map.Entry<String, String> added : mutation.added().entrySet()) {
        Files.writeString(copy.resolve(added.getKey()), added.getValue());
      }
    }
    Map<String, List<Finding>> found = findings(copy);
    for (Mutation mutation : broken.values()) {
      List<Finding> here = new ArrayList<>(found.getOrDefault(mutation.path(), List.of()));
      mutation.added().keySet().forEach(p -> here.addAll(found.getOrDefault(p, List.of())));
      if (!mutation.shape().isEmpty()) {
        List<Lines> written = mutation.written(texts.get(mutation.path()));
        here.removeIf(finding -> !isAbout(finding, mutation, written));
      }
      boolean seen = here.stream().anyMatch(f -> isShown(f) && mutation.rules().contains(f.rule()));
      List<String> rules =
          here.stream()
              .filter(f -> isShown(f) || mutation.rules().contains(f.rule()))
              .map(f -> f.rule() + (isShown(f) ? "" : " at low confidence"))
              .distinct()
              .toList();
      outcomes.add(new Outcome(library, mutation, seen, String.join(", ", rules)));
    }
    for (Mutation mutation : broken.values()) {
      Files.writeString(copy.resolve(mutation.path()), texts.get(mutation.path()));
      for (String added : mutation.added().keySet()) {
        Files.delete(copy.resolve(added));
      }
    }
  }

  /** Whether it stands on what was written, or leads over it. */
  private static boolean isAbout(Finding finding, Mutation mutation, List<Lines> written) {
    Place place = finding.place();
    return isWritten(place.path(), place.startLine(), mutation, written)
        || finding.trail().stream()
            .anyMatch(step -> isWritten(step.path(), step.line(), mutation, written));
  }

  private static boolean isWritten(String path, int line, Mutation mutation, List<Lines> written) {
    return mutation.added().containsKey(path)
        || path.equals(mutation.path()) && written.stream().anyMatch(lines -> lines.holds(line));
  }

  /** At most so many of each operator, drawn at random from the files that fit. */
  private List<Mutation> draw(Map<String, String> texts, Map<String, List<Finding>> before) {
    Map<String, List<Mutation>> byOperator = new TreeMap<>();
    for (String path : texts.keySet()) {
      Set<String> spoken = new HashSet<>();
      before.getOrDefault(path, List.of()).stream()
          .filter(MutationRecall::isShown)
          .forEach(finding -> spoken.add(finding.rule()));
      if (isGenerated(texts.get(path))) {
        continue;
      }
      Unit.parse(path, texts.get(path)).ifPresent(unit -> find(unit, spoken, byOperator));
    }
    return draw(byOperator.values(), texts);
  }

  /** What nobody edits, nobody breaks, and a scan reports nothing of. */
  private static boolean isGenerated(String text) {
    String head = text.substring(0, Math.min(text.length(), 3_000)).toLowerCase(Locale.ROOT);
    return head.contains("do not edit")
        || head.contains("generated by")
        || head.contains("@generated");
  }

  /** Operators that fit few places choose first; no file is broken too often. */
  private List<Mutation> draw(Collection<List<Mutation>> byOperator, Map<String, String> texts) {
    List<Mutation> drawn = new ArrayList<>();
    Map<String, Integer> ofFile = new HashMap<>();
    List<List<Mutation>> rarestFirst =
        byOperator.stream().sorted(Comparator.comparingInt(List::size)).toList();
    Set<String> paths = new HashSet<>(texts.keySet());
    for (List<Mutation> candidates : rarestFirst) {
      Collections.shuffle(candidates, new Random(seed));
      Set<String> files = new HashSet<>();
      for (Mutation mutation : candidates) {
        if (files.size() < perOperator
            && ofFile.getOrDefault(mutation.path(), 0) < ROUNDS
            && !files.contains(mutation.path())
            && Collections.disjoint(paths, mutation.added().keySet())
            && Unit.parses(mutation.applyTo(texts.get(mutation.path())))) {
          files.add(mutation.path());
          paths.addAll(mutation.added().keySet());
          ofFile.merge(mutation.path(), 1, Integer::sum);
          drawn.add(mutation);
        }
      }
    }
    return drawn;
  }

  private void find(Unit unit, Set<String> spoken, Map<String, List<Mutation>> byOperator) {
    for (Operator<?> operator : operators) {
      operator.find(
          unit,
          seed,
          mutation -> {
            boolean isSilent =
                mutation.shape().isEmpty()
                    ? spoken.isEmpty()
                    : Collections.disjoint(spoken, mutation.rules());
            if (isSilent) {
              byOperator.computeIfAbsent(operator.name(), o -> new ArrayList<>()).add(mutation);
            }
          });
    }
  }

  private Map<String, List<Finding>> findings(Path folder) throws Exception {
    int threads = ScanOptions.defaultThreads();
    ScanOptions options =
        new ScanOptions(
            List.of(folder), folder, jdk, List.of(), false, false, List.of(), null, threads);
    ScanReport report = Threadwright.scan(options, ScanListener.SILENT);
    Map<String, List<Finding>> found = new HashMap<>();
    for (Finding finding : report.findings()) {
      found.computeIfAbsent(finding.place().path(), path -> new ArrayList<>()).add(finding);
    }
    return found;
  }

  /** Whether a scan reports it when it is not asked for more. */
  private static boolean isShown(Finding finding) {
    return finding.confidence() != Confidence.LOW;
  }

  // ---- what is printed

  private void print() {
    System.out.println("| mistake | expected rule | mutations | seen | share |");
    System.out.println("| --- | --- | --- | --- | --- |");
    for (Operator<?> operator : operators) {
      List<Outcome> ofOperator =
          outcomes.stream().filter(o -> o.mutation().operator().equals(operator.name())).toList();
      String rules = String.join(" or ", operator.rules().stream().sorted().toList());
      printRow(operator.name() + " | " + rules, ofOperator);
    }
    printRow("**all** | ", outcomes);
    System.out.println();
    printShapes();
    outcomes.stream()
        .filter(outcome -> !outcome.seen())
        .forEach(
            o ->
                System.out.printf(
                    "not seen: %s%s, %s/%s:%d%s%n",
                    o.mutation().operator(),
                    o.mutation().shape().isEmpty() ? "" : " (" + o.mutation().shape() + ")",
                    o.library(),
                    o.mutation().path(),
                    o.mutation().line(),
                    o.instead().isEmpty() ? "" : " (but " + o.instead() + ")"));
  }

  /** The same by the pieces that spread mistakes are made of. */
  private void printShapes() {
    Map<String, List<Outcome>> byShape = new TreeMap<>();
    for (Outcome outcome : outcomes) {
      for (String word : outcome.mutation().shape().split(", ")) {
        if (!word.isEmpty()) {
          byShape.computeIfAbsent(word, w -> new ArrayList<>()).add(outcome);
        }
      }
    }
    if (byShape.isEmpty()) {
      return;
    }
    System.out.println("| spread over | mutations | seen | share |");
    System.out.println("| --- | --- | --- | --- |");
    byShape.forEach(MutationRecall::printRow);
    System.out.println();
  }

  private static void printRow(String start, List<Outcome> outcomes) {
    long seen = outcomes.stream().filter(Outcome::seen).count();
    String share = outcomes.isEmpty() ? "-" : 100 * seen / outcomes.size() + "%";
    System.out.printf("| %s | %d | %d | %s |%n", start, outcomes.size(), seen, share);
  }

  // ---- files

  private static Map<String, String> copy(Path from, Path to) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    List<Path> files;
    try (Stream<Path> walk = Files.walk(from)) {
      files = walk.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
    for (Path file : files) {
      Path relative = from.relativize(file);
      Files.createDirectories(to.resolve(relative).getParent());
      Files.copy(file, to.resolve(relative));
      try {
        texts.put(
            relative.toString().replace('\\', '/'), Files.readString(file, StandardCharsets.UTF_8));
      } catch (MalformedInputException e) {
        continue; // Of another encoding: it stays as it is.
      }
    }
    return texts;
  }

  private static void delete(Path folder) throws IOException {
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(folder)) {
      paths = new ArrayList<>(walk.toList());
    }
    Collections.reverse(paths);
    for (Path path : paths) {
      Files.delete(path);
    }
  }
}
