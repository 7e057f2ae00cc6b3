package io.github.threadwright.facts;

import io.github.threadwright.source.Body;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says which reads of a variable surely see a value that the same iteration wrote, so that each
 * iteration might as well have a variable of its own: scalar privatisation, Tu & Padua 1993, on the
 * structure of the code. A write covers all that comes behind it in the innermost statement that
 * may be left out; writes in both branches of an {@code if} count together.
 */
final class Coverage {
  private final Iteration iteration;
  private final Body body;
  private final List<Range> covered = new ArrayList<>(2);
  private final Set<Node> writtenBranches = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Reads below {@code scope} behind the position {@code from} are covered. */
  private record Range(Node scope, int from) {}

  Coverage(Iteration iteration, LocalWrites writes) {
    this.iteration = iteration;
    this.body = iteration.body();
    for (Node write : writes.nodes()) {
      if (!LocalUses.isRead(body, LocalWrites.target(write))) {
        cover(write);
      }
    }
  }

  /**
   * The first read of {@code local} in an iteration that may see what an earlier one wrote; null
   * when there is none.
   */
  Node.@Nullable LocalUse exposedRead(Local local, List<Node.LocalUse> reads) {
    for (Node.LocalUse read : reads) {
      if (!isCovered(read)) {
        return read;
      }
    }
    return null;
  }

  private boolean isCovered(Node read) {
    int order = iteration.order(read);
    for (Range range : covered) {
      boolean within =
          range.scope == iteration.repeated()
              ? iteration.runs(read)
              : body.contains(range.scope, read);
      if (within && order >= range.from) {
        return true;
      }
    }
    return false;
  }

  private void cover(Node write) {
    Node at = write;
    Node parent = body.parent(at);
    while (parent != null && at != iteration.repeated() && isCertain(parent, at)) {
      at = parent;
      parent = body.parent(parent);
    }
    Node scope = parent == null || at == iteration.repeated() ? iteration.repeated() : parent;
    int from = iteration.order(write) + body.end(write) - write.id();
    covered.add(new Range(isSequence(scope) || scope == iteration.repeated() ? scope : at, from));
  }

  /** Whether {@code parent} as a whole has surely run {@code child} when it is done. */
  private boolean isCertain(Node parent, Node child) {
    if (parent == iteration.repeated()) {
      return false;
    }
    if (parent instanceof Node.If branch) {
      return child == branch.condition() || bothBranches(branch.then(), branch.orElse(), child);
    }
    if (parent instanceof Node.Conditional choice) {
      return child == choice.condition() || bothBranches(choice.then(), choice.orElse(), child);
    }
    if (parent instanceof Node.Binary binary) {
      return !binary.operator().equals("&&") && !binary.operator().equals("||")
          || child == binary.operands().get(0);
    }
    if (parent instanceof Node.While loop) {
      return child == loop.condition();
    }
    if (parent instanceof Node.For loop) {
      return child == loop.condition() || loop.init().stream().anyMatch(init -> init == child);
    }
    if (parent instanceof Node.ForEach each) {
      return child == each.source();
    }
    if (parent instanceof Node.Switch choice) {
      return child == choice.selector();
    }
    if (parent instanceof Node.Try attempt) {
      return child == attempt.finallyBlock()
          || (!(child instanceof Node.Catch)
              && attempt.catches().stream().allMatch(c -> LockRegions.isAbrupt(c.body())));
    }
    return !(parent instanceof Node.Case
        || parent instanceof Node.Lambda
        || parent instanceof Node.Labeled
        || parent instanceof Node.Assert
        || parent instanceof Node.Catch);
  }

  private boolean bothBranches(Node then, @Nullable Node orElse, Node child) {
    writtenBranches.add(child);
    Node other = child == then ? orElse : then;
    return other != null && (writtenBranches.contains(other) || LockRegions.isAbrupt(other));
  }

  /** Whether what comes behind a child of {@code scope} runs after it. */
  private static boolean isSequence(Node scope) {
    return !(scope instanceof Node.For
        || scope instanceof Node.If
        || scope instanceof Node.Conditional
        || scope instanceof Node.Switch
        || scope instanceof Node.Try);
  }
}
