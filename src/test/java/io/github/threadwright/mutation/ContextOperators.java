package io.github.threadwright.mutation;

import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import io.github.threadwright.mutation.Mutation.Edit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Waits and computing that come, through several methods, to threads that must not be held up. */
final class ContextOperators {
  private static final Set<String> STAGES_WITH_VALUE =
      Set.of("thenApply", "thenCompose", "thenCombine", "exceptionally");
  private static final Set<String> STAGES_WITHOUT = Set.of("thenAccept", "thenRun", "whenComplete");
  private static final Set<String> CHANNEL_METHODS =
      Set.of(
          "channelRead",
          "channelRead0",
          "channelActive",
          "channelInactive",
          "userEventTriggered",
          "exceptionCaught",
          "operationComplete");
  private static final Set<String> CHANNEL_TYPES =
      Set.of("ChannelHandlerContext", "ChannelFuture", "Future");
  private static final Set<String> REACTIVE = Set.of("map", "flatMap", "doOnNext", "doOnSuccess");
  private static final Set<String> STREAM_STAGES_WITH_VALUE =
      Set.of("map", "filter", "anyMatch", "allMatch", "noneMatch", "mapToInt", "mapToLong");

  private ContextOperators() {}

  static List<Operator<?>> all() {
    return List.of(
        Operator.spread(
            "wait in a completion stage",
            "blocking-in-async-context blocking-on-common-pool",
            LambdaExpr.class,
            (lambda, unit, random) -> stage(lambda, Ending.WAITS_FOR_OTHERS, unit, random)),
        Operator.spread(
            "wait in a handler of an event loop",
            "blocking-in-async-context",
            MethodDeclaration.class,
            ContextOperators::channel),
        Operator.spread(
            "wait in a user interface's listener",
            "blocking-in-async-context",
            LambdaExpr.class,
            (lambda, unit, random) ->
                Spots.taker(lambda)
                    .filter(
                        call ->
                            Set.of("addActionListener", "invokeLater")
                                .contains(call.getNameAsString()))
                    .map(call -> into(lambda, Ending.WAITS, false, unit, random))
                    .orElse(Change.NONE)),
        Operator.spread(
            "wait in an action listener",
            "blocking-in-async-context",
            MethodDeclaration.class,
            (method, unit, random) ->
                takes(method, Set.of("ActionEvent", "MouseEvent", "KeyEvent"))
                    ? inBody(method, Ending.WAITS, unit, random)
                    : Change.NONE),
        Operator.spread(
            "wait in a reactive chain",
            "blocking-in-async-context",
            LambdaExpr.class,
            ContextOperators::reactive),
        Operator.spread(
            "computing in a completion stage or event loop",
            "cpu-in-async-context",
            MethodDeclaration.class,
            (method, unit, random) ->
                isOfChannel(method, unit)
                    ? inBody(method, Ending.COMPUTING, unit, random)
                    : Change.NONE),
        Operator.spread(
            "join in a stage",
            "join-inside-stage",
            LambdaExpr.class,
            (lambda, unit, random) -> stage(lambda, Ending.FUTURES, unit, random)),
        Operator.spread(
            "wait in a method that gives a future",
            "blocking-async-method",
            MethodDeclaration.class,
            ContextOperators::futureMethod),
        Operator.spread(
            "wait in supplyAsync without executor",
            "blocking-on-common-pool",
            LambdaExpr.class,
            ContextOperators::supply),
        Operator.spread(
            "runAsync for execute, and a wait",
            "blocking-on-common-pool",
            LambdaExpr.class,
            ContextOperators::runAsync),
        Operator.spread(
            "wait in a parallel stream",
            "blocking-on-common-pool",
            LambdaExpr.class,
            (lambda, unit, random) -> parallel(lambda, Ending.WAITS, unit, random)),
        Operator.spread(
            "write in a parallel stream",
            "parallel-stream-shared-write",
            LambdaExpr.class,
            (lambda, unit, random) -> parallel(lambda, Ending.WRITES, unit, random)));
  }

  private static Change into(
      LambdaExpr lambda, List<Ending> endings, boolean givesValue, Unit unit, Random random) {
    return Site.of(unit, lambda, random)
        .map(
            site ->
                WaitOperators.into(lambda, WaitOperators.any(endings, random), givesValue, site))
        .orElse(Change.NONE);
  }

  /** At some statement of the method itself, not of its callees. */
  private static Change inBody(
      MethodDeclaration method, List<Ending> endings, Unit unit, Random random) {
    return method
        .getBody()
        .map(body -> WaitOperators.put(body, endings, unit, random))
        .orElse(Change.NONE);
  }

  private static Change stage(LambdaExpr lambda, List<Ending> endings, Unit unit, Random random) {
    boolean hasStages =
        unit.imports("java.util.concurrent.CompletableFuture")
            || unit.imports("java.util.concurrent.CompletionStage");
    String name = Spots.taker(lambda).map(MethodCallExpr::getNameAsString).orElse("");
    boolean givesValue = STAGES_WITH_VALUE.contains(name);
    return hasStages && (givesValue || STAGES_WITHOUT.contains(name))
        ? into(lambda, endings, givesValue, unit, random)
        : Change.NONE;
  }

  private static boolean takes(MethodDeclaration method, Set<String> types) {
    return method.getParameters().stream()
        .map(Parameter::getType)
        .anyMatch(type -> types.contains(Unit.simple(type)));
  }

