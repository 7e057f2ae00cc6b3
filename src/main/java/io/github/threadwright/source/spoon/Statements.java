package io.github.threadwright.source.spoon;

import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.Span;
import io.github.threadwright.source.TypeName;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.internal.compiler.ast.AbstractVariableDeclaration;
import org.eclipse.jdt.internal.compiler.ast.Argument;
import org.eclipse.jdt.internal.compiler.ast.AssertStatement;
import org.eclipse.jdt.internal.compiler.ast.Block;
import org.eclipse.jdt.internal.compiler.ast.BreakStatement;
import org.eclipse.jdt.internal.compiler.ast.ContinueStatement;
import org.eclipse.jdt.internal.compiler.ast.DoStatement;
import org.eclipse.jdt.internal.compiler.ast.EmptyStatement;
import org.eclipse.jdt.internal.compiler.ast.ExplicitConstructorCall;
import org.eclipse.jdt.internal.compiler.ast.Expression;
import org.eclipse.jdt.internal.compiler.ast.ForStatement;
import org.eclipse.jdt.internal.compiler.ast.ForeachStatement;
import org.eclipse.jdt.internal.compiler.ast.IfStatement;
import org.eclipse.jdt.internal.compiler.ast.LabeledStatement;
import org.eclipse.jdt.internal.compiler.ast.LocalDeclaration;
import org.eclipse.jdt.internal.compiler.ast.ReturnStatement;
import org.eclipse.jdt.internal.compiler.ast.Statement;
import org.eclipse.jdt.internal.compiler.ast.SwitchStatement;
import org.eclipse.jdt.internal.compiler.ast.SynchronizedStatement;
import org.eclipse.jdt.internal.compiler.ast.ThrowStatement;
import org.eclipse.jdt.internal.compiler.ast.TryStatement;
import org.eclipse.jdt.internal.compiler.ast.TypeDeclaration;
import org.eclipse.jdt.internal.compiler.ast.WhileStatement;
import org.eclipse.jdt.internal.compiler.ast.YieldStatement;
import org.jspecify.annotations.Nullable;

/** Lowers statements. */
final class Statements {
  private final Lowering in;
  private final Switches switches;
  private int lastDeclaration = -1;

  Statements(Lowering in) {
    this.in = in;
    this.switches = new Switches(in);
  }

  Node.Switch choose(SwitchStatement n, boolean statement) {
    return switches.of(n, statement);
  }

  /** A block with its braces at these places. */
  Node.Block block(Statement @Nullable [] statements, int start, int last) {
    int id = in.open();
    int scope = in.scopes.enter();
    List<Node> all = all(statements);
    in.scopes.leave(scope);
    return in.close(new Node.Block(id, Code.span(start, last), all), null);
  }

  Node.Block block(Block n) {
    return block(n.statements, n.sourceStart, n.sourceEnd);
  }

  List<Node> all(Statement @Nullable [] statements) {
    if (statements == null) {
      return List.of();
    }
    List<Node> all = new ArrayList<>(statements.length);
    for (Statement statement : statements) {
      all.add(of(statement));
    }
    return all;
  }

  /** The last character of a statement, its semicolon included. */
  static int endOf(Statement n) {
    if (n instanceof Expression expression) {
      return Math.max(expression.sourceEnd, expression.statementEnd);
    }
    if (n instanceof AbstractVariableDeclaration variable) {
      return Math.max(variable.declarationSourceEnd, variable.declarationEnd);
    }
    return n.sourceEnd;
  }

