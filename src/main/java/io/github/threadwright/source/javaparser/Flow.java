package io.github.threadwright.source.javaparser;

import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the variables of patterns are in scope, JLS 6.3: which ones an expression binds when it is
 * true or false, which ones a statement leaves behind, and, since that depends on it, which
 * statements cannot complete normally, JLS 14.22. One for each body.
 */
final class Flow {
  private final Map<Node, Bindings> bindings = new IdentityHashMap<>();
  private final Map<Node, List<Local>> after = new IdentityHashMap<>();
  private final Set<Node> abrupt = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Target> targets = new ArrayList<>();

  private record Bindings(List<Local> whenTrue, List<Local> whenFalse) {
    static final Bindings NONE = new Bindings(List.of(), List.of());
  }

  /** What a {@code break} may leave. */
  private static final class Target {
    final @Nullable String label;
    boolean left;

    Target(@Nullable String label) {
      this.label = label;
    }
  }

  // ---- expressions and patterns

  List<Local> whenTrue(Node node) {
    return bindings.isEmpty() ? List.of() : bindings.getOrDefault(node, Bindings.NONE).whenTrue;
  }

  List<Local> whenFalse(Node node) {
    return bindings.isEmpty() ? List.of() : bindings.getOrDefault(node, Bindings.NONE).whenFalse;
  }

  void bind(Node node, List<Local> whenTrue, List<Local> whenFalse) {
    if (!whenTrue.isEmpty() || !whenFalse.isEmpty()) {
      bindings.put(node, new Bindings(whenTrue, whenFalse));
    }
  }

  /** What the operands of {@code &&}, or the parts of a pattern, bind together. */
  void bindWhenAllTrue(Node node, List<? extends Node> operands) {
    if (!bindings.isEmpty()) {
      bind(node, operands.stream().flatMap(o -> whenTrue(o).stream()).toList(), List.of());
    }
  }

  void bindWhenAllFalse(Node node, List<? extends Node> operands) {
    if (!bindings.isEmpty()) {
      bind(node, List.of(), operands.stream().flatMap(o -> whenFalse(o).stream()).toList());
    }
  }

  // ---- statements

  /** The variables that are in scope behind a statement of a block. */
  List<Local> after(Node statement) {
    return after.isEmpty() ? List.of() : after.getOrDefault(statement, List.of());
  }

  void leaveBehind(Node statement, List<Local> locals) {
    if (!locals.isEmpty()) {
      after.put(statement, locals);
    }
  }

  boolean completes(Node statement) {
    return !abrupt.contains(statement);
  }

  boolean allComplete(List<? extends Node> statements) {
    for (Node statement : abrupt.isEmpty() ? List.<Node>of() : statements) {
      if (!completes(statement)) {
        return false;
      }
    }
    return true;
  }

  void completesIf(boolean completes, Node statement) {
    if (!completes) {
      abrupt.add(statement);
    }
  }

  /** A loop or {@code switch} begins. */
  void enterTarget() {
    targets.add(new Target(null));
  }

  void enterTarget(String label) {
    targets.add(new Target(label));
  }

  /** The innermost target ends; tells whether a {@code break} leaves it. */
  boolean leaveTarget() {
    return targets.remove(targets.size() - 1).left;
  }

  void breakTo(@Nullable String label) {
    for (int i = targets.size() - 1; i >= 0; i--) {
      Target target = targets.get(i);
      if (label == null ? target.label == null : label.equals(target.label)) {
        target.left = true;
        return;
      }
    }
  }

  /** A loop with a header: it ends when its condition is false or a {@code break} leaves it. */
  void closeLoop(Node loop, Node.@Nullable Expr condition, boolean left) {
    completesIf(left || !(condition == null || isTrue(condition)), loop);
    if (condition != null && !left) {
      leaveBehind(loop, whenFalse(condition));
    }
  }

  static boolean isTrue(Node.Expr condition) {
    return condition instanceof Node.Literal literal && literal.value().equals("true");
  }
}
