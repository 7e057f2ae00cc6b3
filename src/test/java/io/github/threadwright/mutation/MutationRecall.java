package io.github.threadwright.mutation;

import io.github.threadwright.ScanListener;
import io.github.threadwright.ScanOptions;
import io.github.threadwright.Threadwright;
import io.github.threadwright.finding.Finding;
import io.github.threadwright.finding.ScanReport;
import io.github.threadwright.knowledge.Confidence;
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
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Counts how many mistakes the rules see: takes the files of real libraries in which the rules are
 * silent, breaks one place of a file at a time, scans the whole library with it, and looks for a
 * finding of the rule that should speak. Run by {@code bench/recall}.
 *
 * <p>Several files of a library are broken before each scan, each in one place; a file is reported
 * when a finding shown by default stands in it, and it had none before.
 */
public final class MutationRecall {
  /** How many mutations a file gets at most, one at a time. */
  private static final int ROUNDS = 3;

  private final long seed;
  private final int perOperator;
  private final List<Outcome> outcomes = new ArrayList<>();

  /** What became of one mutation. */
  private record Outcome(String library, Mutation mutation, boolean seen, String instead) {}

  private MutationRecall(long seed, int perOperator) {
    this.seed = seed;
    this.perOperator = perOperator;
  }

  /**
   * Arguments: the seed, the most mutations for each operator and library, folders of libraries.
   */
  public static void main(String[] arguments) throws Exception {
    MutationRecall recall =
        new MutationRecall(Long.parseLong(arguments[0]), Integer.parseInt(arguments[1]));
    for (String folder : List.of(arguments).subList(2, arguments.length)) {
      recall.add(Path.of(folder));
    }
    recall.print();
  }

  private void add(Path library) throws Exception {
    Path copy = Files.createTempDirectory("mutations");
    try {
      Map<String, String> texts = copy(library, copy);
      Set<String> silent = new HashSet<>(texts.keySet());
      findings(copy).forEach((path, found) -> silent.remove(path));
      List<Mutation> todo = draw(texts, silent);
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
    }
    Map<String, List<Finding>> found = findings(copy);
    for (Mutation mutation : broken.values()) {
      List<Finding> here = found.getOrDefault(mutation.path(), List.of());
      boolean seen = here.stream().anyMatch(finding -> mutation.rules().contains(finding.rule()));
      List<String> rules = here.stream().map(Finding::rule).distinct().toList();
      outcomes.add(new Outcome(library, mutation, seen, String.join(" ", rules)));
      Files.writeString(copy.resolve(mutation.path()), texts.get(mutation.path()));
    }
  }

  /** At most so many of each operator, drawn at random from the silent files. */
  private List<Mutation> draw(Map<String, String> texts, Set<String> silent) {
    Map<String, List<Mutation>> byOperator = new TreeMap<>();
    for (String path : texts.keySet()) {
      Optional<Unit> unit =
          silent.contains(path) ? Unit.parse(path, texts.get(path)) : Optional.empty();
      unit.ifPresent(u -> find(u, byOperator));
    }
    return draw(byOperator.values(), texts);
  }

  /** Operators that fit few places choose first; no file is broken too often. */
  private List<Mutation> draw(Collection<List<Mutation>> byOperator, Map<String, String> texts) {
    List<Mutation> drawn = new ArrayList<>();
    Map<String, Integer> ofFile = new HashMap<>();
    List<List<Mutation>> rarestFirst =
        byOperator.stream().sorted(Comparator.comparingInt(List::size)).toList();
    for (List<Mutation> candidates : rarestFirst) {
      Collections.shuffle(candidates, new Random(seed));
      Set<String> files = new HashSet<>();
      for (Mutation mutation : candidates) {
        if (files.size() < perOperator
            && ofFile.getOrDefault(mutation.path(), 0) < ROUNDS
            && !files.contains(mutation.path())
            && Unit.parses(mutation.applyTo(texts.get(mutation.path())))) {
          files.add(mutation.path());
          ofFile.merge(mutation.path(), 1, Integer::sum);
          drawn.add(mutation);
        }
      }
    }
    return drawn;
  }

  private static void find(Unit unit, Map<String, List<Mutation>> byOperator) {
    for (Operator<?> operator : Operators.ALL) {
      operator.find(
          unit, m -> byOperator.computeIfAbsent(operator.name(), o -> new ArrayList<>()).add(m));
    }
  }

  private static Map<String, List<Finding>> findings(Path folder) throws Exception {
    ScanReport report = Threadwright.scan(ScanOptions.of(folder), ScanListener.SILENT);
    Map<String, List<Finding>> found = new HashMap<>();
    for (Finding finding : report.findings()) {
      if (finding.confidence() != Confidence.LOW) {
        found.computeIfAbsent(finding.place().path(), path -> new ArrayList<>()).add(finding);
      }
    }
    return found;
  }

  // ---- what is printed

  private void print() {
    System.out.println("| mistake | expected rule | mutations | seen | share |");
    System.out.println("| --- | --- | --- | --- | --- |");
    for (Operator<?> operator : Operators.ALL) {
      List<Outcome> ofOperator =
          outcomes.stream().filter(o -> o.mutation().operator().equals(operator.name())).toList();
      String rules = String.join(" or ", operator.rules().stream().sorted().toList());
      printRow(operator.name() + " | " + rules, ofOperator);
    }
    printRow("**all** | ", outcomes);
    System.out.println();
    outcomes.stream()
        .filter(outcome -> !outcome.seen())
        .forEach(
            o ->
                System.out.printf(
                    "not seen: %s, %s/%s:%d%s%n",
                    o.mutation().operator(),
                    o.library(),
                    o.mutation().path(),
                    o.mutation().line(),
                    o.instead().isEmpty() ? "" : " (but " + o.instead() + ")"));
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
