package io.github.threadwright.source.javaparser;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.TryStmt;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.TypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lowers {@code try} with its resources, {@code catch} and {@code finally}. */
final class Tries extends Lowerer {

  Tries(Lowering in) {
    super(in);
  }

  void lower(TryStmt n) {
    int id = open();
    int mark = in.mark();
    in.scopes.enter();
    for (Expression resource : n.getResources()) {
      if (resource instanceof VariableDeclarationExpr variable) {
        in.expressions.declare(variable, Local.Kind.RESOURCE);
      } else {
        next(resource);
      }
    }
    next(n.getTryBlock());
    nextLeaveScope();
    for (CatchClause clause : n.getCatchClauses()) {
      next(() -> lowerCatch(clause));
    }
    n.getFinallyBlock().ifPresent(this::next);
    next(() -> finishTry(id, n, mark));
  }

  private void finishTry(int id, TryStmt n, int mark) {
    Node.@Nullable Block last = n.getFinallyBlock().isPresent() ? popBlock() : null;
    List<Node.Catch> catches =
        in.popSince(in.mark() - n.getCatchClauses().size(), Node.Catch.class);
    Node.Block body = popBlock();
    Node.Try all = new Node.Try(id, span(n), in.popSince(mark, Node.class), body, catches, last);
    boolean completes = flow().completes(body) || catches.stream().anyMatch(flow()::completes);
    flow().completesIf(completes && (last == null || flow().completes(last)), all);
    finish(all);
  }

  private void lowerCatch(CatchClause n) {
    int id = open();
    in.scopes.enter();
    Local local = in.parameter(Local.Kind.CATCH, n.getParameter());
    in.scopes.declare(local);
    next(n.getBody());
    next(
        () -> {
          in.scopes.leave();
          Node.Block body = popBlock();
          Node.Catch clause =
              new Node.Catch(id, span(n), local, alternatives(local), body, commentIn(body));
          flow().completesIf(flow().completes(body), clause);
          finish(clause);
        });
  }

  /** In a block without statements, or beside a mere jump, nothing but a comment can stand. */
  private @Nullable String commentIn(Node.Block body) {
    String text = in.source.text(body.span());
    if (text.length() < 2 || !isJumpAtMost(body.statements())) {
      return null;
    }
    String inside = text.substring(1, text.length() - 1);
    if (!body.statements().isEmpty()) {
      inside = inside.replace(in.source.text(body.statements().get(0).span()), "");
    }
    inside = inside.strip();
    return inside.isEmpty() ? null : inside;
  }

  private static boolean isJumpAtMost(List<Node> statements) {
    if (statements.size() != 1) {
      return statements.isEmpty();
    }
    Node only = statements.get(0);
    return only instanceof Node.Break
        || only instanceof Node.Continue
        || (only instanceof Node.Return result && result.value() == null);
  }

  private static List<TypeName> alternatives(Local caught) {
    TypeName type = caught.type();
    if (type == null) {
      return List.of();
    }
    return type.name().equals(TypeName.UNION) ? type.arguments() : List.of(type);
  }
}
