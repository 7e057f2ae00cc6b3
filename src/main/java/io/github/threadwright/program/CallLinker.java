package io.github.threadwright.program;

import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.MethodShape;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeShape;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds where the calls of one file go. */
final class CallLinker {
  private final FileCode code;
  private final int base;
  private final ClassTable classes;
  private final Dispatch dispatch;

  /**
   * @param base id of the first unit of the file
   */
  CallLinker(FileCode code, int base, ClassTable classes, Dispatch dispatch) {
    this.code = code;
    this.base = base;
    this.classes = classes;
    this.dispatch = dispatch;
  }

  /** Where the call of that number goes. */
  Answer link(int call) {
    CodePlace place = Objects.requireNonNull(code.units().get(code.caller(call)).place());
    Node node = code.call(call);
    Target target = place.targetOf(node);
    if (node instanceof Node.New made && made.body() != null) {
      return anonymous(made.body().binaryName(), target);
    }
    if (target instanceof Target.Method method) {
      return method(place, node, method);
    }
    return target instanceof Target.OwnerOnly known
        ? ownerOnly(place, node, known)
        : Answer.NOT_KNOWN;
  }

  /** The class's own constructor is not written; it passes its arguments on to the superclass. */
  private Answer anonymous(String name, @Nullable Target target) {
    IntList units = new IntList();
    ProjectClass own = find(name);
    if (own != null) {
      units.add(own.constructor());
    }
    Answer above = target instanceof Target.Method method ? exactly(method) : Answer.NOT_KNOWN;
    for (int unit : above.units()) {
      units.add(unit);
    }
    return new Answer(units.toSet(), above.state());
  }

  private Answer method(CodePlace place, Node node, Target.Method method) {
    MethodShape shape = method.shape();
    boolean isExact =
        shape.isStatic()
            || shape.isConstructor()
            || Modifier.isPrivate(shape.modifiers())
            || receiver(node) instanceof Node.Super;
    if (isExact) {
      return exactly(method);
    }
    boolean outside = method.owner().origin() != TypeShape.Origin.PROJECT;
    if (outside && isArray(place, receiver(node))) {
      return Answer.OUTSIDE;
    }
    Called called = called(method.receiver(), shape, shape.name(), shape.parameters().size());
    return virtual(place, node, called, outside);
  }

  private static boolean isArray(CodePlace place, Node.@Nullable Expr receiver) {
    return receiver != null && place.typeOf(receiver) instanceof TypeRef.ArrayRef;
  }

  private Called called(String receiver, @Nullable MethodShape shape, String name, int arity) {
    return new Called(find(receiver), receiver, shape, name, arity);
  }

  private @Nullable ProjectClass find(String name) {
    return classes.find(name, code.file());
  }

  /** A method that no other can take the place of. */
  private Answer exactly(Target.Method method) {
    if (method.owner().origin() != TypeShape.Origin.PROJECT) {
      return Answer.OUTSIDE;
    }
    ProjectClass owner = find(method.owner().name());
    if (owner == null) {
      return Answer.IMPLIED;
    }
    ProjectClass.Member member = Dispatch.member(owner, method.shape());
    if (member != null) {
      return member.unit() == FileCode.NONE ? Answer.NOT_KNOWN : Answer.of(member.unit());
    }
    return method.shape().isConstructor() && owner.constructor() != FileCode.NONE
        ? Answer.of(owner.constructor())
        : Answer.IMPLIED;
  }

  private Answer virtual(CodePlace place, Node node, Called called, boolean outside) {
    Node.Expr receiver = receiver(node);
    LocalValues.Value value = receiver == null ? null : code.locals().of(place, receiver);
    if (value == null) {
      return dispatch.onAny(called, outside);
    }
    if (value.expr() instanceof Node.New made) {
      String name =
          made.body() != null
              ? made.body().binaryName()
              : FileCode.constructed(value.place(), made);
      ProjectClass type = name == null ? null : find(name);
      if (type != null) {
        return dispatch.onExactly(type, called);
      }
      return outside && name != null ? Answer.OUTSIDE : dispatch.onAny(called, outside);
    }
    int function = code.locals().unitOf(value.expr());
    return called.isAbstract() && function != FileCode.NONE
        ? Answer.of(base + function)
        : dispatch.onAny(called, outside);
  }

  private static Node.@Nullable Expr receiver(Node node) {
    return node instanceof Node.Call call
        ? call.receiver()
        : node instanceof Node.MethodRef reference ? reference.target() : null;
  }

  /** Of a type of the project any overload that takes so many arguments; else a library's. */
  private Answer ownerOnly(CodePlace place, Node node, Target.OwnerOnly known) {
    ProjectClass owner = find(known.owner());
    int arity = arity(node);
    boolean isSuper = receiver(node) instanceof Node.Super;
    if (owner == null) {
      return isSuper || known.name().equals(MethodShape.CONSTRUCTOR) || known.shape() != null
          ? Answer.OUTSIDE
          : virtual(place, node, called(known.owner(), null, known.name(), arity), true);
    }
    if (known.reason() != Target.Reason.AMBIGUOUS) {
      return Answer.NOT_KNOWN;
    }
    Called called = new Called(owner, known.owner(), null, known.name(), arity);
    if (known.name().equals(MethodShape.CONSTRUCTOR)) {
      return declared(owner, called);
    }
    if (isSuper) {
      return dispatch.onExactly(owner, called);
    }
    Answer declared = declared(owner, called);
    Answer virtual = virtual(place, node, called, false);
    return virtual.state() == Answer.UNKNOWN ? declared : both(declared, virtual);
  }

  /** Static ones and constructors, which no dispatch finds. */
  private static Answer declared(ProjectClass owner, Called called) {
    IntList units = new IntList();
    for (ProjectClass.Member member : owner.methods(called.name())) {
      boolean isFixed = member.method().isStatic() || member.method().isConstructor();
      if (isFixed && member.unit() != FileCode.NONE && called.isDeclaredBy(member)) {
        units.add(member.unit());
      }
    }
    return units.isEmpty() ? Answer.NOT_KNOWN : Answer.of(units.toSet());
  }

  private static Answer both(Answer one, Answer other) {
    if (other.state() > 0 || one.units().length == 0) {
      return other;
    }
    IntList units = new IntList();
    for (Answer answer : List.of(one, other)) {
      for (int unit : answer.units()) {
        units.add(unit);
      }
    }
    return new Answer(units.toSet(), other.state());
  }

  private static int arity(Node node) {
    if (node instanceof Node.Call call) {
      return call.arguments().size();
    }
    if (node instanceof Node.New made) {
      return made.arguments().size();
    }
    return node instanceof Node.ConstructorCall call ? call.arguments().size() : Called.ANY;
  }
}
