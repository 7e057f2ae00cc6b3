package io.github.threadwright.source.spoon;

import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.Node.Literal.Kind;
import io.github.threadwright.source.Span;
import io.github.threadwright.source.TypeDecl;
import io.github.threadwright.source.TypeName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.eclipse.jdt.internal.compiler.ast.ASTNode;
import org.eclipse.jdt.internal.compiler.ast.AllocationExpression;
import org.eclipse.jdt.internal.compiler.ast.Argument;
import org.eclipse.jdt.internal.compiler.ast.ArrayAllocationExpression;
import org.eclipse.jdt.internal.compiler.ast.ArrayInitializer;
import org.eclipse.jdt.internal.compiler.ast.ArrayReference;
import org.eclipse.jdt.internal.compiler.ast.Assignment;
import org.eclipse.jdt.internal.compiler.ast.BinaryExpression;
import org.eclipse.jdt.internal.compiler.ast.CastExpression;
import org.eclipse.jdt.internal.compiler.ast.CharLiteral;
import org.eclipse.jdt.internal.compiler.ast.ClassLiteralAccess;
import org.eclipse.jdt.internal.compiler.ast.CompoundAssignment;
import org.eclipse.jdt.internal.compiler.ast.ConditionalExpression;
import org.eclipse.jdt.internal.compiler.ast.DoubleLiteral;
import org.eclipse.jdt.internal.compiler.ast.Expression;
import org.eclipse.jdt.internal.compiler.ast.FalseLiteral;
import org.eclipse.jdt.internal.compiler.ast.FieldReference;
import org.eclipse.jdt.internal.compiler.ast.FloatLiteral;
import org.eclipse.jdt.internal.compiler.ast.InstanceOfExpression;
import org.eclipse.jdt.internal.compiler.ast.IntLiteral;
import org.eclipse.jdt.internal.compiler.ast.IntLiteralMinValue;
import org.eclipse.jdt.internal.compiler.ast.LambdaExpression;
import org.eclipse.jdt.internal.compiler.ast.LongLiteral;
import org.eclipse.jdt.internal.compiler.ast.LongLiteralMinValue;
import org.eclipse.jdt.internal.compiler.ast.MessageSend;
import org.eclipse.jdt.internal.compiler.ast.NullLiteral;
import org.eclipse.jdt.internal.compiler.ast.PostfixExpression;
import org.eclipse.jdt.internal.compiler.ast.PrefixExpression;
import org.eclipse.jdt.internal.compiler.ast.QualifiedAllocationExpression;
import org.eclipse.jdt.internal.compiler.ast.QualifiedNameReference;
import org.eclipse.jdt.internal.compiler.ast.QualifiedSuperReference;
import org.eclipse.jdt.internal.compiler.ast.QualifiedThisReference;
import org.eclipse.jdt.internal.compiler.ast.ReferenceExpression;
import org.eclipse.jdt.internal.compiler.ast.SingleNameReference;
import org.eclipse.jdt.internal.compiler.ast.StringLiteral;
import org.eclipse.jdt.internal.compiler.ast.StringLiteralConcatenation;
import org.eclipse.jdt.internal.compiler.ast.SuperReference;
import org.eclipse.jdt.internal.compiler.ast.SwitchExpression;
import org.eclipse.jdt.internal.compiler.ast.SwitchStatement;
import org.eclipse.jdt.internal.compiler.ast.ThisReference;
import org.eclipse.jdt.internal.compiler.ast.TrueLiteral;
import org.eclipse.jdt.internal.compiler.ast.TypeReference;
import org.eclipse.jdt.internal.compiler.ast.UnaryExpression;
import org.eclipse.jdt.internal.compiler.lookup.Binding;
import org.jspecify.annotations.Nullable;

/** Lowers expressions. */
final class Expressions {
  private final Lowering in;
  private final Patterns patterns;

  Expressions(Lowering in) {
    this.in = in;
    this.patterns = new Patterns(in);
  }

  Patterns patterns() {
    return patterns;
  }

