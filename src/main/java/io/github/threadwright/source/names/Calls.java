package io.github.threadwright.source.names;

import io.github.threadwright.source.Node;
import io.github.threadwright.source.TypeDecl;
import io.github.threadwright.source.TypeName;
import io.github.threadwright.source.types.MethodShape;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeRef.ArrayRef;
import io.github.threadwright.source.types.TypeRef.ClassRef;
import io.github.threadwright.source.types.TypeRef.Primitive;
import io.github.threadwright.source.types.TypeRef.Unknown;
import io.github.threadwright.source.types.TypeRef.Wildcard;
import io.github.threadwright.source.types.TypeShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the method or constructor that a call names, and the type of its result. */
final class Calls {
  private static final Unknown NO_TYPE = new Unknown("not known");

  private final BodyAttributor attributor;
  private final TypeIndex index;
  private final Conversions conversions;
  private final Overloads overloads;
  private final Scope scope;
  private final NameLookup names;
  private final MethodRefs references;

  Calls(BodyAttributor attributor, TypeIndex index, Conversions conversions, Scope scope) {
    this.attributor = attributor;
    this.index = index;
    this.conversions = conversions;
    this.overloads = new Overloads(index, conversions);
    this.scope = scope;
    this.names = new NameLookup(attributor, index, scope);
    this.references = new MethodRefs(attributor, this, index, conversions);
  }

  NameLookup names() {
    return names;
  }

  MethodRefs references() {
    return references;
  }

  /**
   * Attributes a call whose receiver, if any, is attributed already; answers the type of its
   * result.
   */
  TypeRef call(Node.Call call, @Nullable TypeRef expected) {
    Node.Expr receiver = call.receiver();
    if (receiver == null) {
      return unqualified(call, expected);
    }
    if (attributor.target(receiver) instanceof Target.Package
        || attributor.target(receiver) instanceof Target.Unresolved) {
      if (TypeOps.isUnknown(typeOf(receiver))) {
        return unresolved(call, call.arguments(), Target.Reason.RECEIVER_TYPE_UNKNOWN);
      }
    }
    TypeRef type = TypeOps.upper(typeOf(receiver));
    if (type instanceof ArrayRef) {
      return onArray(call, type, expected);
    }
    ClassRef use = TypeOps.classOf(type);
    if (use == null) {
      return unresolved(call, call.arguments(), Target.Reason.RECEIVER_TYPE_UNKNOWN);
    }
    return member(call, use, call.name(), call.typeArguments(), call.arguments(), expected);
  }

  private TypeRef onArray(Node.Call call, TypeRef array, @Nullable TypeRef expected) {
    TypeRef result =
        member(call, TypeOps.OBJECT, call.name(), call.typeArguments(), call.arguments(), expected);
    return call.name().equals("clone") ? array : result;
  }

  private TypeRef typeOf(Node node) {
    TypeRef type = attributor.known(node);
    return type == null ? NO_TYPE : type;
  }

  /**
   * The innermost enclosing type that has a method of that name, then static imports (JLS 15.12.1).
   */
  private TypeRef unqualified(Node.Call call, @Nullable TypeRef expected) {
    List<TypeDecl> notKnown = new ArrayList<>();
    for (TypeDecl around : scope.enclosingTypes()) {
      TypeIndex.Methods methods = index.methods(around.binaryName(), call.name());
      if (!methods.candidates().isEmpty()) {
        return member(
            call,
            names.selfOf(around),
            call.name(),
            call.typeArguments(),
            call.arguments(),
            expected);
      }
      if (!methods.complete()) {
        notKnown.add(around);
      }
    }
    List<String> imported = new ArrayList<>(scope.file().staticImports(call.name()));
    for (String type : scope.file().staticImportsOnDemand()) {
      if (!index.methods(type, call.name()).candidates().isEmpty()) {
        imported.add(type);
      }
    }
    for (String type : imported) {
      if (index.find(type) == null || !index.methods(type, call.name()).candidates().isEmpty()) {
        return member(
            call, ClassRef.of(type), call.name(), call.typeArguments(), call.arguments(), expected);
      }
    }
    attributeAll(call.arguments());
    if (notKnown.size() == 1
        && scope.file().staticImportsOnDemand().stream().allMatch(t -> index.find(t) != null)) {
      String owner = notKnown.get(0).binaryName();
      attributor.set(
          call,
          NO_TYPE,
          new Target.OwnerOnly(
              owner, index.find(owner), call.name(), Target.Reason.SUPERTYPE_NOT_KNOWN));
      return NO_TYPE;
    }
    Target.Reason reason =
        notKnown.isEmpty() ? Target.Reason.NAME_NOT_KNOWN : Target.Reason.SUPERTYPE_NOT_KNOWN;
    attributor.set(call, NO_TYPE, new Target.Unresolved(reason));
    return NO_TYPE;
  }

