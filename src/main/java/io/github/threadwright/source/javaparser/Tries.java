package io.github.threadwright.source.javaparser;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.TryStmt;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.Span;
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

  /** In a block without statements nothing but a comment can stand. */
  private @Nullable String commentIn(Node.Block body) {
    if (!body.statements().isEmpty() || Span.end(body.span()) - Span.start(body.span()) < 2) {
      return null;
    }
    String text = in.source.text(body.span());
    String inside = text.substring(1, text.length() - 1).strip();
    return inside.isEmpty() ? null : inside;
  }

  private static List<TypeName> alternatives(Local caught) {
    TypeName type = caught.type();
    if (type == null) {
      return List.of();
    }
    return type.name().equals(TypeName.UNION) ? type.arguments() : List.of(type);
  }
}
