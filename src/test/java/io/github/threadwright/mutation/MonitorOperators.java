package io.github.threadwright.mutation;

import com.github.javaparser.ast.Modifier.Keyword;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import io.github.threadwright.mutation.Mutation.Edit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Monitors, {@code volatile}, waiting and notifying. */
final class MonitorOperators {
  private static final Set<String> MONITOR_METHODS = Set.of("wait", "notify", "notifyAll");
  private static final Set<String> IMMUTABLE =
      Set.of("String", "Boolean", "Integer", "Long", "Double", "Float", "Short", "Byte", "boolean");

  private MonitorOperators() {}

  static List<Operator<?>> all() {
    return List.of(
        Operator.of(
            "drop volatile of double-checked field",
            "double-checked-locking-not-volatile",
            FieldDeclaration.class,
            MonitorOperators::dropVolatile),
        Operator.of(
            "drop synchronized of double-checked locking",
            "unsafe-lazy-static unsafe-lazy-instance",
            SynchronizedStmt.class,
            MonitorOperators::unlockDoubleChecked),
        Operator.of(
            "drop synchronized of lazy getter",
            "unsafe-lazy-static unsafe-lazy-instance",
            MethodDeclaration.class,
            MonitorOperators::unlockLazyGetter),
        Operator.of(
            "drop synchronized of a method that waits or notifies",
            "wait-without-lock",
            MethodDeclaration.class,
            MonitorOperators::unlockWaitingMethod),
        Operator.of(
            "drop synchronized around wait or notify",
            "wait-without-lock",
            SynchronizedStmt.class,
            MonitorOperators::unlockWaitingBlock),
        Operator.of(
            "drop synchronized of volatile increment",
            "volatile-increment",
            MethodDeclaration.class,
            MonitorOperators::unlockIncrement),
        Operator.of(
            "while to if around wait",
            "wait-outside-loop",
            WhileStmt.class,
            MonitorOperators::whileToIf),
        Operator.of(
            "notifyAll to notify",
            "notify-one-of-many",
            MethodCallExpr.class,
            MonitorOperators::notifyOne),
        Operator.of(
            "drop the change before notify",
            "naked-notify",
            MethodCallExpr.class,
            MonitorOperators::nakedNotify),
        Operator.of(
            "monitor method of a condition",
            "monitor-method-on-condition wait-without-lock",
            MethodCallExpr.class,
            MonitorOperators::monitorMethod),
        Operator.of(
            "wait to spin", "spin-on-field", SynchronizedStmt.class, MonitorOperators::spin));
  }

  // ---- lazy initialisation

  /** The names of fields that a block checks, locks, checks again and sets. */
  private static Set<String> doubleChecked(SynchronizedStmt monitor) {
    Optional<IfStmt> outer =
        Unit.enclosing(monitor, IfStmt.class).filter(i -> isNullTest(i.getCondition()));
    if (outer.isEmpty() || Unit.isDetached(monitor)) {
      return Set.of();
    }
    String condition = outer.get().getCondition().toString();
    return monitor.findAll(IfStmt.class).stream()
        .filter(inner -> isNullTest(inner.getCondition()))
        .flatMap(inner -> inner.getThenStmt().findAll(AssignExpr.class).stream())
        .map(assign -> Unit.nameOf(assign.getTarget()))
        .filter(name -> !name.isEmpty() && isTestedBy(name, condition, outer.get()))
        .filter(name -> Unit.field(monitor, name).isPresent())
        .collect(Collectors.toSet());
  }

  /** The condition tests the field, or a local that holds it. */
  private static boolean isTestedBy(String field, String condition, IfStmt test) {
    String local = condition.replaceAll(" == null", "").strip();
    return local.equals(field)
        || local.equals("this." + field)
        || Unit.method(test).stream()
            .flatMap(
                m -> m.findAll(com.github.javaparser.ast.body.VariableDeclarator.class).stream())
            .filter(variable -> variable.getNameAsString().equals(local))
            .anyMatch(v -> v.getInitializer().map(Unit::nameOf).orElse("").equals(field));
  }

  private static boolean isNullTest(Expression condition) {
    return condition instanceof BinaryExpr test
        && test.getOperator() == BinaryExpr.Operator.EQUALS
        && test.getRight().isNullLiteralExpr();
  }