  TypeRef create(Node.New created, @Nullable TypeRef expected) {
    if (created.outer() != null) {
      attributor.attribute(created.outer(), null);
    }
    TypeRef type = created.outer() == null ? scope.resolve(created.type()) : innerType(created);
    if (!(type instanceof ClassRef ref)) {
      unresolved(created, created.arguments(), Target.Reason.TYPE_NOT_KNOWN);
      return type;
    }
    TypeShape shape = index.find(ref.name());
    if (shape != null && shape.isInterface()) {
      member(
          created, TypeOps.OBJECT, MethodShape.CONSTRUCTOR, List.of(), created.arguments(), null);
    } else if (created.type().diamond() && shape != null) {
      return diamond(created, shape, expected);
    } else {
      member(created, ref, MethodShape.CONSTRUCTOR, List.of(), created.arguments(), null);
    }
    if (created.type().diamond() && shape != null && expected != null) {
      return argumentsFrom(shape, expected);
    }
    return created.body() != null ? ClassRef.of(created.body().binaryName()) : type;
  }

  private TypeRef innerType(Node.New created) {
    ClassRef outer = created.outer() == null ? null : TypeOps.classOf(typeOf(created.outer()));
    String member =
        outer == null
            ? null
            : scope.file().project().memberType(outer.name(), created.type().name());
    return member == null ? NO_TYPE : ClassRef.of(member);
  }

  /**
   * {@code new Type<>(...)}: the class's type parameters are inferred like those of a method (JLS
   * 15.9.3).
   */
  private TypeRef diamond(Node.New created, TypeShape shape, @Nullable TypeRef expected) {
    Map<String, TypeRef> renamed = new HashMap<>();
    Inference.rename(shape.typeParameters(), renamed);
    ClassRef generic = (ClassRef) TypeOps.substitute(TypeIndex.self(shape.name(), shape), renamed);
    TypeRef type =
        member(created, generic, MethodShape.CONSTRUCTOR, List.of(), created.arguments(), expected);
    return created.body() != null ? ClassRef.of(created.body().binaryName()) : type;
  }

  private TypeRef argumentsFrom(TypeShape shape, TypeRef expected) {
    return expected instanceof ClassRef ref && ref.name().equals(shape.name())
        ? ref
        : ClassRef.of(shape.name());
  }

  void construct(Node.ConstructorCall call) {
    if (call.outer() != null) {
      attributor.attribute(call.outer(), null);
    }
    TypeRef type = call.isThis() ? names.self(null) : names.parent(null);
    if (type instanceof ClassRef ref) {
      member(call, ref, MethodShape.CONSTRUCTOR, List.of(), call.arguments(), null);
    } else {
      unresolved(call, call.arguments(), Target.Reason.SUPERTYPE_NOT_KNOWN);
    }
  }

  private TypeRef member(
      Node.Expr call,
      ClassRef use,
      String name,
      List<TypeName> typeArguments,
      List<Node.Expr> arguments,
      @Nullable TypeRef expected) {
    TypeIndex.Methods methods = index.methods(use.name(), name);
    TypeShape shape = index.find(use.name());
    if (methods.candidates().isEmpty()) {
      attributeAll(arguments);
      Target.Reason reason =
          shape == null
              ? Target.Reason.TYPE_NOT_KNOWN
              : methods.complete()
                  ? Target.Reason.NO_SUCH_METHOD
                  : Target.Reason.SUPERTYPE_NOT_KNOWN;
      attributor.set(call, NO_TYPE, owner(use, shape, name, reason));
      return NO_TYPE;
    }
    Overloads.Picked picked = pick(methods.candidates(), use, arguments);
    if (picked.applicable() == null) {
      attributeAll(arguments);
      picked = pick(methods.candidates(), use, arguments);
    }
    if (picked.applicable() == null) {
      TypeRef result = commonResult(picked.possible());
      Target.Reason reason =
          !picked.possible().isEmpty()
              ? Target.Reason.AMBIGUOUS
              : methods.complete()
                  ? Target.Reason.NO_SUCH_METHOD
                  : Target.Reason.SUPERTYPE_NOT_KNOWN;
      attributor.set(call, result, owner(use, shape, name, reason));
      return result;
    }
    return finish(call, use, picked.applicable(), typeArguments, arguments, expected);
  }

