package io.github.threadwright.source.spoon;

import io.github.threadwright.source.Annotation;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.internal.compiler.ast.ArrayInitializer;
import org.eclipse.jdt.internal.compiler.ast.Expression;
import org.eclipse.jdt.internal.compiler.ast.MemberValuePair;
import org.eclipse.jdt.internal.compiler.ast.StringLiteral;
import org.eclipse.jdt.internal.compiler.ast.StringLiteralConcatenation;
import org.jspecify.annotations.Nullable;

/** Annotations as they are written. */
record Annotations(Code code, TypeNames types) {

  List<Annotation> of(org.eclipse.jdt.internal.compiler.ast.Annotation @Nullable [] written) {
    return written == null ? List.of() : Arrays.stream(written).map(this::of).toList();
  }

  private Annotation of(org.eclipse.jdt.internal.compiler.ast.Annotation annotation) {
    Map<String, List<String>> values = new HashMap<>();
    for (MemberValuePair pair : annotation.memberValuePairs()) {
      values.put(new String(pair.name), values(pair.value));
    }
    return new Annotation(
        types.of(annotation.type).name(),
        values,
        Code.span(annotation.sourceStart, annotation.declarationSourceEnd));
  }

  private List<String> values(Expression value) {
    if (!(value instanceof ArrayInitializer array)) {
      return List.of(value(value));
    }
    return array.expressions == null
        ? List.of()
        : Arrays.stream(array.expressions).map(this::value).toList();
  }

  private String value(Expression value) {
    return value instanceof StringLiteral string && !(value instanceof StringLiteralConcatenation)
        ? new String(string.source())
        : code.text(Code.span(value.sourceStart, value.sourceEnd));
  }
}
