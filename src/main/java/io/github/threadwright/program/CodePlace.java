package io.github.threadwright.program;

import io.github.threadwright.source.Body;
import io.github.threadwright.source.FieldDecl;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.TypeDecl;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.TypeRef;
import org.jspecify.annotations.Nullable;

/**
 * A body with all that is around it: the way for later stages to ask about code.
 *
 * @param method the method or constructor; null for initialisers and field initialisers
 * @param field the field whose initialiser this is, else null
 */
public record CodePlace(
    ProgramFile file,
    TypeDecl type,
    @Nullable MethodDecl method,
    @Nullable FieldDecl field,
    Body body) {

  public TypeRef typeOf(Node node) {
    return file.names().typeOf(body, node);
  }

  public @Nullable Target targetOf(Node node) {
    return file.names().targetOf(body, node);
  }

  /**
   * {@code pkg.Outer$Inner#method(ParamType,...)}, or {@code <init>}, {@code <clinit>}, {@code
   * #field}; DESIGN section 6.
   */
  public String symbol() {
    if (method != null) {
      return type.binaryName() + "#" + method.signature();
    }
    return type.binaryName() + "#" + (field != null ? field.name() : "<clinit>");
  }

  /** The symbol of the innermost method or lambda that {@code node} stands in. */
  public String symbol(Node node) {
    Node.Lambda lambda = body.enclosing(node, Node.Lambda.class);
    if (lambda == null) {
      return symbol();
    }
    String name = method != null ? method.name() : field != null ? field.name() : "<clinit>";
    return type.binaryName() + "#" + name + "$lambda" + lambda.ordinal();
  }
}