  List<Node.Expr> all(Expression @Nullable [] expressions) {
    if (expressions == null) {
      return List.of();
    }
    List<Node.Expr> all = new ArrayList<>(expressions.length);
    for (Expression expression : expressions) {
      all.add(of(expression));
    }
    return all;
  }

  Node.@Nullable Expr orNull(@Nullable Expression n) {
    return n == null ? null : of(n);
  }

  /** The one total match over expressions. */
  Node.Expr of(Expression n) {
    if (n instanceof MessageSend call) {
      return call(call);
    }
    if (n instanceof SingleNameReference name) {
      long span = in.code.span(name);
      return name(new String(name.token), span, name.binding, name);
    }
    if (n instanceof QualifiedNameReference name) {
      return qualified(name, name.tokens.length - 1);
    }
    if (n instanceof FieldReference select) {
      int id = in.open();
      Node.Expr target = of(select.receiver);
      return in.close(new Node.Select(id, in.code.span(n), target, new String(select.token)), n);
    }
    if (n instanceof ThisReference self) {
      return self(self);
    }
    if (n instanceof AllocationExpression created) {
      return create(created);
    }
    if (n instanceof Assignment assignment) {
      return assign(assignment);
    }
    if (n instanceof LambdaExpression lambda) {
      return lambda(lambda);
    }
    if (n instanceof ReferenceExpression reference) {
      int id = in.open();
      Node.Expr target = of(reference.lhs);
      String name = reference.isConstructorReference() ? "new" : new String(reference.selector);
      return in.close(new Node.MethodRef(id, in.code.span(n), target, name), n);
    }
    if (n instanceof SwitchStatement choice) {
      return in.statements.choose(choice, !(n instanceof SwitchExpression));
    }
    if (n instanceof TypeReference type) {
      return in.close(new Node.TypeUse(in.open(), in.code.span(n), in.types.of(type)), n);
    }
    Node.Expr literal = literal(n);
    return literal != null ? literal : operator(n);
  }

  // ---- literals

  private Node.@Nullable Expr literal(Expression n) {
    if (n instanceof StringLiteralConcatenation chain) {
      int id = in.open();
      List<Node.Expr> operands = new ArrayList<>();
      for (StringLiteral part : chain.getLiterals()) {
        operands.add(of(part));
      }
      return in.close(new Node.Binary(id, in.code.span(n), "+", operands), n);
    }
    if (n instanceof StringLiteral string) {
      return literal(n, Kind.STRING, new String(string.source()));
    }
    boolean smallest = n instanceof IntLiteralMinValue || n instanceof LongLiteralMinValue;
    if (smallest && written(n).startsWith("-")) {
      return smallest(n);
    }
    if (n instanceof IntLiteral) {
      return literal(n, Kind.INT, written(n));
    }
    if (n instanceof LongLiteral) {
      return literal(n, Kind.LONG, written(n));
    }
    if (n instanceof FloatLiteral) {
      return literal(n, Kind.FLOAT, written(n));
    }
    if (n instanceof DoubleLiteral) {
      return literal(n, Kind.DOUBLE, written(n));
    }
    if (n instanceof CharLiteral character) {
      character.computeConstant();
      return literal(n, Kind.CHAR, String.valueOf(character.constant.charValue()));
    }
    if (n instanceof TrueLiteral || n instanceof FalseLiteral) {
      return literal(n, Kind.BOOLEAN, written(n));
    }
    return n instanceof NullLiteral ? literal(n, Kind.NULL, "null") : null;
  }

  private Node.Expr literal(Expression n, Kind kind, String value) {
    return in.close(new Node.Literal(in.open(), in.code.span(n), kind, value), n);
  }

  private String written(Expression n) {
    return in.code.text(in.code.span(n));
  }

  /** The one number whose sign the compiler takes for a part of it, unless it is in its digits. */
  private Node.Expr smallest(Expression n) {
    int id = in.open();
    long span = in.code.span(n);
    long digits = Span.of(in.code.codeFrom(Span.start(span) + 1), Span.end(span));
    Kind kind = n instanceof IntLiteralMinValue ? Kind.INT : Kind.LONG;
    Node.Expr value =
        in.close(new Node.Literal(in.open(), digits, kind, in.code.text(digits)), null);
    return in.close(new Node.Unary(id, span, "-", false, value), n);
  }

