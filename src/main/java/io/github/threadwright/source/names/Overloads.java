package io.github.threadwright.source.names;

import io.github.threadwright.source.Node;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeRef.ArrayRef;
import io.github.threadwright.source.types.TypeRef.ClassRef;
import io.github.threadwright.source.types.TypeRef.Primitive;
import io.github.threadwright.source.types.TypeRef.TypeVar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Picks the overload of a call (JLS 15.12.2): by arity, then strictly, then with boxing, then as
 * variable arity; of those the most specific. Where an argument's type is not known and more than
 * one overload is left, none is picked.
 */
final class Overloads {
  private final TypeIndex index;
  private final Conversions conversions;

  Overloads(TypeIndex index, Conversions conversions) {
    this.index = index;
    this.conversions = conversions;
  }

  /**
   * What is known of an argument before the method is: its type, or the function it is.
   *
   * @param type null for a lambda or method reference
   * @param function null for anything else
   */
  record Argument(@Nullable TypeRef type, @Nullable FunctionShape function) {}

  /**
   * A lambda or method reference.
   *
   * @param arity -1 for a method reference, which may be of any
   * @param voidOk whether its body may stand where nothing is returned
   * @param valueOk whether its body may stand where a value is returned
   * @param result type of an expression that needs no parameter types, else null
   */
  record FunctionShape(
      int arity, boolean voidOk, boolean valueOk, boolean explicit, @Nullable TypeRef result) {}

  /** An overload with the types of its parameters at this call, one for each argument. */
  record Applicable(
      TypeIndex.Candidate candidate,
      Map<String, TypeRef> bindings,
      List<TypeRef> formals,
      boolean spread) {}

  /** The answer: one overload, or those that may be meant. */
  record Picked(@Nullable Applicable applicable, List<Applicable> possible) {}

  private enum Phase {
    STRICT,
    LOOSE,
    VARIABLE_ARITY
  }

  Picked pick(
      List<TypeIndex.Candidate> candidates,
      Function<TypeIndex.Candidate, Map<String, TypeRef>> bindings,
      List<Argument> arguments) {
    List<Applicable> possible = new ArrayList<>(candidates.size());
    for (Phase phase : Phase.values()) {
      List<Applicable> sure = new ArrayList<>();
      boolean doubt = false;
      for (TypeIndex.Candidate candidate : candidates) {
        Applicable applicable =
            instantiate(candidate, bindings.apply(candidate), arguments.size(), phase);
        Fit fit = applicable == null ? Fit.NO : fit(applicable, arguments, phase != Phase.STRICT);
        if (fit == Fit.NO || applicable == null) {
          continue;
        }
        sure.add(applicable);
        if (fit == Fit.MAYBE) {
          doubt = true;
        }
        possible.removeIf(earlier -> earlier.candidate() == candidate);
        possible.add(applicable);
      }
      if (!sure.isEmpty() && !doubt && possible.size() == sure.size()) {
        return new Picked(mostSpecific(sure, arguments), sure);
      }
    }
    return new Picked(possible.size() == 1 ? possible.get(0) : sameEverywhere(possible), possible);
  }

  /** Overloads that differ only in who declares them are one. */
  private static @Nullable Applicable sameEverywhere(List<Applicable> left) {
    if (left.isEmpty()) {
      return null;
    }
    String signature = left.get(0).candidate().method().signature();
    return left.stream().allMatch(a -> a.candidate().method().signature().equals(signature))
        ? left.get(0)
        : null;
  }

