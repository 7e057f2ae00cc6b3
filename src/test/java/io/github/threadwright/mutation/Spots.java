package io.github.threadwright.mutation;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.Statement;
import io.github.threadwright.mutation.Mutation.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Where a call can be put so that it is reached on the thread that runs the code around it. */
final class Spots {
  /** Of how many spots one lies in a method that the region calls already. */
  private static final int ONE_IN_CALLEE = 3;

  private Spots() {}

  /**
   * Before which statement.
   *
   * @param isInCallee whether it is in a method that the region calls
   */
  record Spot(Statement before, boolean isInCallee) {}

  /** A spot in a region, or in a method of the same class that it calls. */
  static Optional<Spot> draw(BlockStmt region, Random random) {
    if (random.nextInt(ONE_IN_CALLEE) == 0) {
      List<BlockStmt> bodies = callees(region);
      if (!bodies.isEmpty()) {
        BlockStmt body = bodies.get(random.nextInt(bodies.size()));
        return Optional.of(new Spot(body.getStatement(0), true));
      }
    }
    List<Statement> spots = statements(region);
    return spots.isEmpty()
        ? Optional.empty()
        : Optional.of(new Spot(spots.get(random.nextInt(spots.size())), false));
  }

  /** Bodies of methods of the same class that a region calls on its own thread. */
  static List<BlockStmt> callees(Node region) {
    List<BlockStmt> bodies = new ArrayList<>();
    for (MethodCallExpr call : region.findAll(MethodCallExpr.class)) {
      if (call.getScope().filter(s -> !(s instanceof ThisExpr)).isEmpty()
          && !isDetached(call, region)) {
        method(call)
            .filter(m -> !m.isAncestorOf(region))
            .flatMap(MethodDeclaration::getBody)
            .filter(body -> !body.isEmpty())
            .ifPresent(bodies::add);
      }
    }
    return bodies;
  }

  /** The only method of that name in the class around an unqualified call. */
  static Optional<MethodDeclaration> method(MethodCallExpr call) {
    return Unit.enclosing(call, ClassOrInterfaceDeclaration.class)
        .map(type -> type.getMethodsByName(call.getNameAsString()))
        .filter(methods -> methods.size() == 1)
        .map(methods -> methods.get(0));
  }

  private static List<Statement> statements(BlockStmt region) {
    List<Statement> found = new ArrayList<>();
    for (BlockStmt block : region.findAll(BlockStmt.class)) {
      if (block != region && isDetached(block, region)) {
        continue;
      }
      block.getStatements().stream()
          .filter(s -> !s.isExplicitConstructorInvocationStmt())
          .forEach(found::add);
    }
    return found;
  }

  /** Whether something between a node and the region around it runs later, elsewhere or rarely. */
  private static boolean isDetached(Node node, Node region) {
    for (Node at = node.getParentNode().orElse(null);
        at != null && at != region;
        at = at.getParentNode().orElse(null)) {
      if (at instanceof LambdaExpr
          || at instanceof MethodDeclaration
          || at instanceof CatchClause
          || at instanceof ClassOrInterfaceDeclaration) {
        return true;
      }
    }
    return false;
  }

  /** The call that a lambda is an argument of. */
  static Optional<MethodCallExpr> taker(LambdaExpr lambda) {
    return lambda
        .getParentNode()
        .filter(MethodCallExpr.class::isInstance)
        .map(MethodCallExpr.class::cast)
        .filter(call -> call.getArguments().contains(lambda));
  }

  /** A call at the start of a lambda's body. */
  static Edit atStart(Unit unit, LambdaExpr lambda, String call, boolean givesValue) {
    if (lambda.getBody() instanceof BlockStmt block) {
      return unit.atStart(block, "\n" + call + ";");
    }
    String expression = unit.text(lambda.getBody());
    String last = (givesValue ? "return " : "") + expression + ";";
    return unit.replace(lambda.getBody(), "{\n" + call + ";\n" + last + "\n}");
  }

  /** What a chain is given: the first parameter of a lambda, if it has one. */
  static String argument(LambdaExpr lambda) {
    return lambda.getParameters().isEmpty()
        ? "\"state\""
        : "String.valueOf(" + lambda.getParameter(0).getNameAsString() + ")";
  }

  /** The call that a chain of calls ends with, of which this is a part. */
  static MethodCallExpr last(MethodCallExpr call) {
    MethodCallExpr last = call;
    while (last.getParentNode().orElse(null) instanceof MethodCallExpr next
        && next.getScope().orElse(null) == last) {
      last = next;
    }
    return last;
  }

  /** The call of that name that this one's receiver comes from, through calls alone. */
  static Optional<MethodCallExpr> first(MethodCallExpr call, String name) {
    Expression at = call;
    while (at instanceof MethodCallExpr step) {
      if (step.getNameAsString().equals(name)) {
        return Optional.of(step);
      }
      at = step.getScope().orElse(null);
    }
    return Optional.empty();
  }
}
