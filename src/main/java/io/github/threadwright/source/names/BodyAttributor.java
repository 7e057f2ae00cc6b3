package io.github.threadwright.source.names;

import io.github.threadwright.source.Body;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.TypeName;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeRef.ArrayRef;
import io.github.threadwright.source.types.TypeRef.ClassRef;
import io.github.threadwright.source.types.TypeRef.Primitive;
import io.github.threadwright.source.types.TypeRef.Unknown;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Attributes one body: statements in order, each expression from the inside out, lambdas once the
 * method that takes them is known. Statements are walked flat; expressions recurse to a fixed
 * depth, chains of calls not at all.
 */
final class BodyAttributor {
  private static final int DEEPEST = 200;
  private static final Unknown NO_TYPE = new Unknown("not known");

  private final TypeIndex index;
  private final Body body;
  private final Scope scope;
  private final @Nullable TypeRef[] locals;
  private final @Nullable TypeRef[] types;
  private final @Nullable Target[] targets;
  private final Calls calls;
  private int depth;
  private Frame frame;

  /**
   * Where {@code return} and {@code yield} lead: the expected type, and the types that were seen.
   */
  private record Frame(@Nullable TypeRef expected, List<TypeRef> values) {}

  BodyAttributor(
      TypeIndex index,
      Conversions conversions,
      Body body,
      Scope scope,
      @Nullable TypeRef[] locals,
      @Nullable TypeRef returns) {
    this.index = index;
    this.body = body;
    this.scope = scope;
    this.locals = locals;
    this.types = new TypeRef[body.size()];
    this.targets = new Target[body.size()];
    this.calls = new Calls(this, index, conversions, scope);
    this.frame = new Frame(returns, new ArrayList<>());
  }

  Attribution.Table run() {
    if (body.root() instanceof Node.Expr root) {
      attribute(root, frame.expected());
    } else {
      range(0, body.size());
    }
    for (int id = 0; id < targets.length; id++) {
      if (targets[id] == null && isCall(body.node(id))) {
        targets[id] = new Target.Unresolved(Target.Reason.TOO_DEEP);
      }
    }
    return new Attribution.Table(types, targets);
  }

  static boolean isCall(Node node) {
    return node instanceof Node.Call
        || node instanceof Node.New
        || node instanceof Node.ConstructorCall
        || node instanceof Node.MethodRef;
  }

  Body body() {
    return body;
  }

  @Nullable TypeRef known(Node node) {
    return types[node.id()];
  }

  void set(Node node, TypeRef type, @Nullable Target target) {
    types[node.id()] = type;
    targets[node.id()] = target;
  }

  @Nullable Target target(Node node) {
    return targets[node.id()];
  }

  private void range(int from, int to) {
    int id = from;
    while (id < to) {
      Node node = body.node(id);
      if (node instanceof Node.Expr expression) {
        Node parent = body.parent(node);
        TypeRef type = attribute(expression, expectedBy(parent, expression));
        received(parent, expression, type);
        id = body.end(node);
      } else {
        id++;
      }
    }
  }

  private @Nullable TypeRef expectedBy(@Nullable Node parent, Node.Expr child) {
    if (parent instanceof Node.Declare declare) {
      return declare.local().type() == null || declare.local().type().isVar()
          ? null
          : typeOf(declare.local());
    }
    boolean isResult =
        parent instanceof Node.Return
            || parent instanceof Node.Yield
            || isArrowValue(parent, child);
    return isResult ? frame.expected() : null;
  }

  private static boolean isArrowValue(@Nullable Node parent, Node child) {
    return parent instanceof Node.Case oneCase
        && oneCase.arrow()
        && oneCase.body().size() == 1
        && oneCase.body().get(0) == child;
  }

  private void received(@Nullable Node parent, Node.Expr child, TypeRef type) {
    if (parent instanceof Node.Declare declare
        && declare.local().type() != null
        && declare.local().type().isVar()) {
      locals[declare.local().id()] = TypeOps.upper(type);
    } else if (parent instanceof Node.ForEach loop && loop.source() == child) {
      if (loop.local().type() == null || loop.local().type().isVar()) {
        locals[loop.local().id()] = elementOf(type);
      }
    } else if (parent instanceof Node.Return
        || parent instanceof Node.Yield
        || isArrowValue(parent, child)) {
      frame.values().add(type);
    } else if (parent instanceof Node.Case
        && child instanceof Node.Name name
        && targets[child.id()] instanceof Target.Unresolved) {
      enumLabel(parent, name);
    }
  }

  /** A label names a constant of the selector's enum without qualifying it. */
  private void enumLabel(Node parent, Node.Name name) {
    ClassRef selected =
        body.parent(parent) instanceof Node.Switch outer
            ? TypeOps.classOf(typeOf(outer.selector()))
            : null;
    TypeIndex.FieldFound field = selected == null ? null : index.field(selected, name.name());
    if (field != null) {
      set(name, field.type(), new Target.Field(field.owner(), field.field(), field.type()));
    }
  }

