package io.github.threadwright.rules;

import io.github.threadwright.knowledge.KnowledgeProblem;
import io.github.threadwright.knowledge.MethodPattern;
import io.github.threadwright.knowledge.ModelPage;
import io.github.threadwright.knowledge.RulePage;
import io.github.threadwright.knowledge.RulePages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pages of {@code rules}, understood: what the engine goes by. */
public final class RuleSet {
  private final List<Rule<?>> rules;
  private final List<ModelRule> models;
  private final List<KnowledgeProblem> problems;
  private final Map<String, Rule<?>> byId;

  private RuleSet(List<Rule<?>> rules, List<ModelRule> models, List<KnowledgeProblem> problems) {
    this.rules = List.copyOf(rules);
    this.models = List.copyOf(models);
    this.problems = List.copyOf(problems);
    this.byId = rules.stream().collect(Collectors.toUnmodifiableMap(Rule::id, Function.identity()));
  }

  /** Understands all pages; one that has a problem costs only itself. */
  public static RuleSet load(RulePages pages) {
    List<KnowledgeProblem> problems = new ArrayList<>(pages.problems());
    List<Rule<?>> rules = new ArrayList<>();
    for (RulePage page : pages.rules()) {
      Rule<?> rule = PageReader.read(page, problems);
      if (rule != null) {
        rules.add(rule);
      }
    }
    List<ModelRule> models =
        pages.models().stream()
            .map((ModelPage page) -> PageReader.read(page, problems))
            .filter(Objects::nonNull)
            .toList();
    return new RuleSet(rules, models, problems);
  }

  /** What is wrong with the pages, those included that could not even be read. */
  public List<KnowledgeProblem> problems() {
    return problems;
  }

  /** The pages of the rules that are understood, by id. */
  public List<RulePage> pages() {
    return rules.stream().<RulePage>map(Rule::page).toList();
  }

  /** The methods that pages name: calls of them must be among the facts. */
  public Set<MethodPattern> namedMethods() {
    Set<MethodPattern> named = new TreeSet<>(Comparator.comparing(MethodPattern::toString));
    for (Rule<?> rule : rules) {
      Stream.of(rule.when(), rule.unless(), rule.doubts(), rule.milder())
          .flatMap(List::stream)
          .flatMap(RuleSet::methods)
          .forEach(named::add);
    }
    return named;
  }

  private static Stream<MethodPattern> methods(Condition<?> condition) {
    Arguments arguments = condition.arguments();
    return Stream.concat(
        arguments.all(Slot.METHOD_PATTERN).stream(),
        arguments.all(Slot.METHODS).stream().flatMap(List::stream));
  }

  /** The same without the rules of these ids. */
  public RuleSet without(Set<String> ids) {
    return with(rules.stream().<Rule<?>>filter(rule -> !ids.contains(rule.id())).toList());
  }

  /** The same with other rules. */
  RuleSet with(List<Rule<?>> others) {
    return new RuleSet(others, models, problems);
  }

  Optional<Rule<?>> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  Set<String> ids() {
    return byId.keySet();
  }

  List<Rule<?>> rules() {
    return rules;
  }

  List<ModelRule> models() {
    return models;
  }
}
