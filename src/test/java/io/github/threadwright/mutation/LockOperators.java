package io.github.threadwright.mutation;

import com.github.javaparser.ast.Modifier.Keyword;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.ClassExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import io.github.threadwright.mutation.Mutation.Edit;
import java.util.List;
import java.util.Optional;

/** Locks that are not taken, not let go, or the wrong ones. */
final class LockOperators {
  private LockOperators() {}

  /** {@code lock.lock(); try { ... } finally { lock.unlock(); }} and nothing else in it. */
  record Guarded(Statement acquire, Expression lock, TryStmt attempt, Statement release) {}

  static List<Operator<?>> all() {
    return List.of(
        Operator.of("drop unlock", "lock-not-released", TryStmt.class, LockOperators::dropUnlock),
        Operator.of(
            "unlock without finally",
            "lock-not-released",
            TryStmt.class,
            LockOperators::withoutFinally),
        Operator.of("drop lock", "unlock-without-lock", TryStmt.class, LockOperators::dropLock),
        Operator.of("unlock twice", "unlock-without-lock", TryStmt.class, LockOperators::twice),
        Operator.of(
            "lock to tryLock",
            "try-lock-result-ignored unlock-without-lock",
            TryStmt.class,
            LockOperators::tryLock),
        Operator.of(
            "synchronized on a Lock",
            "lock-object-as-monitor",
            TryStmt.class,
            LockOperators::asMonitor),
        Operator.of(
            "class literal to getClass",
            "lock-on-get-class",
            SynchronizedStmt.class,
            LockOperators::getClassInstead),
        Operator.of(
            "class literal to this",
            "instance-lock-for-static",
            SynchronizedStmt.class,
            LockOperators::thisInstead),
        Operator.of(
            "string as lock",
            "lock-on-shared-value",
            FieldDeclaration.class,
            (field, unit) -> sharedValue(field, unit, "String", "\"lock\"")),
        Operator.of(
            "boxed number as lock",
            "lock-on-shared-value",
            FieldDeclaration.class,
            (field, unit) -> sharedValue(field, unit, "Integer", "0")),
        Operator.of(
            "assign the lock",
            "lock-on-changing-field",
            SynchronizedStmt.class,
            LockOperators::assignLock));
  }

  static Optional<Guarded> guarded(TryStmt attempt, Unit unit) {
    List<Statement> last =
        attempt.getFinallyBlock().map(b -> List.copyOf(b.getStatements())).orElse(List.of());
    if (last.size() != 1
        || !(call(last.get(0)) instanceof MethodCallExpr release)
        || !release.getNameAsString().equals("unlock")
        || release.getScope().isEmpty()
        || !(attempt.getParentNode().orElse(null) instanceof BlockStmt block)) {
      return Optional.empty();
    }
    int before = block.getStatements().indexOf(attempt) - 1;
    if (before < 0
        || !(call(block.getStatement(before)) instanceof MethodCallExpr acquire)
        || !acquire.getNameAsString().equals("lock")
        || !acquire.getScope().equals(release.getScope())
        || !unit.is(release.getScope().get(), "Lock", "ReentrantLock", "ReadLock", "WriteLock")) {
      return Optional.empty();
    }
    Expression lock = release.getScope().get();
    return Optional.of(new Guarded(block.getStatement(before), lock, attempt, last.get(0)));
  }

  private static Expression call(Statement statement) {
    return statement.isExpressionStmt() ? statement.asExpressionStmt().getExpression() : null;
  }

  private static List<Edit> dropUnlock(TryStmt attempt, Unit unit) {
    return guarded(attempt, unit).map(g -> List.of(unit.delete(g.release()))).orElse(List.of());
  }

  private static List<Edit> withoutFinally(TryStmt attempt, Unit unit) {
    if (!attempt.getCatchClauses().isEmpty()
        || !attempt.getResources().isEmpty()
        || !completes(attempt.getTryBlock())
        || attempt.getTryBlock().findAll(MethodCallExpr.class).size() < 2) {
      return List.of();
    }
    return guarded(attempt, unit)
        .map(
            g ->
                List.of(
                    unit.replace(
                        attempt,
                        "{" + unit.inside(attempt.getTryBlock()) + "}\n" + unit.text(g.release()))))
        .orElse(List.of());
  }

