package io.github.threadwright.mutation;

import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.Statement;
import io.github.threadwright.mutation.Mutation.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Pools and virtual threads that do not fit what runs on them. */
final class PoolOperators {
  private PoolOperators() {}

  static List<Operator<?>> all() {
    return List.of(
        Operator.spread(
            "fan-out of waits on a small pool",
            "fan-out-exceeds-pool",
            MethodDeclaration.class,
            PoolOperators::fanOut),
        Operator.spread(
            "wait for a task of the same pool",
            "pool-self-deadlock",
            LambdaExpr.class,
            PoolOperators::selfWait),
        Operator.spread(
            "pool for each call",
            "pool-created-per-call",
            MethodCallExpr.class,
            PoolOperators::perCall),
        Operator.spread(
            "drop the shutdown",
            "pool-never-shut-down",
            FieldDeclaration.class,
            (field, unit, random) ->
                new Change(dropShutdown(field, unit), Map.of(), "code of the library")),
        Operator.spread(
            "submit for execute, and a failure",
            "lost-task-failure",
            LambdaExpr.class,
            PoolOperators::loseFailure),
        Operator.spread(
            "virtual threads for tasks that wait under a monitor",
            "virtual-thread-pinned",
            LambdaExpr.class,
            PoolOperators::pin),
        Operator.spread(
            "virtual threads for tasks that compute",
            "virtual-thread-for-cpu",
            LambdaExpr.class,
            PoolOperators::computeOnVirtual));
  }

  // ---- virtual threads

  /** Edits that let virtual threads run a task; none when it is not a task. */
  private static List<Edit> virtual(LambdaExpr lambda, Unit unit) {
    if (lambda.getParentNode().orElse(null) instanceof ObjectCreationExpr thread
        && thread.getTypeAsString().equals("Thread")
        && thread.getAnonymousClassBody().isEmpty()
        && thread.getArguments().size() <= 2
        && thread.getArgument(0) == lambda) {
      String builder =
          thread.getArguments().size() == 2
              ? "Thread.ofVirtual().name(" + unit.text(thread.getArgument(1)) + ")"
              : "Thread.ofVirtual()";
      return List.of(
          new Edit(unit.start(thread), unit.start(lambda), builder + ".unstarted("),
          new Edit(unit.end(lambda), unit.end(thread), ")"));
    }
    return Pool.taking(lambda, unit)
        .map(
            pool ->
                List.of(
                    unit.replace(
                        pool.creation(),
                        "{java.util.concurrent.Executors}.newVirtualThreadPerTaskExecutor()")))
        .orElse(List.of());
  }

  /** Whether a lambda may give a value, so that a statement cannot be put before its expression. */
  private static boolean isUnclear(LambdaExpr lambda) {
    return !(lambda.getBody() instanceof BlockStmt)
        && Spots.taker(lambda).filter(c -> c.getNameAsString().equals("submit")).isPresent();
  }

  private static Change pin(LambdaExpr lambda, Unit unit, Random random) {
    List<Edit> virtual = virtual(lambda, unit);
    Optional<Site> found = virtual.isEmpty() ? Optional.empty() : Site.of(unit, lambda, random);
    if (found.isEmpty() || isUnclear(lambda)) {
      return Change.NONE;
    }
    Site site = found.get();
    virtual.forEach(site::edit);
    String modifiers = site.isStatic() ? "private static " : "private ";
    String guarded = site.names().method();
    String call = Chain.to(WaitOperators.any(Ending.WAITS, random), site, "name");
    boolean isBlock = !site.isStatic() && random.nextBoolean();
    site.shape(isBlock ? "synchronized block" : "synchronized method");
    site.member(
        isBlock
            ? "private void "
                + guarded
                + "(String name) {\nsynchronized (this) {\n"
                + call
                + ";\n}\n}"
            : modifiers + "synchronized void " + guarded + "(String name) {\n" + call + ";\n}");
    site.edit(Spots.atStart(unit, lambda, guarded + "(\"state\")", false));
    return site.change();
  }

  private static Change computeOnVirtual(LambdaExpr lambda, Unit unit, Random random) {
    List<Edit> virtual = virtual(lambda, unit);
    Optional<Site> found = virtual.isEmpty() ? Optional.empty() : Site.of(unit, lambda, random);
    if (found.isEmpty() || isUnclear(lambda)) {
      return Change.NONE;
    }
    virtual.forEach(found.get()::edit);
    return WaitOperators.into(
        lambda, WaitOperators.any(Ending.COMPUTING, random), false, found.get());
  }

  // ---- pools

  private static Change fanOut(MethodDeclaration method, Unit unit, Random random) {
    boolean fits =
        method.getBody().filter(b -> b.getStatements().size() > 2).isPresent()
            && !Unit.isDetached(method)
            && !method.isSynchronized();
    Optional<Site> found =
        fits ? Site.of(unit, method.getBody().orElseThrow(), random) : Optional.empty();
    if (found.isEmpty()) {
      return Change.NONE;
    }
    Site site = found.get();
    int threads = 1 + random.nextInt(4);
    int tasks = threads * (2 + random.nextInt(6));
    String call = Chain.to(WaitOperators.any(Ending.REMOTE, random), site, "\"part\" + part");
    String pool = site.names().field() + "Pool";
    String results = site.names().field() + "Results";
    String size = constant(site, "MOST_THREADS", threads);
    String count = constant(site, "PARTS", tasks);
    String text =
        "{java.util.concurrent.ExecutorService} "
            + pool
            + " = {java.util.concurrent.Executors}.newFixedThreadPool("
            + size
            + ");\n{java.util.List}<{java.util.concurrent.Future}<?>> "
            + results
            + " = new {java.util.ArrayList}<>();\nfor (int i = 0; i < "
            + count
            + "; i++) {\nint part = i;\n"
            + results
            + ".add("
            + pool
            + ".submit(() -> "
            + call
            + "));\n}\nfor ({java.util.concurrent.Future}<?> result : "
            + results
            + ") {\ntry {\nresult.get();\n} catch (InterruptedException |"
            + " {java.util.concurrent.ExecutionException} e) {\n"
            + "throw new IllegalStateException(e);\n}\n}\n"
            + pool
            + ".shutdown();\n";
    Statement at = method.getBody().orElseThrow().getStatement(random.nextInt(2));
    site.edit(unit.before(at, text));
    return site.change();
  }

