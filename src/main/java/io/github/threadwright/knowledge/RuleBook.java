package io.github.threadwright.knowledge;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that the tool goes by, to be read by people: pages and catalogue, shipped and the users'.
 *
 * @param rules those that are understood, by id
 * @param models those that are understood, by id
 * @param catalogueFiles how many lines each of its files has, in order of reading
 * @param problems what is wrong in the users' files
 */
public record RuleBook(
    List<RulePage> rules,
    List<ModelPage> models,
    Catalogue catalogue,
    Map<String, Integer> catalogueFiles,
    List<KnowledgeProblem> problems) {
  public RuleBook {
    rules = List.copyOf(rules);
    models = List.copyOf(models);
    catalogueFiles = Collections.unmodifiableMap(new LinkedHashMap<>(catalogueFiles));
    problems = List.copyOf(problems);
  }
}
