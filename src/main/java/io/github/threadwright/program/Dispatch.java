package io.github.threadwright.program;

import io.github.threadwright.source.types.MethodShape;
import io.github.threadwright.source.types.TypeShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a virtual or interface call may reach: class-hierarchy analysis, narrowed to the
 * classes that objects are made of. Safe for use by many threads.
 */
final class Dispatch {
  /** More methods than this say no more than "anything". */
  static final int MOST_METHODS = 32;

  /** A functional interface says less of what its lambdas do than a class of its methods. */
  static final int MOST_FUNCTIONS = 8;

  private final ClassTable classes;
  private final Functions functions;
  private final Map<Called, Answer> answers = new ConcurrentHashMap<>();

  Dispatch(ClassTable classes, Functions functions) {
    this.classes = classes;
    this.functions = functions;
  }

  /**
   * What the call of a method reaches on an object of any class.
   *
   * @param outside whether a library declares the method
   */
  Answer onAny(Called called, boolean outside) {
    Answer known = answers.get(called);
    if (known == null) {
      known = find(called, outside);
      answers.put(called, known);
    }
    return known;
  }

  /** What it reaches on an object of exactly that class. */
  Answer onExactly(ProjectClass type, Called called) {
    Found found = new Found();
    implement(type, called, found);
    return found.answer(called);
  }

  private Answer find(Called called, boolean outside) {
    Found found = new Found();
    List<ProjectClass> below = classes.concreteBelow(called.project(), called.receiver());
    for (ProjectClass type : below) {
      if (classes.isCreated(type)) {
        implement(type, called, found);
      }
    }
    addFunctions(called, found);
    if (found.isNothing()) {
      // Objects may be made by reflection, by a framework, or by users of this library.
      below.forEach(type -> implement(type, called, found));
    }
    if (found.isNothing() && called.project() != null) {
      implement(called.project(), called, found);
    }
    found.library |= outside;
    return found.answer(called);
  }

  /** What was found so far. */
  private static final class Found {
    private final IntList units = new IntList();
    private boolean library;
    private boolean implied;
    private int functions;

    boolean isNothing() {
      return units.isEmpty() && !library && !implied;
    }

    Answer answer(Called called) {
      if (isNothing()) {
        // What has code that nobody wrote is written by the language: a record's accessor.
        return called.isAbstract() ? Answer.NOT_KNOWN : Answer.IMPLIED;
      }
      int[] all = units.toSet();
      return functions > MOST_FUNCTIONS || all.length > MOST_METHODS
          ? Answer.tooMany(all.length)
          : new Answer(all, library ? Answer.LIBRARY : Answer.KNOWN);
    }
  }

  /** Adds the lambdas and method references that it may run. */
  private void addFunctions(Called called, Found found) {
    boolean isInterface =
        called.project() == null ? isInterface(called.receiver()) : called.project().isInterface();
    if (!isInterface || !called.isAbstract() || isOfObject(called)) {
      return;
    }
    int before = found.units.size();
    for (String name : functions.interfacesBelow(called.receiver())) {
      ProjectClass type =
          called.project() == null ? null : classes.find(name, called.project().file());
      int inherited = found.units.size();
      if (type != null) {
        addDefaults(type, called, found);
      }
      if (found.units.size() == inherited) {
        functions.addAll(name, found.units);
      }
    }
    found.functions += found.units.size() - before;
  }

  private boolean isInterface(String name) {
    TypeShape shape = classes.hierarchy().find(name);
    return shape == null || shape.isInterface();
  }

  /** {@code Comparator} declares {@code equals} once more; no lambda is run by it. */
  private boolean isOfObject(Called called) {
    TypeShape object = classes.hierarchy().find("java.lang.Object");
    MethodShape shape = called.shape();
    if (shape == null || object == null) {
      return false;
    }
    for (MethodShape method : object.methods()) {
      if (method.name().equals(shape.name()) && method.signature().equals(shape.signature())) {
        return true;
      }
    }
    return false;
  }

  /** Adds the method that runs on objects of a class: its own, an inherited or a default one. */
  private void implement(ProjectClass type, Called called, Found found) {
    String outside = null;
    for (ProjectClass at = type; at != null; at = classes.superclass(at)) {
      if (addOverriding(at, called, found.units)) {
        return;
      }
      if (isImplied(at, called)) {
        found.implied = true;
        return;
      }
      outside = classes.librarySuperclass(at);
    }
    if (outside != null && isImplementedIn(outside, called)) {
      found.library = true;
    } else {
      addDefaults(type, called, found);
    }
  }

  private static boolean addOverriding(ProjectClass type, Called called, IntList units) {
    boolean found = false;
    for (ProjectClass.Member member : type.methods(called.name())) {
      if (member.unit() != FileCode.NONE && called.isOverriddenBy(member)) {
        units.add(member.unit());
        found = true;
      }
    }
    return found;
  }

  /** Whether the language, or an annotation processor, writes that method of a class. */
  private boolean isImplied(ProjectClass type, Called called) {
    if (!type.methods(called.name()).isEmpty()) {
      return false;
    }
    TypeShape shape = classes.hierarchy().find(type.name());
    // Most classes get no more than a constructor.
    int constructors = type.constructor() == FileCode.NONE ? 0 : 1;
    return shape != null
        && shape.methods().size() > type.type().methods().size() + constructors
        && hasCode(shape, called);
  }

  /** Of several default methods those that no subinterface overrides (JLS 9.4.1). */
  private void addDefaults(ProjectClass type, Called called, Found found) {
    List<ProjectClass> having = new ArrayList<>(1);
    addIfOverriding(type, called, having);
    for (ProjectClass one : classes.allInterfaces(type)) {
      addIfOverriding(one, called, having);
    }
    for (ProjectClass one : having) {
      boolean overridden = false;
      for (ProjectClass other : having) {
        overridden |= other != one && classes.allInterfaces(other).contains(one);
      }
      if (!overridden) {
        addOverriding(one, called, found.units);
      }
    }
  }

  private static void addIfOverriding(ProjectClass type, Called called, List<ProjectClass> having) {
    if (addOverriding(type, called, new IntList())) {
      having.add(type);
    }
  }

  /** Whether a class of a library, or one above it, has code for a method. */
  private boolean isImplementedIn(String library, Called called) {
    for (String ancestor : classes.ancestorsOf(library)) {
      TypeShape shape = classes.hierarchy().find(ancestor);
      if (shape == null) {
        return true;
      }
      if (hasCode(shape, called)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasCode(TypeShape shape, Called called) {
    for (MethodShape method : shape.methods()) {
      if (method.name().equals(called.name())
          && !method.isAbstract()
          && (called.arity() == Called.ANY || called.arity() == method.parameters().size())) {
        return true;
      }
    }
    return false;
  }

  /** The member that a resolved call names, in the type that declares it; null when not written. */
  static ProjectClass.@Nullable Member member(ProjectClass owner, MethodShape shape) {
    List<ProjectClass.Member> named = owner.methods(shape.name());
    ProjectClass.Member sameCount = null;
    int count = 0;
    for (ProjectClass.Member member : named) {
      if (member.method().parameters().size() == shape.parameters().size()) {
        sameCount = member;
        count++;
      }
    }
    if (count <= 1) {
      return sameCount;
    }
    Called exactly =
        new Called(owner, owner.name(), shape, shape.name(), shape.parameters().size());
    for (ProjectClass.Member member : named) {
      if (exactly.isDeclaredBy(member)) {
        return member;
      }
    }
    return null;
  }
}
