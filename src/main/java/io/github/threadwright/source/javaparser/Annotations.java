package io.github.threadwright.source.javaparser;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MemberValuePair;
import com.github.javaparser.ast.expr.NormalAnnotationExpr;
import com.github.javaparser.ast.expr.SingleMemberAnnotationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import io.github.threadwright.source.Annotation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Annotations as they are written. */
final class Annotations {
  private static final String ONLY_ELEMENT = "value";

  private final Source source;

  Annotations(Source source) {
    this.source = source;
  }

  List<Annotation> of(NodeList<AnnotationExpr> annotations) {
    if (annotations.isEmpty()) {
      return List.of();
    }
    List<Annotation> all = new ArrayList<>(annotations.size());
    for (AnnotationExpr annotation : annotations) {
      all.add(
          new Annotation(
              source.name(annotation.getName()), elements(annotation), source.span(annotation)));
    }
    return all;
  }

  private Map<String, List<String>> elements(AnnotationExpr annotation) {
    if (annotation instanceof SingleMemberAnnotationExpr single) {
      return Map.of(ONLY_ELEMENT, values(single.getMemberValue()));
    }
    if (!(annotation instanceof NormalAnnotationExpr normal)) {
      return Map.of();
    }
    Map<String, List<String>> elements = new HashMap<>();
    for (MemberValuePair pair : normal.getPairs()) {
      elements.put(source.name(pair.getName()), values(pair.getValue()));
    }
    return elements;
  }

  private List<String> values(Expression value) {
    return value instanceof ArrayInitializerExpr array
        ? array.getValues().stream().map(this::value).toList()
        : List.of(value(value));
  }

  private String value(Expression value) {
    if (value instanceof TextBlockLiteralExpr) {
      return Literals.textBlock(source.text(source.span(value)));
    }
    return value instanceof StringLiteralExpr string
        ? Literals.unescape(string.getValue())
        : source.text(source.span(value));
  }
}