  private static List<Edit> dropVolatile(FieldDeclaration field, Unit unit) {
    String name = field.getVariable(0).getNameAsString();
    boolean checked =
        unit.tree().findAll(SynchronizedStmt.class).stream()
            .anyMatch(
                m ->
                    doubleChecked(m).contains(name)
                        && Unit.field(m, name).filter(f -> f == field).isPresent());
    return field.isVolatile() && checked && !IMMUTABLE.contains(field.getElementType().asString())
        ? unit.drop(field, Keyword.VOLATILE)
        : List.of();
  }

  private static List<Edit> unlockDoubleChecked(SynchronizedStmt monitor, Unit unit) {
    return doubleChecked(monitor).isEmpty()
        ? List.of()
        : List.of(unit.replace(monitor, unit.text(monitor.getBody())));
  }

  private static List<Edit> unlockLazyGetter(MethodDeclaration method, Unit unit) {
    if (!method.isSynchronized() || method.getBody().isEmpty()) {
      return List.of();
    }
    boolean lazy =
        method.getBody().get().getStatements().stream()
            .filter(Statement::isIfStmt)
            .map(Statement::asIfStmt)
            .filter(test -> isNullTest(test.getCondition()))
            .anyMatch(
                test -> sets(test, Unit.nameOf(((BinaryExpr) test.getCondition()).getLeft())));
    return lazy ? unit.drop(method, Keyword.SYNCHRONIZED) : List.of();
  }

  private static boolean sets(IfStmt test, String name) {
    return Unit.field(test, name)
            .filter(f -> !IMMUTABLE.contains(f.getElementType().asString()))
            .filter(f -> !f.isVolatile())
            .isPresent()
        && test.getThenStmt().findAll(AssignExpr.class).stream()
            .filter(assign -> Unit.nameOf(assign.getTarget()).equals(name))
            .anyMatch(assign -> assign.getValue().isObjectCreationExpr());
  }

  // ---- waiting and notifying

  private static boolean isMonitorCall(MethodCallExpr call, String receiver) {
    return MONITOR_METHODS.contains(call.getNameAsString())
        && call.getScope().map(Object::toString).orElse("this").equals(receiver);
  }

  private static List<Edit> unlockWaitingMethod(MethodDeclaration method, Unit unit) {
    boolean own =
        method.isSynchronized()
            && !method.isStatic()
            && method.findAll(MethodCallExpr.class).stream()
                .filter(call -> isMonitorCall(call, "this"))
                .filter(call -> Unit.method(call).filter(m -> m == method).isPresent())
                .anyMatch(call -> !Unit.isDetached(call) && !isLocked(call));
    return own ? unit.drop(method, Keyword.SYNCHRONIZED) : List.of();
  }

  private static boolean isLocked(Node node) {
    return Unit.enclosing(node, SynchronizedStmt.class).isPresent();
  }

  private static List<Edit> unlockWaitingBlock(SynchronizedStmt monitor, Unit unit) {
    String lock = unit.text(monitor.getExpression());
    boolean waits =
        monitor.findAll(MethodCallExpr.class).stream()
            .anyMatch(
                call ->
                    isMonitorCall(call, lock)
                        && Unit.enclosing(call, SynchronizedStmt.class)
                            .filter(m -> m == monitor)
                            .isPresent());
    boolean locked =
        isLocked(monitor) || Unit.method(monitor).filter(m -> m.isSynchronized()).isPresent();
    return waits && !locked && !Unit.isDetached(monitor)
        ? List.of(unit.replace(monitor, unit.text(monitor.getBody())))
        : List.of();
  }

  private static List<Edit> unlockIncrement(MethodDeclaration method, Unit unit) {
    boolean increments =
        method.findAll(UnaryExpr.class).stream()
            .filter(step -> step.getOperator().asString().matches("\\+\\+|--"))
            .anyMatch(
                step ->
                    !isLocked(step)
                        && !Unit.isDetached(step)
                        && Unit.field(step, Unit.nameOf(step.getExpression()))
                            .filter(FieldDeclaration::isVolatile)
                            .isPresent());
    return method.isSynchronized() && increments
        ? unit.drop(method, Keyword.SYNCHRONIZED)
        : List.of();
  }

  private static Optional<MethodCallExpr> onlyWait(WhileStmt loop, Unit unit) {
    List<MethodCallExpr> waits =
        loop.getBody().findAll(MethodCallExpr.class).stream()
            .filter(
                call ->
                    call.getArguments().isEmpty()
                        && (call.getNameAsString().equals("wait")
                            || call.getNameAsString().equals("await")
                                && call.getScope()
                                    .filter(s -> unit.is(s, "Condition"))
                                    .isPresent()))
            .toList();
    return waits.size() == 1 ? Optional.of(waits.get(0)) : Optional.empty();
  }

