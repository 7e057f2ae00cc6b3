package io.github.threadwright.source.spoon;

import io.github.threadwright.source.Node;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.internal.compiler.ast.CaseStatement;
import org.eclipse.jdt.internal.compiler.ast.EitherOrMultiPattern;
import org.eclipse.jdt.internal.compiler.ast.Expression;
import org.eclipse.jdt.internal.compiler.ast.FakeDefaultLiteral;
import org.eclipse.jdt.internal.compiler.ast.GuardedPattern;
import org.eclipse.jdt.internal.compiler.ast.Pattern;
import org.eclipse.jdt.internal.compiler.ast.Statement;
import org.eclipse.jdt.internal.compiler.ast.SwitchStatement;
import org.jspecify.annotations.Nullable;

/**
 * Lowers {@code switch}, be it a statement or an expression. The compiler has labels and what they
 * run as one flat list.
 */
record Switches(Lowering in) {

  /** The labels of one group and what it runs. */
  private record Group(CaseStatement label, List<Statement> statements) {}

  Node.Switch of(SwitchStatement n, boolean statement) {
    int id = in.open();
    Node.Expr selector = in.expressions.of(n.expression);
    int scope = in.scopes.enter();
    List<Node.Case> cases = new ArrayList<>();
    for (Group group : groups(n.statements)) {
      cases.add(group(group));
    }
    in.scopes.leave(scope);
    return in.close(new Node.Switch(id, in.code.span(n), selector, cases, statement), n);
  }

  private static List<Group> groups(Statement @Nullable [] statements) {
    List<Group> groups = new ArrayList<>();
    for (Statement statement : statements == null ? new Statement[0] : statements) {
      if (statement instanceof CaseStatement label) {
        groups.add(new Group(label, new ArrayList<>()));
      } else if (!groups.isEmpty()) {
        Group last = groups.get(groups.size() - 1);
        // What the compiler adds behind an arrow, e.g. a break, is not written.
        if (!last.label.isSwitchRule || last.statements.isEmpty()) {
          last.statements.add(statement);
        }
      }
    }
    return groups;
  }

  private Node.Case group(Group group) {
    CaseStatement n = group.label;
    int id = in.open();
    int scope = in.scopes.enter();
    List<Node> labels = new ArrayList<>();
    Expression guard = null;
    boolean isDefault = n.constantExpressions.length == 0;
    for (Expression label : n.constantExpressions) {
      if (label instanceof FakeDefaultLiteral) {
        isDefault = true;
        continue;
      }
      if (label instanceof GuardedPattern guarded) {
        guard = guarded.condition;
      }
      add(label, labels);
    }
    Node.Expr condition = in.expressions.orNull(guard);
    List<Node> body = in.statements.all(group.statements.toArray(Statement[]::new));
    if (n.isSwitchRule) {
      in.scopes.leave(scope);
    }
    int last =
        group.statements.isEmpty()
            ? endOf(n)
            : Statements.endOf(group.statements.get(group.statements.size() - 1));
    long span = Code.span(n.sourceStart, last);
    return in.close(new Node.Case(id, span, labels, isDefault, condition, body, n.isSwitchRule), n);
  }

  /** The compiler ends a label before its colon. */
  private int endOf(CaseStatement n) {
    return in.code.startsAt(n.sourceEnd + 1, ':') ? in.code.codeFrom(n.sourceEnd + 1) : n.sourceEnd;
  }

  private void add(Expression label, List<Node> labels) {
    Expression plain = label instanceof GuardedPattern guarded ? guarded.primaryPattern : label;
    if (plain instanceof EitherOrMultiPattern several) {
      for (Pattern one : several.getAlternatives()) {
        labels.add(in.expressions.patterns().of(one));
      }
    } else if (plain instanceof Pattern pattern) {
      labels.add(in.expressions.patterns().of(pattern));
    } else {
      labels.add(in.expressions.of(plain));
    }
  }
}
