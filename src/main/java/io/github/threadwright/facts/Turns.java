package io.github.threadwright.facts;

import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says which code one thread at a time runs because it has won a turn, the others being sent away:
 * {@code if (busy.compareAndSet(false, true)) ...}, {@code if (pending.getAndIncrement() != 0)
 * return;}. So the drain loops of queues are written that have no lock.
 */
final class Turns {
  private static final String ATOMIC = "java.util.concurrent.atomic.";
  private static final Set<String> COUNTS = Set.of("getAndIncrement", "getAndAdd");

  private final BodyIndex index;
  private final Body body;

  Turns(BodyIndex index) {
    this.index = index;
    this.body = index.body();
  }

  boolean isWon(Node node) {
    Node child = node;
    for (Node at = body.parent(node); at != null; at = body.parent(at)) {
      if (at instanceof Node.Lambda && index.detachedIn(child) == at.id()) {
        return false;
      }
      if (at instanceof Node.If branch && child == branch.then() && asks(branch.condition())) {
        return true;
      }
      if (at instanceof Node.Block block && leavesBefore(block, child)) {
        return true;
      }
      child = at;
    }
    return false;
  }

  /** {@code if (!busy.compareAndSet(false, true)) return;} among the statements before that one. */
  private boolean leavesBefore(Node.Block block, Node statement) {
    for (Node before : block.statements()) {
      if (before.id() >= statement.id()) {
        return false;
      }
      if (before instanceof Node.If branch
          && LockRegions.isAbrupt(branch.then())
          && asks(branch.condition())) {
        return true;
      }
    }
    return false;
  }

  private boolean asks(Node.Expr condition) {
    for (int id = condition.id(); id < body.end(condition); id++) {
      if (body.node(id) instanceof Node.Call call && isTurn(call)) {
        return true;
      }
    }
    return false;
  }

  private boolean isTurn(Node.Call call) {
    String name = call.name();
    boolean swaps = name.contains("ompareAndSet") || name.equals("getAndSet");
    boolean counts = COUNTS.contains(name) && isComparedWithZero(body.parent(call));
    CallSite site = swaps || counts ? index.site(call) : null;
    String owner = site == null ? null : site.owner();
    return owner != null
        && (owner.startsWith(ATOMIC) || owner.equals("java.lang.invoke.VarHandle"));
  }

  private static boolean isComparedWithZero(@Nullable Node parent) {
    return parent instanceof Node.Binary test
        && (test.operator().equals("==") || test.operator().equals("!="))
        && test.operands().stream()
            .anyMatch(side -> side instanceof Node.Literal zero && zero.value().equals("0"));
  }
}