  TypeRef elementOf(TypeRef type) {
    if (type instanceof ArrayRef array) {
      return array.element();
    }
    ClassRef iterable = index.asSuper(type, "java.lang.Iterable");
    if (iterable == null) {
      return NO_TYPE;
    }
    return iterable.arguments().isEmpty()
        ? TypeOps.OBJECT
        : TypeOps.upper(iterable.arguments().get(0));
  }

  private TypeRef typeOf(Node node) {
    TypeRef type = types[node.id()];
    return type == null ? NO_TYPE : type;
  }

  TypeRef typeOf(Local local) {
    TypeRef known = locals[local.id()];
    if (known != null) {
      return known;
    }
    TypeName written = local.type();
    if (written == null || written.isVar()) {
      return NO_TYPE;
    }
    TypeRef type = scope.resolve(written);
    type = local.varargs() ? new ArrayRef(type) : type;
    locals[local.id()] = type;
    return type;
  }

  TypeRef attribute(Node.Expr expression, @Nullable TypeRef expected) {
    if (depth >= DEEPEST) {
      set(
          expression,
          new Unknown("nests too deeply"),
          isCall(expression) ? new Target.Unresolved(Target.Reason.TOO_DEEP) : null);
      return typeOf(expression);
    }
    depth++;
    try {
      TypeRef type = dispatch(expression, expected);
      types[expression.id()] = type;
      return type;
    } finally {
      depth--;
    }
  }

  /** The one total match over expressions. */
  private TypeRef dispatch(Node.Expr expression, @Nullable TypeRef expected) {
    if (expression instanceof Node.LocalUse use) {
      return typeOf(use.local());
    }
    if (expression instanceof Node.Call call) {
      return callChain(call, expected);
    }
    if (expression instanceof Node.Name name) {
      return calls.names().name(name);
    }
    if (expression instanceof Node.Select select) {
      return select(select);
    }
    if (expression instanceof Node.Literal literal) {
      return literal(literal);
    }
    if (expression instanceof Node.Binary binary) {
      return binary(binary);
    }
    if (expression instanceof Node.Assign assign) {
      TypeRef type = attribute(assign.target(), null);
      attribute(assign.value(), TypeOps.isUnknown(type) ? null : type);
      return type;
    }
    if (expression instanceof Node.Unary unary) {
      return unary(unary);
    }
    if (expression instanceof Node.New created) {
      return calls.create(created, expected);
    }
    if (expression instanceof Node.Lambda lambda) {
      return lambda(lambda, expected);
    }
    if (expression instanceof Node.MethodRef reference) {
      return calls.references().attribute(reference, expected).type();
    }
    if (expression instanceof Node.ArrayAccess access) {
      TypeRef array = attribute(access.array(), null);
      attribute(access.index(), null);
      return array instanceof ArrayRef ref ? ref.element() : NO_TYPE;
    }
    if (expression instanceof Node.Conditional conditional) {
      return conditional(conditional, expected);
    }
    if (expression instanceof Node.Cast cast) {
      TypeRef type = scope.resolve(cast.type());
      attribute(cast.value(), type);
      return type;
    }
    if (expression instanceof Node.InstanceOf test) {
      attribute(test.value(), null);
      return Primitive.BOOLEAN;
    }
    if (expression instanceof Node.ConstructorCall call) {
      calls.construct(call);
      return Primitive.VOID;
    }
    return rare(expression, expected);
  }

  private TypeRef rare(Node.Expr expression, @Nullable TypeRef expected) {
    if (expression instanceof Node.This self) {
      return calls.names().self(self.qualifier());
    }
    if (expression instanceof Node.Super parent) {
      return calls.names().parent(parent.qualifier());
    }
    if (expression instanceof Node.Switch choice) {
      return choice(choice, expected);
    }
    if (expression instanceof Node.NewArray array) {
      TypeRef type = scope.resolve(array.type());
      array.dimensions().forEach(dimension -> attribute(dimension, null));
      if (array.init() != null) {
        attribute(array.init(), type);
      }
      return type;
    }
    if (expression instanceof Node.ArrayInit init) {
      TypeRef element = expected instanceof ArrayRef array ? array.element() : null;
      init.elements().forEach(e -> attribute(e, element));
      return expected == null ? NO_TYPE : expected;
    }
    if (expression instanceof Node.ClassLiteral literal) {
      return new ClassRef("java.lang.Class", List.of(TypeOps.box(scope.resolve(literal.type()))));
    }
    if (expression instanceof Node.TypeUse use) {
      TypeRef type = scope.resolve(use.type());
      targets[use.id()] = type instanceof ClassRef ref ? new Target.Type(ref) : null;
      return type;
    }
    return NO_TYPE;
  }

