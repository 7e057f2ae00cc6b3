package io.github.threadwright.source.javaparser;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a text nests, as far as JavaParser cannot cope with it. Brackets decide, outside of comments
 * and literals:
 *
 * <ul>
 *   <li>its stack grows with every open bracket;
 *   <li>it looks ahead over the type arguments behind every {@code <}, and over the operand behind
 *       every cast, so that a thousand in a row cost a million steps;
 *   <li>to tell what kind a statement is it reads it to the end and then once more, with all the
 *       statements in it, be it {@code f(() -> {...})}: each block inside of an expression doubles
 *       the time, or takes it eightfold when there is an error in it. So every few such blocks one
 *       is cut out, to be parsed on its own.
 * </ul>
 */
final class Nesting {
  /** Brackets, type arguments and casts in a row: far beyond what people or generators write. */
  private static final int MOST_OPEN = 1_000;

  /** A block in so many others that are parts of expressions is cut out, if it can stand alone. */
  private static final int MOST_TOGETHER = 3;

  /** So many blocks, none of which can stand alone, are read in seconds. */
  private static final int MOST_BLOCKS = 10;

  private static final char ARROW = '\u2192';
  private static final char WORD = 'a';

  private final String text;
  private final List<Cut> cuts = new ArrayList<>();
  private int at;

  /** The last character that is neither white space nor comment. */
  private char previous = ';';

  private int depth;
  private @Nullable Frame[] open = {new Frame()};
  private int blocks;

  /** An open bracket. */
  private static final class Frame {
    char bracket = '{';
    int offset;
    int angles;
    int casts;

    /** Whether a block that opens here is part of an expression. */
    boolean inExpression;

    /** How many blocks in expressions are open around this one and not cut off from it. */
    int blocksOutside;

    boolean isCut;
  }

  /**
   * A block that is to be parsed on its own.
   *
   * @param start where its brace opens
   * @param end behind the brace that closes it, or the end of the text
   */
  record Cut(int start, int end) {}

  /**
   * @param offset where the nesting gets too deep
   */
  record TooDeep(int offset, String message) {}

  /**
   * @param cuts in order, outer before inner
   */
  record Findings(List<Cut> cuts, @Nullable TooDeep tooDeep) {}

  private Nesting(String text) {
    this.text = text;
  }

  static Findings of(String text) {
    Nesting nesting = new Nesting(text);
    TooDeep tooDeep = nesting.scan();
    while (nesting.depth > 0) {
      nesting.pop();
    }
    nesting.cuts.sort(Comparator.comparingInt(Cut::start));
    return new Findings(nesting.cuts, tooDeep);
  }

  private @Nullable TooDeep scan() {
    while (at < text.length()) {
      TooDeep found = step(text.charAt(at));
      if (found != null) {
        return found;
      }
      at++;
    }
    at = text.length() - 1;
    return null;
  }

  private @Nullable TooDeep step(char c) {
    if (c <= ' ' || c == '/' && skipComment()) {
      return null;
    }
    if (isWordPart(c)) {
      word();
      previous = WORD;
      return null;
    }
    TooDeep found = null;
    switch (c) {
      case '"' -> skipString();
      case '\'' -> skipTo('\'');
      case '(', '[', '{' -> found = open(c);
      case ')', ']', '}' -> close(c);
      case '<' -> found = angle();
      case ';', '=', '&', '|', '>' -> operator(c);
      default -> {}
    }
    previous = c == '>' && previous == '-' ? ARROW : c;
    return found;
  }

  // ---- tokens

  private static boolean isWordPart(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '_'
        || c >= 128 && Character.isJavaIdentifierPart(c);
  }

  private void word() {
    int start = at;
    int end = start + 1;
    while (end < text.length() && isWordPart(text.charAt(end))) {
      end++;
    }
    at = end - 1;
    if (startsExpression(start, end - start)) {
      top().inExpression = true;
    }
  }