  /** A number, in a constant of the class now and then. */
  private static String constant(Site site, String name, int value) {
    if (site.random().nextBoolean() || site.unit().mentions(name)) {
      return Integer.toString(value);
    }
    site.member("private static final int " + name + " = " + value + ";");
    return name;
  }

  private static Change selfWait(LambdaExpr lambda, Unit unit, Random random) {
    Optional<Pool> pool = Pool.taking(lambda, unit);
    Optional<Site> found = pool.flatMap(p -> Site.of(unit, lambda, random));
    if (found.isEmpty() || isUnclear(lambda)) {
      return Change.NONE;
    }
    Site site = found.get();
    String body =
        "try {\n"
            + ("{java.util.concurrent.Future}<Integer> part ="
                    + " (({java.util.concurrent.ExecutorService}) %s).submit(() ->"
                    + " name.length());\n")
                .formatted(pool.get().name())
            + "part.get();\n} catch (InterruptedException |"
            + " {java.util.concurrent.ExecutionException} e) {\n"
            + "throw new IllegalStateException(e);\n}";
    if (Unit.simple(pool.get().field().getVariable(0).getType()).equals("ExecutorService")) {
      body =
          body.replace("(({java.util.concurrent.ExecutorService}) ", "")
              .replace(").submit", ".submit");
    }
    String made =
        random.nextBoolean()
            ? "{java.util.concurrent.Executors}.newFixedThreadPool(" + (1 + random.nextInt(4)) + ")"
            : "{java.util.concurrent.Executors}.newSingleThreadExecutor()";
    site.edit(unit.replace(pool.get().creation(), made));
    String call = Chain.within(new Ending("own task", "void", "", body), site, "\"state\"");
    site.edit(Spots.atStart(unit, lambda, call, false));
    return site.change();
  }

  private static Change perCall(MethodCallExpr call, Unit unit, Random random) {
    boolean hands = Set.of("execute", "submit").contains(call.getNameAsString());
    Optional<Expression> scope = call.getScope().filter(s -> hands);
    Optional<Pool> pool = scope.flatMap(s -> Pool.of(s, unit));
    Optional<Site> found =
        pool.isPresent() && Unit.method(call).isPresent()
            ? Site.of(unit, call, random)
            : Optional.empty();
    if (found.isEmpty()) {
      return Change.NONE;
    }
    Site site = found.get();
    // What the factory of threads needs may be a parameter of the constructor: leave that away.
    String made =
        "{java.util.concurrent.Executors}."
            + (random.nextBoolean() ? "newFixedThreadPool(4)" : "newCachedThreadPool()");
    if (random.nextBoolean()) {
      site.shape("in place");
      site.edit(unit.replace(scope.get(), made));
      return site.change();
    }
    site.shape("by a helper");
    String helper = site.names().method();
    String modifiers = site.modifiers();
    site.member(
        modifiers
            + "{java.util.concurrent.ExecutorService} "
            + helper
            + "() {\nreturn "
            + made
            + ";\n}");
    site.edit(unit.replace(scope.get(), site.qualifier(modifiers) + helper + "()"));
    return site.change();
  }

  private static List<Edit> dropShutdown(FieldDeclaration field, Unit unit) {
    Optional<Pool> pool = Pool.of(field, unit).filter(p -> field.isPrivate());
    if (pool.isEmpty()) {
      return List.of();
    }
    List<MethodCallExpr> ends =
        Pool.calls(unit, pool.get().name(), Set.of("shutdown", "shutdownNow", "close"));
    if (!ends.stream().allMatch(end -> Unit.statement(end).isPresent())) {
      return List.of();
    }
    List<Edit> edits = new ArrayList<>();
    ends.forEach(end -> edits.add(unit.replace(Unit.statement(end).orElseThrow(), ";")));
    if (!edits.isEmpty()) {
      // Unchanged, but it is what the finding has to be about.
      edits.add(unit.replace(pool.get().creation(), unit.text(pool.get().creation())));
    }
    return edits;
  }

  private static Change loseFailure(LambdaExpr lambda, Unit unit, Random random) {
    Optional<MethodCallExpr> taker =
        Spots.taker(lambda)
            .filter(c -> Set.of("execute", "submit").contains(c.getNameAsString()))
            .filter(c -> c.getArguments().size() == 1 && Unit.statement(c).isPresent())
            .filter(c -> c.getScope().filter(s -> isService(s, unit)).isPresent());
    Optional<Site> found = taker.flatMap(c -> Site.of(unit, lambda, random));
    if (found.isEmpty() || isUnclear(lambda)) {
      return Change.NONE;
    }
    Site site = found.get();
    site.edit(unit.replace(taker.get().getName(), "submit"));
    return WaitOperators.into(lambda, WaitOperators.any(Ending.FAILURES, random), false, site);
  }

  private static boolean isService(Expression scope, Unit unit) {
    return unit.is(scope, "ExecutorService", "ThreadPoolExecutor", "ScheduledExecutorService");
  }
}
