package io.github.threadwright.source.javaparser;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.AssertStmt;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.BreakStmt;
import com.github.javaparser.ast.stmt.ContinueStmt;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.EmptyStmt;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.LabeledStmt;
import com.github.javaparser.ast.stmt.LocalClassDeclarationStmt;
import com.github.javaparser.ast.stmt.LocalRecordDeclarationStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchStmt;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.stmt.UnparsableStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import com.github.javaparser.ast.stmt.YieldStmt;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.TypeDecl;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lowers statements. */
final class Statements extends Lowerer {
  private static final String UNREADABLE = "a statement that is not Java";

  private final Runnable declareAfter = () -> in.scopes.declareAll(flow().after(in.top()));

  Statements(Lowering in) {
    super(in);
  }

  // ---- sequences

  @Override
  public void visit(BlockStmt n, Void arg) {
    Parse.Piece piece = in.source.pieceAt(n);
    if (piece == null) {
      block(n);
      return;
    }
    long span = span(n);
    in.source.enter(piece);
    if (piece.block() == null) {
      int id = open();
      finish(new Node.Unsupported(open(), span, UNREADABLE));
      finish(new Node.Block(id, span, List.of(pop())));
    } else {
      block(piece.block());
    }
    next(in.source::leave);
  }

  private void block(BlockStmt n) {
    int id = open();
    int mark = in.mark();
    in.scopes.enter();
    planInTurn(n.getStatements());
    if (n.getParsed() == com.github.javaparser.ast.Node.Parsedness.UNPARSABLE) {
      next(() -> finish(new Node.Unsupported(open(), span(n), UNREADABLE)));
    }
    next(
        () -> {
          in.scopes.leave();
          Node.Block block = new Node.Block(id, span(n), in.popSince(mark, Node.class));
          flow().completesIf(flow().allComplete(block.statements()), block);
          finish(block);
        });
  }

  void planInTurn(NodeList<Statement> statements) {
    for (int i = 0; i < statements.size(); i++) {
      Statement statement = statements.get(i);
      next(statement);
      if (mayBindForNext(statement)) {
        next(declareAfter);
      }
    }
  }

  private static boolean mayBindForNext(Statement statement) {
    return statement instanceof IfStmt
        || statement instanceof WhileStmt
        || statement instanceof ForStmt
        || statement instanceof DoStmt
        || statement instanceof LabeledStmt;
  }

  @Override
  public void visit(ExpressionStmt n, Void arg) {
    next(n.getExpression());
  }

  @Override
  public void visit(EmptyStmt n, Void arg) {
    finish(new Node.Empty(open(), span(n)));
  }

  @Override
  public void visit(UnparsableStmt n, Void arg) {
    finish(new Node.Unsupported(open(), span(n), UNREADABLE));
  }

  @Override
  public void visit(LocalClassDeclarationStmt n, Void arg) {
    localType(n, n.getClassDeclaration());
  }

  @Override
  public void visit(LocalRecordDeclarationStmt n, Void arg) {
    localType(n, n.getRecordDeclaration());
  }

  private void localType(Statement n, TypeDeclaration<?> type) {
    int id = open();
    next(() -> in.declarations.type(type, TypeDecl.Nesting.LOCAL));
    next(() -> finish(new Node.LocalType(id, span(n), in.declarations.takeFinished())));
  }

  @Override
  public void visit(ExplicitConstructorInvocationStmt n, Void arg) {
    int id = open();
    Expression outer = n.getExpression().orElse(null);
    if (outer != null) {
      next(outer);
    }
    int mark = in.mark() + (outer == null ? 0 : 1);
    in.agenda.planAll(n.getArguments());
    next(
        () -> {
          List<Node.Expr> arguments = popExprsSince(mark);
          finish(
              new Node.ConstructorCall(
                  id, span(n), n.isThis(), outer == null ? null : popExpr(), arguments));
        });
  }

  // ---- branches

  @Override
  public void visit(IfStmt n, Void arg) {
    int id = open();
    next(n.getCondition());
    nextEnterScope();
    nextDeclareWhenTrue();
    next(n.getThenStmt());
    nextLeaveScope();
    Statement orElse = n.getElseStmt().orElse(null);
    if (orElse != null) {
      nextEnterScope();
      next(() -> in.scopes.declareAll(flow().whenFalse(in.second())));
      next(orElse);
      nextLeaveScope();
    }
    next(
        () -> {
          Node otherwise = orElse == null ? null : pop();
          Node then = pop();
          finishIf(new Node.If(id, span(n), popExpr(), then, otherwise));
        });
  }

  private void finishIf(Node.If branch) {
    Node orElse = branch.orElse();
    boolean thenCompletes = flow().completes(branch.then());
    boolean elseCompletes = orElse == null || flow().completes(orElse);
    flow().completesIf(thenCompletes || elseCompletes, branch);
    if (!thenCompletes && elseCompletes) {
      flow().leaveBehind(branch, flow().whenFalse(branch.condition()));
    } else if (thenCompletes && !elseCompletes) {
      flow().leaveBehind(branch, flow().whenTrue(branch.condition()));
    }
    finish(branch);
  }

  @Override
  public void visit(SwitchStmt n, Void arg) {
    in.switches.lower(n, n.getSelector(), n.getEntries(), true);
  }

  // ---- loops

