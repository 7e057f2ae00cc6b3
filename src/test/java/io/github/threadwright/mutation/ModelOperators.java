package io.github.threadwright.mutation;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import io.github.threadwright.mutation.Mutation.Edit;
import java.util.List;
import java.util.Set;

/** Pools, streams, futures and virtual threads. */
final class ModelOperators {
  static final Set<String> TERMINALS =
      Set.of("collect", "forEach", "toArray", "count", "sum", "toList", "anyMatch", "findFirst");

  private ModelOperators() {}

  static List<Operator<?>> all() {
    return List.of(
        Operator.of(
            "unbounded queue with a maximum",
            "pool-settings-contradict",
            ObjectCreationExpr.class,
            ModelOperators::unboundedQueue),
        Operator.of(
            "core of zero with an unbounded queue",
            "pool-settings-contradict",
            MethodCallExpr.class,
            ModelOperators::noCore),
        Operator.of(
            "pool of virtual threads",
            "virtual-thread-pooled",
            MethodCallExpr.class,
            ModelOperators::virtualPool),
        Operator.of(
            "parallel and sequential",
            "parallel-stream-mode-conflict",
            MethodCallExpr.class,
            ModelOperators::bothModes),
        Operator.of(
            "parallel lines",
            "parallel-stream-poor-source",
            MethodCallExpr.class,
            (call, unit) ->
                call.getNameAsString().equals("lines")
                        && call.getScope().filter(s -> unit.is(s, "BufferedReader")).isPresent()
                    ? List.of(unit.after(call, ".parallel()"))
                    : List.of()),
        Operator.of(
            "parallel iterate",
            "parallel-stream-poor-source",
            MethodCallExpr.class,
            (call, unit) ->
                call.getNameAsString().equals("iterate")
                        && call.getScope().map(Object::toString).orElse("").endsWith("Stream")
                    ? List.of(unit.after(call, ".parallel()"))
                    : List.of()),
        Operator.of(
            "parallel stream of a linked list",
            "parallel-stream-poor-source",
            MethodCallExpr.class,
            (call, unit) ->
                call.getNameAsString().equals("stream")
                        && call.getScope()
                            .filter(s -> unit.is(s, "LinkedList", "BlockingQueue", "Deque"))
                            .isPresent()
                    ? List.of(unit.replace(call.getName(), "parallelStream"))
                    : List.of()),
        Operator.of(
            "start a future and join it at once",
            "sham-async",
            ExpressionStmt.class,
            ModelOperators::shamAsync));
  }

  private static List<Edit> unboundedQueue(ObjectCreationExpr pool, Unit unit) {
    if (!pool.getTypeAsString().equals("ThreadPoolExecutor") || pool.getArguments().size() < 5) {
      return List.of();
    }
    return List.of(
        unit.replace(pool.getArgument(0), "2"),
        unit.replace(pool.getArgument(1), "16"),
        unit.replace(pool.getArgument(4), "new java.util.concurrent.LinkedBlockingQueue<>()"));
  }

  private static boolean isOfExecutors(MethodCallExpr call, String name, int arguments) {
    return call.getNameAsString().equals(name)
        && call.getArguments().size() == arguments
        && call.getScope().map(Expression::toString).orElse("").equals("Executors");
  }

  private static List<Edit> noCore(MethodCallExpr call, Unit unit) {
    return isOfExecutors(call, "newFixedThreadPool", 1)
        ? List.of(
            unit.replace(
                call,
                "new java.util.concurrent.ThreadPoolExecutor(0, "
                    + unit.text(call.getArgument(0))
                    + ", 60L, java.util.concurrent.TimeUnit.SECONDS,"
                    + " new java.util.concurrent.LinkedBlockingQueue<>())"))
        : List.of();
  }

  private static List<Edit> virtualPool(MethodCallExpr call, Unit unit) {
    String factory = "Thread.ofVirtual().factory()";
    if (isOfExecutors(call, "newFixedThreadPool", 1)) {
      return List.of(unit.after(call.getArgument(0), ", " + factory));
    }
    if (isOfExecutors(call, "newFixedThreadPool", 2)) {
      return List.of(unit.replace(call.getArgument(1), factory));
    }
    return isOfExecutors(call, "newCachedThreadPool", 1)
        ? List.of(unit.replace(call.getArgument(0), factory))
        : List.of();
  }

  private static List<Edit> bothModes(MethodCallExpr end, Unit unit) {
    if (!TERMINALS.contains(end.getNameAsString())
        || !(end.getScope().orElse(null) instanceof MethodCallExpr stage)
        || !(stage.getScope().orElse(null) instanceof MethodCallExpr source)
        || !source.getNameAsString().equals("stream")
        || !source.getArguments().isEmpty()
        || source.getScope().isEmpty()) {
      return List.of();
    }
    return List.of(
        unit.replace(source.getName(), "parallelStream"), unit.after(stage, ".sequential()"));
  }

  private static List<Edit> shamAsync(ExpressionStmt statement, Unit unit) {
    boolean plainCall =
        statement.getExpression() instanceof MethodCallExpr call
            && call.getScope().isEmpty()
            && call.getArguments().stream().allMatch(Expression::isLiteralExpr);
    boolean mayWait =
        Unit.method(statement).filter(m -> m.getThrownExceptions().isEmpty()).isPresent();
    return plainCall && mayWait && !Unit.isDetached(statement)
        ? List.of(
            unit.before(statement, "java.util.concurrent.CompletableFuture.runAsync(() -> "),
            unit.replace(statement, unit.text(statement.getExpression()) + ").join();"))
        : List.of();
  }
}
