package io.github.threadwright.mutation;

import com.github.javaparser.ast.Modifier.Keyword;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.Statement;
import io.github.threadwright.mutation.Mutation.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Threads, their interruption, and what they wait for. */
final class ThreadOperators {
  private static final String INTERRUPT = "Thread.currentThread().interrupt()";

  private ThreadOperators() {}

  static List<Operator<?>> all() {
    return List.of(
        Operator.of(
            "start to run", "run-instead-of-start", MethodCallExpr.class, ThreadOperators::run),
        Operator.of(
            "drop start", "thread-never-started", ExpressionStmt.class, ThreadOperators::dropStart),
        Operator.of(
            "interrupt to stop",
            "stop-or-suspend",
            MethodCallExpr.class,
            (call, unit) ->
                call.getNameAsString().equals("interrupt") && isThread(call, unit)
                    ? List.of(unit.replace(call.getName(), "stop"))
                    : List.of()),
        Operator.of(
            "set the priority",
            "thread-group-or-priority",
            ExpressionStmt.class,
            ThreadOperators::setPriority),
        Operator.of(
            "thread as a task",
            "thread-as-runnable",
            MethodCallExpr.class,
            ThreadOperators::threadAsTask),
        Operator.of(
            "start in the constructor",
            "thread-started-in-constructor",
            ConstructorDeclaration.class,
            ThreadOperators::startInConstructor),
        Operator.of(
            "drop the restored interrupt",
            "interruption-swallowed",
            CatchClause.class,
            ThreadOperators::swallow),
        Operator.of(
            "clear the interrupt",
            "interrupted-flag-cleared interruption-swallowed",
            CatchClause.class,
            ThreadOperators::clear),
        Operator.of(
            "swallow the interrupt of a sleep",
            "interruption-swallowed",
            ExpressionStmt.class,
            ThreadOperators::swallowSleep),
        Operator.of(
            "poll instead of a latch",
            "sleep-as-synchronisation",
            MethodCallExpr.class,
            ThreadOperators::pollLatch),
        Operator.of(
            "poll instead of join",
            "sleep-as-synchronisation",
            MethodCallExpr.class,
            ThreadOperators::pollJoin),
        Operator.of(
            "thread-local per object",
            "thread-local-not-static",
            FieldDeclaration.class,
            (field, unit) ->
                field.isStatic() && isThreadLocal(field) && usedByMethods(field, unit)
                    ? unit.drop(field, Keyword.STATIC)
                    : List.of()),
        Operator.of(
            "drop synchronized of an override",
            "override-drops-synchronized",
            MethodDeclaration.class,
            ThreadOperators::dropOfOverride));
  }

  private static boolean isThread(MethodCallExpr call, Unit unit) {
    return call.getArguments().isEmpty()
        && call.getScope().filter(scope -> unit.is(scope, "Thread")).isPresent();
  }

  private static List<Edit> run(MethodCallExpr call, Unit unit) {
    return call.getNameAsString().equals("start") && isThread(call, unit)
        ? List.of(unit.replace(call.getName(), "run"))
        : List.of();
  }

  /** The thread must be a local that gets nothing but settings. */
  private static List<Edit> dropStart(ExpressionStmt statement, Unit unit) {
    if (!(statement.getExpression() instanceof MethodCallExpr call)
        || !call.getNameAsString().equals("start")
        || !isThread(call, unit)
        || !(call.getScope().get() instanceof NameExpr thread)
        || !(statement.getParentNode().orElse(null) instanceof BlockStmt block)) {
      return List.of();
    }
    boolean madeHere =
        block.getStatements().stream()
            .filter(Statement::isExpressionStmt)
            .map(s -> s.asExpressionStmt().getExpression())
            .filter(Expression::isVariableDeclarationExpr)
            .map(e -> e.asVariableDeclarationExpr().getVariable(0))
            .anyMatch(
                v ->
                    v.getNameAsString().equals(thread.getNameAsString())
                        && v.getInitializer().orElse(null) instanceof ObjectCreationExpr made
                        && made.getTypeAsString().equals("Thread"));
    boolean onlySet =
        block.findAll(NameExpr.class).stream()
            .filter(name -> name.getNameAsString().equals(thread.getNameAsString()))
            .allMatch(
                name ->
                    name.getParentNode().orElse(null) instanceof MethodCallExpr use
                        && use.getScope().filter(scope -> scope == name).isPresent()
                        && (use.getNameAsString().startsWith("set") || use == call));
    return madeHere && onlySet ? List.of(unit.delete(statement)) : List.of();
  }

