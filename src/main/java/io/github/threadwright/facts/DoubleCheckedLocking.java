package io.github.threadwright.facts;

import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds double-checked locking:
 *
 * <pre>{@code
 * if (f == null) {            // or: if (f != null) return f;
 *   synchronized (lock) {     // or: lock.lock(); try {
 *     if (f == null) {        // or: if (f != null) return f;
 *       f = new T();
 *     }
 *   }
 * }
 * }</pre>
 *
 * <p>with a flag ({@code !done}) in place of {@code null}, and with the field read into a local variable that is tested instead.
 */
final class DoubleCheckedLocking {
  private final FileIndex file;
  private final BodyIndex index;
  private final CodePlace place;
  private final Body body;
  private final Phrases phrases;

  DoubleCheckedLocking(FileIndex file, BodyIndex index, Phrases phrases) {
    this.file = file;
    this.index = index;
    this.place = index.place();
    this.body = index.body();
    this.phrases = phrases;
  }

  /** What a condition that is true says of a field. */
  private enum Says {
    SET,
    UNSET,
    NOTHING
  }

  void find(List<Held> regions, Consumer<Fact> found) {
    for (Held region : regions) {
      if (region.from() > 0) {
        Fact fact = in(region);
        if (fact != null) {
          found.accept(fact);
        }
      }
    }
  }

  private @Nullable Fact in(Held region) {
    List<Node> writes = index.writes();
    for (int i = index.firstWriteFrom(region.from());
        i < writes.size() && writes.get(i).id() < region.to();
        i++) {
      if (!(writes.get(i) instanceof Node.Assign write)
          || !(place.targetOf(write.target()) instanceof Target.Field field)) {
        continue;
      }
      AccessPath path = write.operator().equals("=") ? AccessPath.of(place, write.target()) : null;
      if (path == null || write.target() instanceof Node.ArrayAccess) {
        continue;
      }
      Node inner = testBefore(write, path.key(), region.from());
      Node outer = inner == null ? null : testBefore(region.fact().node(), path.key(), 0);
      if (outer != null) {
        String text = phrases.of("tests before and after locking: ", path.text());
        return new Fact.DoubleChecked(
            place, outer, write, field, field.owner().name(), region.fact(), text);
      }
    }
    return null;
  }

  /**
   * The {@code if}, not before {@code from}, because of which {@code node} runs only while the
   * field is not set.
   */
  private @Nullable Node testBefore(Node node, String path, int from) {
    Node child = node;
    for (Node at = body.parent(node);
        at != null && !(at instanceof Node.Lambda);
        at = body.parent(at)) {
      if (at instanceof Node.If branch && branch.id() >= from) {
        Says says = says(branch.condition(), path);
        if ((says == Says.UNSET && child == branch.then())
            || (says == Says.SET && child == branch.orElse())) {
          return branch;
        }
      }
      Node leaver = at instanceof Node.Block block ? leaverBefore(block, child, path, from) : null;
      if (leaver != null) {
        return leaver;
      }
      child = at;
    }
    return null;
  }

  /** {@code if (f != null) return f;} among the statements before {@code statement}. */
  private @Nullable Node leaverBefore(Node.Block block, Node statement, String path, int from) {
    for (Node before : block.statements()) {
      if (before.id() >= statement.id()) {
        return null;
      }
      if (before instanceof Node.If branch
          && branch.id() >= from
          && LockRegions.isAbrupt(branch.then())
          && says(branch.condition(), path) == Says.SET) {
        return branch;
      }
    }
    return null;
  }

  private Says says(Node.Expr condition, String path) {
    if (condition instanceof Node.Binary binary) {
      boolean equal = binary.operator().equals("==");
      if ((equal || binary.operator().equals("!=")) && binary.operands().size() == 2) {
        return ofComparison(binary.operands().get(0), binary.operands().get(1), equal, path);
      }
      if (binary.operator().equals("&&") || binary.operator().equals("||")) {
        return binary.operands().stream()
            .map(part -> says(part, path))
            .filter(said -> said != Says.NOTHING)
            .findFirst()
            .orElse(Says.NOTHING);
      }
      return Says.NOTHING;
    }
    if (condition instanceof Node.Unary not && not.operator().equals("!")) {
      return not(says(not.operand(), path));
    }
    return names(condition, path) ? Says.SET : Says.NOTHING;
  }

  private Says ofComparison(Node.Expr left, Node.Expr right, boolean equal, String path) {
    Node.Expr value = left instanceof Node.Literal ? left : right;
    Node.Expr tested = value == left ? right : left;
    if (!(value instanceof Node.Literal literal) || !names(tested, path)) {
      return Says.NOTHING;
    }
    boolean unset =
        literal.kind() == Node.Literal.Kind.NULL
            || literal.value().equals("false")
            || literal.value().equals("0");
    return unset == equal ? Says.UNSET : Says.SET;
  }

  private static Says not(Says says) {
    return says == Says.SET ? Says.UNSET : says == Says.UNSET ? Says.SET : says;
  }

  /** Whether the expression is the field, or a local variable that was read from it. */
  private boolean names(Node.Expr expr, String path) {
    Node.Expr at =
        expr instanceof Node.Assign assign && assign.operator().equals("=") ? assign.value() : expr;
    if (at instanceof Node.LocalUse use) {
      LocalUses uses = file.uses(use.local());
      return uses != null && uses.values().stream().anyMatch(value -> isPath(value, path));
    }
    return isPath(at, path);
  }

  private boolean isPath(Node.Expr expr, String path) {
    AccessPath found = AccessPath.of(place, expr);
    return found != null && found.key().equals(path);
  }
}