  /** The one total match over statements. */
  Node of(Statement n) {
    if (n instanceof Expression expression) {
      return in.expressions.of(expression);
    }
    if (n instanceof LocalDeclaration variable) {
      return declare(variable, Local.Kind.VARIABLE);
    }
    if (n instanceof Block block) {
      return block(block);
    }
    if (n instanceof IfStatement branch) {
      return branch(branch);
    }
    if (n instanceof TryStatement guarded) {
      return guarded(guarded);
    }
    if (n instanceof SynchronizedStatement guarded) {
      int id = in.open();
      Node.Expr lock = in.expressions.of(guarded.expression);
      Node.Block body = block(guarded.block);
      return in.close(new Node.Synchronized(id, in.code.span(n), lock, body), n);
    }
    if (n instanceof TypeDeclaration type) {
      int id = in.open();
      long span = in.code.declaration(type.declarationSourceStart, type.declarationSourceEnd);
      return in.close(new Node.LocalType(id, span, in.declarations.local(type)), n);
    }
    if (n instanceof LabeledStatement labeled) {
      int id = in.open();
      Node body = of(labeled.statement);
      return in.close(new Node.Labeled(id, in.code.span(n), new String(labeled.label), body), n);
    }
    if (n instanceof ExplicitConstructorCall call) {
      return construct(call);
    }
    if (n instanceof EmptyStatement) {
      return in.close(new Node.Empty(in.open(), in.code.span(n)), n);
    }
    Node loop = loop(n);
    return loop != null ? loop : jump(n);
  }

  private Node branch(IfStatement n) {
    int id = in.open();
    Node.Expr condition = in.expressions.of(n.condition);
    Node then = scoped(n.thenStatement);
    Node orElse = n.elseStatement == null ? null : scoped(n.elseStatement);
    return in.close(new Node.If(id, in.code.span(n), condition, then, orElse), n);
  }

  private Node scoped(Statement n) {
    int scope = in.scopes.enter();
    Node node = of(n);
    in.scopes.leave(scope);
    return node;
  }

  private Node.@Nullable Loop loop(Statement n) {
    int scope = in.scopes.enter();
    Node.@Nullable Loop loop = loopInScope(n);
    in.scopes.leave(scope);
    return loop;
  }

  private Node.@Nullable Loop loopInScope(Statement n) {
    long span = in.code.span(n);
    if (n instanceof WhileStatement loop) {
      int id = in.open();
      Node.Expr condition = in.expressions.of(loop.condition);
      return in.close(new Node.While(id, span, condition, body(loop.action)), n);
    }
    if (n instanceof DoStatement loop) {
      int id = in.open();
      Node body = body(loop.action);
      return in.close(new Node.DoWhile(id, span, body, in.expressions.of(loop.condition)), n);
    }
    if (n instanceof ForStatement loop) {
      int id = in.open();
      List<Node> init = all(loop.initializations);
      Node.Expr condition = in.expressions.orNull(loop.condition);
      List<Node.Expr> update = new ArrayList<>();
      for (Node step : all(loop.increments)) {
        update.add((Node.Expr) step);
      }
      return in.close(new Node.For(id, span, init, condition, update, body(loop.action)), n);
    }
    if (n instanceof ForeachStatement loop) {
      int id = in.open();
      Node.Expr source = in.expressions.of(loop.collection);
      Local local = in.declare(loop.elementVariable, Local.Kind.FOR_EACH);
      return in.close(new Node.ForEach(id, span, local, source, body(loop.action)), n);
    }
    return null;
  }

  /** The compiler drops the body of {@code while (busy);}. */
  private Node body(@Nullable Statement n) {
    return n == null ? in.close(new Node.Empty(in.open(), Span.NONE), null) : scoped(n);
  }

  private Node jump(Statement n) {
    long span = in.code.span(n);
    if (n instanceof ReturnStatement jump) {
      int id = in.open();
      return in.close(new Node.Return(id, span, in.expressions.orNull(jump.expression)), n);
    }
    if (n instanceof ThrowStatement jump) {
      int id = in.open();
      return in.close(new Node.Throw(id, span, in.expressions.of(jump.exception)), n);
    }
    if (n instanceof YieldStatement jump) {
      if (jump.isImplicit) {
        return in.expressions.of(jump.expression);
      }
      int id = in.open();
      return in.close(new Node.Yield(id, span, in.expressions.of(jump.expression)), n);
    }
    if (n instanceof BreakStatement jump) {
      return in.close(new Node.Break(in.open(), span, label(jump.label)), n);
    }
    if (n instanceof ContinueStatement jump) {
      return in.close(new Node.Continue(in.open(), span, label(jump.label)), n);
    }
    if (n instanceof AssertStatement check) {
      int id = in.open();
      Node.Expr condition = in.expressions.of(check.assertExpression);
      Node.Expr message = in.expressions.orNull(check.exceptionArgument);
      long withEnd = in.code.withSemicolon(span);
      return in.close(new Node.Assert(id, withEnd, condition, message), n);
    }
    return in.close(new Node.Unsupported(in.open(), span, n.getClass().getSimpleName()), n);
  }