  private static List<Edit> setPriority(ExpressionStmt statement, Unit unit) {
    return statement.getExpression() instanceof MethodCallExpr call
            && call.getNameAsString().equals("setDaemon")
            && call.getScope().filter(scope -> unit.is(scope, "Thread")).isPresent()
        ? List.of(
            unit.after(
                statement,
                " " + unit.text(call.getScope().get()) + ".setPriority(Thread.MAX_PRIORITY);"))
        : List.of();
  }

  private static List<Edit> threadAsTask(MethodCallExpr call, Unit unit) {
    boolean hands =
        (call.getNameAsString().equals("execute") || call.getNameAsString().equals("submit"))
            && call.getArguments().size() == 1
            && call.getScope()
                .filter(
                    s ->
                        unit.is(
                            s,
                            "Executor",
                            "ExecutorService",
                            "ScheduledExecutorService",
                            "ThreadPoolExecutor"))
                .isPresent();
    if (!hands) {
      return List.of();
    }
    Expression task = call.getArgument(0);
    boolean isRunnable =
        task.isLambdaExpr() && task.asLambdaExpr().getBody().isBlockStmt()
            || task instanceof ObjectCreationExpr made && made.getTypeAsString().equals("Runnable")
            || unit.is(task, "Runnable");
    return isRunnable
        ? List.of(unit.before(task, "new Thread("), unit.after(task, ")"))
        : List.of();
  }

  private static List<Edit> startInConstructor(ConstructorDeclaration constructor, Unit unit) {
    Optional<ClassOrInterfaceDeclaration> type =
        Unit.enclosing(constructor, ClassOrInterfaceDeclaration.class).filter(t -> !t.isFinal());
    if (type.isEmpty() || constructor.isPrivate()) {
      return List.of();
    }
    boolean isThread =
        type.get().getExtendedTypes().stream().anyMatch(t -> t.getNameAsString().equals("Thread"));
    if (isThread) {
      return List.of(unit.atEnd(constructor.getBody(), " start(); "));
    }
    return constructor.getBody().findAll(AssignExpr.class).stream()
        .filter(
            assign ->
                assign.getValue() instanceof ObjectCreationExpr made
                    && made.getTypeAsString().equals("Thread")
                    && unit.is(assign.getTarget(), "Thread"))
        .findFirst()
        .map(
            assign ->
                List.of(
                    unit.atEnd(
                        constructor.getBody(), " " + unit.text(assign.getTarget()) + ".start(); ")))
        .orElse(List.of());
  }

  /** A catch clause that restores the flag, and goes on. */
  private static Optional<Statement> restores(CatchClause clause) {
    boolean interrupted = clause.getParameter().getType().asString().equals("InterruptedException");
    boolean goesOn =
        clause.getBody().getStatements().stream()
            .noneMatch(
                s ->
                    s.isThrowStmt()
                        || s.isReturnStmt()
                        || s.isBreakStmt()
                        || s.isIfStmt()
                        || s.toString().contains("=")
                        || s.toString().contains("throw ")
                        || s.toString().contains("Exceptionally("));
    return interrupted && goesOn
        ? clause.getBody().getStatements().stream()
            .filter(s -> s.toString().equals(INTERRUPT + ";"))
            .findFirst()
        : Optional.empty();
  }

