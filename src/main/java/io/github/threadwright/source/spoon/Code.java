package io.github.threadwright.source.spoon;

import io.github.threadwright.source.Span;
import org.eclipse.jdt.internal.compiler.ast.ASTNode;
import org.eclipse.jdt.internal.compiler.ast.Expression;

/**
 * The text of one file and where the compiler's nodes stand in it. The compiler's ends are
 * inclusive.
 */
record Code(String text) {

  static long span(int start, int lastCharacter) {
    return Span.of(start, lastCharacter + 1);
  }

  /** Where a name stands whose place the compiler packs into a number. */
  static long span(long packed) {
    return span((int) (packed >>> 32), (int) packed);
  }

  long span(ASTNode node) {
    return node instanceof Expression expression
        ? withoutParentheses(expression)
        : span(node.sourceStart, node.sourceEnd);
  }

  /** The compiler counts the parentheses around an expression as part of it. */
  private long withoutParentheses(Expression expression) {
    int start = expression.sourceStart;
    int last = expression.sourceEnd;
    int count = (expression.bits & ASTNode.ParenthesizedMASK) >> ASTNode.ParenthesizedSHIFT;
    for (int i = 0; i < count && start < last && text.charAt(start) == '('; i++) {
      start = codeFrom(start + 1);
      last = codeBefore(last);
    }
    return span(start, Math.max(start, last));
  }

  /** With the semicolon that follows. */
  long withSemicolon(long span) {
    boolean follows = startsAt(Span.end(span), ';');
    return follows ? Span.of(Span.start(span), codeFrom(Span.end(span)) + 1) : span;
  }

  /** The compiler takes the comment before a declaration for a part of it. */
  long declaration(int start, int lastCharacter) {
    return span(codeFrom(start), lastCharacter);
  }

  String text(long span) {
    return text.substring(Span.start(span), Span.end(span));
  }

  /** Whether the code at or behind an offset begins with that character. */
  boolean startsAt(int at, char first) {
    int from = codeFrom(at);
    return from < text.length() && text.charAt(from) == first;
  }

  /** The first offset at or behind {@code at} that is neither white space nor comment. */
  int codeFrom(int at) {
    int from = at;
    while (from < text.length()) {
      if (Character.isWhitespace(text.charAt(from))) {
        from++;
      } else if (text.startsWith("//", from)) {
        int end = text.indexOf('\n', from);
        from = end < 0 ? text.length() : end;
      } else if (text.startsWith("/*", from)) {
        int end = text.indexOf("*/", from + 2);
        from = end < 0 ? text.length() : end + 2;
      } else {
        return from;
      }
    }
    return from;
  }

  /** The last offset before {@code at} that is neither white space nor in a block comment. */
  private int codeBefore(int at) {
    int last = at - 1;
    while (last > 0) {
      if (Character.isWhitespace(text.charAt(last))) {
        last--;
      } else if (text.charAt(last) == '/' && text.charAt(last - 1) == '*') {
        last = text.lastIndexOf("/*", last - 2) - 1;
      } else {
        return last;
      }
    }
    return last;
  }
}
