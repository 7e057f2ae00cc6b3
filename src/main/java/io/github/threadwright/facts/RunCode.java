package io.github.threadwright.facts;

import io.github.threadwright.program.CodePlace;
import io.github.threadwright.program.ProgramFile;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.TypeDecl;
import io.github.threadwright.source.names.Target;
import java.lang.reflect.Modifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the code that runs when somebody calls what an expression gives: the body of a lambda, the
 * method that a reference names, the {@code run()} of an anonymous class or of a class of the
 * project, each also through variables with one value.
 */
final class RunCode {
  /** What the classes of tasks call their one method, the most likely first. */
  private static final List<String> TASK_METHODS =
      List.of("run", "call", "compute", "get", "accept", "apply", "handle", "exec");

  private RunCode() {}

  static @Nullable Code of(FileIndex index, CodePlace place, Node.Expr expr) {
    Code value = index.valueOf(place, expr);
    Node node = value.node();
    if (node instanceof Node.Lambda lambda) {
      return new Code(value.place(), lambda.body());
    }
    if (node instanceof Node.MethodRef ref) {
      return value.place().targetOf(ref) instanceof Target.Method method
          ? ofMethod(index, method)
          : null;
    }
    if (node instanceof Node.New made) {
      return ofObject(index, value.place(), made);
    }
    if (node instanceof Node.This) {
      return ofType(value.place().type(), value.place().file());
    }
    return null;
  }

  /** The body of a method of the project, as it is declared. */
  static @Nullable Code ofMethod(FileIndex index, Target.Method target) {
    ProgramIndex.Declared declared = index.type(target.owner().name());
    MethodDecl method =
        declared == null ? null : index.program().declaration(target, declared.type());
    return method == null || method.body() == null
        ? null
        : body(declared.file(), declared.type(), method);
  }

  private static @Nullable Code ofObject(FileIndex index, CodePlace place, Node.New made) {
    if (made.body() != null) {
      return ofType(made.body(), place.file());
    }
    Target target = place.targetOf(made);
    String type =
        target instanceof Target.Method method
            ? method.owner().name()
            : target instanceof Target.OwnerOnly owner ? owner.owner() : null;
    ProgramIndex.Declared declared = type == null ? null : index.type(type);
    return declared == null ? null : ofType(declared.type(), declared.file());
  }

  private static @Nullable Code ofType(TypeDecl type, ProgramFile file) {
    for (String name : TASK_METHODS) {
      for (MethodDecl method : type.methods()) {
        if (method.name().equals(name)
            && method.body() != null
            && !Modifier.isStatic(method.modifiers())
            && method.parameters().size() <= 1) {
          return body(file, type, method);
        }
      }
    }
    return null;
  }

  static @Nullable Code ofMethodNamed(ProgramFile file, TypeDecl type, String name) {
    for (MethodDecl method : type.methods()) {
      if (method.name().equals(name)) {
        return body(file, type, method);
      }
    }
    return null;
  }

  private static @Nullable Code body(ProgramFile file, TypeDecl type, MethodDecl method) {
    return method.body() == null
        ? null
        : new Code(new CodePlace(file, type, method, null, method.body()), method.body().root());
  }
}
