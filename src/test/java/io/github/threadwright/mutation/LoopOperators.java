package io.github.threadwright.mutation;

import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.BreakStmt;
import com.github.javaparser.ast.stmt.ContinueStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.ThrowStmt;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What costs little once and much for each item, several methods away from the loop. */
final class LoopOperators {
  private static final Pattern HARMLESS =
      Pattern.compile(
          "(get|is|has|to|contains)([A-Z].*)?|add|put|append|equals|name|valueOf|size|length|trim|format");

  private LoopOperators() {}

  static List<Operator<?>> all() {
    return List.of(
        Operator.spread(
            "remote call for each item",
            "blocking-calls-in-loop",
            ForEachStmt.class,
            LoopOperators::remote),
        Operator.spread(
            "process for each item",
            "process-per-item",
            ForEachStmt.class,
            (loop, unit, random) -> each(loop, Ending.PROCESSES, unit, random)),
        Operator.spread(
            "thread for each item",
            "unbounded-thread-creation",
            ForEachStmt.class,
            (loop, unit, random) -> each(loop, Ending.THREADS, unit, random)));
  }

  private static Change each(ForEachStmt loop, List<Ending> endings, Unit unit, Random random) {
    Optional<Site> found =
        loop.getBody() instanceof BlockStmt body && !body.isEmpty()
            ? Site.of(unit, loop, random)
            : Optional.empty();
    if (found.isEmpty()) {
      return Change.NONE;
    }
    Site site = found.get();
    String call = Chain.to(WaitOperators.any(endings, random), site, item(loop));
    List<Statement> statements = ((BlockStmt) loop.getBody()).getStatements();
    site.edit(unit.before(statements.get(random.nextInt(statements.size())), call + ";\n"));
    return site.change();
  }

  /** The items are asked about one after another, and the answers are collected. */
  private static Change remote(ForEachStmt loop, Unit unit, Random random) {
    Optional<Site> found =
        isIndependent(loop) && loop.getParentNode().orElse(null) instanceof BlockStmt
            ? Site.of(unit, loop, random)
            : Optional.empty();
    if (found.isEmpty()) {
      return Change.NONE;
    }
    Site site = found.get();
    String codes = site.names().field() + "Codes";
    String call = Chain.to(WaitOperators.any(Ending.REMOTE, random), site, item(loop));
    site.edit(
        unit.before(
            loop, "{java.util.List}<Integer> " + codes + " = new {java.util.ArrayList}<>();\n"));
    List<Statement> statements = ((BlockStmt) loop.getBody()).getStatements();
    Statement at = statements.get(random.nextInt(statements.size()));
    site.edit(unit.before(at, codes + ".add(" + call + ");\n"));
    site.edit(unit.after(loop, "\nSystem.err.println(" + codes + ");"));
    return site.change();
  }

  private static String item(ForEachStmt loop) {
    return "String.valueOf(" + loop.getVariableDeclarator().getNameAsString() + ")";
  }

  /**
   * Whether an item's code ends in the same way for all, assigns nothing of the others, and calls
   * nothing but what asks and collects.
   */
  private static boolean isIndependent(ForEachStmt loop) {
    if (!(loop.getBody() instanceof BlockStmt body) || body.isEmpty()) {
      return false;
    }
    Set<String> own =
        body.findAll(VariableDeclarator.class).stream()
            .map(VariableDeclarator::getNameAsString)
            .collect(Collectors.toSet());
    boolean leaves =
        !body.findAll(BreakStmt.class).isEmpty()
            || !body.findAll(ReturnStmt.class).isEmpty()
            || !body.findAll(ThrowStmt.class).isEmpty()
            || !body.findAll(ContinueStmt.class).isEmpty()
            || !body.findAll(LambdaExpr.class).isEmpty()
            || body.findAll(ObjectCreationExpr.class).stream()
                .anyMatch(made -> made.getAnonymousClassBody().isPresent());
    boolean assigns =
        body.findAll(AssignExpr.class).stream()
                .anyMatch(assign -> !own.contains(Unit.nameOf(assign.getTarget())))
            || body.findAll(UnaryExpr.class).stream()
                .filter(unary -> unary.getOperator().name().contains("FIX_"))
                .anyMatch(unary -> !own.contains(Unit.nameOf(unary.getExpression())));
    boolean calls =
        body.findAll(MethodCallExpr.class).stream()
            .map(MethodCallExpr::getNameAsString)
            .anyMatch(name -> !HARMLESS.matcher(name).matches());
    return !leaves && !assigns && !calls;
  }
}
