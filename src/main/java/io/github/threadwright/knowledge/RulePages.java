package io.github.threadwright.knowledge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Every page of {@code rules/advice}, {@code rules/hazards} and {@code rules/models}, shipped and
 * the users', by id.
 *
 * @param rules those without a problem
 * @param models those without a problem
 * @param problems what is wrong in the others; a broken page costs nothing but itself
 */
public record RulePages(
    List<RulePage> rules, List<ModelPage> models, List<KnowledgeProblem> problems) {
  private static final String SUFFIX = ".md";
  private static final String ADVICE = "advice";
  private static final String HAZARDS = "hazards";
  private static final String MODELS = "models";

  public RulePages {
    rules = List.copyOf(rules);
    models = List.copyOf(models);
    problems = List.copyOf(problems);
  }

  /**
   * The pages that ship with the tool, checked as a user's are.
   *
   * @throws KnowledgeException when one of them is broken
   */
  public static RulePages load() {
    Loader loader = new Loader();
    loader.addShipped(false);
    return loader.pages();
  }

  /**
   * The shipped pages with those of each user folder. A user's page of a model replaces the shipped
   * one; a rule must have an id of its own.
   *
   * @throws KnowledgeException when the front matter of a shipped page is broken; that the text
   *     below is sound, {@link #load()} has checked
   */
  public static RulePages load(List<Path> userFolders) {
    Loader loader = new Loader();
    loader.addShipped(true);
    for (Path folder : userFolders) {
      StrayFiles.report(folder, loader.problems);
      loader.addRules(
          RuleFolder.of(folder, ADVICE, SUFFIX, loader.problems), RuleKind.ADVICE, false);
      loader.addRules(
          RuleFolder.of(folder, HAZARDS, SUFFIX, loader.problems), RuleKind.HAZARD, false);
      loader.addModels(RuleFolder.of(folder, MODELS, SUFFIX, loader.problems), false);
    }
    loader.checkMarkers();
    return loader.pages();
  }

  /** Collects pages, and what is wrong with them. */
  private static final class Loader {
    final List<KnowledgeProblem> problems = new ArrayList<>();
    final SortedMap<String, RulePage> rules = new TreeMap<>();
    final SortedMap<String, ModelPage> models = new TreeMap<>();

    /** Ids of broken pages too: a marker may name them. */
    private final Set<String> ids = new TreeSet<>();

    /** Rules whose text is not known to be sound. */
    private final List<RulePage> unchecked = new ArrayList<>();

    RulePages pages() {
      return new RulePages(List.copyOf(rules.values()), List.copyOf(models.values()), problems);
    }

    void addShipped(boolean isTrusted) {
      addRules(RuleFolder.shipped(ADVICE, SUFFIX, problems), RuleKind.ADVICE, isTrusted);
      addRules(RuleFolder.shipped(HAZARDS, SUFFIX, problems), RuleKind.HAZARD, isTrusted);
      addModels(RuleFolder.shipped(MODELS, SUFFIX, problems), isTrusted);
      checkMarkers();
      if (!problems.isEmpty()) {
        throw new KnowledgeException(problems);
      }
    }

    void addRules(List<RuleFolder.Text> texts, RuleKind kind, boolean isTrusted) {
      for (RuleFolder.Text text : texts) {
        String name = text.file().substring(text.file().lastIndexOf('/') + 1);
        ids.add(name.substring(0, name.length() - SUFFIX.length()));
        RulePage page = RulePageReader.read(text, kind, isTrusted, problems);
        if (page == null) {
          continue;
        }
        if (!isTrusted) {
          unchecked.add(page);
        }
        RulePage earlier = rules.putIfAbsent(page.id(), page);
        if (earlier != null) {
          problems.add(
              page.problem(
                  "id",
                  "the id '" + page.id() + "' is taken by " + earlier.file(),
                  "choose another"));
        }
      }
    }

    void addModels(List<RuleFolder.Text> texts, boolean isTrusted) {
      for (RuleFolder.Text text : texts) {
        ModelPage page = ModelPageReader.read(text, isTrusted, problems);
        if (page != null) {
          models.put(page.id(), page);
        }
      }
    }

    /** A typing error in a marker would make an example test nothing. */
    void checkMarkers() {
      for (RulePage page : unchecked) {
        for (PageExample example : page.examples()) {
          example.expected().forEach((id, line) -> checkMarker(page, id, line));
        }
      }
      unchecked.clear();
    }

    private void checkMarker(RulePage page, String id, int line) {
      if (!ids.contains(id)) {
        problems.add(
            new KnowledgeProblem(
                page.file(), line, "no rule has the id '" + id + "'", NearestWord.cure(id, ids)));
        rules.remove(page.id(), page);
      }
    }
  }
}
