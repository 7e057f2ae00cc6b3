package io.github.threadwright.source.javaparser;

import com.github.javaparser.JavaToken;
import com.github.javaparser.ParseException;
import com.github.javaparser.Position;
import com.github.javaparser.Problem;
import com.github.javaparser.Token;
import com.github.javaparser.TokenMgrException;
import com.github.javaparser.TokenRange;
import io.github.threadwright.source.Diagnostic;
import io.github.threadwright.source.LineTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What keeps a file, or a part of it, from being read, in words for the person who can mend it. */
final class Problems {
  /** So many places are named; who has mended them sees the next ones. */
  private static final int MOST_NAMED = 10;

  private static final int MOST_SHOWN = 40;
  private static final int END_OF_FILE = 0;
  private static final String MEND = "; mend the syntax here or just before";
  private static final Pattern LEXICAL =
      Pattern.compile(
          "Lexical error at line (\\d+), column (\\d+)\\.\\s+Encountered: (.*)", Pattern.DOTALL);

  private final String path;
  private final String skipped;

  private Problems(String path, boolean wholeFile) {
    this.path = path;
    this.skipped = wholeFile ? ", the file was skipped" : ", the statement was skipped";
  }

  static List<Diagnostic> of(String path, Parse parse, LineTable lines) {
    Problems in = new Problems(path, parse.isLost());
    Set<Diagnostic> all = new LinkedHashSet<>();
    parse.problems().forEach(problem -> all.add(in.diagnostic(problem)));
    for (Parse.Piece piece : parse.pieces()) {
      piece.problems().forEach(problem -> all.add(moved(in.diagnostic(problem), piece, lines)));
    }
    if (all.size() <= MOST_NAMED) {
      return inOrder(all.stream());
    }
    List<Diagnostic> named = new ArrayList<>(inOrder(all.stream()).subList(0, MOST_NAMED));
    int more = all.size() - MOST_NAMED;
    named.add(
        new Diagnostic(
            path,
            0,
            0,
            "has " + more + " more places with wrong syntax; mend the ones before first"));
    return named;
  }

  private static List<Diagnostic> inOrder(Stream<Diagnostic> diagnostics) {
    return diagnostics
        .sorted(Comparator.comparingInt(Diagnostic::line).thenComparingInt(Diagnostic::column))
        .toList();
  }

  /** From the lines of a piece to those of its file. */
  private static Diagnostic moved(Diagnostic problem, Parse.Piece piece, LineTable lines) {
    int offset =
        piece.offset() + piece.places().start(new Position(problem.line(), problem.column()));
    return new Diagnostic(
        problem.path(), lines.line(offset), lines.column(offset), problem.message());
  }

  static Diagnostic tooDeep(String path, Nesting.TooDeep place, LineTable lines) {
    return new Diagnostic(
        path, lines.line(place.offset()), lines.column(place.offset()), place.message());
  }

  static Diagnostic stackOverflow(String path) {
    return new Diagnostic(
        path,
        0,
        0,
        "nests too deeply to be read; split its longest chain of operators, branches or calls");
  }

  static Diagnostic unreadable(String path, Throwable fault) {
    if (isPrimitivePattern(fault)) {
      return new Diagnostic(
          path,
          0,
          0,
          "patterns of primitive types cannot be read; compare the value, the file was skipped");
    }
    String reason =
        fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
    return new Diagnostic(
        path, 0, 0, "could not be read: " + shorten(reason) + "; the file was skipped");
  }

  /** JavaParser asks the type of every pattern to be a reference type. */
  private static boolean isPrimitivePattern(Throwable fault) {
    return fault instanceof IllegalStateException
        && fault.getMessage() != null
        && fault.getMessage().endsWith("is not ReferenceType, it is PrimitiveType");
  }

  private Diagnostic diagnostic(Problem problem) {
    Throwable cause = problem.getCause().orElse(null);
    if (cause instanceof ParseException syntax && syntax.currentToken != null) {
      return isLocalEnum(problem)
          ? localEnum(syntax.currentToken)
          : unexpected(syntax, syntax.currentToken.next);
    }
    if (cause instanceof TokenMgrException lexical) {
      return unreadableCharacter(lexical);
    }
    if (cause != null) {
      return unreadable(path, cause);
    }
    Position place =
        problem.getLocation().flatMap(TokenRange::toRange).map(r -> r.begin).orElse(null);
    // JavaParser's only message of its own.
    String message =
        "what stands before `->` cannot be the parameters of a lambda" + MEND + skipped;
    return new Diagnostic(
        path, place == null ? 0 : place.line, place == null ? 0 : place.column, message);
  }

  /**
   * JavaParser takes {@code enum Name} in a method for a variable of the type {@code enum}, and
   * stops at what follows.
   */
  private static boolean isLocalEnum(Problem problem) {
    JavaToken before =
        problem.getLocation().flatMap(range -> range.getBegin().getPreviousToken()).orElse(null);
    while (before != null && before.getCategory().isWhitespaceOrComment()) {
      before = before.getPreviousToken().orElse(null);
    }
    return before != null && before.getText().equals("enum");
  }

  private Diagnostic localEnum(Token name) {
    String message =
        "enums inside of methods cannot be read; move `"
            + name.image
            + "` out of the method"
            + skipped;
    return new Diagnostic(path, name.beginLine, name.beginColumn, message);
  }

  private Diagnostic unexpected(ParseException syntax, @Nullable Token found) {
    if (found == null || found.kind == END_OF_FILE) {
      int line = found == null ? syntax.currentToken.endLine : found.beginLine;
      int column = found == null ? syntax.currentToken.endColumn : found.beginColumn;
      return new Diagnostic(
          path,
          line,
          column,
          "the file ends too early; close what is still open, most often a `}`");
    }
    String expected = onlyExpected(syntax);
    String message =
        "unexpected `"
            + shorten(found.image)
            + "`"
            + (expected == null ? "" : ", expected `" + expected + "`")
            + MEND
            + skipped;
    return new Diagnostic(path, found.beginLine, found.beginColumn, message);
  }

  private static @Nullable String onlyExpected(ParseException syntax) {
    if (syntax.expectedTokenSequences.length != 1 || syntax.expectedTokenSequences[0].length != 1) {
      return null;
    }
    String image = syntax.tokenImage[syntax.expectedTokenSequences[0][0]];
    return image.startsWith("\"") ? image.substring(1, image.length() - 1) : null;
  }

  private Diagnostic unreadableCharacter(TokenMgrException lexical) {
    Matcher parts = LEXICAL.matcher(lexical.getMessage());
    if (!parts.matches()) {
      return unreadable(path, lexical);
    }
    int line = Integer.parseInt(parts.group(1));
    int column = Integer.parseInt(parts.group(2));
    String message =
        parts.group(3).startsWith("<EOF>")
            ? "a comment, string or text block is never closed; close it, the file was skipped"
            : "a character that Java does not know here, or a string that is not closed; mend it,"
                + " the file was skipped";
    return new Diagnostic(path, line, column, message);
  }

  /** On one line, without what would break the line. */
  private static String shorten(String text) {
    String line = text.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
    return line.length() <= MOST_SHOWN ? line : line.substring(0, MOST_SHOWN) + "…";
  }
}
