package io.github.threadwright.rules;

import io.github.threadwright.facts.CallSite;
import io.github.threadwright.facts.Fact.ConditionWait;
import io.github.threadwright.facts.FileIndex;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.TypeDecl;
import io.github.threadwright.source.names.Target;
import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Questions about waits on monitors and conditions that their words ask. */
final class Waits {
  private Waits() {}

  /** Whether an {@code if} around the wait looks at something that another thread can change. */
  static boolean isGuarded(ConditionWait wait) {
    return wait.guard() != null && !names(wait, wait.guard().condition()).isEmpty();
  }

  /**
   * {@code if (!ready) lock.wait(99); if (!ready) ...}: whether a later test names something that
   * the first one did.
   */
  static boolean isTestedAgain(ConditionWait wait) {
    if (wait.guard() == null) {
      return false;
    }
    Set<String> tested = names(wait, wait.guard().condition());
    Body body = wait.place().body();
    return body.all()
        .filter(node -> node.id() >= body.end(wait.node()))
        .map(Waits::test)
        .anyMatch(test -> test != null && names(wait, test).stream().anyMatch(tested::contains));
  }

  /**
   * {@code while (!ready) pause();} with {@code private void pause() { wait(); }}: whether each
   * call of a private method stands in a loop.
   */
  static boolean isRepeatedByCallers(ConditionWait wait, Scene scene) {
    MethodDecl method = wait.place().method();
    if (method == null
        || !Modifier.isPrivate(method.modifiers())
        || wait.place().body().enclosing(wait.node(), Node.Lambda.class) != null) {
      return false;
    }
    FileIndex index = scene.file().index();
    boolean called = false;
    for (CodePlace place : index.places()) {
      for (CallSite call : index.calls(place, place.body().root())) {
        if (names(call, wait.place().type(), method)) {
          called = true;
          if (!isInLoop(place.body(), call.node())) {
            return false;
          }
        }
      }
    }
    return called;
  }

  /** {@code if (!ready) { wait(); return take(); }} in the method {@code take} itself. */
  static boolean isRepeatedByItself(ConditionWait wait, Scene scene) {
    Body body = wait.place().body();
    MethodDecl method = wait.place().method();
    return method != null
        && scene.file().index().calls(wait.place(), body.root()).stream()
            .filter(call -> call.node().id() > wait.node().id())
            .filter(call -> names(call, wait.place().type(), method))
            .anyMatch(
                call ->
                    body.enclosing(call.node(), Node.Lambda.class)
                        == body.enclosing(wait.node(), Node.Lambda.class));
  }

  static boolean isOnBorrowed(ConditionWait wait, Scene scene) {
    if (!(wait.node() instanceof Node.Call call && call.receiver() instanceof Node.LocalUse lock)) {
      return false;
    }
    return lock.local().kind() == Local.Kind.PARAMETER
        || scene.file().index().valueOf(wait.place(), lock).node() instanceof Node.Call;
  }

  private static boolean names(CallSite call, TypeDecl type, MethodDecl method) {
    return call.target() instanceof Target.Method target
        && target.owner().name().equals(type.binaryName())
        && target.shape().name().equals(method.name())
        && target.shape().parameters().size() == method.parameters().size();
  }

  private static boolean isInLoop(Body body, Node call) {
    return call instanceof Node.Call
        && body.ancestors(call)
            .takeWhile(node -> !(node instanceof Node.Lambda))
            .anyMatch(Node.Loop.class::isInstance);
  }

  /** What a statement decides by. */
  private static @Nullable Node test(Node node) {
    if (node instanceof Node.If branch) {
      return branch.condition();
    }
    if (node instanceof Node.Conditional choice) {
      return choice.condition();
    }
    return node instanceof Node.Return done ? done.value() : null;
  }

  /**
   * Names of fields and methods in an expression: what may change while a thread waits, unlike its
   * local variables.
   */
  private static Set<String> names(ConditionWait wait, Node expression) {
    return wait.place()
        .body()
        .subtree(expression)
        .map(Waits::name)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toSet());
  }

  private static String name(Node node) {
    if (node instanceof Node.Name name) {
      return name.name();
    }
    if (node instanceof Node.Select select) {
      return select.name();
    }
    return node instanceof Node.Call call ? call.name() : "";
  }
}