  private static @Nullable String label(char @Nullable [] label) {
    return label == null ? null : new String(label);
  }

  private Node construct(ExplicitConstructorCall n) {
    int id = in.open();
    Node.Expr outer = in.expressions.orNull(n.qualification);
    List<Node.Expr> arguments = in.expressions.all(n.arguments);
    return in.close(
        new Node.ConstructorCall(
            id, in.code.span(n), n.accessMode == ExplicitConstructorCall.This, outer, arguments),
        n);
  }

  /**
   * Of several variables in one declaration, the first one starts with the modifiers and the type.
   */
  private Node.Declare declare(LocalDeclaration n, Local.Kind kind) {
    int id = in.open();
    Local local = in.declare(n, kind);
    boolean first = isFirst(n);
    Node.Expr init = in.expressions.orNull(n.initialization);
    int start = first ? n.declarationSourceStart : n.sourceStart;
    int last = n.initialization == null ? n.sourceEnd : n.initialization.sourceEnd;
    return in.close(new Node.Declare(id, Code.span(start, last), local, init), n);
  }

  /** The variables of one declaration all begin where it begins. */
  private boolean isFirst(LocalDeclaration n) {
    boolean first = n.declarationSourceStart != lastDeclaration;
    lastDeclaration = n.declarationSourceStart;
    return first;
  }

  // ---- try

  private Node guarded(TryStatement n) {
    int id = in.open();
    int scope = in.scopes.enter();
    List<Node> resources = new ArrayList<>();
    for (Statement resource : n.resources) {
      resources.add(
          resource instanceof LocalDeclaration variable
              ? declare(variable, Local.Kind.RESOURCE)
              : of(resource));
    }
    Node.Block body = block(n.tryBlock);
    in.scopes.leave(scope);
    List<Node.Catch> catches = new ArrayList<>();
    for (int i = 0; n.catchArguments != null && i < n.catchArguments.length; i++) {
      catches.add(caught(n.catchArguments[i], n.catchBlocks[i]));
    }
    Node.Block last = n.finallyBlock == null ? null : block(n.finallyBlock);
    return in.close(new Node.Try(id, in.code.span(n), resources, body, catches, last), n);
  }

  private Node.Catch caught(Argument variable, Block block) {
    int id = in.open();
    int scope = in.scopes.enter();
    Local local = in.declare(variable, Local.Kind.CATCH);
    Node.Block body = block(block);
    in.scopes.leave(scope);
    TypeName type = local.type();
    List<TypeName> types =
        type == null
            ? List.of()
            : type.name().equals(TypeName.UNION) ? type.arguments() : List.of(type);
    long span = Span.of(startOfCatch(variable), Span.end(body.span()));
    return in.close(new Node.Catch(id, span, local, types, body, commentIn(body)), variable);
  }

  private int startOfCatch(Argument variable) {
    return Math.max(0, in.code.text().lastIndexOf("catch", variable.declarationSourceStart));
  }

  /** In a block without statements nothing but a comment can stand. */
  private @Nullable String commentIn(Node.Block body) {
    if (!body.statements().isEmpty() || Span.end(body.span()) - Span.start(body.span()) < 2) {
      return null;
    }
    String text = in.code.text(body.span());
    String inside = text.substring(1, text.length() - 1).strip();
    return inside.isEmpty() ? null : inside;
  }
}
