package io.github.threadwright.facts;

import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.types.TypeRef;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Code that stands at the bottom of a thread's stack, as far as its declaration says. */
final class TaskCode {
  private static final List<String> TASKS =
      List.of("java.lang.Runnable", "java.util.concurrent.Callable");

  private TaskCode() {}

  /**
   * {@code main}, {@code run()} and {@code call()} of tasks, lambdas that are tasks, and methods
   * that a reference hands over as one.
   */
  static boolean is(FileIndex file, CodePlace place, Node node) {
    Node.Lambda lambda = place.body().enclosing(node, Node.Lambda.class);
    if (lambda != null) {
      return isTask(file, place, lambda);
    }
    MethodDecl method = place.method();
    if (method == null) {
      return false;
    }
    if (file.isHandedOver(method)) {
      return true;
    }
    boolean main = method.isStatic() && method.name().equals("main");
    boolean task =
        (method.name().equals("run") || method.name().equals("call"))
            && method.parameters().isEmpty()
            && isTask(file, place.type().binaryName());
    return main || task;
  }

  /** The methods that references hand over as tasks, e.g. {@code new Runner(this::step)}. */
  static Set<MethodDecl> handedOver(FileIndex file) {
    Set<MethodDecl> methods = Collections.newSetFromMap(new IdentityHashMap<>());
    for (BodyIndex index : file.bodies()) {
      for (CallSite site : index.calls()) {
        if (site.node() instanceof Node.MethodRef ref && isTask(file, index.place(), ref)) {
          Code code = RunCode.of(file, index.place(), ref);
          MethodDecl method = code == null ? null : code.place().method();
          if (method != null) {
            methods.add(method);
          }
        }
      }
    }
    return methods;
  }

  private static boolean isTask(FileIndex file, CodePlace place, Node.Expr expr) {
    return place.typeOf(expr) instanceof TypeRef.ClassRef named && isTask(file, named.name());
  }

  private static boolean isTask(FileIndex file, String type) {
    return TASKS.stream().anyMatch(task -> file.isSubtype(type, task));
  }
}