  private static List<Edit> swallow(CatchClause clause, Unit unit) {
    return restores(clause).map(s -> List.of(unit.delete(s))).orElse(List.of());
  }

  private static List<Edit> clear(CatchClause clause, Unit unit) {
    return restores(clause)
        .map(s -> List.of(unit.replace(s, "Thread.interrupted();")))
        .orElse(List.of());
  }

  private static List<Edit> swallowSleep(ExpressionStmt statement, Unit unit) {
    boolean sleeps =
        statement.getExpression() instanceof MethodCallExpr call
            && call.getNameAsString().equals("sleep")
            && call.getScope().filter(s -> s.toString().equals("Thread")).isPresent();
    boolean passesOn =
        Unit.method(statement)
            .filter(
                m ->
                    m.getThrownExceptions().stream()
                        .anyMatch(t -> t.asString().equals("InterruptedException")))
            .isPresent();
    return sleeps && passesOn && !Unit.isDetached(statement)
        ? List.of(
            unit.before(statement, "try { "),
            unit.after(statement, " } catch (InterruptedException e) { }"))
        : List.of();
  }

  private static List<Edit> pollLatch(MethodCallExpr call, Unit unit) {
    return call.getNameAsString().equals("await")
            && call.getArguments().isEmpty()
            && call.getScope().filter(scope -> unit.is(scope, "CountDownLatch")).isPresent()
        ? Unit.statement(call)
            .map(s -> List.of(unit.replace(s, poll(unit, call, ".getCount() > 0"))))
            .orElse(List.of())
        : List.of();
  }

  private static List<Edit> pollJoin(MethodCallExpr call, Unit unit) {
    return call.getNameAsString().equals("join") && isThread(call, unit)
        ? Unit.statement(call)
            .map(s -> List.of(unit.replace(s, poll(unit, call, ".isAlive()"))))
            .orElse(List.of())
        : List.of();
  }

  private static String poll(Unit unit, MethodCallExpr call, String test) {
    return "while (" + unit.text(call.getScope().orElseThrow()) + test + ") { Thread.sleep(10); }";
  }

  private static boolean isThreadLocal(FieldDeclaration field) {
    return field.getElementType().asString().startsWith("ThreadLocal<");
  }

  private static boolean usedByMethods(FieldDeclaration field, Unit unit) {
    String name = field.getVariable(0).getNameAsString();
    return Unit.enclosing(field, ClassOrInterfaceDeclaration.class)
            .filter(type -> !type.isInterface())
            .isPresent()
        && unit.tree().findAll(NameExpr.class).stream()
            .filter(use -> use.getNameAsString().equals(name))
            .allMatch(use -> Unit.method(use).filter(m -> !m.isStatic()).isPresent());
  }

  /** Methods of the JDK's classes that are synchronized, overridden in a direct subclass. */
  private static List<Edit> dropOfOverride(MethodDeclaration method, Unit unit) {
    List<String> supertypes = new ArrayList<>();
    Unit.enclosing(method, ClassOrInterfaceDeclaration.class)
        .ifPresent(t -> t.getExtendedTypes().forEach(e -> supertypes.add(e.getNameAsString())));
    boolean isStream =
        supertypes.contains("InputStream") || supertypes.contains("FilterInputStream");
    boolean overrides =
        isStream
                && (method.getNameAsString().equals("mark")
                    || method.getNameAsString().equals("reset"))
            || supertypes.contains("ByteArrayOutputStream")
                && List.of("write", "reset", "toByteArray", "size")
                    .contains(method.getNameAsString());
    boolean works =
        method
            .getBody()
            .filter(body -> !body.getStatements().isEmpty())
            .filter(body -> !body.getStatement(0).isThrowStmt())
            .isPresent();
    return overrides && works && method.isSynchronized()
        ? unit.drop(method, Keyword.SYNCHRONIZED)
        : List.of();
  }
}
