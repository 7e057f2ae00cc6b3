package io.github.threadwright.report;

import io.github.threadwright.knowledge.Confidence;
import io.github.threadwright.knowledge.JdkRange;
import io.github.threadwright.knowledge.PageExample;
import io.github.threadwright.knowledge.PageLine;
import io.github.threadwright.knowledge.Prose;
import io.github.threadwright.knowledge.RuleKind;
import io.github.threadwright.knowledge.RulePage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the page of a rule for a terminal. */
final class RuleText {
  private static final int INDENT = 2;
  private static final int TEXT = 14;
  private static final String EXAMPLES = "Examples";

  private final Page page;

  RuleText(Page page) {
    this.page = page;
  }

  void write(RulePage rule) throws IOException {
    page.put(Style.BOLD, rule.id())
        .put("  ")
        .put(Style.of(rule.severity()), rule.severity().word())
        .right(Style.DIM, rule.kind().word())
        .end();
    page.block(Style.PLAIN, rule.summary() + ".").end();
    labelled("category", rule.category().word());
    labelled("jdk", releases(rule.jdk()));
    if (rule.confidence() != null && rule.confidence() != Confidence.HIGH) {
      labelled("confidence", rule.confidence().word() + " at most");
    }
    lines(rule.kind() == RuleKind.ADVICE ? "where" : "fires if", rule.when());
    if (!rule.models().isEmpty()) {
      String models = rule.models().stream().map(PageLine::text).collect(Collectors.joining(", "));
      labelled("and", "the best model is one of " + models);
    }
    vetoes(rule.unless());
    labelled("page", rule.file());
    sections(rule.id(), rule.sections(), rule.examples());
  }

  /** What lessens a finding apart from what forbids it, as pages mark it. */
  private void vetoes(List<PageLine> unless) throws IOException {
    List<PageLine> rest = new ArrayList<>(unless);
    List<PageLine> doubts = taken(rest, "less sure if ");
    List<PageLine> milder = taken(rest, "milder if ");
    lines("unless", rest);
    lines("less sure if", doubts);
    lines("milder if", milder);
  }

  private static List<PageLine> taken(List<PageLine> from, String mark) {
    List<PageLine> taken = from.stream().filter(line -> line.text().startsWith(mark)).toList();
    from.removeAll(taken);
    return taken.stream()
        .map(l -> new PageLine(l.text().substring(mark.length()), l.file(), l.line()))
        .toList();
  }

  static String releases(JdkRange jdk) {
    if (jdk.last() == JdkRange.OPEN) {
      return jdk.first() + " and newer";
    }
    return jdk.first() == jdk.last()
        ? String.valueOf(jdk.first())
        : jdk.first() + " to " + jdk.last();
  }

  void lines(String label, List<PageLine> lines) throws IOException {
    String shown = label;
    for (PageLine line : lines) {
      labelled(shown, line.text());
      shown = "";
    }
  }

  void labelled(String label, String text) throws IOException {
    page.tab(INDENT).put(Style.DIM, label).tab(TEXT + INDENT).block(Style.PLAIN, text);
  }

  void sections(String id, Map<String, String> sections, List<PageExample> examples)
      throws IOException {
    ProseWriter prose = new ProseWriter(page, INDENT);
    for (Map.Entry<String, String> section : sections.entrySet()) {
      page.end().put(Style.BOLD, section.getKey().toUpperCase(Locale.ROOT)).end();
      List<Prose> blocks = Prose.read(section.getValue());
      if (section.getKey().equals(EXAMPLES) && !examples.isEmpty()) {
        examples(id, blocks, examples, prose);
      } else {
        prose.write(blocks);
      }
    }
  }

  /** Says of each example whether it fires, before its code: the words of the page may not. */
  private void examples(
      String id, List<Prose> blocks, List<PageExample> examples, ProseWriter prose)
      throws IOException {
    int next = 0;
    boolean first = true;
    for (Prose block : blocks) {
      if (!first) {
        page.end();
      }
      if (block instanceof Prose.Code code && code.language().equals("java")) {
        caption(id, examples.get(next++));
      }
      prose.write(List.of(block));
      first = false;
    }
  }

  private void caption(String id, PageExample example) throws IOException {
    boolean fires = example.markers().stream().anyMatch(mark -> mark.rule().equals(id));
    String title = example.title() == null ? "" : ": " + example.title();
    String says = (fires ? "fires" : "stays silent") + " on JDK " + example.jdk() + title;
    page.tab(INDENT).block(fires ? Style.WARNING : Style.ADVICE, says);
  }
}