  @Override
  public void visit(WhileStmt n, Void arg) {
    int id = open();
    flow().enterTarget();
    next(n.getCondition());
    nextEnterScope();
    nextDeclareWhenTrue();
    next(n.getBody());
    nextLeaveScope();
    next(
        () -> {
          Node body = pop();
          Node.While loop = new Node.While(id, span(n), popExpr(), body);
          flow().closeLoop(loop, loop.condition(), flow().leaveTarget());
          finish(loop);
        });
  }

  @Override
  public void visit(DoStmt n, Void arg) {
    int id = open();
    flow().enterTarget();
    next(n.getBody());
    next(n.getCondition());
    next(
        () -> {
          Node.Expr condition = popExpr();
          Node.DoWhile loop = new Node.DoWhile(id, span(n), pop(), condition);
          flow().closeLoop(loop, condition, flow().leaveTarget());
          finish(loop);
        });
  }

  @Override
  public void visit(ForStmt n, Void arg) {
    int id = open();
    flow().enterTarget();
    in.scopes.enter();
    int mark = in.mark();
    in.agenda.planAll(n.getInitialization());
    next(() -> forHeader(n, id, mark, in.mark()));
  }

  /**
   * One declaration may have become several nodes, so the rest is planned when their number is
   * known.
   */
  private void forHeader(ForStmt n, int id, int initMark, int conditionMark) {
    Expression condition = n.getCompare().orElse(null);
    if (condition != null) {
      next(condition);
      nextDeclareWhenTrue();
    }
    int updateMark = conditionMark + (condition == null ? 0 : 1);
    in.agenda.planAll(n.getUpdate());
    nextEnterScope();
    next(n.getBody());
    nextLeaveScope();
    next(
        () -> {
          in.scopes.leave();
          Node body = pop();
          List<Node.Expr> update = popExprsSince(updateMark);
          Node.@Nullable Expr test = condition == null ? null : popExpr();
          List<Node> init = in.popSince(initMark, Node.class);
          Node.For loop = new Node.For(id, span(n), init, test, update, body);
          flow().closeLoop(loop, test, flow().leaveTarget());
          finish(loop);
        });
  }

  @Override
  public void visit(ForEachStmt n, Void arg) {
    int id = open();
    VariableDeclarationExpr variable = n.getVariable();
    Local local = in.expressions.local(variable, variable.getVariable(0), Local.Kind.FOR_EACH);
    flow().enterTarget();
    next(n.getIterable());
    nextEnterScope();
    next(() -> in.scopes.declare(local));
    next(n.getBody());
    nextLeaveScope();
    next(
        () -> {
          flow().leaveTarget();
          Node body = pop();
          finish(new Node.ForEach(id, span(n), local, popExpr(), body));
        });
  }

  @Override
  public void visit(LabeledStmt n, Void arg) {
    int id = open();
    String label = in.source.name(n.getLabel());
    flow().enterTarget(label);
    next(n.getStatement());
    next(
        () -> {
          Node.Labeled labeled = new Node.Labeled(id, span(n), label, pop());
          flow().completesIf(flow().leaveTarget() || flow().completes(labeled.body()), labeled);
          flow().leaveBehind(labeled, flow().after(labeled.body()));
          finish(labeled);
        });
  }

  // ---- jumps

  @Override
  public void visit(BreakStmt n, Void arg) {
    String label = n.getLabel().map(in.source::name).orElse(null);
    flow().breakTo(label);
    finishJump(new Node.Break(open(), span(n), label));
  }

  @Override
  public void visit(ContinueStmt n, Void arg) {
    String label = n.getLabel().map(in.source::name).orElse(null);
    finishJump(new Node.Continue(open(), span(n), label));
  }

  @Override
  public void visit(ReturnStmt n, Void arg) {
    int id = open();
    Expression value = n.getExpression().orElse(null);
    if (value == null) {
      finishJump(new Node.Return(id, span(n), null));
      return;
    }
    next(value);
    next(() -> finishJump(new Node.Return(id, span(n), popExpr())));
  }

  @Override
  public void visit(ThrowStmt n, Void arg) {
    int id = open();
    next(n.getExpression());
    next(() -> finishJump(new Node.Throw(id, span(n), popExpr())));
  }

  @Override
  public void visit(YieldStmt n, Void arg) {
    int id = open();
    next(n.getExpression());
    next(() -> finishJump(new Node.Yield(id, span(n), popExpr())));
  }

  private void finishJump(Node.Stmt jump) {
    flow().completesIf(false, jump);
    finish(jump);
  }

  @Override
  public void visit(AssertStmt n, Void arg) {
    int id = open();
    Expression message = n.getMessage().orElse(null);
    next(n.getCheck());
    if (message != null) {
      nextEnterScope();
      nextDeclareWhenFalse();
      next(message);
      nextLeaveScope();
    }
    next(
        () -> {
          Node.@Nullable Expr text = message == null ? null : popExpr();
          finish(new Node.Assert(id, span(n), popExpr(), text));
        });
  }

  // ---- guarded blocks

  @Override
  public void visit(SynchronizedStmt n, Void arg) {
    int id = open();
    next(n.getExpression());
    next(n.getBody());
    next(
        () -> {
          Node.Block body = popBlock();
          Node.Synchronized guarded = new Node.Synchronized(id, span(n), popExpr(), body);
          flow().completesIf(flow().completes(body), guarded);
          finish(guarded);
        });
  }

  @Override
  public void visit(TryStmt n, Void arg) {
    in.tries.lower(n);
  }
}
