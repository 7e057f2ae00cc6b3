package io.github.threadwright.knowledge;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rule as it is written: a page of {@code rules/advice} or {@code rules/hazards}. Conditions,
 * models and the experiment are words that the layers above understand.
 *
 * @param id name of the file without {@code .md}
 * @param file path of the page
 * @param summary one line without a full stop
 * @param confidence how sure a finding of this rule is unless its facts say otherwise; null when
 *     the page leaves it to them
 * @param jdk target releases it holds for
 * @param models for an advice: it fires when one of these wins
 * @param experiment id of the experiment that shows the claim; null when there is none
 * @param when all of them must hold
 * @param unless none of them may hold
 * @param message template of the finding's message, with {@code {placeholders}}; null when the
 *     summary will do
 * @param text what the page tells a reader
 * @param lines where each key of the front matter is written
 */
public record RulePage(
    String id,
    String file,
    String summary,
    RuleKind kind,
    Category category,
    Severity severity,
    @Nullable Confidence confidence,
    Subject subject,
    JdkRange jdk,
    List<PageLine> models,
    @Nullable PageLine experiment,
    List<PageLine> when,
    List<PageLine> unless,
    @Nullable PageLine message,
    PageText text,
    Map<String, Integer> lines) {
  public RulePage {
    models = List.copyOf(models);
    when = List.copyOf(when);
    unless = List.copyOf(unless);
    lines = Map.copyOf(lines);
  }

  /** The Markdown text of each level-2 section, by its heading; read anew at each call. */
  public Map<String, String> sections() {
    return text.sections();
  }

  /** Its examples, in order; read anew at each call. */
  public List<PageExample> examples() {
    return text.examples();
  }

  /** What all conditions of the page speak of. */
  public enum Subject {
    SITE,
    WAIT,
    ACCESS,
    SIGNAL,
    LOCK,
    HELD_WAIT,
    SERIALISED_TASK,
    CLASS,
    TASK,
    JOIN,
    POOL,
    SETTINGS,
    CONTEXT,
    SEQUENCE,
    REMEDY,
    POLL,
    THREAD,
    CALL,
    CATCH,
    FIELD,
    METHOD;

    public String word() {
      return Words.of(this);
    }
  }

  /** A problem at a key of the front matter. */
  public KnowledgeProblem problem(String key, String message, String cure) {
    return new KnowledgeProblem(file, lines.getOrDefault(key, 0), message, cure);
  }
}
