package io.github.threadwright.source.javaparser;

import com.github.javaparser.ast.ArrayCreationLevel;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.CharLiteralExpr;
import com.github.javaparser.ast.expr.ClassExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.MatchAllPatternExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.RecordPatternExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.TypeExpr;
import com.github.javaparser.ast.expr.TypePatternExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.Node.Literal.Kind;
import io.github.threadwright.source.TypeDecl;
import io.github.threadwright.source.TypeName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lowers expressions, patterns and the declarations of local variables. */
final class Expressions extends Lowerer {

  Expressions(Lowering in) {
    super(in);
  }

  // ---- literals

  @Override
  public void visit(IntegerLiteralExpr n, Void arg) {
    literal(n, Kind.INT, in.source.name(n.getValue()));
  }

  @Override
  public void visit(LongLiteralExpr n, Void arg) {
    literal(n, Kind.LONG, in.source.name(n.getValue()));
  }

  @Override
  public void visit(DoubleLiteralExpr n, Void arg) {
    String value = in.source.name(n.getValue());
    literal(n, value.endsWith("f") || value.endsWith("F") ? Kind.FLOAT : Kind.DOUBLE, value);
  }

  @Override
  public void visit(CharLiteralExpr n, Void arg) {
    literal(n, Kind.CHAR, Literals.unescape(n.getValue()));
  }

  @Override
  public void visit(StringLiteralExpr n, Void arg) {
    literal(n, Kind.STRING, Literals.unescape(n.getValue()));
  }

  @Override
  public void visit(TextBlockLiteralExpr n, Void arg) {
    literal(n, Kind.STRING, Literals.textBlock(in.source.text(span(n))));
  }

  @Override
  public void visit(BooleanLiteralExpr n, Void arg) {
    literal(n, Kind.BOOLEAN, n.getValue() ? "true" : "false");
  }

  @Override
  public void visit(NullLiteralExpr n, Void arg) {
    literal(n, Kind.NULL, "null");
  }

  private void literal(Expression n, Kind kind, String value) {
    finish(new Node.Literal(open(), span(n), kind, value));
  }

  // ---- names

  @Override
  public void visit(NameExpr n, Void arg) {
    finish(name(in.source.name(n.getName()), span(n)));
  }

  @Override
  public void visit(FieldAccessExpr n, Void arg) {
    int id = open();
    next(n.getScope());
    next(() -> finish(new Node.Select(id, span(n), popExpr(), in.source.name(n.getName()))));
  }

  @Override
  public void visit(ThisExpr n, Void arg) {
    String qualifier = n.getTypeName().map(in.source::name).orElse(null);
    finish(new Node.This(open(), span(n), qualifier));
  }

  @Override
  public void visit(SuperExpr n, Void arg) {
    String qualifier = n.getTypeName().map(in.source::name).orElse(null);
    finish(new Node.Super(open(), span(n), qualifier));
  }

  @Override
  public void visit(ClassExpr n, Void arg) {
    finish(new Node.ClassLiteral(open(), span(n), in.types.of(n.getType())));
  }

  @Override
  public void visit(TypeExpr n, Void arg) {
    if (n.getType() instanceof ClassOrInterfaceType type && isPlainName(type)) {
      plainName(type);
    } else {
      finish(new Node.TypeUse(open(), span(n), in.types.of(n.getType())));
    }
  }

