package io.github.threadwright.knowledge;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Understands the lines of a catalogue file that are about keys of configuration files. */
final class SettingKeyReader {
  static final String SETS = "sets";

  private static final Set<String> KNOWN = Set.of(SETS, "default", "used");
  private static final Map<String, String> BELONGS_TO =
      Map.of("default", "used", "used", "default");
  private static final Pattern KEY = Pattern.compile("[\\w-]+(\\.([\\w-]+|\\*))*");
  private static final Pattern USED = Pattern.compile("[\\w.-]+(:[\\w.-]+)?");

  private final List<KnowledgeProblem> problems;

  SettingKeyReader(List<KnowledgeProblem> problems) {
    this.problems = problems;
  }

  /** What the line says; null when there is a problem. */
  @Nullable SettingKey read(CatalogueLine line) {
    LineValues values = new LineValues(line, problems);
    values.checkKeys(KNOWN, BELONGS_TO);
    if (!KEY.matcher(line.subject()).matches()) {
      values.problem(
          "'" + line.subject() + "' is no key of a configuration file",
          "write its parts with dots between, * for one that is a name");
    }
    SettingKind kind = values.word(SETS, SettingKind.class);
    String otherwise = values.text("default");
    if (kind != null && otherwise != null && !kind.allows(otherwise)) {
      values.problem(
          "default=" + otherwise + " is no value for " + kind.word(),
          kind.isYesNo() ? "write true or false" : "write a number");
    }
    String used = values.text("used");
    List<String> users = used == null ? List.of() : List.of(used.split(",", -1));
    for (String user : users) {
      if (!USED.matcher(user).matches()) {
        values.problem(
            "'" + user + "' is neither artifact nor package",
            "write group:artifact, a group or a package, several with commas");
      }
    }
    return kind == null || !values.isSound()
        ? null
        : new SettingKey(line.subject(), kind, otherwise, users, line.file(), line.line());
  }
}