  private static @Nullable Applicable instantiate(
      TypeIndex.Candidate candidate, Map<String, TypeRef> classBindings, int count, Phase phase) {
    List<TypeRef> parameters = candidate.method().parameters();
    boolean spread = phase == Phase.VARIABLE_ARITY;
    if (spread
        ? !candidate.method().varargs() || count < parameters.size() - 1
        : parameters.size() != count) {
      return null;
    }
    Map<String, TypeRef> all = new HashMap<>(classBindings);
    Inference.rename(candidate.method().typeParameters(), all);
    List<TypeRef> formals = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int at = spread ? Math.min(i, parameters.size() - 1) : i;
      TypeRef formal = TypeOps.substitute(parameters.get(at), all);
      boolean element = spread && at == parameters.size() - 1 && formal instanceof ArrayRef;
      formals.add(element ? ((ArrayRef) formal).element() : formal);
    }
    return new Applicable(candidate, all, formals, spread);
  }

  private Fit fit(Applicable applicable, List<Argument> arguments, boolean loose) {
    Fit fit = Fit.YES;
    for (int i = 0; i < arguments.size() && fit != Fit.NO; i++) {
      Argument argument = arguments.get(i);
      TypeRef formal = applicable.formals().get(i);
      FunctionShape function = argument.function();
      if (function != null) {
        fit = fit.and(fits(function, formal));
      } else if (argument.type() != null) {
        fit = fit.and(conversions.fits(argument.type(), formal, loose));
      } else {
        fit = fit.and(Fit.MAYBE);
      }
    }
    return fit;
  }

  private Fit fits(FunctionShape function, TypeRef formal) {
    if (formal instanceof TypeVar variable) {
      return variable.name().charAt(0) == Inference.MARK ? Fit.YES : Fit.NO;
    }
    if (!(TypeOps.bound(formal) instanceof ClassRef ref)) {
      return TypeOps.isUnknown(formal) ? Fit.MAYBE : Fit.NO;
    }
    if (index.find(ref.name()) == null) {
      return Fit.MAYBE;
    }
    TypeIndex.Candidate method = index.function(ref.name());
    if (method == null) {
      return index.isComplete(ref.name()) ? Fit.NO : Fit.MAYBE;
    }
    if (function.arity() < 0) {
      return Fit.YES;
    }
    if (method.method().parameters().size() != function.arity()) {
      return Fit.NO;
    }
    boolean isVoid = method.method().returns() == Primitive.VOID;
    if (isVoid ? !function.voidOk() : !function.valueOk() || function.result() == Primitive.VOID) {
      return Fit.NO;
    }
    return Fit.YES;
  }

  private @Nullable Applicable mostSpecific(List<Applicable> applicable, List<Argument> arguments) {
    if (applicable.size() == 1) {
      return applicable.get(0);
    }
    List<Applicable> best = new ArrayList<>();
    for (Applicable one : applicable) {
      if (applicable.stream()
          .allMatch(other -> other == one || moreSpecific(one, other, arguments))) {
        best.add(one);
      }
    }
    if (best.size() <= 1) {
      return best.isEmpty() ? null : best.get(0);
    }
    return best.stream()
        .filter(a -> !a.candidate().method().isAbstract())
        .findFirst()
        .orElse(best.get(0));
  }

  private boolean moreSpecific(Applicable one, Applicable other, List<Argument> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      TypeRef mine = TypeIndex.erase(TypeOps.bound(one.formals().get(i)));
      TypeRef theirs = TypeIndex.erase(TypeOps.bound(other.formals().get(i)));
      FunctionShape function = arguments.get(i).function();
      if (mine.equals(theirs) || conversions.fits(mine, theirs, false) == Fit.YES) {
        continue;
      }
      if (function == null || !moreSpecificFunction(mine, theirs, function)) {
        return false;
      }
    }
    if (one.spread() && other.spread()) {
      return one.candidate().method().parameters().size()
          >= other.candidate().method().parameters().size();
    }
    return true;
  }

  /**
   * JLS 15.12.2.5: of two functional interfaces the one that uses the value, then the one that does
   * not box it.
   */
  private boolean moreSpecificFunction(TypeRef mine, TypeRef theirs, FunctionShape function) {
    if (!function.explicit()
        || !(mine instanceof ClassRef one)
        || !(theirs instanceof ClassRef other)) {
      return false;
    }
    TypeIndex.Candidate first = index.function(one.name());
    TypeIndex.Candidate second = index.function(other.name());
    if (first == null || second == null) {
      return false;
    }
    TypeRef mineReturns = first.method().returns();
    TypeRef theirsReturns = second.method().returns();
    if (theirsReturns == Primitive.VOID) {
      return true;
    }
    TypeRef result = function.result();
    if (result == null || mineReturns == Primitive.VOID) {
      return false;
    }
    return (mineReturns instanceof Primitive
            && !(theirsReturns instanceof Primitive)
            && result instanceof Primitive)
        || (!(mineReturns instanceof Primitive)
            && theirsReturns instanceof Primitive
            && !(result instanceof Primitive));
  }

  /** How a lambda may be used, read off its form (JLS 15.27.2). */
  static FunctionShape shape(
      Node.Lambda lambda, io.github.threadwright.source.Body body, @Nullable TypeRef result) {
    boolean explicit =
        lambda.parameters().stream().allMatch(p -> p.type() != null && !p.type().isVar());
    int arity = lambda.parameters().size();
    if (!(lambda.body() instanceof Node.Block block)) {
      return new FunctionShape(arity, isStatementExpression(lambda.body()), true, explicit, result);
    }
    boolean returnsValue = false;
    boolean returnsNothing = false;
    for (int id = block.id(); id < body.end(block); id++) {
      Node node = body.node(id);
      if (node instanceof Node.Lambda && node != lambda) {
        id = body.end(node) - 1;
      } else if (node instanceof Node.Return returned) {
        returnsValue |= returned.value() != null;
        returnsNothing |= returned.value() == null;
      }
    }
    boolean valueOk = returnsValue || (!returnsNothing && neverEnds(block, body));
    return new FunctionShape(arity, !returnsValue, valueOk, explicit, null);
  }

  private static boolean isStatementExpression(Node node) {
    return node instanceof Node.Call
        || node instanceof Node.Assign
        || node instanceof Node.New
        || (node instanceof Node.Unary unary && unary.writes());
  }

  private static boolean neverEnds(Node.Block block, io.github.threadwright.source.Body body) {
    if (block.statements().isEmpty()) {
      return false;
    }
    Node last = block.statements().get(block.statements().size() - 1);
    if (last instanceof Node.Throw) {
      return true;
    }
    return last instanceof Node.While loop
        && loop.condition() instanceof Node.Literal literal
        && literal.value().equals("true")
        && body.subtree(loop).noneMatch(n -> n instanceof Node.Break);
  }
}
