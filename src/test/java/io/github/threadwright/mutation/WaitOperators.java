package io.github.threadwright.mutation;

import com.github.javaparser.ast.Modifier.Keyword;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Waits that come, through several methods, to where a lock is held. */
final class WaitOperators {
  private static final Set<String> COMPUTES = Set.of("computeIfAbsent", "compute", "merge");

  private WaitOperators() {}

  static List<Operator<?>> all() {
    return List.of(
        Operator.spread(
            "wait in a synchronized method",
            "blocking-under-lock",
            MethodDeclaration.class,
            (method, unit, random) ->
                method.isSynchronized()
                    ? method.getBody().map(b -> under(b, unit, random)).orElse(Change.NONE)
                    : Change.NONE),
        Operator.spread(
            "wait in a synchronized block",
            "blocking-under-lock",
            SynchronizedStmt.class,
            (monitor, unit, random) -> under(monitor.getBody(), unit, random)),
        Operator.spread(
            "wait between lock and unlock",
            "blocking-under-lock",
            TryStmt.class,
            (attempt, unit, random) ->
                LockOperators.guarded(attempt, unit)
                    .map(g -> under(g.attempt().getTryBlock(), unit, random))
                    .orElse(Change.NONE)),
        Operator.spread(
            "synchronized on a caller of what waits",
            "blocking-under-lock",
            MethodDeclaration.class,
            (method, unit, random) ->
                new Change(synchronize(method, unit), Map.of(), "code of the library")),
        Operator.spread(
            "wait in a static initialiser",
            "blocking-in-initialiser",
            InitializerDeclaration.class,
            (init, unit, random) ->
                init.isStatic() ? initialise(init.getBody(), unit, random) : Change.NONE),
        Operator.spread(
            "static field that waits for its value",
            "blocking-in-initialiser",
            FieldDeclaration.class,
            WaitOperators::field),
        Operator.spread(
            "wait in the lambda of a concurrent map",
            "wait-inside-map-compute",
            LambdaExpr.class,
            WaitOperators::inMap),
        Operator.spread(
            "remote call in a transaction",
            "remote-call-inside-transaction",
            MethodDeclaration.class,
            WaitOperators::inTransaction));
  }

  private static Change under(BlockStmt region, Unit unit, Random random) {
    return put(region, Ending.WAITS, unit, random);
  }

  /** Puts a call that waits in the end somewhere into a block. */
  static Change put(BlockStmt region, List<Ending> endings, Unit unit, Random random) {
    return put(region, unit, random, s -> Chain.to(any(endings, random), s, "\"state\""));
  }

  private static Change initialise(BlockStmt region, Unit unit, Random random) {
    return put(
        region,
        unit,
        random,
        s -> Chain.withoutFields(any(Ending.PLAIN_WAITS, random), s, "\"state\""));
  }

  private static Change put(
      BlockStmt region, Unit unit, Random random, Function<Site, String> chain) {
    Optional<Spots.Spot> spot = Spots.draw(region, random);
    Optional<Site> found = spot.flatMap(s -> Site.of(unit, s.before(), random));
    if (found.isEmpty()) {
      return Change.NONE;
    }
    Site site = found.get();
    if (spot.get().isInCallee()) {
      site.shape("in a callee");
    }
    site.edit(unit.before(spot.get().before(), chain.apply(site) + ";\n"));
    return site.change();
  }

  static Ending any(List<Ending> endings, Random random) {
    return endings.get(random.nextInt(endings.size()));
  }

  // ---- a lock around code of the library that waits

  private static List<Mutation.Edit> synchronize(MethodDeclaration method, Unit unit) {
    boolean isLocked = method.isSynchronized() || !method.findAll(SynchronizedStmt.class).isEmpty();
    Optional<BlockStmt> body = method.getBody();
    if (isLocked
        || method.isStatic()
        || body.isEmpty()
        || waits(body.get(), unit)
        || Unit.isDetached(method)
        || Unit.enclosing(method, ClassOrInterfaceDeclaration.class)
            .filter(ClassOrInterfaceDeclaration::isInterface)
            .isPresent()) {
      return List.of();
    }
    Predicate<BlockStmt> waitsSoon =
        callee ->
            waits(callee, unit) || Spots.callees(callee).stream().anyMatch(b -> waits(b, unit));
    return Spots.callees(body.get()).stream().anyMatch(waitsSoon)
        ? List.of(
            unit.before(method.getType(), Keyword.SYNCHRONIZED.asString() + " "),
            unit.atStart(body.get(), "")) // Where the lock is held from.
        : List.of();
  }

  /** Whether code waits, by names that leave no doubt and the types of variables. */
  private static boolean waits(BlockStmt body, Unit unit) {
    return body.findAll(MethodCallExpr.class).stream()
        .filter(call -> !isLater(call, body))
        .anyMatch(call -> waits(call, unit));
  }