  /** A statement that begins with this word goes on with an expression. */
  private boolean startsExpression(int start, int length) {
    return length == 5 && (text.startsWith("throw", start) || text.startsWith("yield", start))
        || length == 6 && (text.startsWith("return", start) || text.startsWith("assert", start));
  }

  private boolean skipComment() {
    if (text.startsWith("//", at)) {
      while (at + 1 < text.length() && !isLineEnd(text.charAt(at + 1))) {
        at++;
      }
      return true;
    }
    if (text.startsWith("/*", at)) {
      int end = text.indexOf("*/", at + 2);
      at = end < 0 ? text.length() - 1 : end + 1;
      return true;
    }
    return false;
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  private void skipString() {
    if (!text.startsWith("\"\"\"", at)) {
      skipTo('"');
      return;
    }
    at += 3;
    while (at < text.length() && !text.startsWith("\"\"\"", at)) {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    at += 2;
  }

  /** Skips a literal, which ends with its line if nothing else ends it. */
  private void skipTo(char quote) {
    at++;
    while (at < text.length() && text.charAt(at) != quote && !isLineEnd(text.charAt(at))) {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
  }

  // ---- nesting

  private Frame top() {
    Frame frame = open[depth];
    if (frame == null) {
      frame = new Frame();
      open[depth] = frame;
    }
    return frame;
  }

  private @Nullable TooDeep open(char bracket) {
    Frame outer = top();
    if (bracket == '(') {
      outer.casts = previous == ')' ? outer.casts + 1 : 0;
    }
    push(bracket);
    if (depth > MOST_OPEN || outer.casts > MOST_OPEN) {
      return tooDeep("brackets or casts");
    }
    if (bracket == '{' && (outer.bracket != '{' || outer.inExpression || previous == ARROW)) {
      return openInExpression();
    }
    return null;
  }

  private void push(char bracket) {
    if (++depth == open.length) {
      open = Arrays.copyOf(open, depth * 2);
    }
    Frame inner = top();
    inner.bracket = bracket;
    inner.offset = at;
    inner.angles = 0;
    inner.casts = 0;
    inner.inExpression = false;
    inner.blocksOutside = blocks;
    inner.isCut = false;
  }

  /**
   * The body of a lambda, or of a case with an arrow, can stand alone; a class, the cases of a
   * switch or an array cannot.
   */
  private @Nullable TooDeep openInExpression() {
    if (previous == ARROW && blocks >= MOST_TOGETHER) {
      top().isCut = true;
      blocks = 0;
      return null;
    }
    return ++blocks > MOST_BLOCKS ? tooDeep("anonymous classes, switches or arrays") : null;
  }

  /** A brace closes what is open within it; another bracket never closes a brace. */
  private void close(char bracket) {
    if (bracket != '}') {
      if (top().bracket != '{') {
        pop();
      }
      return;
    }
    while (top().bracket != '{') {
      pop();
    }
    if (depth > 0) {
      boolean inExpression = top().blocksOutside < blocks || top().isCut;
      pop();
      top().inExpression &= inExpression;
      top().angles = 0;
    }
  }

  private void pop() {
    Frame closed = top();
    if (closed.isCut) {
      cuts.add(new Cut(closed.offset, at + 1));
    }
    blocks = closed.blocksOutside;
    depth--;
  }

  private @Nullable TooDeep angle() {
    Frame frame = top();
    char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    if (next == '<' || next == '=') {
      frame.angles = 0;
      at++;
      return null;
    }
    return ++frame.angles > MOST_OPEN ? tooDeep("type arguments") : null;
  }

  private void operator(char c) {
    Frame frame = top();
    switch (c) {
      case '>' -> frame.angles -= previous == '-' || frame.angles == 0 ? 0 : 1;
      case ';' -> {
        frame.angles = 0;
        frame.inExpression = false;
      }
      case '=' -> {
        frame.angles = 0;
        frame.inExpression = true;
      }
      default -> frame.angles = previous == c ? 0 : frame.angles;
    }
  }

  private TooDeep tooDeep(String what) {
    return new TooDeep(
        at,
        what
            + " nest too deeply to be read here; move inner ones into methods or variables of their own");
  }
}
