package io.github.threadwright.source.javaparser;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.visitor.VoidVisitorWithDefaults;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import java.util.List;

/**
 * What the lowering of statements and of expressions have in common. A visit never visits the nodes
 * below: it opens its node, plans them in order of evaluation and last a step that takes what they
 * became and finishes the node.
 */
abstract class Lowerer extends VoidVisitorWithDefaults<Void> {
  final Lowering in;

  private final Runnable enterScope;
  private final Runnable leaveScope;
  private final Runnable declareWhenTrue;
  private final Runnable declareWhenFalse;

  Lowerer(Lowering in) {
    this.in = in;
    this.enterScope = in.scopes::enter;
    this.leaveScope = in.scopes::leave;
    this.declareWhenTrue = () -> in.scopes.declareAll(flow().whenTrue(in.top()));
    this.declareWhenFalse = () -> in.scopes.declareAll(flow().whenFalse(in.top()));
  }

  final Flow flow() {
    return in.body().flow();
  }

  final int open() {
    return in.body().open();
  }

  final long span(com.github.javaparser.ast.Node node) {
    return in.source.span(node);
  }

  // ---- steps

  final void next(Runnable step) {
    in.agenda.plan(step);
  }

  final void next(Statement statement) {
    in.agenda.plan(statement);
  }

  final void next(Expression expression) {
    in.agenda.plan(expression);
  }

  final void nextEnterScope() {
    in.agenda.plan(enterScope);
  }

  final void nextLeaveScope() {
    in.agenda.plan(leaveScope);
  }

  /** Brings what the node before binds when it is true into scope. */
  final void nextDeclareWhenTrue() {
    in.agenda.plan(declareWhenTrue);
  }

  final void nextDeclareWhenFalse() {
    in.agenda.plan(declareWhenFalse);
  }

  // ---- results

  final Node pop() {
    return in.pop();
  }

  final Node.Expr popExpr() {
    return in.popExpr();
  }

  final Node.Block popBlock() {
    return (Node.Block) in.pop();
  }

  final List<Node.Expr> popExprsSince(int mark) {
    return in.popSince(mark, Node.Expr.class);
  }

  final void finish(Node node) {
    in.finish(node);
  }

  final Node.Expr name(String name, long span) {
    Local local = in.scopes.use(name);
    int id = open();
    return local == null ? new Node.Name(id, span, name) : new Node.LocalUse(id, span, local);
  }

  /** Whatever JavaParser has that is not known here. */
  @Override
  public void defaultAction(com.github.javaparser.ast.Node n, Void arg) {
    finish(new Node.Unsupported(open(), span(n), n.getClass().getSimpleName()));
  }
}