  private static List<Edit> whileToIf(WhileStmt loop, Unit unit) {
    boolean inner = false;
    for (Node at = loop.getParentNode().orElse(null);
        at != null && !(at instanceof CallableDeclaration<?>);
        at = at.getParentNode().orElse(null)) {
      inner |= at instanceof WhileStmt || at instanceof ForStmt || at instanceof DoStmt;
    }
    if (inner || loop.getCondition().isBooleanLiteralExpr() || onlyWait(loop, unit).isEmpty()) {
      return List.of();
    }
    boolean jumps =
        !loop.getBody().findAll(com.github.javaparser.ast.stmt.BreakStmt.class).isEmpty()
            || !loop.getBody().findAll(com.github.javaparser.ast.stmt.ContinueStmt.class).isEmpty();
    int start = unit.start(loop);
    return jumps ? List.of() : List.of(new Edit(start, start + "while".length(), "if"));
  }

  private static List<Edit> notifyOne(MethodCallExpr call, Unit unit) {
    if (!call.getNameAsString().equals("notifyAll") || !call.getArguments().isEmpty()) {
      return List.of();
    }
    String lock = call.getScope().map(Object::toString).orElse("this");
    long guards =
        Unit.enclosing(call, ClassOrInterfaceDeclaration.class).stream()
            .flatMap(type -> type.findAll(WhileStmt.class).stream())
            .filter(
                loop ->
                    onlyWait(loop, unit)
                        .filter(w -> w.getScope().map(Object::toString).orElse("this").equals(lock))
                        .isPresent())
            .map(loop -> loop.getCondition().toString())
            .distinct()
            .count();
    return guards > 1 ? List.of(unit.replace(call.getName(), "notify")) : List.of();
  }

  private static List<Edit> nakedNotify(MethodCallExpr call, Unit unit) {
    if (!call.getNameAsString().startsWith("notify")
        || !call.getArguments().isEmpty()
        || !(Unit.statement(call).flatMap(Node::getParentNode).orElse(null)
            instanceof BlockStmt block)
        || block.getStatements().size() != 2
        || !(block.getStatement(0).isExpressionStmt()
            && block.getStatement(0).asExpressionStmt().getExpression() instanceof AssignExpr set)
        || Unit.field(call, Unit.nameOf(set.getTarget())).isEmpty()) {
      return List.of();
    }
    boolean whole =
        block.getParentNode().orElse(null) instanceof MethodDeclaration method
                && method.isSynchronized()
            || block.getParentNode().orElse(null) instanceof SynchronizedStmt monitor
                && Unit.method(monitor)
                    .flatMap(MethodDeclaration::getBody)
                    .filter(body -> body.getStatements().size() == 1)
                    .isPresent();
    return whole ? List.of(unit.delete(block.getStatement(0))) : List.of();
  }

  private static List<Edit> monitorMethod(MethodCallExpr call, Unit unit) {
    if (call.getScope().filter(scope -> unit.is(scope, "Condition")).isEmpty()) {
      return List.of();
    }
    return switch (call.getNameAsString()) {
      case "signal" -> List.of(unit.replace(call.getName(), "notify"));
      case "signalAll" -> List.of(unit.replace(call.getName(), "notifyAll"));
      case "await" ->
          call.getArguments().isEmpty() ? List.of(unit.replace(call.getName(), "wait")) : List.of();
      default -> List.of();
    };
  }

  /** {@code synchronized (l) { while (!ready) l.wait(); }} becomes an empty loop. */
  private static List<Edit> spin(SynchronizedStmt monitor, Unit unit) {
    BlockStmt body = monitor.getBody();
    if (body.getStatements().size() != 1
        || !(body.getStatement(0) instanceof WhileStmt loop)
        || onlyWait(loop, unit).isEmpty()
        || Unit.method(monitor).filter(m -> !m.isSynchronized()).isEmpty()) {
      return List.of();
    }
    boolean readsField =
        loop.getCondition().findAll(MethodCallExpr.class).isEmpty()
            && loop.getCondition().findAll(NameExpr.class).stream()
                .anyMatch(name -> Unit.field(monitor, name.getNameAsString()).isPresent());
    return readsField
        ? List.of(unit.replace(monitor, "while (" + unit.text(loop.getCondition()) + ") {}"))
        : List.of();
  }
}
