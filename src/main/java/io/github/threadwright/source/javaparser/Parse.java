package io.github.threadwright.source.javaparser;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParseStart;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.Providers;
import com.github.javaparser.ast.CompilationUnit;

/**
 * Runs JavaParser. Positions need the tokens; comments, validators and post-processors, which each
 * walk the tree again, are left out: a program that the compiler would reject may be read all the
 * same.
 */
final class Parse {
  private static final ParserConfiguration NEWEST = plain(LanguageLevel.BLEEDING_EDGE);
  private static final ParserConfiguration RAW = plain(LanguageLevel.RAW);

  private Parse() {}

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
   * Of the levels only one thing is left to the grammar: whether {@code yield} is a keyword. RAW
   * reads {@code yield x;} as a variable of the type {@code yield}, so the newest level has the
   * first word, and RAW is for the old programs that use {@code yield} as a name.
   */
  static ParseResult<CompilationUnit> parse(String text) {
    ParseResult<CompilationUnit> newest = parse(text, NEWEST);
    if (newest.getProblems().isEmpty() || !text.contains("yield")) {
      return newest;
    }
    ParseResult<CompilationUnit> raw = parse(text, RAW);
    return raw.getProblems().size() < newest.getProblems().size() ? raw : newest;
  }

  private static ParseResult<CompilationUnit> parse(
      String text, ParserConfiguration configuration) {
    return new JavaParser(configuration)
        .parse(ParseStart.COMPILATION_UNIT, Providers.provider(text));
  }
}
