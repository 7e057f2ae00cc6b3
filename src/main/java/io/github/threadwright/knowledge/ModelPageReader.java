package io.github.threadwright.knowledge;

import io.github.threadwright.source.jdk.JdkApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Understands a page of {@code rules/models}. */
final class ModelPageReader {
  private static final List<String> FIELDS = List.of("id", "title", "fits", "rejected");
  private static final List<String> FIT_FIELDS =
      List.of("rank", "when", "unless", "sizing", "because");

  private final RuleFolder.Text text;
  private final boolean isTrusted;
  private final List<KnowledgeProblem> problems = new ArrayList<>();

  private ModelPageReader(RuleFolder.Text text, boolean isTrusted) {
    this.text = text;
    this.isTrusted = isTrusted;
  }

  /**
   * The page, or null when it has a problem.
   *
   * @param isTrusted whether its text is known to be sound
   */
  static @Nullable ModelPage read(
      RuleFolder.Text text, boolean isTrusted, List<KnowledgeProblem> problems) {
    ModelPageReader reader = new ModelPageReader(text, isTrusted);
    ModelPage page = null;
    try {
      page = reader.read();
    } catch (BrokenPageException e) {
      reader.problems.add(e.problem());
    }
    problems.addAll(reader.problems);
    return reader.problems.isEmpty() ? page : null;
  }

  private ModelPage read() throws BrokenPageException {
    FrontMatter.Page page = FrontMatter.split(text);
    PageFields fields = new PageFields(text.file(), page.head(), FIELDS, problems);
    String id = fields.required("id");
    RulePageReader.checkId(id, fields, text.file(), problems);
    PageLine title = fields.text("title");
    if (!fields.has("fits")) {
      fields.problem(
          page.head().line(),
          "the field 'fits' is missing",
          "say when the model fits, or write 'fits: []'");
    }
    List<ModelPage.Fit> fits = fields.maps("fits").stream().map(this::readFit).toList();
    List<ModelPage.Rejection> rejected = new ArrayList<>();
    fields.maps("rejected").forEach(entry -> readRejections(entry, fields, rejected));
    PageText below = new PageText(text.file(), page, JdkApi.NEWEST);
    if (!isTrusted) {
      below.body(problems).sections(List.of());
    }
    return new ModelPage(
        id, text.file(), title == null ? null : title.text(), fits, rejected, below);
  }

  private ModelPage.Fit readFit(Yaml.Fields entry) {
    PageFields fields = new PageFields(text.file(), entry, FIT_FIELDS, problems);
    String rank = fields.required("rank");
    boolean sound = rank.matches("\\d{1,4}");
    if (!sound && !rank.isEmpty()) {
      fields.problem(
          fields.line("rank"),
          "rank '" + rank + "' is no number",
          "write a whole number; the smallest rank wins");
    }
    return new ModelPage.Fit(
        sound ? Integer.parseInt(rank) : 0,
        fields.list("when"),
        fields.list("unless"),
        fields.text("sizing"),
        fields.text("because"),
        entry.line());
  }

  private void readRejections(
      Yaml.Fields entry, PageFields page, List<ModelPage.Rejection> rejected) {
    for (Map.Entry<String, Yaml> reason : entry.fields().entrySet()) {
      int line = entry.keyLines().getOrDefault(reason.getKey(), entry.line());
      PageLine code = new PageLine(reason.getKey(), text.file(), line);
      if (reason.getValue() instanceof Yaml.Scalar condition && !condition.text().isEmpty()) {
        rejected.add(
            new ModelPage.Rejection(
                code, new PageLine(condition.text(), text.file(), condition.line())));
      } else {
        page.problem(
            line,
            "'" + code.text() + "' has no condition",
            "write '- " + code.text() + ": condition'");
      }
    }
  }
}