  // ---- names

  Node.Expr name(String name, long span, @Nullable Binding binding, @Nullable ASTNode origin) {
    Local local = in.scopes.use(name, binding);
    int id = in.open();
    return local == null
        ? in.close(new Node.Name(id, span, name), origin)
        : in.close(new Node.LocalUse(id, span, local), origin);
  }

  /** The first parts of {@code a.b.c} up to one of them. */
  private Node.Expr qualified(QualifiedNameReference n, int last) {
    String name = new String(n.tokens[last]);
    ASTNode origin = last == n.tokens.length - 1 ? n : null;
    if (last == 0) {
      return name(name, Code.span(n.sourcePositions[0]), n.binding, origin);
    }
    int id = in.open();
    Node.Expr target = qualified(n, last - 1);
    long span = Code.span((int) (n.sourcePositions[0] >>> 32), (int) n.sourcePositions[last]);
    return in.close(new Node.Select(id, span, target, name), origin);
  }

  private Node.Expr self(ThisReference n) {
    String qualifier =
        n instanceof QualifiedThisReference qualified
            ? in.types.of(qualified.qualification).name()
            : null;
    long span = in.code.span(n);
    boolean parent = n instanceof SuperReference || n instanceof QualifiedSuperReference;
    int id = in.open();
    return parent
        ? in.close(new Node.Super(id, span, qualifier), n)
        : in.close(new Node.This(id, span, qualifier), n);
  }

  // ---- calls, creation, lambdas

  private Node.Expr call(MessageSend n) {
    int id = in.open();
    Node.Expr receiver = n.receiver.isImplicitThis() ? null : of(n.receiver);
    List<Node.Expr> arguments = all(n.arguments);
    return in.close(
        new Node.Call(
            id,
            in.code.span(n),
            receiver,
            new String(n.selector),
            in.types.of(n.typeArguments),
            arguments,
            Code.span(n.nameSourcePosition)),
        n);
  }

  private Node.Expr create(AllocationExpression n) {
    int id = in.open();
    QualifiedAllocationExpression qualified =
        n instanceof QualifiedAllocationExpression q ? q : null;
    Node.Expr outer = qualified == null ? null : orNull(qualified.enclosingInstance);
    TypeName type = in.types.of(n.type);
    List<Node.Expr> arguments = all(n.arguments);
    long span = in.code.span(n);
    TypeDecl body =
        qualified == null || qualified.anonymousType == null
            ? null
            : in.declarations.anonymous(qualified.anonymousType, type, span);
    return in.close(new Node.New(id, span, outer, type, arguments, body), n);
  }

  private Node.Expr lambda(LambdaExpression n) {
    int id = in.open();
    int ordinal = in.body().nextLambda();
    int scope = in.scopes.enter();
    in.scopes.enterLambda();
    List<Local> parameters = new ArrayList<>();
    for (Argument argument : n.arguments == null ? new Argument[0] : n.arguments) {
      parameters.add(in.declare(argument, Local.Kind.LAMBDA_PARAMETER));
    }
    Node body = n.body instanceof Expression expression ? of(expression) : in.statements.of(n.body);
    in.scopes.leave(scope);
    List<Local> captures = in.scopes.leaveLambda();
    return in.close(new Node.Lambda(id, in.code.span(n), parameters, body, captures, ordinal), n);
  }

  // ---- operators

  private Node.Expr assign(Assignment n) {
    int id = in.open();
    Node.Expr target = of(n.lhs);
    long span = in.code.span(n);
    if (n instanceof PrefixExpression || n instanceof PostfixExpression) {
      String twice = ((CompoundAssignment) n).operatorToString().substring(0, 1).repeat(2);
      boolean postfix = n instanceof PostfixExpression;
      return in.close(new Node.Unary(id, span, twice, postfix, target), n);
    }
    Node.Expr value = of(n.expression);
    String operator = n instanceof CompoundAssignment compound ? compound.operatorToString() : "=";
    return in.close(new Node.Assign(id, span, operator, target, value), n);
  }

