package io.github.threadwright.source.javaparser;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParseStart;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.Problem;
import com.github.javaparser.Providers;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.stmt.BlockStmt;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What JavaParser makes of a text. Positions need the tokens; comments, validators and
 * post-processors, which each walk the tree again, are left out: a program that the compiler would
 * reject may be read all the same.
 *
 * @param places of the positions in the unit and its problems
 * @param pieces the blocks that were cut out
 */
record Parse(
    @Nullable CompilationUnit unit, Places places, List<Problem> problems, List<Piece> pieces) {
  private static final ParserConfiguration NEWEST = plain(LanguageLevel.BLEEDING_EDGE);
  private static final ParserConfiguration RAW = plain(LanguageLevel.RAW);

  /**
   * A block that was parsed on its own.
   *
   * @param offset where it starts in the text of the file
   * @param places of the positions in it, from its own start
   * @param block null when nothing of it could be read
   */
  record Piece(int offset, Places places, @Nullable BlockStmt block, List<Problem> problems) {}

  private static ParserConfiguration plain(LanguageLevel level) {
    ParserConfiguration configuration =
        new ParserConfiguration()
            .setStoreTokens(true)
            .setAttributeComments(false)
            .setTabSize(1)
            .setPreprocessUnicodeEscapes(false)
            .setDetectOriginalLineSeparator(false)
            .setLanguageLevel(level);
    configuration.getProcessors().clear();
    return configuration;
  }

  /**
   * Parses what has no oddities, without what stands between its tokens.
   *
   * @return null when it has to be parsed as it is written, see {@link #of(String, List)}
   */
  static @Nullable Parse ofRegular(String text) {
    Squeezed squeezed = Squeezed.of(text);
    Nesting.Findings nesting = Nesting.of(squeezed.code());
    if (nesting.tooDeep() != null || !nesting.cuts().isEmpty()) {
      return null;
    }
    ParseResult<CompilationUnit> parsed =
        parse(ParseStart.COMPILATION_UNIT, squeezed.code(), NEWEST);
    // Whom a problem is told should see it where he wrote it: white space and comments matter then.
    return parsed.getProblems().isEmpty()
        ? new Parse(parsed.getResult().orElse(null), squeezed.places(), List.of(), List.of())
        : null;
  }

  /**
   * Of the levels only one thing is left to the grammar: whether {@code yield} is a keyword. RAW
   * reads {@code yield x;} as a variable of the type {@code yield}, so the newest level has the
   * first word, and RAW is for the old programs that use {@code yield} as a name.
   *
   * @param cuts the blocks to parse on their own, in order, outer before inner
   */
  static Parse of(String text, List<Nesting.Cut> cuts) {
    Parse newest = of(text, cuts, NEWEST);
    if (newest.problemCount() == 0 || !text.contains("yield")) {
      return newest;
    }
    Parse raw = of(text, cuts, RAW);
    return raw.problemCount() < newest.problemCount() ? raw : newest;
  }

  /** Whether nothing of the file could be read. */
  boolean isLost() {
    return unit == null || unit.getParsed() == Node.Parsedness.UNPARSABLE;
  }

  private int problemCount() {
    return problems.size() + pieces.stream().mapToInt(piece -> piece.problems.size()).sum();
  }

  private static Parse of(String text, List<Nesting.Cut> cuts, ParserConfiguration configuration) {
    List<Piece> pieces = new ArrayList<>(cuts.size());
    for (int i = 0; i < cuts.size(); i++) {
      Nesting.Cut cut = cuts.get(i);
      String code = without(cuts, i + 1, text, cut.start(), cut.end());
      ParseResult<BlockStmt> parsed = parse(ParseStart.BLOCK, code, configuration);
      pieces.add(
          new Piece(
              cut.start(), Places.of(code), parsed.getResult().orElse(null), parsed.getProblems()));
    }
    String code = without(cuts, 0, text, 0, text.length());
    ParseResult<CompilationUnit> parsed = parse(ParseStart.COMPILATION_UNIT, code, configuration);
    return new Parse(
        parsed.getResult().orElse(null), Places.of(code), parsed.getProblems(), pieces);
  }

  private static <N extends Node> ParseResult<N> parse(
      ParseStart<N> start, String code, ParserConfiguration configuration) {
    return new JavaParser(configuration).parse(start, Providers.provider(code));
  }

  /** A part of the text with white space in the place of what is cut out of it, line ends kept. */
  private static String without(
      List<Nesting.Cut> cuts, int firstCut, String text, int from, int to) {
    if (firstCut == cuts.size() || cuts.get(firstCut).start() >= to) {
      return text.substring(from, to);
    }
    StringBuilder code = new StringBuilder(to - from).append(text, from, to);
    int cutTo = from;
    for (int i = firstCut; i < cuts.size() && cuts.get(i).start() < to; i++) {
      Nesting.Cut cut = cuts.get(i);
      // What is in a cut that was made already is gone with it.
      if (cut.start() >= cutTo) {
        blank(code, cut.start() + 1 - from, cut.end() - 1 - from);
        cutTo = cut.end();
      }
    }
    return code.toString();
  }

  private static void blank(StringBuilder code, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = code.charAt(i);
      if (c != '\n' && c != '\r') {
        code.setCharAt(i, ' ');
      }
    }
  }
}
