package io.github.threadwright.source.bytecode;

import java.lang.reflect.Modifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the code of one method holds, in the order of the code.
 *
 * @param owner binary name of the class that declares it
 * @param access flags of the class file
 * @param calls all of them, constructors of superclasses included
 * @param creations objects that are made
 * @param functions lambdas and method references
 * @param writes fields and arrays that are written, but for what a lazy initialisation sets
 * @param lazyWrites what those set
 * @param returned where the objects come from that it gives back
 * @param monitors how many places enter a monitor
 * @param loopDepth how deep its loops nest
 */
public record MethodCode(
    String owner,
    String name,
    String descriptor,
    int access,
    List<Call> calls,
    List<Creation> creations,
    List<Function> functions,
    List<Write> writes,
    List<Write> lazyWrites,
    List<Origin> returned,
    int monitors,
    int loopDepth) {

  public MethodCode {
    calls = List.copyOf(calls);
    creations = List.copyOf(creations);
    functions = List.copyOf(functions);
    writes = List.copyOf(writes);
    lazyWrites = List.copyOf(lazyWrites);
    returned = List.copyOf(returned);
  }

  /** How the JVM finds the method that a call runs. */
  public enum Dispatch {
    STATIC,
    /** Exactly the method that is named: constructors, private methods, {@code super.m()}. */
    SPECIAL,
    VIRTUAL,
    INTERFACE
  }

  /** A method by the class that it is looked up in. */
  public record Named(Dispatch dispatch, String owner, String name, String descriptor) {}

  /**
   * A call.
   *
   * @param receiver null for a static one
   * @param arguments in the order of the parameters
   * @param loopDepth in how many loops it stands
   * @param when what it takes for the call to be made
   */
  public record Call(
      Named method,
      @Nullable Origin receiver,
      List<Origin> arguments,
      int loopDepth,
      Condition when) {
    public Call {
      arguments = List.copyOf(arguments);
    }

    /** What was given for a parameter, -1 for the receiver. */
    public Origin argument(int index) {
      if (index < 0) {
        return receiver == null ? Origin.UNKNOWN : receiver;
      }
      return index < arguments.size() ? arguments.get(index) : Origin.UNKNOWN;
    }
  }

  /** How usual it is that a part of a method runs. */
  public enum Condition {
    /** Nothing speaks against it. */
    USUAL,
    /** After something was thrown. */
    AFTER_FAILURE,
    /** The first time only: it makes what a field then keeps. */
    ONCE
  }

  /** An object that is made, with what its constructor got. */
  public record Creation(String type, List<Origin> arguments) {
    public Creation {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * A lambda or method reference.
   *
   * @param code the method that it runs
   * @param captured what that method gets before the function's own arguments; its receiver first
   *     when it has one
   */
  public record Function(@Nullable String type, Named code, List<Origin> captured) {
    public Function {
      captured = List.copyOf(captured);
    }
  }

  /**
   * A write of a field or of an array's element.
   *
   * @param field {@code owner#name}; null for an element
   * @param object what is changed; null for a static field
   * @param value what is written
   */
  public record Write(@Nullable String field, @Nullable Origin object, Origin value) {}

  /** A method without code. */
  public static MethodCode empty(Named method) {
    return new MethodCode(
        method.owner(),
        method.name(),
        method.descriptor(),
        0,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        0,
        0);
  }

  public boolean isStatic() {
    return Modifier.isStatic(access);
  }

  public boolean isAbstract() {
    return Modifier.isAbstract(access);
  }

  public boolean isNative() {
    return Modifier.isNative(access);
  }

  public boolean isSynchronized() {
    return Modifier.isSynchronized(access);
  }

  /** Whether a compiler made it to call another method of the same name. */
  public boolean isBridge() {
    return (access & 0x40) != 0;
  }

  public boolean isConstructor() {
    return name.equals("<init>");
  }
}