  /** JavaParser takes the target of {@code a.b::c} for a type, be it one or not. */
  private static boolean isPlainName(ClassOrInterfaceType type) {
    for (@Nullable ClassOrInterfaceType part = type;
        part != null;
        part = part.getScope().orElse(null)) {
      if (part.getTypeArguments().isPresent() || !part.getAnnotations().isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private void plainName(ClassOrInterfaceType type) {
    String name = in.source.name(type.getName());
    ClassOrInterfaceType scope = type.getScope().orElse(null);
    if (scope == null) {
      finish(name(name, span(type)));
      return;
    }
    int id = open();
    next(() -> plainName(scope));
    next(() -> finish(new Node.Select(id, span(type), popExpr(), name)));
  }

  // ---- operators

  /** Parentheses leave no trace: the parser has used them up. */
  @Override
  public void visit(EnclosedExpr n, Void arg) {
    next(n.getInner());
  }

  private static Expression withoutParentheses(Expression expression) {
    Expression inner = expression;
    while (inner instanceof EnclosedExpr enclosed) {
      inner = enclosed.getInner();
    }
    return inner;
  }

  @Override
  public void visit(BinaryExpr n, Void arg) {
    int id = open();
    int mark = in.mark();
    BinaryExpr.Operator operator = n.getOperator();
    List<Expression> operands = operands(n);
    if (operator == BinaryExpr.Operator.AND) {
      planInTurn(operands, this::nextDeclareWhenTrue);
    } else if (operator == BinaryExpr.Operator.OR) {
      planInTurn(operands, this::nextDeclareWhenFalse);
    } else {
      in.agenda.planAll(operands);
    }
    next(
        () -> finishBinary(new Node.Binary(id, span(n), operator.asString(), popExprsSince(mark))));
  }

  /** Each operand sees what the ones before it bind. */
  private void planInTurn(List<Expression> operands, Runnable planDeclare) {
    nextEnterScope();
    for (Expression operand : operands) {
      next(operand);
      planDeclare.run();
    }
    nextLeaveScope();
  }

  private void finishBinary(Node.Binary binary) {
    if (binary.operator().equals("&&")) {
      flow().bindWhenAllTrue(binary, binary.operands());
    } else if (binary.operator().equals("||")) {
      flow().bindWhenAllFalse(binary, binary.operands());
    }
    finish(binary);
  }

  /** The operands of {@code a + b + c}, which is {@code (a + b) + c}. */
  private static List<Expression> operands(BinaryExpr chain) {
    List<Expression> reversed = new ArrayList<>(2);
    Expression left = chain;
    while (left instanceof BinaryExpr binary && binary.getOperator() == chain.getOperator()) {
      reversed.add(binary.getRight());
      left = withoutParentheses(binary.getLeft());
    }
    reversed.add(left);
    Collections.reverse(reversed);
    return reversed;
  }

  @Override
  public void visit(UnaryExpr n, Void arg) {
    int id = open();
    next(n.getExpression());
    next(
        () -> {
          Node.Expr operand = popExpr();
          UnaryExpr.Operator operator = n.getOperator();
          Node.Unary unary =
              new Node.Unary(id, span(n), operator.asString(), operator.isPostfix(), operand);
          if (operator == UnaryExpr.Operator.LOGICAL_COMPLEMENT) {
            flow().bind(unary, flow().whenFalse(operand), flow().whenTrue(operand));
          }
          finish(unary);
        });
  }

  @Override
  public void visit(AssignExpr n, Void arg) {
    int id = open();
    next(n.getTarget());
    next(n.getValue());
    next(
        () -> {
          Node.Expr value = popExpr();
          finish(new Node.Assign(id, span(n), n.getOperator().asString(), popExpr(), value));
        });
  }

  @Override
  public void visit(ConditionalExpr n, Void arg) {
    int id = open();
    next(n.getCondition());
    nextEnterScope();
    nextDeclareWhenTrue();
    next(n.getThenExpr());
    nextLeaveScope();
    nextEnterScope();
    next(() -> in.scopes.declareAll(flow().whenFalse(in.second())));
    next(n.getElseExpr());
    nextLeaveScope();
    next(
        () -> {
          Node.Expr orElse = popExpr();
          Node.Expr then = popExpr();
          finish(new Node.Conditional(id, span(n), popExpr(), then, orElse));
        });
  }

  @Override
  public void visit(CastExpr n, Void arg) {
    int id = open();
    next(n.getExpression());
    next(() -> finish(new Node.Cast(id, span(n), in.types.of(n.getType()), popExpr())));
  }

  @Override
  public void visit(ArrayAccessExpr n, Void arg) {
    int id = open();
    next(n.getName());
    next(n.getIndex());
    next(
        () -> {
          Node.Expr index = popExpr();
          finish(new Node.ArrayAccess(id, span(n), popExpr(), index));
        });
  }

  // ---- patterns

  @Override
  public void visit(InstanceOfExpr n, Void arg) {
    int id = open();
    next(n.getExpression());
    Expression pattern = n.getPattern().orElse(null);
    if (pattern == null) {
      next(
          () ->
              finish(new Node.InstanceOf(id, span(n), popExpr(), in.types.of(n.getType()), null)));
      return;
    }
    next(pattern);
    next(
        () -> {
          Node.Pattern match = (Node.Pattern) pop();
          Node.InstanceOf test = new Node.InstanceOf(id, span(n), popExpr(), null, match);
          flow().bind(test, flow().whenTrue(match), List.of());
          finish(test);
        });
  }

  @Override
  public void visit(TypePatternExpr n, Void arg) {
    TypeName type = in.types.of(n.getType());
    int modifiers = Modifiers.of(n.getModifiers());
    Local local = in.local(Local.Kind.PATTERN, n.getName(), type, modifiers, new NodeList<>());
    Node.TypePattern pattern = new Node.TypePattern(open(), span(n), local);
    flow().bind(pattern, List.of(local), List.of());
    finish(pattern);
  }

  @Override
  public void visit(RecordPatternExpr n, Void arg) {
    int id = open();
    int mark = in.mark();
    in.agenda.planAll(n.getPatternList());
    next(
        () -> {
          List<Node.Pattern> parts = in.popSince(mark, Node.Pattern.class);
          Node.RecordPattern pattern =
              new Node.RecordPattern(id, span(n), in.types.of(n.getType()), parts);
          flow().bindWhenAllTrue(pattern, parts);
          finish(pattern);
        });
  }

  @Override
  public void visit(MatchAllPatternExpr n, Void arg) {
    finish(new Node.AnyPattern(open(), span(n)));
  }

  @Override
  public void visit(SwitchExpr n, Void arg) {
    in.switches.lower(n, n.getSelector(), n.getEntries(), false);
  }

  // ---- calls and lambdas

  @Override
  public void visit(MethodCallExpr n, Void arg) {
    int id = open();
    Expression receiver = n.getScope().orElse(null);
    if (receiver != null) {
      next(receiver);
    }
    int mark = in.mark() + (receiver == null ? 0 : 1);
    in.agenda.planAll(n.getArguments());
    next(
        () -> {
          List<Node.Expr> arguments = popExprsSince(mark);
          Node.@Nullable Expr target = receiver == null ? null : popExpr();
          String name = in.source.name(n.getName());
          List<TypeName> typeArguments = in.types.ofArguments(n.getTypeArguments());
          finish(
              new Node.Call(
                  id,
                  span(n),
                  target,
                  name,
                  typeArguments,
                  arguments,
                  in.source.span(n.getName())));
        });
  }

  @Override
  public void visit(MethodReferenceExpr n, Void arg) {
    int id = open();
    next(n.getScope());
    next(
        () ->
            finish(new Node.MethodRef(id, span(n), popExpr(), in.source.name(n.getIdentifier()))));
  }

  @Override
  public void visit(LambdaExpr n, Void arg) {
    int id = open();
    int ordinal = in.body().nextLambda();
    in.scopes.enterLambda(in.localCount());
    List<Local> parameters = in.parameters(Local.Kind.LAMBDA_PARAMETER, n.getParameters());
    in.scopes.declareAll(parameters);
    if (n.getBody() instanceof ExpressionStmt expression) {
      next(expression.getExpression());
    } else {
      next(n.getBody());
    }
    next(
        () ->
            finish(
                new Node.Lambda(id, span(n), parameters, pop(), in.scopes.leaveLambda(), ordinal)));
  }

  // ---- creation

  @Override
  public void visit(ObjectCreationExpr n, Void arg) {
    int id = open();
    Expression outer = n.getScope().orElse(null);
    if (outer != null) {
      next(outer);
    }
    int mark = in.mark() + (outer == null ? 0 : 1);
    TypeName type = in.types.of(n.getType());
    in.agenda.planAll(n.getArguments());
    NodeList<BodyDeclaration<?>> members = n.getAnonymousClassBody().orElse(null);
    if (members != null) {
      next(() -> in.declarations.anonymous(type, members, span(n)));
    }
    next(
        () -> {
          TypeDecl body = members == null ? null : in.declarations.takeFinished();
          List<Node.Expr> arguments = popExprsSince(mark);
          finish(
              new Node.New(id, span(n), outer == null ? null : popExpr(), type, arguments, body));
        });
  }

  @Override
  public void visit(ArrayCreationExpr n, Void arg) {
    int id = open();
    int mark = in.mark();
    for (ArrayCreationLevel level : n.getLevels()) {
      level.getDimension().ifPresent(this::next);
    }
    n.getInitializer().ifPresent(this::next);
    next(
        () -> {
          Node.@Nullable ArrayInit init =
              n.getInitializer().isPresent() ? (Node.ArrayInit) pop() : null;
          TypeName type = in.types.of(n.getElementType()).withDimensions(n.getLevels().size());
          finish(new Node.NewArray(id, span(n), type, popExprsSince(mark), init));
        });
  }

  @Override
  public void visit(ArrayInitializerExpr n, Void arg) {
    int id = open();
    int mark = in.mark();
    in.agenda.planAll(n.getValues());
    next(() -> finish(new Node.ArrayInit(id, span(n), popExprsSince(mark))));
  }

  // ---- local variables

  @Override
  public void visit(VariableDeclarationExpr n, Void arg) {
    declare(n, Local.Kind.VARIABLE);
  }

  /** One declaration for each variable; the first one starts with the modifiers and the type. */
  void declare(VariableDeclarationExpr n, Local.Kind kind) {
    NodeList<VariableDeclarator> variables = n.getVariables();
    for (int i = 0; i < variables.size(); i++) {
      VariableDeclarator variable = variables.get(i);
      long span = i == 0 ? in.source.span(n, variable) : span(variable);
      next(() -> declare(n, variable, kind, span));
    }
  }

  /** The variable is in scope in its own initialiser. */
  private void declare(
      VariableDeclarationExpr n, VariableDeclarator variable, Local.Kind kind, long span) {
    int id = open();
    Local local = local(n, variable, kind);
    in.scopes.declare(local);
    Expression init = variable.getInitializer().orElse(null);
    if (init == null) {
      finish(new Node.Declare(id, span, local, null));
      return;
    }
    next(init);
    next(() -> finish(new Node.Declare(id, span, local, popExpr())));
  }

  Local local(VariableDeclarationExpr n, VariableDeclarator variable, Local.Kind kind) {
    TypeName type = in.types.of(variable.getType());
    return in.local(
        kind, variable.getName(), type, Modifiers.of(n.getModifiers()), n.getAnnotations());
  }
}
