package io.github.threadwright.mutation;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A field that holds an executor made in the same file.
 *
 * @param creation the only expression that makes it
 */
record Pool(FieldDeclaration field, String name, Expression creation) {
  private static final Set<String> TYPES = Set.of("ExecutorService", "Executor");

  /** The pool that an expression names. */
  static Optional<Pool> of(Expression named, Unit unit) {
    String name = Unit.nameOf(named);
    Optional<FieldDeclaration> field =
        Unit.isLocal(named, name) ? Optional.empty() : outerField(named, name);
    return field.filter(f -> f.getVariables().size() == 1).flatMap(f -> Pool.of(f, unit));
  }

  static Optional<Pool> of(FieldDeclaration field, Unit unit) {
    if (field.getVariables().size() != 1
        || !TYPES.contains(Unit.simple(field.getVariable(0).getType()))) {
      return Optional.empty();
    }
    String name = field.getVariable(0).getNameAsString();
    Stream<Expression> assigned =
        unit.tree().findAll(AssignExpr.class).stream()
            .filter(assign -> Unit.nameOf(assign.getTarget()).equals(name))
            .map(AssignExpr::getValue);
    List<Expression> values =
        Stream.concat(field.getVariable(0).getInitializer().stream(), assigned)
            .filter(value -> !value.isNullLiteralExpr())
            .toList();
    return values.size() == 1 && isCreation(values.get(0))
        ? Optional.of(new Pool(field, name, values.get(0)))
        : Optional.empty();
  }

  private static Optional<FieldDeclaration> outerField(Node from, String name) {
    Optional<ClassOrInterfaceDeclaration> type =
        Unit.enclosing(from, ClassOrInterfaceDeclaration.class);
    while (type.isPresent()) {
      Optional<FieldDeclaration> field = type.get().getFieldByName(name);
      if (field.isPresent()) {
        return field;
      }
      type = Unit.enclosing(type.get(), ClassOrInterfaceDeclaration.class);
    }
    return Optional.empty();
  }

  private static boolean isCreation(Expression value) {
    return value instanceof MethodCallExpr call
            && call.getNameAsString().startsWith("new")
            && call.getScope().map(Object::toString).orElse("").equals("Executors")
        || value instanceof ObjectCreationExpr made
            && made.getTypeAsString().equals("ThreadPoolExecutor");
  }

  /** The pool that a lambda is handed to as a task. */
  static Optional<Pool> taking(LambdaExpr lambda, Unit unit) {
    return Spots.taker(lambda)
        .filter(call -> Set.of("execute", "submit").contains(call.getNameAsString()))
        .flatMap(MethodCallExpr::getScope)
        .flatMap(scope -> Pool.of(scope, unit));
  }

  /** All calls of a method on it that are statements of their own. */
  static List<MethodCallExpr> calls(Unit unit, String pool, Set<String> methods) {
    return unit.tree().findAll(MethodCallExpr.class).stream()
        .filter(call -> methods.contains(call.getNameAsString()))
        .filter(call -> call.getScope().map(Unit::nameOf).orElse("").equals(pool))
        .toList();
  }
}