  /** Walks down a chain of calls and attributes it from the innermost receiver outwards. */
  private TypeRef callChain(Node.Call outermost, @Nullable TypeRef expected) {
    List<Node.Call> chain = new ArrayList<>(4);
    Node.Call at = outermost;
    chain.add(at);
    while (at.receiver() instanceof Node.Call next) {
      chain.add(next);
      at = next;
    }
    if (at.receiver() != null) {
      attribute(at.receiver(), null);
    }
    for (int i = chain.size() - 1; i > 0; i--) {
      types[chain.get(i).id()] = calls.call(chain.get(i), null);
    }
    return calls.call(outermost, expected);
  }

  private TypeRef select(Node.Select select) {
    List<Node.Select> chain = new ArrayList<>(4);
    Node.Select at = select;
    chain.add(at);
    while (at.target() instanceof Node.Select next) {
      chain.add(next);
      at = next;
    }
    attribute(at.target(), null);
    for (int i = chain.size() - 1; i >= 0; i--) {
      types[chain.get(i).id()] = calls.names().select(chain.get(i));
    }
    return typeOf(select);
  }

  private static TypeRef literal(Node.Literal literal) {
    return switch (literal.kind()) {
      case INT -> Primitive.INT;
      case LONG -> Primitive.LONG;
      case FLOAT -> Primitive.FLOAT;
      case DOUBLE -> Primitive.DOUBLE;
      case CHAR -> Primitive.CHAR;
      case BOOLEAN -> Primitive.BOOLEAN;
      case STRING -> TypeOps.STRING;
      case NULL -> TypeRef.Null.NULL;
    };
  }

  private TypeRef binary(Node.Binary binary) {
    List<TypeRef> operands = new ArrayList<>(binary.operands().size());
    for (Node.Expr operand : binary.operands()) {
      operands.add(attribute(operand, null));
    }
    switch (binary.operator()) {
      case "==", "!=", "<", ">", "<=", ">=", "&&", "||":
        return Primitive.BOOLEAN;
      case "<<", ">>", ">>>":
        return Conversions.promote(operands.subList(0, 1));
      case "+":
        return operands.contains(TypeOps.STRING) ? TypeOps.STRING : Conversions.promote(operands);
      default:
        return Conversions.promote(operands);
    }
  }

  private TypeRef unary(Node.Unary unary) {
    TypeRef type = attribute(unary.operand(), null);
    if (unary.operator().equals("!")) {
      return Primitive.BOOLEAN;
    }
    return unary.writes() ? type : Conversions.promote(List.of(type));
  }

  private TypeRef conditional(Node.Conditional conditional, @Nullable TypeRef expected) {
    attribute(conditional.condition(), null);
    TypeRef one = attribute(conditional.then(), expected);
    TypeRef other = attribute(conditional.orElse(), expected);
    return calls.common(List.of(one, other), expected);
  }

  private TypeRef choice(Node.Switch choice, @Nullable TypeRef expected) {
    attribute(choice.selector(), null);
    Frame outer = frame;
    Frame own = new Frame(expected, new ArrayList<>());
    if (!choice.statement()) {
      frame = own;
    }
    range(body.end(choice.selector()), body.end(choice));
    frame = outer;
    return choice.statement() ? Primitive.VOID : calls.common(own.values(), expected);
  }

  private TypeRef lambda(Node.Lambda lambda, @Nullable TypeRef expected) {
    if (types[lambda.id()] == null || !(expected == null || lambda.parameters().isEmpty())) {
      lambdaResult(lambda, expected);
    }
    return expected == null ? NO_TYPE : expected;
  }

  /**
   * Attributes a lambda for the functional interface it becomes; answers the type of its result.
   */
  TypeRef lambdaResult(Node.Lambda lambda, @Nullable TypeRef functional) {
    ClassRef ref = functional == null ? null : TypeOps.classOf(functional);
    TypeIndex.Candidate function = ref == null ? null : index.function(ref.name());
    List<TypeRef> parameters =
        ref == null || function == null ? List.of() : calls.parametersOf(function, ref);
    for (int i = 0; i < lambda.parameters().size(); i++) {
      Local parameter = lambda.parameters().get(i);
      if (parameter.type() == null || parameter.type().isVar()) {
        locals[parameter.id()] = i < parameters.size() ? TypeOps.bound(parameters.get(i)) : NO_TYPE;
      }
    }
    TypeRef returns = ref == null || function == null ? null : calls.resultOf(function, ref);
    TypeRef result =
        lambdaBody(lambda, returns == null || TypeOps.isUnknown(returns) ? null : returns);
    types[lambda.id()] = functional == null ? NO_TYPE : functional;
    return result;
  }

  private TypeRef lambdaBody(Node.Lambda lambda, @Nullable TypeRef returns) {
    if (depth >= DEEPEST) {
      return NO_TYPE;
    }
    depth++;
    Frame outer = frame;
    frame = new Frame(returns, new ArrayList<>());
    try {
      if (lambda.body() instanceof Node.Expr expression) {
        return attribute(expression, returns);
      }
      range(lambda.body().id(), body.end(lambda.body()));
      return frame.values().isEmpty() ? Primitive.VOID : calls.common(frame.values(), returns);
    } finally {
      frame = outer;
      depth--;
    }
  }
}