  private static boolean isOfChannel(MethodDeclaration method, Unit unit) {
    return CHANNEL_METHODS.contains(method.getNameAsString())
        && takes(method, CHANNEL_TYPES)
        && unit.tree().getImports().stream()
            .anyMatch(i -> i.getNameAsString().startsWith("io.netty."));
  }

  private static Change channel(MethodDeclaration method, Unit unit, Random random) {
    return isOfChannel(method, unit) ? inBody(method, Ending.WAITS, unit, random) : Change.NONE;
  }

  private static Change reactive(LambdaExpr lambda, Unit unit, Random random) {
    Optional<MethodCallExpr> call =
        Spots.taker(lambda)
            .filter(c -> REACTIVE.contains(c.getNameAsString()))
            .filter(c -> Spots.first(c, "stream").isEmpty());
    boolean isOfReactor =
        unit.tree().getImports().stream()
                .anyMatch(i -> i.getNameAsString().startsWith("reactor.core."))
            && Unit.method(lambda)
                .filter(m -> Set.of("Mono", "Flux").contains(Unit.simple(m.getType())))
                .isPresent();
    return isOfReactor && call.isPresent()
        ? into(lambda, Ending.WAITS, call.get().getNameAsString().endsWith("ap"), unit, random)
        : Change.NONE;
  }

  private static Change futureMethod(MethodDeclaration method, Unit unit, Random random) {
    boolean fits =
        Set.of("CompletableFuture", "CompletionStage").contains(Unit.simple(method.getType()))
            && method.getBody().filter(b -> b.getStatements().size() > 1).isPresent();
    Optional<Site> found =
        fits ? Site.of(unit, method.getBody().orElseThrow(), random) : Optional.empty();
    if (found.isEmpty()) {
      return Change.NONE;
    }
    Site site = found.get();
    BlockStmt body = method.getBody().orElseThrow();
    String call = Chain.to(WaitOperators.any(Ending.WAITS, random), site, "\"state\"");
    int at = random.nextInt(body.getStatements().size());
    site.edit(unit.before(body.getStatement(at), call + ";\n"));
    return site.change();
  }

  private static Change supply(LambdaExpr lambda, Unit unit, Random random) {
    Optional<MethodCallExpr> call =
        Spots.taker(lambda)
            .filter(c -> Set.of("supplyAsync", "runAsync").contains(c.getNameAsString()))
            .filter(c -> c.getScope().map(Object::toString).orElse("").equals("CompletableFuture"));
    Optional<Site> found = call.flatMap(c -> Site.of(unit, lambda, random));
    if (found.isEmpty()) {
      return Change.NONE;
    }
    Site site = found.get();
    if (call.get().getArguments().size() == 2) {
      int from = unit.end(call.get().getArgument(0));
      site.edit(new Edit(from, unit.end(call.get().getArgument(1)), ""));
    }
    boolean givesValue = call.get().getNameAsString().equals("supplyAsync");
    return WaitOperators.into(lambda, WaitOperators.any(Ending.WAITS, random), givesValue, site);
  }

  private static Change runAsync(LambdaExpr lambda, Unit unit, Random random) {
    Optional<MethodCallExpr> call =
        Spots.taker(lambda)
            .filter(c -> c.getNameAsString().equals("execute") && c.getArguments().size() == 1)
            .filter(c -> c.getScope().filter(s -> isExecutor(s, unit)).isPresent());
    Optional<Site> found = call.flatMap(c -> Site.of(unit, lambda, random));
    if (found.isEmpty()) {
      return Change.NONE;
    }
    Site site = found.get();
    site.edit(
        new Edit(
            unit.start(call.get()),
            unit.start(lambda),
            "{java.util.concurrent.CompletableFuture}.runAsync("));
    return WaitOperators.into(lambda, WaitOperators.any(Ending.WAITS, random), false, site);
  }

  static boolean isExecutor(Expression scope, Unit unit) {
    return unit.is(
        scope, "Executor", "ExecutorService", "ThreadPoolExecutor", "ScheduledExecutorService");
  }

  private static boolean isCollection(Expression of, Unit unit) {
    boolean isView =
        of instanceof MethodCallExpr call
            && Set.of("values", "keySet", "entrySet", "asList").contains(call.getNameAsString());
    return isView || unit.is(of, "List", "Set", "Collection", "ArrayList", "HashSet", "Map");
  }

  private static Change parallel(
      LambdaExpr lambda, List<Ending> endings, Unit unit, Random random) {
    Optional<MethodCallExpr> call = Spots.taker(lambda);
    Optional<MethodCallExpr> source = call.flatMap(c -> Spots.first(c, "stream"));
    boolean givesValue =
        call.filter(c -> STREAM_STAGES_WITH_VALUE.contains(c.getNameAsString())).isPresent();
    boolean fits =
        source
                .filter(s -> s.getArguments().isEmpty())
                .filter(s -> s.getScope().filter(o -> isCollection(o, unit)).isPresent())
                .isPresent()
            && (givesValue || call.get().getNameAsString().equals("forEach"))
            && ModelOperators.TERMINALS.contains(Spots.last(call.get()).getNameAsString());
    Optional<Site> found = fits ? Site.of(unit, lambda, random) : Optional.empty();
    if (found.isEmpty()) {
      return Change.NONE;
    }
    Site site = found.get();
    site.edit(unit.replace(source.get().getName(), "parallelStream"));
    String shared =
        Chain.toShared(WaitOperators.any(endings, random), site, Spots.argument(lambda));
    site.edit(Spots.atStart(unit, lambda, shared, givesValue));
    return site.change();
  }
}
