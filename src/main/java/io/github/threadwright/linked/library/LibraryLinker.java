package io.github.threadwright.linked.library;

import io.github.threadwright.linked.library.LibrarySummary.Gap;
import io.github.threadwright.linked.library.LibrarySummary.Reason;
import io.github.threadwright.source.bytecode.ClassCode;
import io.github.threadwright.source.bytecode.LibraryCode;
import io.github.threadwright.source.bytecode.MethodCode;
import io.github.threadwright.source.bytecode.MethodCode.Dispatch;
import io.github.threadwright.source.bytecode.MethodCode.Named;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the methods of libraries that a call may run, by class-hierarchy analysis within the jars
 * of the receiver's class and of the caller.
 */
final class LibraryLinker {
  /** Past so many classes it is an interface that everybody implements. */
  private static final int MOST_CLASSES = 60;

  private static final int MOST_TARGETS = 12;

  private final LibraryCode code;
  private final CallKnowledge knowledge;

  /**
   * Where a call may go.
   *
   * @param platform whether it may run a method that a class inherits from the JDK
   * @param function whether lambdas may implement it as well, which no hierarchy shows
   * @param gap why there is more, or all, that is not known
   */
  record Linked(
      List<LibraryMethod> targets, boolean platform, boolean function, @Nullable Gap gap) {
    Linked {
      targets = List.copyOf(targets);
    }

    /** Into how many ways the call parts: lambdas count for as much as all classes. */
    int ways() {
      int named = targets.size() + (platform ? 1 : 0);
      return function ? named * 2 : named;
    }

    static Linked unknown(Reason reason, String what) {
      return new Linked(List.of(), false, false, new Gap(reason, what));
    }
  }

  /** The class of a receiver. */
  record Context(String type, boolean exact) {}

  /** What a class has under a name: code, or something that it inherits from the JDK. */
  private record Resolved(@Nullable MethodCode code, boolean platform, boolean complete) {}

  LibraryLinker(LibraryCode code, CallKnowledge knowledge) {
    this.code = code;
    this.knowledge = knowledge;
  }

  @Nullable MethodCode code(LibraryMethod method) {
    ClassCode owner = code.find(method.owner());
    return owner == null ? null : owner.method(method.name(), method.descriptor());
  }

  @Nullable ClassCode find(String type) {
    return code.find(type);
  }

  /**
   * @param near the class that the call stands in
   */
  Linked link(Named method, Context receiver, String near) {
    if (method.dispatch() == Dispatch.STATIC || method.dispatch() == Dispatch.SPECIAL) {
      Context context = method.dispatch() == Dispatch.STATIC ? null : receiver;
      return one(method, resolve(method.owner(), method), context);
    }
    ClassCode type = code.find(receiver.type());
    if (type == null) {
      return Linked.unknown(Reason.NOT_ON_CLASS_PATH, shown(method));
    }
    Resolved here = resolve(receiver.type(), method);
    boolean single =
        receiver.exact()
            || type.isFinal()
            || here.code() != null && (here.code().access() & (0x2 | 0x8 | 0x10)) != 0;
    boolean none = here.code() == null && !here.platform();
    return single || none ? one(method, here, receiver) : dispatch(method, receiver, near);
  }

  private static Linked one(Named method, Resolved resolved, @Nullable Context context) {
    MethodCode found = resolved.code();
    if (found == null) {
      return resolved.platform()
          ? new Linked(List.of(), true, false, null)
          : Linked.unknown(
              resolved.complete() ? Reason.NO_SUCH_METHOD : Reason.NOT_ON_CLASS_PATH,
              shown(method));
    }
    if (found.isAbstract()) {
      return Linked.unknown(Reason.NO_IMPLEMENTATION, shown(method));
    }
    return new Linked(List.of(key(found, context)), false, false, null);
  }

  private static LibraryMethod key(MethodCode found, @Nullable Context context) {
    boolean plain = context == null || found.isStatic();
    return new LibraryMethod(
        found.owner(),
        found.name(),
        found.descriptor(),
        plain ? found.owner() : context.type(),
        !plain && context.exact());
  }