  private static boolean isLater(MethodCallExpr call, BlockStmt body) {
    return Unit.enclosing(call, LambdaExpr.class).filter(body::isAncestorOf).isPresent()
        || Unit.enclosing(call, MethodDeclaration.class).filter(body::isAncestorOf).isPresent();
  }

  private static boolean waits(MethodCallExpr call, Unit unit) {
    boolean isBare = call.getArguments().isEmpty();
    return switch (call.getNameAsString()) {
      case "sleep" -> call.getScope().filter(s -> s.toString().equals("Thread")).isPresent();
      case "waitFor" -> isBare && of(call, unit, "Process");
      case "take" -> isBare && of(call, unit, "BlockingQueue", "LinkedBlockingQueue");
      case "await" -> of(call, unit, "CountDownLatch", "CyclicBarrier");
      case "get" -> isBare && of(call, unit, "Future", "CompletableFuture");
      case "join" -> isBare && of(call, unit, "Thread", "CompletableFuture");
      case "accept" -> isBare && of(call, unit, "ServerSocket");
      case "getInputStream", "getResponseCode" -> of(call, unit, "HttpURLConnection");
      case "executeQuery", "executeUpdate" -> of(call, unit, "PreparedStatement", "Statement");
      default -> false;
    };
  }

  private static boolean of(MethodCallExpr call, Unit unit, String... types) {
    return call.getScope().filter(scope -> unit.is(scope, types)).isPresent();
  }

  // ---- initialisers, maps, transactions

  private static Change field(FieldDeclaration field, Unit unit, Random random) {
    boolean fits =
        field.isStatic()
            && field.getVariables().size() == 1
            && field.getVariable(0).getInitializer().isPresent();
    Optional<Site> found = fits ? Site.of(unit, field, random) : Optional.empty();
    if (found.isEmpty()) {
      return Change.NONE;
    }
    Site site = found.get();
    Ending ending = any(Ending.PLAIN_WAITS, random);
    String call = Chain.withoutFields(ending, site, "\"state\"");
    site.edit(
        unit.after(
            field,
            ending.isVoid()
                ? "\nstatic {\n" + call + ";\n}\n"
                : "\nprivate static final " + ending.result() + " INITIAL_STATE = " + call + ";"));
    return site.change();
  }

  private static Change inMap(LambdaExpr lambda, Unit unit, Random random) {
    Optional<MethodCallExpr> taker =
        Spots.taker(lambda)
            .filter(call -> COMPUTES.contains(call.getNameAsString()))
            .filter(call -> of(call, unit, "ConcurrentMap", "ConcurrentHashMap"))
            .filter(WaitOperators::isOfHashMap);
    Optional<Site> site = taker.flatMap(call -> Site.of(unit, lambda, random));
    return site.map(s -> into(lambda, any(Ending.WAITS, random), true, s)).orElse(Change.NONE);
  }

  /** Other concurrent maps may hold no lock meanwhile. */
  private static boolean isOfHashMap(MethodCallExpr call) {
    return Unit.field(call, Unit.nameOf(call.getScope().orElseThrow()))
        .filter(field -> field.toString().contains("ConcurrentHashMap"))
        .isPresent();
  }

  /** Puts a call at the start of a lambda. */
  static Change into(LambdaExpr lambda, Ending ending, boolean givesValue, Site site) {
    String call = Chain.to(ending, site, Spots.argument(lambda));
    site.edit(Spots.atStart(site.unit(), lambda, call, givesValue));
    return site.change();
  }

  private static Change inTransaction(MethodDeclaration method, Unit unit, Random random) {
    boolean fits =
        method.isPublic()
            && !method.isStatic()
            && method.getBody().filter(b -> b.getStatements().size() > 1).isPresent()
            && method.getParentNode().orElse(null) instanceof ClassOrInterfaceDeclaration type
            && type.isTopLevelType()
            && !type.isInterface();
    Optional<Site> found = fits ? Site.of(unit, method, random) : Optional.empty();
    if (found.isEmpty()) {
      return Change.NONE;
    }
    Site site = found.get();
    BlockStmt body = method.getBody().orElseThrow();
    String annotation =
        random.nextBoolean()
            ? "@org.springframework.transaction.annotation.Transactional\n"
            : "@jakarta.transaction.Transactional\n";
    site.edit(unit.before(method, annotation));
    // Not a database: that is what a transaction is for.
    String call = Chain.to(any(Ending.REMOTE.subList(0, 3), random), site, "\"state\"");
    site.edit(unit.before(body.getStatement(random.nextInt(2)), call + ";\n"));
    return site.change();
  }
}
