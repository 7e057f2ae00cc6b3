package io.github.threadwright.source.build;

import io.github.threadwright.source.build.GradleToken.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What one Gradle script says of the JDK, read as text: what would need running the script stays
 * unknown.
 *
 * @param settings in the order of the script
 * @param variables what its variables and extra properties are set to
 * @param strings every string in it: what it applies is among them
 */
record GradleScript(
    List<Setting> settings, Map<String, List<GradleToken>> variables, Set<String> strings) {

  /**
   * A release that the script sets.
   *
   * @param scope whose: {@link #OWN}, {@link #ALL}, {@link #SUBPROJECTS}, or the path of a project,
   *     e.g. {@code :core:api}
   * @param value the expression
   */
  record Setting(SettingKind kind, String scope, String name, List<GradleToken> value) {
    Setting {
      value = List.copyOf(value);
    }
  }

  static final String OWN = "";
  static final String ALL = "allprojects";
  static final String SUBPROJECTS = "subprojects";

  GradleScript {
    settings = List.copyOf(settings);
    variables = Map.copyOf(variables);
    strings = Set.copyOf(strings);
  }

  static GradleScript of(String script) {
    return new Reader(GradleToken.of(script)).read();
  }

  /** Cuts the tokens into statements and remembers the blocks around each. */
  private static final class Reader {
    private static final Map<String, SettingKind> KINDS =
        Map.of(
            "release", SettingKind.RELEASE,
            "targetCompatibility", SettingKind.TARGET,
            "setTargetCompatibility", SettingKind.TARGET,
            "sourceCompatibility", SettingKind.SOURCE,
            "setSourceCompatibility", SettingKind.SOURCE,
            "languageVersion", SettingKind.TOOLCHAIN,
            "jvmToolchain", SettingKind.TOOLCHAIN);

    /**
     * {@code release} and {@code languageVersion} are common words: what they belong to must be
     * named before.
     */
    private static final Map<String, Set<String>> OWNERS =
        Map.of(
            "release", Set.of("options"), "languageVersion", Set.of("toolchain", "jvmToolchain"));

    /** Tasks and tools for other code than the main code of a module. */
    private static final Pattern OTHER_CODE =
        Pattern.compile(
            "Test|.*[a-z0-9]Test.*|test.*|.*-test.*|compile(?!Java$)[A-Z]\\w*Java|compileJava\\d+|java\\d+|jmh.*"
                + "|launcherFor|compilerFor|javadocToolFor|kotlinOptions|compilerOptions");

    private static final Set<String> SETTERS = Set.of("set", "value", "convention");

    /** No sensible script goes beyond these; one that does must not cost more than a moment. */
    private static final int MOST_VALUE_TOKENS = 64;

    private static final int MOST_BLOCKS = 64;
    private static final int MOST_SETTINGS = 500;
    private static final GradleToken CLOSURE = new GradleToken(Kind.SYMBOL, "{}");

    private final List<GradleToken> tokens;
    private final Deque<Block> blocks = new ArrayDeque<>();
    private final List<Setting> settings = new ArrayList<>();
    private final Map<String, List<GradleToken>> variables = new HashMap<>();
    private final Set<String> strings = new HashSet<>();
    private int tooDeep;

    Reader(List<GradleToken> tokens) {
      this.tokens = tokens;
    }

    /** What lies between two braces, with the statement in it that is being read. */
    private static final class Block {
      final String scope;
      final boolean isOtherCode;
      final Set<String> headerNames;
      final List<GradleToken> statement = new ArrayList<>();
      int parentheses;

      Block() {
        this.scope = OWN;
        this.isOtherCode = false;
        this.headerNames = Set.of();
      }

      /**
       * @param outer the block around, at the end of whose statement this one begins
       */
      Block(Block outer) {
        List<GradleToken> header = outer.statement;
        Optional<String> project = project(header);
        Set<String> names = new HashSet<>();
        header.stream()
            .filter(token -> token.kind() == Kind.NAME)
            .forEach(token -> names.add(token.text()));
        this.headerNames = names;
        this.scope =
            project.orElse(
                names.contains(SUBPROJECTS)
                    ? SUBPROJECTS
                    : names.contains(ALL) ? ALL : outer.scope);
        this.isOtherCode =
            outer.isOtherCode
                || (project.isEmpty() && header.stream().anyMatch(Reader::namesOtherCode));
      }
    }

    GradleScript read() {
      blocks.push(new Block());
      for (int i = 0; i < tokens.size(); i++) {
        GradleToken token = tokens.get(i);
        if (token.kind() == Kind.STRING) {
          strings.add(token.text());
        }
        if (token.is("{")) {
          open();
        } else if (token.is("}")) {
          close();
        } else if (tooDeep == 0) {
          add(token, i);
        }
      }
      while (!blocks.isEmpty()) {
        endStatement();
        blocks.pop();
      }
      return new GradleScript(settings, variables, strings);
    }

    private void open() {
      if (blocks.size() == MOST_BLOCKS) {
        tooDeep++;
      } else {
        blocks.push(new Block(blocks.element()));
      }
    }

    private void close() {
      if (tooDeep > 0) {
        tooDeep--;
        return;
      }
      endStatement();
      if (blocks.size() > 1) {
        blocks.pop();
      }
      blocks.element().statement.add(CLOSURE);
    }

    private void add(GradleToken token, int index) {
      Block block = blocks.element();
      if (token.is(";")) {
        endStatement();
      } else if (token.kind() == Kind.NEWLINE) {
        boolean goesOn =
            index + 1 < tokens.size()
                && tokens.get(index + 1).is("."); // a call on this line's value
        if (block.parentheses == 0 && !goesOn) {
          endStatement();
        }
      } else {
        block.parentheses =
            Math.max(0, block.parentheses + (token.is("(") ? 1 : token.is(")") ? -1 : 0));
        block.statement.add(token);
      }
    }

    private void endStatement() {
      Block block = blocks.element();
      List<GradleToken> statement = block.statement;
      Set<String> before = new HashSet<>(block.headerNames);
      boolean isOtherCode = block.isOtherCode;
      for (int i = 0; i < statement.size() && !isOtherCode; i++) {
        GradleToken token = statement.get(i);
        if (token.kind() == Kind.NAME) {
          setting(statement, i, before);
          before.add(token.text());
        }
        isOtherCode = namesOtherCode(token);
      }
      variable(statement);
      statement.clear();
      block.parentheses = 0;
    }

    private void setting(List<GradleToken> statement, int at, Set<String> before) {
      String name = statement.get(at).text();
      SettingKind kind = KINDS.get(name);
      Set<String> owners = OWNERS.getOrDefault(name, Set.of());
      if (kind == null || (!owners.isEmpty() && owners.stream().noneMatch(before::contains))) {
        return;
      }
      List<GradleToken> value = value(statement, at + 1);
      if (!value.isEmpty() && settings.size() < MOST_SETTINGS) {
        settings.add(new Setting(kind, blocks.element().scope, name, value));
      }
    }

    private static boolean namesOtherCode(GradleToken token) {
      boolean isWord = token.kind() == Kind.NAME || token.kind() == Kind.STRING;
      return isWord && OTHER_CODE.matcher(token.text()).matches();
    }

    /** The path in {@code project(':core')}. */
    private static Optional<String> project(List<GradleToken> header) {
      boolean names =
          header.size() >= 3 && header.get(0).isName("project") && header.get(1).is("(");
      boolean isPath =
          names && header.get(2).kind() == Kind.STRING && header.get(2).text().startsWith(":");
      return isPath ? Optional.of(header.get(2).text()) : Optional.empty();
    }

    /** What is assigned in {@code x = v}, {@code x.set(v)}, {@code x(v)} and {@code x v}. */
    private static List<GradleToken> value(List<GradleToken> statement, int from) {
      if (from >= statement.size()) {
        return List.of();
      }
      GradleToken next = statement.get(from);
      if (next.is("=")) {
        return rest(statement, from + 1);
      }
      if (next.is("(")) {
        return parenthesised(statement, from);
      }
      boolean isCall =
          next.is(".") && from + 2 < statement.size() && statement.get(from + 2).is("(");
      if (isCall && SETTERS.contains(statement.get(from + 1).text())) {
        return parenthesised(statement, from + 2);
      }
      return next.kind() == Kind.SYMBOL ? List.of() : rest(statement, from);
    }

    private static List<GradleToken> rest(List<GradleToken> statement, int from) {
      int start = Math.min(from, statement.size());
      return List.copyOf(
          statement.subList(start, Math.min(start + MOST_VALUE_TOKENS, statement.size())));
    }

    private static List<GradleToken> parenthesised(List<GradleToken> statement, int open) {
      int depth = 0;
      for (int i = open; i < Math.min(open + MOST_VALUE_TOKENS, statement.size()); i++) {
        depth += statement.get(i).is("(") ? 1 : statement.get(i).is(")") ? -1 : 0;
        if (depth == 0) {
          return statement.subList(open + 1, i);
        }
      }
      return List.of();
    }

    /**
     * {@code def x = v}, {@code ext.x = v}, {@code extra["x"] = v}, {@code set("x", v)}, {@code val
     * x by extra(v)}.
     */
    private void variable(List<GradleToken> statement) {
      for (int i = 1; i < statement.size(); i++) {
        GradleToken token = statement.get(i);
        boolean isDelegate =
            token.isName("by") && i + 1 < statement.size() && statement.get(i + 1).isName("extra");
        if (token.is("=") || isDelegate) {
          List<GradleToken> value = rest(statement, i + 1);
          assigned(statement.subList(0, i)).ifPresent(name -> variables.put(name, value));
          return;
        }
        boolean isSet =
            token.is("(") && statement.get(i - 1).isName("set") && i + 3 < statement.size();
        if (isSet && statement.get(i + 1).kind() == Kind.STRING && statement.get(i + 2).is(",")) {
          variables.put(statement.get(i + 1).text(), rest(statement, i + 3));
          return;
        }
      }
    }

    private static Optional<String> assigned(List<GradleToken> left) {
      int last = left.size() - 1;
      if (last >= 2 && left.get(last).is("]") && left.get(last - 1).kind() == Kind.STRING) {
        return Optional.of(left.get(last - 1).text());
      }
      int end = last;
      for (int i = 1; i < last; i++) {
        if (left.get(i).is(":")) { // val x: Int
          end = i - 1;
          break;
        }
      }
      return left.get(end).kind() == Kind.NAME
          ? Optional.of(left.get(end).text())
          : Optional.empty();
    }
  }
}