  private Linked dispatch(Named method, Context receiver, String near) {
    List<String> cone = code.cone(receiver.type(), near, MOST_CLASSES);
    if (cone.size() > MOST_CLASSES) {
      return tooMany(method, cone.size());
    }
    Set<LibraryMethod> targets = new LinkedHashSet<>();
    boolean platform = false;
    for (String type : cone) {
      ClassCode candidate = code.find(type);
      if (candidate != null && !candidate.isAbstract()) {
        Resolved resolved = resolve(type, method);
        platform |= resolved.platform();
        MethodCode found = resolved.code();
        if (found != null && !found.isAbstract()) {
          boolean isBelow = cone.contains(found.owner()) && !found.owner().equals(receiver.type());
          targets.add(key(found, new Context(isBelow ? found.owner() : receiver.type(), false)));
        }
      }
    }
    if (targets.size() > MOST_TARGETS) {
      return tooMany(method, targets.size());
    }
    Gap gap =
        targets.isEmpty() && !platform ? new Gap(Reason.NO_IMPLEMENTATION, shown(method)) : null;
    return new Linked(List.copyOf(targets), platform, isFunction(receiver.type()), gap);
  }

  private boolean isFunction(String type) {
    ClassCode code = find(type);
    return code != null
        && code.isInterface()
        && code.methods().values().stream().filter(MethodCode::isAbstract).count() == 1;
  }

  private static Linked tooMany(Named method, int count) {
    return new Linked(
        List.of(), false, false, new Gap(Reason.TOO_MANY_TARGETS, shown(method), count));
  }

  static String shown(Named method) {
    return method.owner() + "#" + method.name();
  }

  /** JVMS 5.4.3.3: superclasses first, then methods of interfaces that have code. */
  private Resolved resolve(String start, Named method) {
    boolean platform = false;
    boolean complete = true;
    MethodCode declared = null;
    Deque<String> interfaces = new ArrayDeque<>();
    Set<String> seen = new HashSet<>();
    String type = start;
    while (type != null && seen.add(type)) {
      ClassCode at = code.find(type);
      if (at == null) {
        platform = knowledge.platformHas(type, method.name());
        complete = knowledge.isPlatform(type);
        break;
      }
      MethodCode found = at.method(method.name(), method.descriptor());
      if (found != null && !found.isAbstract()) {
        return new Resolved(found, false, true);
      }
      declared = declared == null ? found : declared;
      interfaces.addAll(at.interfaces());
      type = at.superclass();
    }
    while (!interfaces.isEmpty()) {
      String next = interfaces.remove();
      if (!seen.add(next)) {
        continue;
      }
      ClassCode at = code.find(next);
      if (at == null) {
        platform |= knowledge.platformHas(next, method.name());
        complete &= knowledge.isPlatform(next);
        continue;
      }
      MethodCode found = at.method(method.name(), method.descriptor());
      if (found != null && !found.isAbstract()) {
        return new Resolved(found, false, true);
      }
      declared = declared == null ? found : declared;
      interfaces.addAll(at.interfaces());
    }
    return new Resolved(declared, declared == null && platform, complete);
  }

  /**
   * The method with which a class implements a function, by name and number of parameters: what
   * compilers add for generics is left out.
   */
  @Nullable Named implementation(String type, String name, int parameters) {
    Set<String> seen = new HashSet<>();
    String at = type;
    while (at != null && seen.add(at)) {
      ClassCode owner = code.find(at);
      if (owner == null) {
        return null;
      }
      List<MethodCode> found = new ArrayList<>();
      for (MethodCode method : owner.methods().values()) {
        if (method.name().equals(name)
            && !method.isStatic()
            && !method.isBridge()
            && LibraryCode.parameters(method.descriptor()).size() == parameters) {
          found.add(method);
        }
      }
      if (found.size() == 1) {
        return new Named(Dispatch.VIRTUAL, type, name, found.get(0).descriptor());
      }
      at = owner.superclass();
    }
    return null;
  }
}
