package io.github.threadwright.report;

import io.github.threadwright.knowledge.KnowledgeProblem;
import io.github.threadwright.knowledge.RuleBook;
import io.github.threadwright.knowledge.RuleKind;
import io.github.threadwright.knowledge.RulePage;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Lists what the tool goes by. */
public final class RuleTable {
  private static final int INDENT = 2;

  private RuleTable() {}

  /** Rules, models and files of the catalogue. {@code out} is flushed, not closed. */
  public static void write(RuleBook book, Writer out, int width, boolean colour)
      throws IOException {
    Page page = new Page(out, width, colour);
    for (RuleKind kind : RuleKind.values()) {
      List<RulePage> rules = book.rules().stream().filter(rule -> rule.kind() == kind).toList();
      page.put(Style.BOLD, kind == RuleKind.ADVICE ? "Advice" : "Hazards")
          .put(Style.DIM, "  " + count(rules.size(), "rule"))
          .end();
      rules(rules, page);
      page.end();
    }
    page.put(Style.BOLD, "Models").put(Style.DIM, "  " + book.models().size()).end();
    String models =
        book.models().stream().map(model -> model.id()).collect(Collectors.joining(", "));
    page.tab(INDENT).block(Style.PLAIN, models).end();
    catalogue(book.catalogueFiles(), page);
    out.flush();
  }

  /** What is wrong in users' folders, a line each, and how much there is in them that is not. */
  public static void check(RuleBook book, List<String> folders, Writer out, boolean colour)
      throws IOException {
    Page page = new Page(out, Integer.MAX_VALUE, colour);
    for (KnowledgeProblem problem : book.problems()) {
      page.put(problem.text()).end();
    }
    List<RulePage> rules = book.rules().stream().filter(r -> isIn(folders, r.file())).toList();
    int examples = rules.stream().mapToInt(rule -> rule.examples().size()).sum();
    long models = book.models().stream().filter(m -> isIn(folders, m.file())).count();
    int lines =
        book.catalogueFiles().entrySet().stream()
            .filter(file -> isIn(folders, file.getKey()))
            .mapToInt(Map.Entry::getValue)
            .sum();
    String what =
        String.join(
            ", ",
            count(rules.size(), "rule") + " with " + count(examples, "example"),
            count((int) models, "model"),
            count(lines, "catalogue line"));
    int problems = book.problems().size();
    page.put(problems == 0 ? Style.ADVICE : Style.ERROR, verdict(problems)).put(what).end();
    out.flush();
  }

  private static String verdict(int problems) {
    return problems == 0 ? "all is well: " : count(problems, "problem") + "; understood are ";
  }

  private static boolean isIn(List<String> folders, String file) {
    return folders.stream().anyMatch(folder -> file.startsWith(folder + "/"));
  }

  /** Each rule with what it is in a column, and its summary below or behind, as there is room. */
  static void rules(List<RulePage> rules, Page page) throws IOException {
    int ids = widest(rules.stream().map(RulePage::id).toList());
    int categories = widest(rules.stream().map(rule -> rule.category().word()).toList());
    int severity = INDENT + ids + 2;
    int jdk = severity + "warning".length() + 2;
    int category = jdk + "21..23".length() + 2;
    int summary = category + categories + 2;
    boolean room = page.width() - summary >= 50;
    boolean narrow = summary - 2 > page.width();
    for (RulePage rule : rules) {
      page.tab(INDENT)
          .put(Style.BOLD, rule.id())
          .tab(severity)
          .put(Style.of(rule.severity()), rule.severity().word())
          .tab(jdk)
          .put(rule.jdk().toString());
      if (!narrow) {
        page.tab(category).put(rule.category().word());
      }
      if (room) {
        page.tab(summary).rest(Style.DIM, rule.summary()).end();
      } else {
        String before = narrow ? rule.category().word() + ": " : "";
        page.end().tab(INDENT + 2).block(Style.DIM, before + rule.summary());
      }
    }
  }

  private static void catalogue(Map<String, Integer> lines, Page page) throws IOException {
    int all = lines.values().stream().mapToInt(Integer::intValue).sum();
    page.put(Style.BOLD, "Catalogue").put(Style.DIM, "  " + count(all, "line")).end();
    int files = widest(List.copyOf(lines.keySet()));
    for (Map.Entry<String, Integer> file : lines.entrySet()) {
      page.tab(INDENT).put(file.getKey()).tab(INDENT + files + 2);
      page.put(String.format(Locale.ROOT, "%5d", file.getValue())).end();
    }
  }

  private static int widest(List<String> texts) {
    return texts.stream().mapToInt(text -> Glyphs.width(Glyphs.visible(text))).max().orElse(0);
  }

  private static String count(int many, String what) {
    return many + " " + what + (many == 1 ? "" : "s");
  }
}
