package io.github.threadwright.facts;

import io.github.threadwright.facts.Fact.LazilySet.Use;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Set;

/**
 * Says what a method does with a field that it has set when it found it unset. A getter is called
 * by whoever needs the value; what only prepares a field is called when its object starts, mostly
 * by one thread.
 */
final class LazyUse {
  private final BodyIndex index;
  private final Body body;
  private final Node.Assign write;
  private final Target.Field field;
  private final Set<String> prepared;

  private LazyUse(BodyIndex index, Node.Assign write, Target.Field field, Set<String> prepared) {
    this.index = index;
    this.body = index.body();
    this.write = write;
    this.field = field;
    this.prepared = prepared;
  }

  /**
   * @param prepared the names of the fields that a flag stands for
   */
  static Use of(
      FileIndex file,
      BodyIndex index,
      Node.Assign write,
      Target.Field field,
      Set<String> prepared) {
    LazyUse use = new LazyUse(index, write, field, prepared);
    MethodDecl method = index.place().method();
    boolean detached = index.detachedIn(write) != BodyIndex.NONE;
    if (detached || use.isReturned()) {
      return Use.RETURNED;
    }
    if (method == null || Modifier.isPrivate(method.modifiers())) {
      return Use.USED;
    }
    boolean asked = !method.parameters().isEmpty() || !method.returns().simpleName().equals("void");
    return (asked && use.isUsedAfterwards()) || hasSeveralCallers(file, index, method)
        ? Use.USED
        : Use.PREPARED;
  }

  /** Whether several methods of the same object call it first, for as far as the file shows. */
  private static boolean hasSeveralCallers(FileIndex file, BodyIndex index, MethodDecl method) {
    int callers = 0;
    for (BodyIndex other : file.bodies()) {
      if (other != index && calls(other, method) && ++callers > 1) {
        return true;
      }
    }
    return false;
  }

  private static boolean calls(BodyIndex caller, MethodDecl method) {
    for (CallSite call : caller.calls()) {
      if (isOf(call.node(), method)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOf(Node node, MethodDecl method) {
    return node instanceof Node.Call call
        && (call.receiver() == null || call.receiver() instanceof Node.This)
        && call.name().equals(method.name())
        && call.arguments().size() == method.parameters().size();
  }

  private boolean isReturned() {
    Set<Local> carriers = carriers();
    return index.jumps().stream()
        .anyMatch(
            jump ->
                jump instanceof Node.Return result
                    && result.value() != null
                    && gives(result.value(), carriers));
  }

  private boolean gives(Node.Expr value, Set<Local> carriers) {
    for (int id = value.id(); id < body.end(value); id++) {
      Node node = body.node(id);
      if (node == write
          || isShown(node)
          || (node instanceof Node.LocalUse use && carriers.contains(use.local()))) {
        return true;
      }
    }
    return false;
  }

  /** The field itself, or one that has been prepared with it. */
  private boolean isShown(Node node) {
    return FieldFacts.isNamed(node, field.shape().name())
        || (node instanceof Node.Name name && prepared.contains(name.name()))
        || (node instanceof Node.Select select && prepared.contains(select.name()));
  }

  /** The local variables that hold the value, or what comes of it. */
  private Set<Local> carriers() {
    Set<Local> carriers = new HashSet<>();
    if (write.value() instanceof Node.LocalUse stored) {
      carriers.add(stored.local());
    }
    for (Node node : index.writes()) {
      if (node instanceof Node.Assign assign
          && assign.target() instanceof Node.LocalUse target
          && gives(assign.value(), Set.of())) {
        carriers.add(target.local());
      }
    }
    body.forEach(
        Node.Declare.class,
        declare -> {
          if (declare.init() != null && gives(declare.init(), Set.of())) {
            carriers.add(declare.local());
          }
        });
    return carriers;
  }

  private boolean isUsedAfterwards() {
    for (int id = body.end(write); id < body.size(); id++) {
      Node node = body.node(id);
      boolean stored = body.parent(node) instanceof Node.Assign assign && assign.target() == node;
      if (!stored && FieldFacts.isNamed(node, field.shape().name())) {
        return true;
      }
    }
    return false;
  }
}
