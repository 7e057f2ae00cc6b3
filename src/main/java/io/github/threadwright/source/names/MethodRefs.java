package io.github.threadwright.source.names;

import io.github.threadwright.source.Node;
import io.github.threadwright.source.types.MethodShape;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeRef.ArrayRef;
import io.github.threadwright.source.types.TypeRef.ClassRef;
import io.github.threadwright.source.types.TypeRef.Unknown;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a method reference names, given the functional interface it becomes (JLS 15.13.1). */
final class MethodRefs {
  private static final Unknown NO_TYPE = new Unknown("not known");
  private final BodyAttributor attributor;
  private final Calls calls;
  private final TypeIndex index;
  private final Conversions conversions;

  MethodRefs(BodyAttributor attributor, Calls calls, TypeIndex index, Conversions conversions) {
    this.attributor = attributor;
    this.calls = calls;
    this.index = index;
    this.conversions = conversions;
  }

  /**
   * @param type that of the reference: the functional interface
   * @param result that of the method it names
   */
  record Answer(TypeRef type, TypeRef result) {}

  Answer attribute(Node.MethodRef reference, @Nullable TypeRef functional) {
    TypeRef type = functional == null ? NO_TYPE : functional;
    TypeRef target = attributor.attribute(reference.target(), null);
    boolean onType =
        attributor.target(reference.target()) instanceof Target.Type
            || reference.target() instanceof Node.TypeUse;
    if (target instanceof ArrayRef && reference.name().equals("new")) {
      attributor.set(reference, type, null);
      return new Answer(type, target);
    }
    ClassRef use = target instanceof ArrayRef ? TypeOps.OBJECT : TypeOps.classOf(target);
    if (use == null) {
      attributor.set(reference, type, new Target.Unresolved(Target.Reason.RECEIVER_TYPE_UNKNOWN));
      return new Answer(type, NO_TYPE);
    }
    String name = reference.name().equals("new") ? MethodShape.CONSTRUCTOR : reference.name();
    List<TypeIndex.Candidate> candidates = index.methods(use.name(), name).candidates();
    List<TypeRef> parameters = parameters(functional);
    List<TypeIndex.Candidate> fitting =
        parameters == null ? candidates : fitting(candidates, use, parameters, onType);
    if (fitting.size() != 1) {
      Target.Reason reason =
          fitting.isEmpty() ? Target.Reason.NO_SUCH_METHOD : Target.Reason.AMBIGUOUS;
      attributor.set(
          reference,
          type,
          new Target.OwnerOnly(
              use.name(),
              index.find(use.name()),
              name,
              index.find(use.name()) == null ? Target.Reason.TYPE_NOT_KNOWN : reason));
      return new Answer(type, MethodShape.CONSTRUCTOR.equals(name) ? use : NO_TYPE);
    }
    return named(
        reference,
        type,
        use,
        receiver(use, parameters, fitting.get(0), onType),
        fitting.get(0),
        parameters);
  }

  private Answer named(
      Node.MethodRef reference,
      TypeRef type,
      ClassRef use,
      ClassRef receiver,
      TypeIndex.Candidate chosen,
      @Nullable List<TypeRef> parameters) {
    MethodShape method = chosen.method();
    Inference inference = new Inference(index, conversions);
    java.util.Map<String, TypeRef> bindings =
        new java.util.HashMap<>(calls.bindings(chosen, receiver));
    Inference.rename(method.typeParameters(), bindings);
    if (parameters != null) {
      int offset = parameters.size() - method.parameters().size();
      for (int i = 0;
          i < method.parameters().size() && offset >= 0 && i + offset < parameters.size();
          i++) {
        inference.match(
            TypeOps.substitute(method.parameters().get(i), bindings), parameters.get(i + offset));
      }
    }
    TypeRef result =
        method.isConstructor()
            ? use
            : TypeOps.upper(inference.apply(TypeOps.substitute(method.returns(), bindings)));
    attributor.set(reference, type, new Target.Method(chosen.owner(), method, use.name(), result));
    return new Answer(type, result);
  }

  /**
   * For {@code Type::instanceMethod} the first parameter is the receiver; its type arguments tell
   * more than the name.
   */
  private ClassRef receiver(
      ClassRef use,
      @Nullable List<TypeRef> parameters,
      TypeIndex.Candidate chosen,
      boolean onType) {
    if (!onType
        || parameters == null
        || parameters.isEmpty()
        || chosen.method().isStatic()
        || chosen.method().isConstructor()) {
      return use;
    }
    ClassRef seen = index.asSuper(parameters.get(0), use.name());
    return seen == null ? use : seen;
  }

  private @Nullable List<TypeRef> parameters(@Nullable TypeRef functional) {
    ClassRef ref = functional == null ? null : TypeOps.classOf(functional);
    TypeIndex.Candidate function = ref == null ? null : index.function(ref.name());
    return ref == null || function == null ? null : calls.parametersOf(function, ref);
  }

  private List<TypeIndex.Candidate> fitting(
      List<TypeIndex.Candidate> candidates,
      ClassRef use,
      List<TypeRef> parameters,
      boolean onType) {
    List<TypeIndex.Candidate> exact = new ArrayList<>();
    List<TypeIndex.Candidate> loose = new ArrayList<>();
    for (TypeIndex.Candidate candidate : candidates) {
      Fit fit = fit(candidate, use, parameters, onType, false);
      if (fit == Fit.YES) {
        exact.add(candidate);
      }
      if (fit != Fit.NO || fit(candidate, use, parameters, onType, true) != Fit.NO) {
        loose.add(candidate);
      }
    }
    return exact.size() == 1 && loose.size() == 1
        ? exact
        : exact.size() == 1 && sure(parameters) ? exact : loose;
  }

  private static boolean sure(List<TypeRef> parameters) {
    return parameters.stream().noneMatch(TypeOps::isUnknown);
  }

  private Fit fit(
      TypeIndex.Candidate candidate,
      ClassRef use,
      List<TypeRef> parameters,
      boolean onType,
      boolean loose) {
    MethodShape method = candidate.method();
    boolean viaFirst = onType && !method.isStatic() && !method.isConstructor();
    int offset = viaFirst ? 1 : 0;
    if (parameters.size() - offset != method.parameters().size()) {
      return loose && method.varargs() ? Fit.MAYBE : Fit.NO;
    }
    Fit fit =
        viaFirst ? conversions.fits(parameters.get(0), ClassRef.of(use.name()), false) : Fit.YES;
    java.util.Map<String, TypeRef> bindings =
        new java.util.HashMap<>(calls.bindings(candidate, use));
    Inference.rename(method.typeParameters(), bindings);
    for (int i = 0; i < method.parameters().size(); i++) {
      TypeRef formal = TypeOps.substitute(method.parameters().get(i), bindings);
      fit = fit.and(conversions.fits(parameters.get(i + offset), formal, loose));
    }
    return fit;
  }
}
