package io.github.threadwright.source.javaparser;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds nesting that JavaParser could not finish with, before it starts. Brackets decide, outside
 * of comments and literals:
 *
 * <ul>
 *   <li>its stack grows with every open bracket;
 *   <li>it looks ahead over the type arguments behind every {@code <}, and over the operand behind
 *       every cast, so that a thousand in a row cost a million steps;
 *   <li>to tell what kind a statement is it reads the statement twice, with all the statements in
 *       it, be it {@code f(() -> {...})}: each block inside of an expression doubles the time.
 * </ul>
 */
final class NestingGuard {
  /** Brackets of one kind, and casts in a row: far beyond what people or generators write. */
  private static final int MOST_OPEN = 1_000;

  /** Characters, counted once for each time that they are read: a few seconds. */
  private static final long MOST_EFFORT = 1L << 23;

  /** Blocks nested within expressions that are not worth counting. */
  private static final int FREE_BLOCKS = 6;

  private static final int MOST_DOUBLINGS = 40;
  private static final char ARROW = '\u2192';
  private static final char WORD = 'a';

  private final String text;
  private int at;

  /** The last character that is neither white space nor comment. */
  private char previous = ';';

  private int depth;
  private Frame[] open = {new Frame()};
  private int blocksInExpressions;
  private long effort;
  private int countedTo;

  /** An open bracket. */
  private static final class Frame {
    char bracket = '{';
    int angles;
    int casts;

    /** Whether a block that opens here is part of an expression. */
    boolean inExpression;

    /** Whether this block is part of an expression. */
    boolean isBlockInExpression;
  }

  /**
   * @param offset where the nesting gets too deep
   */
  record TooDeep(int offset, String message) {}

  private NestingGuard(String text) {
    this.text = text;
  }

  /** The first place where the text nests too deeply, or null. */
  static @Nullable TooDeep check(String text) {
    return new NestingGuard(text).scan();
  }

  private @Nullable TooDeep scan() {
    while (at < text.length()) {
      TooDeep found = step(text.charAt(at));
      if (found != null) {
        return found;
      }
      at++;
    }
    return null;
  }

  private @Nullable TooDeep step(char c) {
    if (c <= ' ') {
      return null;
    }
    if (isWordPart(c)) {
      word();
      previous = WORD;
      return null;
    }
    TooDeep found = null;
    switch (c) {
      case '/' -> {
        if (skipComment()) {
          return null;
        }
      }
      case '"' -> skipString();
      case '\'' -> skipTo('\'');
      case '(', '[', '{' -> found = open(c);
      case ')', ']', '}' -> found = close();
      case '<' -> found = angle();
      case ';', '=', '&', '|', '>' -> operator(c);
      default -> {}
    }
    previous = c == '>' && previous == '-' ? ARROW : c;
    return found;
  }

  // ---- tokens

  private void word() {
    int start = at;
    int end = start + 1;
    while (end < text.length() && isWordPart(text.charAt(end))) {
      end++;
    }
    at = end - 1;
    if (startsExpression(start, end - start)) {
      open[depth].inExpression = true;
    }
  }

  private static boolean isWordPart(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '_'
        || c >= 128 && Character.isJavaIdentifierPart(c);
  }

  /** A statement that begins with this word goes on with an expression. */
  private boolean startsExpression(int start, int length) {
    return length == 5 && (isWord("throw", start) || isWord("yield", start))
        || length == 6 && (isWord("return", start) || isWord("assert", start));
  }

  private boolean isWord(String word, int start) {
    return text.startsWith(word, start);
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

  private @Nullable TooDeep open(char bracket) {
    Frame outer = open[depth];
    if (bracket == '(') {
      outer.casts = previous == ')' ? outer.casts + 1 : 0;
    }
    if (++depth == open.length) {
      open = Arrays.copyOf(open, depth * 2);
    }
    Frame inner = reset(depth, bracket);
    if (bracket == '{') {
      inner.isBlockInExpression = outer.bracket != '{' || outer.inExpression || previous == ARROW;
      count();
      blocksInExpressions += inner.isBlockInExpression ? 1 : 0;
    }
    return depth > MOST_OPEN || outer.casts > MOST_OPEN ? tooDeep("brackets or casts") : null;
  }

  private Frame reset(int index, char bracket) {
    Frame frame = open[index];
    if (frame == null) {
      frame = new Frame();
      open[index] = frame;
    }
    frame.bracket = bracket;
    frame.angles = 0;
    frame.casts = 0;
    frame.inExpression = false;
    frame.isBlockInExpression = false;
    return frame;
  }

  private @Nullable TooDeep close() {
    if (depth == 0) {
      return null;
    }
    Frame closed = open[depth--];
    if (closed.bracket == '{') {
      count();
      blocksInExpressions -= closed.isBlockInExpression ? 1 : 0;
      open[depth].inExpression &= closed.isBlockInExpression;
      open[depth].angles = 0;
    }
    return effort > MOST_EFFORT
        ? tooDeep("lambdas, anonymous classes or switches in expressions")
        : null;
  }

  /** Adds what was passed since the last time. */
  private void count() {
    if (blocksInExpressions >= FREE_BLOCKS) {
      effort += (long) (at - countedTo) << Math.min(blocksInExpressions, MOST_DOUBLINGS);
    }
    countedTo = at;
  }

  private @Nullable TooDeep angle() {
    Frame frame = open[depth];
    char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    if (next == '<' || next == '=') {
      frame.angles = 0;
      at++;
      return null;
    }
    return ++frame.angles > MOST_OPEN ? tooDeep("type arguments") : null;
  }

  private void operator(char c) {
    Frame frame = open[depth];
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
