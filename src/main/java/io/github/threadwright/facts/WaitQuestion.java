package io.github.threadwright.facts;

import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * What a thread that waits to be notified looks at: {@code while (!isReady()) wait();} with {@code
 * boolean isReady() { return ready || closed; }} looks at {@code ready} and {@code closed}.
 *
 * @param fields names of fields, each with that of its class in front
 * @param throughMethods whether methods of the class ask, of which only the fields are known
 * @param changes whether asking changes something, as an attempt does
 * @param foreign whether code that is not seen answers
 */
public record WaitQuestion(
    Set<String> fields, boolean throughMethods, boolean changes, boolean foreign) {
  private static final int MOST_METHODS = 12;

  public WaitQuestion {
    fields = Set.copyOf(fields);
  }

  public static WaitQuestion of(FileIndex file, Fact.MonitorCall wait) {
    Reader reader = new Reader(file);
    for (Node.Expr condition : WaitGuards.conditions(wait.place().body(), wait.node())) {
      reader.read(wait.place(), condition);
    }
    return reader.answer();
  }

  /**
   * Whether the threads wait for different things, as far as that is seen. One field may be asked
   * in two ways, {@code count == 0} and {@code count == size}; of two methods that ask, the fields
   * must differ, and of two that try to do something, have none in common.
   */
  public boolean differsFrom(WaitQuestion other) {
    if (fields.isEmpty() || other.fields.isEmpty()) {
      return false;
    }
    if (changes || other.changes) {
      return fields.stream().noneMatch(other.fields::contains);
    }
    return !(throughMethods && other.throughMethods) || !fields.equals(other.fields);
  }

  /** Collects over the methods of the class that a condition calls. */
  private static final class Reader {
    private final FileIndex file;
    private final Deque<Code> open = new ArrayDeque<>();
    private final Set<MethodDecl> seen = new HashSet<>();
    private final Set<String> fields = new HashSet<>();
    private boolean changes;
    private boolean foreign;

    Reader(FileIndex file) {
      this.file = file;
    }

    void read(CodePlace place, Node node) {
      open.add(new Code(place, node));
      while (!open.isEmpty()) {
        Code next = open.remove();
        next.place().body().subtree(next.node()).forEach(part -> note(next.place(), part));
      }
    }

    private void note(CodePlace place, Node node) {
      if (node instanceof Node.Assign assign) {
        changes |= !(assign.target() instanceof Node.LocalUse);
      } else if (node instanceof Node.Unary unary && unary.writes()) {
        changes |= !(unary.operand() instanceof Node.LocalUse);
      } else if (node instanceof Node.Name || node instanceof Node.Select) {
        if (place.targetOf(node) instanceof Target.Field field) {
          fields.add(field.owner().name() + "#" + field.shape().name());
        }
      } else if (node instanceof Node.Call call) {
        follow(place, call);
      }
    }

    private void follow(CodePlace place, Node.Call call) {
      boolean own = call.receiver() == null || call.receiver() instanceof Node.This;
      MethodDecl method =
          own && place.targetOf(call) instanceof Target.Method target
              ? file.program().declaration(target, place.type())
              : null;
      if (method != null && method.body() != null && seen.size() < MOST_METHODS) {
        if (seen.add(method)) {
          CodePlace there = new CodePlace(place.file(), place.type(), method, null, method.body());
          open.add(new Code(there, method.body().root()));
        }
        return;
      }
      CallSite site = file.call(place, call);
      foreign |= site == null || !site.effect().changesNothing();
    }

    WaitQuestion answer() {
      return new WaitQuestion(fields, !seen.isEmpty(), changes, foreign);
    }
  }
}
