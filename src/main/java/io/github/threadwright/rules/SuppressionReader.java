package io.github.threadwright.rules;

import io.github.threadwright.finding.Place;
import io.github.threadwright.finding.Suppression.By;
import io.github.threadwright.knowledge.NearestWord;
import io.github.threadwright.program.ProgramFile;
import io.github.threadwright.source.Annotation;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Diagnostic;
import io.github.threadwright.source.FieldDecl;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.Remark;
import io.github.threadwright.source.Span;
import io.github.threadwright.source.TypeDecl;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a file wants rules to be silent about: {@code @SuppressWarnings("threadwright:ID")} on
 * a declaration, and {@code // threadwright: ignore ID reason}. What cannot be meant is a
 * diagnostic. A wish must name its rules: one for all of them would silence those to come.
 */
final class SuppressionReader {
  private static final Pattern IGNORE =
      Pattern.compile("ignore\\s+([^\\s,]+(?:\\s*,\\s*[^\\s,]+)*)\\s*(.*)");
  private static final String FORM = "write '// threadwright: ignore ID reason'";

  private final ProgramFile file;
  private final RuleSet rules;
  private final List<SuppressionMark> marks = new ArrayList<>();
  private final List<Diagnostic> problems = new ArrayList<>();

  private SuppressionReader(ProgramFile file, RuleSet rules) {
    this.file = file;
    this.rules = rules;
  }

  /** What was read of a file. */
  record Result(List<SuppressionMark> marks, List<Diagnostic> problems) {
    Result {
      marks = List.copyOf(marks);
      // Variables of one statement share its annotations, which are then met once for each.
      problems = problems.stream().distinct().toList();
    }

    static final Result NOTHING = new Result(List.of(), List.of());
  }

  static Result read(ProgramFile file, RuleSet rules) {
    List<Remark> remarks = file.source().remarks();
    if (remarks.isEmpty()) {
      return Result.NOTHING;
    }
    SuppressionReader reader = new SuppressionReader(file, rules);
    remarks.stream().filter(r -> r.kind() == Remark.Kind.COMMENT).forEach(reader::comment);
    if (remarks.stream().anyMatch(r -> r.kind() == Remark.Kind.LITERAL)) {
      file.source().allTypes().forEach(reader::type);
    }
    return new Result(reader.marks, reader.problems);
  }

  // ---- comments

  private void comment(Remark remark) {
    Place at = Places.of(file, remark.span());
    Matcher ignore = IGNORE.matcher(remark.text());
    if (!ignore.matches()) {
      problem(at, "'threadwright: " + remark.text() + "' says nothing", FORM);
      return;
    }
    String reason = ignore.group(2).strip();
    if (reason.isEmpty()) {
      problem(at, "the suppression gives no reason", "say why behind the rule's id");
    }
    int line = remark.alone() ? lineBelow(at.startLine()) : at.startLine();
    Place region = new Place(at.path(), line, 1, line + 1, 1);
    for (String id : ignore.group(1).split("\\s*,\\s*")) {
      mark(id, By.COMMENT, region, null, at, reason);
    }
  }

  /** The first line below that is no such comment itself, so that several may stand together. */
  private int lineBelow(int line) {
    int below = line + 1;
    for (Remark remark : file.source().remarks()) {
      if (remark.alone() && line(remark.span()) == below) {
        below++;
      }
    }
    return below;
  }

  private int line(long span) {
    return file.source().lines().line(Span.start(span));
  }

  // ---- annotations

  private void type(TypeDecl type) {
    annotations(type.annotations(), type.span(), null);
    for (FieldDecl field : type.fields()) {
      annotations(field.annotations(), field.span(), type.binaryName() + "#" + field.name());
    }
    for (MethodDecl method : type.methods()) {
      annotations(method.annotations(), method.span(), null);
      method.parameters().forEach(this::local);
    }
    type.bodies().forEach(this::locals);
  }

  private void locals(Body body) {
    body.forEach(
        Node.Declare.class,
        declare -> annotations(declare.local().annotations(), declare.span(), null));
    body.forEach(Node.Lambda.class, lambda -> lambda.parameters().forEach(this::local));
  }

  private void local(Local local) {
    annotations(local.annotations(), local.span(), null);
  }

  private void annotations(List<Annotation> annotations, long declaration, @Nullable String field) {
    for (Annotation annotation : annotations) {
      if (annotation.simpleName().equals("SuppressWarnings")) {
        annotation.values().values().stream()
            .flatMap(List::stream)
            .filter(value -> value.startsWith(Remark.PREFIX))
            .map(value -> value.substring(Remark.PREFIX.length()).strip())
            .forEach(id -> annotated(id, annotation, declaration, field));
      }
    }
  }

  private void annotated(
      String id, Annotation annotation, long declaration, @Nullable String field) {
    Place region = Places.of(file, declaration);
    mark(id, By.ANNOTATION, region, field, Places.of(file, annotation.span()), "");
  }

  // ---- both

  private void mark(
      String id, By by, Place region, @Nullable String field, Place at, String reason) {
    int release = file.module().jdk();
    rules
        .find(id)
        .ifPresentOrElse(
            rule ->
                marks.add(
                    new SuppressionMark(
                        id, rule.page().jdk().contains(release), by, region, field, at, reason)),
            () -> problem(at, "the suppression names no rule: '" + id + "'", cure(id)));
  }

  private String cure(String id) {
    if (id.contains("*")) {
      return "name each rule that is meant";
    }
    return NearestWord.of(id, rules.ids())
        .map(near -> "did you mean '" + near + "'?")
        .orElse("'threadwright rules' lists them");
  }

  private void problem(Place at, String message, String cure) {
    problems.add(
        new Diagnostic(at.path(), at.startLine(), at.startColumn(), message + "; " + cure));
  }
}