  private static Target owner(
      ClassRef use, @Nullable TypeShape shape, String name, Target.Reason reason) {
    return use.name().startsWith("?.")
        ? new Target.Unresolved(reason)
        : new Target.OwnerOnly(use.name(), shape, name, reason);
  }

  private Overloads.Picked pick(
      List<TypeIndex.Candidate> candidates, ClassRef use, List<Node.Expr> arguments) {
    boolean single = candidates.size() == 1;
    List<Overloads.Argument> known = new ArrayList<>(arguments.size());
    for (Node.Expr argument : arguments) {
      known.add(argument(argument, single));
    }
    return overloads.pick(candidates, candidate -> bindings(candidate, use), known);
  }

  /** What the variables of the declaring class are, seen from the receiver's type. */
  Map<String, TypeRef> bindings(TypeIndex.Candidate candidate, ClassRef use) {
    TypeShape shape = index.find(use.name());
    if (shape == null || candidate.bindings().isEmpty()) {
      return Map.of();
    }
    Map<String, TypeRef> receiver = index.bindings(shape, use);
    Map<String, TypeRef> all = new HashMap<>();
    candidate.bindings().forEach((name, type) -> all.put(name, TypeOps.substitute(type, receiver)));
    return all;
  }

  private Overloads.Argument argument(Node.Expr argument, boolean single) {
    if (argument instanceof Node.Lambda lambda) {
      TypeRef result = null;
      if (!single
          && lambda.parameters().isEmpty()
          && lambda.body() instanceof Node.Expr expression) {
        result =
            attributor.known(expression) != null
                ? attributor.known(expression)
                : attributor.attribute(expression, null);
      }
      return new Overloads.Argument(null, Overloads.shape(lambda, attributor.body(), result));
    }
    if (argument instanceof Node.MethodRef) {
      return new Overloads.Argument(null, new Overloads.FunctionShape(-1, true, true, false, null));
    }
    TypeRef known = attributor.known(argument);
    if (known != null) {
      return new Overloads.Argument(known, null);
    }
    if (waitsForTarget(argument)) {
      return new Overloads.Argument(null, null);
    }
    return new Overloads.Argument(attributor.attribute(argument, null), null);
  }

  /**
   * Whether an argument holds lambdas whose parameter types may depend on where the argument goes
   * (JLS 15.12.2.2).
   */
  private static boolean waitsForTarget(Node.Expr argument) {
    List<Node.Expr> inner =
        argument instanceof Node.Call call
            ? call.arguments()
            : argument instanceof Node.New created ? created.arguments() : List.of();
    for (Node.Expr expression : inner) {
      if (expression instanceof Node.MethodRef
          || (expression instanceof Node.Lambda lambda && !lambda.parameters().isEmpty())
          || (expression instanceof Node.Call && waitsForTarget(expression))) {
        return true;
      }
    }
    return argument instanceof Node.New created
        && created.type().diamond()
        && created.body() == null;
  }

  private TypeRef finish(
      Node.Expr call,
      ClassRef use,
      Overloads.Applicable applicable,
      List<TypeName> typeArguments,
      List<Node.Expr> arguments,
      @Nullable TypeRef expected) {
    MethodShape method = applicable.candidate().method();
    Inference inference = new Inference(index, conversions);
    for (int i = 0; i < Math.min(typeArguments.size(), method.typeParameters().size()); i++) {
      inference.bind(method.typeParameters().get(i).name(), scope.resolve(typeArguments.get(i)));
    }
    for (int i = 0; i < arguments.size(); i++) {
      TypeRef known = isFunction(arguments.get(i)) ? null : attributor.known(arguments.get(i));
      if (known != null && !wantsTarget(arguments.get(i), known)) {
        inference.match(applicable.formals().get(i), known);
      }
    }
    TypeRef returns =
        method.isConstructor() ? use : TypeOps.substitute(method.returns(), applicable.bindings());
    if (expected != null) {
      inference.matchResult(returns, expected);
    }
    for (int i = 0; i < arguments.size(); i++) {
      later(arguments.get(i), applicable.formals().get(i), inference);
    }
    TypeRef result = special(call, method, use, TypeOps.upper(inference.apply(returns)));
    attributor.set(
        call,
        result,
        new Target.Method(applicable.candidate().owner(), method, use.name(), result));
    return result;
  }

  /** {@code emptyList()} and the like: only what it is passed to says of what. */
  private static boolean wantsTarget(Node.Expr argument, TypeRef known) {
    return argument instanceof Node.Call call
        && call.arguments().isEmpty()
        && TypeOps.holdsUnknown(known);
  }