  /** Whether control comes out at the end, and nowhere else. */
  private static boolean completes(BlockStmt block) {
    return block.findAll(ReturnStmt.class).isEmpty()
        && block.findAll(ThrowStmt.class).isEmpty()
        && !block.getStatements().isEmpty();
  }

  private static List<Edit> dropLock(TryStmt attempt, Unit unit) {
    return guarded(attempt, unit).map(g -> List.of(unit.delete(g.acquire()))).orElse(List.of());
  }

  private static List<Edit> twice(TryStmt attempt, Unit unit) {
    return completes(attempt.getTryBlock())
        ? guarded(attempt, unit)
            .map(g -> List.of(unit.after(attempt, "\n" + unit.text(g.release()))))
            .orElse(List.of())
        : List.of();
  }

  private static List<Edit> tryLock(TryStmt attempt, Unit unit) {
    return guarded(attempt, unit)
        .map(g -> List.of(unit.replace(g.acquire(), unit.text(g.lock()) + ".tryLock();")))
        .orElse(List.of());
  }

  private static List<Edit> asMonitor(TryStmt attempt, Unit unit) {
    return attempt.getCatchClauses().isEmpty() && attempt.getResources().isEmpty()
        ? guarded(attempt, unit)
            .map(
                g ->
                    List.of(
                        unit.delete(g.acquire()),
                        unit.replace(
                            attempt,
                            "synchronized ("
                                + unit.text(g.lock())
                                + ") {"
                                + unit.inside(attempt.getTryBlock())
                                + "}")))
            .orElse(List.of())
        : List.of();
  }

  private static boolean locksOwnClass(SynchronizedStmt monitor) {
    return monitor.getExpression() instanceof ClassExpr literal
        && Unit.enclosing(monitor, ClassOrInterfaceDeclaration.class)
            .filter(type -> !type.isFinal())
            .filter(type -> type.getNameAsString().equals(literal.getTypeAsString()))
            .isPresent()
        && Unit.method(monitor).filter(method -> !method.isStatic()).isPresent()
        && !Unit.isDetached(monitor)
        && writesStatic(monitor);
  }

  private static boolean writesStatic(SynchronizedStmt monitor) {
    return monitor.findAll(AssignExpr.class).stream()
        .anyMatch(
            assign ->
                Unit.field(monitor, Unit.nameOf(assign.getTarget()))
                    .filter(FieldDeclaration::isStatic)
                    .isPresent());
  }

  private static List<Edit> getClassInstead(SynchronizedStmt monitor, Unit unit) {
    return locksOwnClass(monitor)
        ? List.of(unit.replace(monitor.getExpression(), "getClass()"))
        : List.of();
  }

  private static List<Edit> thisInstead(SynchronizedStmt monitor, Unit unit) {
    return locksOwnClass(monitor)
        ? List.of(unit.replace(monitor.getExpression(), "this"))
        : List.of();
  }

  private static List<Edit> sharedValue(
      FieldDeclaration field, Unit unit, String type, String value) {
    if (field.getVariables().size() != 1
        || !field.getElementType().asString().equals("Object")
        || field.getVariable(0).getInitializer().isEmpty()) {
      return List.of();
    }
    String name = field.getVariable(0).getNameAsString();
    boolean isLock =
        unit.tree().findAll(SynchronizedStmt.class).stream()
            .anyMatch(monitor -> Unit.nameOf(monitor.getExpression()).equals(name));
    return isLock
        ? List.of(
            unit.replace(field.getVariable(0).getType(), type),
            unit.replace(field.getVariable(0).getInitializer().get(), value))
        : List.of();
  }

  private static List<Edit> assignLock(SynchronizedStmt monitor, Unit unit) {
    String name = Unit.nameOf(monitor.getExpression());
    if (name.isEmpty() || Unit.isLocal(monitor, name)) {
      return List.of();
    }
    Optional<FieldDeclaration> field = Unit.field(monitor, name).filter(FieldDeclaration::isFinal);
    if (field.isEmpty()
        || Unit.method(monitor).map(MethodDeclaration::isStatic).orElse(true)
        || !(field.get().getVariable(0).getInitializer().orElse(null)
            instanceof ObjectCreationExpr made)) {
      return List.of();
    }
    List<Edit> unfinal = unit.drop(field.get(), Keyword.FINAL);
    Node body = monitor.getBody();
    Edit assign = unit.atStart((BlockStmt) body, " " + name + " = " + unit.text(made) + ";");
    return List.of(unfinal.get(0), assign);
  }
}