  private Node.Expr operator(Expression n) {
    if (n instanceof BinaryExpression binary) {
      return binary(binary);
    }
    if (n instanceof UnaryExpression unary) {
      int id = in.open();
      Node.Expr operand = of(unary.expression);
      String operator = unary.operatorToString();
      return in.close(new Node.Unary(id, in.code.span(n), operator, false, operand), n);
    }
    if (n instanceof ConditionalExpression conditional) {
      int id = in.open();
      Node.Expr condition = of(conditional.condition);
      Node.Expr then = of(conditional.valueIfTrue);
      Node.Expr orElse = of(conditional.valueIfFalse);
      return in.close(new Node.Conditional(id, in.code.span(n), condition, then, orElse), n);
    }
    if (n instanceof InstanceOfExpression test) {
      int id = in.open();
      Node.Expr value = of(test.expression);
      Node.Pattern pattern = test.pattern == null ? null : patterns.of(test.pattern);
      TypeName type = pattern == null ? in.types.of(test.type) : null;
      return in.close(new Node.InstanceOf(id, in.code.span(n), value, type, pattern), n);
    }
    if (n instanceof CastExpression cast) {
      int id = in.open();
      Node.Expr value = of(cast.expression);
      return in.close(new Node.Cast(id, in.code.span(n), in.types.of(cast.type), value), n);
    }
    return array(n);
  }

  private Node.Expr binary(BinaryExpression n) {
    int id = in.open();
    List<Node.Expr> all = new ArrayList<>();
    Deque<Expression> operands = operands(n);
    if (operands.getFirst() instanceof StringLiteralConcatenation chain
        && n.operatorToString().equals("+")) {
      operands.removeFirst();
      for (StringLiteral part : chain.getLiterals()) {
        all.add(of(part));
      }
    }
    operands.forEach(operand -> all.add(of(operand)));
    return in.close(new Node.Binary(id, in.code.span(n), n.operatorToString(), all), n);
  }

  /** The operands of {@code a + b + c}, which is {@code (a + b) + c}. */
  private static Deque<Expression> operands(BinaryExpression chain) {
    Deque<Expression> operands = new ArrayDeque<>();
    String operator = chain.operatorToString();
    Expression left = chain;
    while (left instanceof BinaryExpression binary && binary.operatorToString().equals(operator)) {
      operands.addFirst(binary.right);
      left = binary.left;
    }
    operands.addFirst(left);
    return operands;
  }

  private Node.Expr array(Expression n) {
    if (n instanceof ArrayReference access) {
      int id = in.open();
      Node.Expr array = of(access.receiver);
      Node.Expr index = of(access.position);
      return in.close(new Node.ArrayAccess(id, in.code.span(n), array, index), n);
    }
    if (n instanceof ArrayAllocationExpression created) {
      return createArray(created);
    }
    if (n instanceof ArrayInitializer init) {
      return init(init);
    }
    if (n instanceof ClassLiteralAccess literal) {
      return in.close(
          new Node.ClassLiteral(in.open(), in.code.span(n), in.types.of(literal.type)), n);
    }
    String kind = n.getClass().getSimpleName();
    return in.close(new Node.Unsupported(in.open(), in.code.span(n), kind), n);
  }

  private Node.ArrayInit init(ArrayInitializer n) {
    int id = in.open();
    return in.close(new Node.ArrayInit(id, in.code.span(n), all(n.expressions)), n);
  }

  private Node.Expr createArray(ArrayAllocationExpression n) {
    int id = in.open();
    List<Node.Expr> dimensions = new ArrayList<>();
    for (Expression dimension : n.dimensions) {
      if (dimension != null) {
        dimensions.add(of(dimension));
      }
    }
    Node.ArrayInit init = n.initializer == null ? null : init(n.initializer);
    TypeName type = in.types.of(n.type).withDimensions(n.dimensions.length);
    return in.close(new Node.NewArray(id, in.code.span(n), type, dimensions, init), n);
  }
}