  private static boolean isFunction(Node.Expr argument) {
    return argument instanceof Node.Lambda || argument instanceof Node.MethodRef;
  }

  /** Attributes what had to wait for the method, and learns from it. */
  private void later(Node.Expr argument, TypeRef formal, Inference inference) {
    TypeRef target = TypeOps.bound(inference.apply(formal));
    if (argument instanceof Node.Lambda lambda) {
      boolean early = attributor.known(lambda) != null && lambda.parameters().isEmpty();
      TypeRef result =
          early && lambda.body() instanceof Node.Expr e
              ? typeOf(e)
              : attributor.lambdaResult(lambda, target);
      learnResult(formal, result, inference);
    } else if (argument instanceof Node.MethodRef reference) {
      MethodRefs.Answer answer = references.attribute(reference, target);
      attributor.set(reference, target, attributor.target(reference));
      learnResult(formal, answer.result(), inference);
    } else if (attributor.known(argument) == null || wantsTarget(argument, typeOf(argument))) {
      inference.match(
          formal, attributor.attribute(argument, TypeOps.isUnknown(target) ? null : target));
    }
  }

  private void learnResult(TypeRef formal, TypeRef result, Inference inference) {
    ClassRef ref = TypeOps.classOf(TypeOps.bound(formal));
    TypeIndex.Candidate function = ref == null ? null : index.function(ref.name());
    if (ref != null && function != null) {
      inference.match(resultOf(function, ref), result);
    }
  }

  /** {@code getClass()} is of type {@code Class<? extends |T|>} (JLS 4.3.2). */
  private TypeRef special(Node.Expr call, MethodShape method, ClassRef use, TypeRef result) {
    if (call instanceof Node.Call
        && method.name().equals("getClass")
        && method.parameters().isEmpty()) {
      return new ClassRef(
          "java.lang.Class",
          List.of(new Wildcard(Wildcard.Direction.EXTENDS, ClassRef.of(use.name()))));
    }
    return result;
  }

  List<TypeRef> parametersOf(TypeIndex.Candidate function, ClassRef use) {
    Map<String, TypeRef> bindings = bindings(function, use);
    return function.method().parameters().stream()
        .map(p -> TypeOps.bound(TypeOps.substitute(p, bindings)))
        .toList();
  }

  TypeRef resultOf(TypeIndex.Candidate function, ClassRef use) {
    return TypeOps.bound(TypeOps.substitute(function.method().returns(), bindings(function, use)));
  }

  private TypeRef commonResult(List<Overloads.Applicable> possible) {
    TypeRef result = null;
    for (Overloads.Applicable applicable : possible) {
      TypeRef one =
          TypeOps.substitute(applicable.candidate().method().returns(), applicable.bindings());
      if (TypeOps.mentions(one, Inference.MARK) || (result != null && !result.equals(one))) {
        return NO_TYPE;
      }
      result = one;
    }
    return result == null ? NO_TYPE : TypeOps.upper(result);
  }

  /** The one type of several branches: the same, or the more general one. */
  TypeRef common(List<TypeRef> branches, @Nullable TypeRef expected) {
    TypeRef result = null;
    for (TypeRef type : branches) {
      if (result == null || result == TypeRef.Null.NULL) {
        result = result == null ? type : TypeOps.box(type);
      } else if (type != TypeRef.Null.NULL && !result.equals(type)) {
        result = join(result, type);
      } else if (type == TypeRef.Null.NULL) {
        result = TypeOps.box(result);
      }
    }
    boolean vague = result == null || TypeOps.isUnknown(result) || result == TypeRef.Null.NULL;
    return vague && expected != null ? expected : result == null ? NO_TYPE : result;
  }

  private TypeRef join(TypeRef one, TypeRef other) {
    if (TypeOps.unbox(one) != null
        && TypeOps.unbox(other) != null
        && (one instanceof Primitive || other instanceof Primitive)) {
      return Conversions.promote(List.of(one, other));
    }
    if (conversions.fits(other, one, false) == Fit.YES) {
      return one;
    }
    return conversions.fits(one, other, false) == Fit.YES ? other : NO_TYPE;
  }

  private void attributeAll(List<Node.Expr> arguments) {
    for (Node.Expr argument : arguments) {
      if (attributor.known(argument) == null) {
        attributor.attribute(argument, null);
      }
    }
  }

  private TypeRef unresolved(Node.Expr call, List<Node.Expr> arguments, Target.Reason reason) {
    attributeAll(arguments);
    attributor.set(call, NO_TYPE, new Target.Unresolved(reason));
    return NO_TYPE;
  }
}
