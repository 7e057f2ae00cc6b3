package io.github.threadwright.source.javaparser;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.PatternExpr;
import com.github.javaparser.ast.stmt.SwitchEntry;
import io.github.threadwright.source.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lowers {@code switch}, be it a statement or an expression. */
final class Switches extends Lowerer {

  Switches(Lowering in) {
    super(in);
  }

  void lower(
      com.github.javaparser.ast.Node n,
      Expression selector,
      NodeList<SwitchEntry> entries,
      boolean statement) {
    int id = open();
    next(selector);
    nextEnterScope();
    next(() -> flow().enterTarget());
    int mark = in.mark() + 1;
    for (SwitchEntry entry : entries) {
      next(() -> lowerCase(entry));
    }
    nextLeaveScope();
    next(
        () -> {
          List<Node.Case> cases = in.popSince(mark, Node.Case.class);
          Node.Switch all = new Node.Switch(id, span(n), popExpr(), cases, statement);
          flow().completesIf(flow().leaveTarget() || switchCompletes(cases), all);
          finish(all);
        });
  }

  /** Without any {@code break}. A {@code switch} over patterns has a case for every value. */
  private boolean switchCompletes(List<Node.Case> cases) {
    boolean exhaustive =
        cases.stream()
            .anyMatch(
                c -> c.isDefault() || c.labels().stream().anyMatch(Node.Pattern.class::isInstance));
    if (!exhaustive || cases.isEmpty()) {
      return true;
    }
    return cases.get(0).arrow()
        ? cases.stream().anyMatch(c -> flow().completes(c))
        : flow().completes(cases.get(cases.size() - 1));
  }

  /**
   * What a group declares is in scope in the groups behind it, but what its own patterns bind is
   * not; a group with patterns cannot fall into the next one, so there both share a scope.
   */
  private void lowerCase(SwitchEntry n) {
    int id = open();
    int mark = in.mark();
    boolean arrow = n.getType() != SwitchEntry.Type.STATEMENT_GROUP;
    boolean ownScope = arrow || n.getLabels().stream().anyMatch(PatternExpr.class::isInstance);
    if (ownScope) {
      in.scopes.enter();
    }
    NodeList<Expression> labels = n.getLabels();
    for (int i = 0; i < labels.size(); i++) {
      next(labels.get(i));
      nextDeclareWhenTrue();
    }
    Expression guard = n.getGuard().orElse(null);
    if (guard != null) {
      next(guard);
      nextDeclareWhenTrue();
    }
    in.statements.planInTurn(n.getStatements());
    next(
        () -> {
          if (ownScope) {
            in.scopes.leave();
          }
          finishCase(id, n, in.popSince(mark, Node.class), arrow);
        });
  }

  private void finishCase(int id, SwitchEntry n, List<Node> parts, boolean arrow) {
    int labels = n.getLabels().size();
    int guards = n.getGuard().isPresent() ? 1 : 0;
    Node.@Nullable Expr guard = guards == 0 ? null : (Node.Expr) parts.get(labels);
    List<Node> body = parts.subList(labels + guards, parts.size());
    Node.Case entry =
        new Node.Case(id, span(n), parts.subList(0, labels), n.isDefault(), guard, body, arrow);
    flow().completesIf(flow().allComplete(body), entry);
    finish(entry);
  }
}
