package io.github.threadwright.source.javaparser;

import com.github.javaparser.Position;
import com.github.javaparser.Range;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Name;
import com.github.javaparser.ast.expr.SimpleName;
import io.github.threadwright.source.LineTable;
import io.github.threadwright.source.Span;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The text of one file: where JavaParser's nodes stand in it, and one instance of each name that it holds. */
final class Source {
  private final String text;
  private final LineTable lines;
  private final Map<String, String> names = new HashMap<>();

  Source(String text) {
    this.text = text;
    this.lines = LineTable.of(text);
  }

  LineTable lines() {
    return lines;
  }

  long span(Node node) {
    Range range = node.getRange().orElse(null);
    return range == null ? Span.NONE : Span.of(offset(range.begin), endOffset(range.end));
  }

  /** From the start of one node to the end of another. */
  long span(Node first, Node last) {
    return Span.of(Span.start(span(first)), Span.end(span(last)));
  }

  /** Where an identifier stands; JavaParser counts the brackets of {@code int a[]} as part of the name. */
  long span(SimpleName name) {
    int start = Span.start(span((Node) name));
    return Span.of(start, start + name.getIdentifier().length());
  }

  String text(long span) {
    return text.substring(Span.start(span), Span.end(span));
  }

  private int offset(Position position) {
    return lines.offset(position.line, position.column);
  }

  /** JavaParser's ends are inclusive. */
  private int endOffset(Position position) {
    return lines.offset(position.line, position.column + 1);
  }

  String name(SimpleName name) {
    return name(name.getIdentifier());
  }

  /** The name without Unicode escapes, as one instance per file: tokens have a string each, and files repeat few names. */
  String name(String identifier) {
    String known = names.get(identifier);
    if (known != null) {
      return known;
    }
    String plain = Literals.withoutUnicodeEscapes(identifier);
    names.put(identifier, plain);
    return plain;
  }

  /** A name with dots. */
  String name(Name name) {
    if (name.getQualifier().isEmpty()) {
      return name(name.getIdentifier());
    }
    StringBuilder reversed = new StringBuilder();
    for (@Nullable Name part = name; part != null; part = part.getQualifier().orElse(null)) {
      reversed.insert(0, name(part.getIdentifier())).insert(0, '.');
    }
    return name(reversed.substring(1));
  }
}
