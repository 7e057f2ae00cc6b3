package io.github.threadwright.facts;

import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.FieldDecl;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows variables that have one value only to the expression that gives it. */
final class Values {
  private static final int FARTHEST = 6;

  private Values() {}

  /** The expression that decides what {@code code} is; itself where nothing more is known. */
  static Code resolve(FileIndex index, Code code) {
    Code at = code;
    for (int step = 0; step < FARTHEST; step++) {
      Code next = step(index, at);
      if (next == null) {
        return at;
      }
      at = next;
    }
    return at;
  }

  /**
   * The same, where a local variable has several values, from the one that was assigned last before
   * that use in the order of the source.
   */
  static Code latest(FileIndex index, CodePlace place, Node.Expr expr) {
    LocalUses uses = expr instanceof Node.LocalUse use ? index.uses(use.local()) : null;
    Node.Expr last = expr;
    for (Node.Expr value : uses == null ? List.<Node.Expr>of() : uses.values()) {
      last = value.id() < expr.id() ? value : last;
    }
    return resolve(index, new Code(place, last));
  }

  /** One step back, null where there is none. */
  static @Nullable Code step(FileIndex index, Code code) {
    Node node = code.node();
    if (node instanceof Node.Cast cast) {
      return new Code(code.place(), cast.value());
    }
    if (node instanceof Node.LocalUse use) {
      LocalUses uses = index.uses(use.local());
      Node.Expr value = uses == null ? null : uses.soleValue();
      return value == null ? null : new Code(uses.home().place(), value);
    }
    if (node instanceof Node.Name || node instanceof Node.Select) {
      return code.place().targetOf(node) instanceof Target.Field field
          ? fieldValue(index, field)
          : null;
    }
    return null;
  }

  private static @Nullable Code fieldValue(FileIndex index, Target.Field field) {
    String owner = field.owner().name();
    Code here = index.fields().soleValue(owner, field.shape().name());
    if (here != null) {
      return here;
    }
    ProgramIndex.Declared declared = index.program().find(owner);
    FieldDecl declaration =
        declared == null ? null : ProgramIndex.field(declared.type(), field.shape().name());
    if (declaration == null || !declaration.isFinal() || declaration.init() == null) {
      return null;
    }
    CodePlace place =
        new CodePlace(declared.file(), declared.type(), null, declaration, declaration.init());
    return new Code(place, declaration.init().root());
  }

  /**
   * The whole number that an expression always is: a literal, a constant, or the four operations on
   * such.
   */
  static @Nullable Long constant(FileIndex index, Code code, int depth) {
    Code value = resolve(index, code);
    Node node = value.node();
    if (depth > FARTHEST) {
      return null;
    }
    if (node instanceof Node.Literal literal) {
      return literalValue(literal);
    }
    if (node instanceof Node.Unary unary && unary.operator().equals("-")) {
      Long operand = constant(index, new Code(value.place(), unary.operand()), depth + 1);
      return operand == null ? null : -operand;
    }
    if (node instanceof Node.Binary binary && "+-*/".contains(binary.operator())) {
      return fold(index, value.place(), binary, depth);
    }
    return null;
  }

  private static @Nullable Long fold(
      FileIndex index, CodePlace place, Node.Binary binary, int depth) {
    Long result = null;
    for (Node.Expr operand : binary.operands()) {
      Long value = constant(index, new Code(place, operand), depth + 1);
      if (value == null || (binary.operator().equals("/") && value == 0 && result != null)) {
        return null;
      }
      result = result == null ? value : apply(binary.operator(), result, value);
    }
    return result;
  }

  private static long apply(String operator, long left, long right) {
    return switch (operator) {
      case "+" -> left + right;
      case "-" -> left - right;
      case "*" -> left * right;
      default -> left / right;
    };
  }

  private static @Nullable Long literalValue(Node.Literal literal) {
    if (literal.kind() != Node.Literal.Kind.INT && literal.kind() != Node.Literal.Kind.LONG) {
      return null;
    }
    String digits = literal.value().replace("_", "").replaceFirst("[lL]$", "");
    try {
      return digits.length() > 1 && digits.startsWith("0") && Character.isDigit(digits.charAt(1))
          ? Long.valueOf(digits, 8)
          : Long.decode(digits);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
