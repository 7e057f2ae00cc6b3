package io.github.threadwright.source.javaparser;

import com.github.javaparser.Range;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Name;
import com.github.javaparser.ast.expr.SimpleName;
import com.github.javaparser.ast.stmt.BlockStmt;
import io.github.threadwright.source.LineTable;
import io.github.threadwright.source.Remark;
import io.github.threadwright.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The text of one file: where JavaParser's nodes stand in it, and the names that it holds. */
final class Source {
  private final String text;
  private final LineTable lines;
  private final Places unitPlaces;
  private final Names names = new Names();
  private final Map<Integer, Parse.Piece> pieces = new HashMap<>();
  private final Deque<Parse.Piece> entered = new ArrayDeque<>();
  private Places places;
  private int currentOffset;

  Source(String text, Parse parse) {
    this.text = text;
    this.lines = LineTable.of(text);
    this.unitPlaces = parse.places();
    this.places = unitPlaces;
    parse.pieces().forEach(piece -> this.pieces.put(piece.offset(), piece));
  }

  LineTable lines() {
    return lines;
  }

  List<Remark> remarks() {
    return Remark.in(text);
  }

  long span(Node node) {
    Range range = node.getRange().orElse(null);
    return range == null
        ? Span.NONE
        : Span.of(currentOffset + places.start(range.begin), currentOffset + places.end(range.end));
  }

  /** From the start of one node to the end of another. */
  long span(Node first, Node last) {
    return Span.of(Span.start(span(first)), Span.end(span(last)));
  }

  /**
   * Where an identifier stands; JavaParser counts the brackets of {@code int a[]} as part of the
   * name.
   */
  long span(SimpleName name) {
    int start = Span.start(span((Node) name));
    return Span.of(start, start + name.getIdentifier().length());
  }

  // ---- pieces

  /** What was cut out of the file where this block stands, or null. */
  Parse.@Nullable Piece pieceAt(BlockStmt block) {
    return pieces.isEmpty() ? null : pieces.get(Span.start(span(block)));
  }

  /** From now on positions are those of nodes in that piece. */
  void enter(Parse.Piece piece) {
    entered.push(piece);
    places = piece.places();
    currentOffset = piece.offset();
  }

  void leave() {
    entered.pop();
    Parse.Piece outer = entered.peek();
    places = outer == null ? unitPlaces : outer.places();
    currentOffset = outer == null ? 0 : outer.offset();
  }

  // ---- text

  String text(long span) {
    return text.substring(Span.start(span), Span.end(span));
  }

  boolean endsWith(long span, char last) {
    return text.charAt(Span.end(span) - 1) == last;
  }

  String name(SimpleName name) {
    return name(name.getIdentifier());
  }

  /** The name without Unicode escapes, most often as one instance per file. */
  String name(String identifier) {
    return names.of(identifier);
  }

  /** A name with dots. */
  String name(Name name) {
    Name qualifier = name.getQualifier().orElse(null);
    if (qualifier == null) {
      return name(name.getIdentifier());
    }
    List<String> parts = new ArrayList<>();
    for (@Nullable Name part = name; part != null; part = part.getQualifier().orElse(null)) {
      parts.add(part.getIdentifier());
    }
    return dotted(parts);
  }

  /**
   * @param reversed the parts of a qualified name, the last one first
   */
  String dotted(List<String> reversed) {
    Collections.reverse(reversed);
    return name(String.join(".", reversed));
  }
}
