package io.github.threadwright.knowledge;

import io.github.threadwright.source.jdk.JdkApi;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Understands a page of {@code rules/advice} or {@code rules/hazards}. */
final class RulePageReader {
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final List<String> FIELDS =
      List.of(
          "id",
          "summary",
          "kind",
          "category",
          "severity",
          "confidence",
          "subject",
          "jdk",
          "models",
          "experiment",
          "when",
          "unless",
          "message");

  private final RuleFolder.Text text;
  private final boolean isTrusted;
  private final List<KnowledgeProblem> problems = new ArrayList<>();

  private RulePageReader(RuleFolder.Text text, boolean isTrusted) {
    this.text = text;
    this.isTrusted = isTrusted;
  }

  /**
   * The page, or null when it has a problem.
   *
   * @param isTrusted whether its text is known to be sound
   */
  static @Nullable RulePage read(
      RuleFolder.Text text, RuleKind folder, boolean isTrusted, List<KnowledgeProblem> problems) {
    RulePageReader reader = new RulePageReader(text, isTrusted);
    RulePage page = null;
    try {
      page = reader.read(folder);
    } catch (BrokenPageException e) {
      reader.problems.add(e.problem());
    }
    problems.addAll(reader.problems);
    return reader.problems.isEmpty() ? page : null;
  }

  private @Nullable RulePage read(RuleKind folder) throws BrokenPageException {
    FrontMatter.Page page = FrontMatter.split(text);
    PageFields fields = new PageFields(text.file(), page.head(), FIELDS, problems);
    String id = fields.required("id");
    checkId(id, fields, text.file(), problems);
    String summary = fields.required("summary");
    RuleKind kind = fields.requiredWord("kind", RuleKind.class);
    Category category = fields.requiredWord("category", Category.class);
    Severity severity = fields.requiredWord("severity", Severity.class);
    Confidence confidence = fields.word("confidence", Confidence.class);
    RulePage.Subject subject = fields.requiredWord("subject", RulePage.Subject.class);
    JdkRange jdk = readJdk(fields);
    List<PageLine> models = fields.list("models");
    List<PageLine> when = fields.list("when");
    if (kind != null && kind != folder) {
      problem(
          fields.line("kind"),
          "a " + Words.of(kind) + " lies in the wrong folder",
          "move the page, or change its kind");
    }
    if (kind == RuleKind.HAZARD && fields.has("models")) {
      problem(
          fields.line("models"),
          "only an advice has models",
          "remove them, or make it 'kind: advice'");
    }
    if (when.isEmpty()) {
      problem(fields.line("when"), "the rule has no condition", "add a list 'when:'");
    }
    PageText below = new PageText(text.file(), page, Math.min(jdk.last(), JdkApi.NEWEST));
    if (!isTrusted) {
      check(below, id);
    }
    if (kind == null || category == null || severity == null || subject == null) {
      return null;
    }
    return new RulePage(
        id,
        text.file(),
        summary,
        kind,
        category,
        severity,
        confidence,
        subject,
        jdk,
        models,
        fields.text("experiment"),
        when,
        fields.list("unless"),
        fields.text("message"),
        below,
        fields.lines());
  }

  /** The name of the file is the id, so that a page is found by it. */
  static void checkId(String id, PageFields fields, String file, List<KnowledgeProblem> problems) {
    String name = file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.md$", "");
    if (id.isEmpty()) {
      return;
    }
    if (!id.equals(name)) {
      String cure = "write 'id: " + name + "', or rename the file to " + id + ".md";
      problems.add(
          new KnowledgeProblem(
              file, fields.line("id"), "the id '" + id + "' is not the name of the file", cure));
    } else if (!ID.matcher(id).matches()) {
      String cure = "use lower-case letters, digits and single dashes";
      problems.add(
          new KnowledgeProblem(file, fields.line("id"), "the id '" + id + "' is malformed", cure));
    }
  }

  private JdkRange readJdk(PageFields fields) {
    String written = fields.required("jdk");
    JdkRange jdk = JdkRange.parse(written);
    if (jdk == null && !written.isEmpty()) {
      problem(
          fields.line("jdk"),
          "'" + written + "' is no range of JDK releases",
          "write 8.. or 21..23 or 21");
    }
    return jdk == null ? JdkRange.ALL : jdk;
  }

  private void check(PageText below, String id) {
    PageBody body = below.body(problems);
    body.sections(List.of(PageBody.WHY, PageBody.INSTEAD, PageBody.EXAMPLES));
    List<PageExample> examples = body.examples(below.jdk());
    int line = body.line(PageBody.EXAMPLES);
    if (line == 0 || id.isEmpty()) {
      return;
    }
    boolean fires = examples.stream().anyMatch(example -> example.expected().containsKey(id));
    if (examples.isEmpty()) {
      problem(
          line,
          "the page has no example",
          "add a ```java block with a line '// expect: " + id + "' to its Examples");
    } else if (!fires) {
      problem(
          line,
          "no example shows the rule firing",
          "mark a line of one with '// expect: " + id + "'");
    }
  }

  private void problem(int line, String message, String cure) {
    problems.add(new KnowledgeProblem(text.file(), line, message, cure));
  }
}
