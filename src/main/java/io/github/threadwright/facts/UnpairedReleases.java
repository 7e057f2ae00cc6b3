package io.github.threadwright.facts;

import io.github.threadwright.source.Body;
import io.github.threadwright.source.FieldDecl;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds methods that let go of a lock which nothing takes for them:
 *
 * <pre>{@code
 * void add() { lock.lock(); try { n++; } finally { lock.unlock(); } }
 * void remove() { try { n--; } finally { lock.unlock(); } }   // the first line was lost
 * }</pre>
 *
 * <p>All other methods of the class must take the lock themselves and let go of it again, so that
 * this one is no half of a pair, and nothing but such calls may become of the lock in the file.
 */
final class UnpairedReleases {
  private final FileIndex file;
  private final List<LockFlows.Flow> flows;

  UnpairedReleases(FileIndex file, List<LockFlows.Flow> flows) {
    this.file = file;
    this.flows = flows;
  }

  boolean has(LockFlows.Flow flow) {
    MethodDecl method = flow.index.place().method();
    String field = method == null ? null : field(flow);
    return field != null
        && !flow.events.takes()
        && flow.root == flow.index.body().root()
        && !Modifier.isPrivate(method.modifiers())
        && areOthersPaired(flow)
        && !isCalledByTakers(flow, method.name())
        && isOnlyLocked(field);
  }

  /** The field of the class itself that holds the lock; null when it is something else. */
  private static @Nullable String field(LockFlows.Flow flow) {
    if (flow.path.local() != null || flow.path == AccessPath.OWN_LOCK) {
      return null;
    }
    String name = flow.name().replaceFirst("\\.\\w+\\(\\)$", "");
    if (flow.path.root() == AccessPath.Root.STATIC) {
      name = name.substring(name.lastIndexOf('.') + 1);
    }
    FieldDecl field = ProgramIndex.field(flow.index.place().type(), name);
    return field == null ? null : name;
  }

  private boolean areOthersPaired(LockFlows.Flow flow) {
    boolean any = false;
    for (LockFlows.Flow other : flows) {
      if (other.name().equals(flow.name()) && other.events.takes()) {
        if (!isPaired(other)) {
          return false;
        }
        any |= other.index.place().type() == flow.index.place().type();
      }
    }
    return any;
  }

  private static boolean isPaired(LockFlows.Flow flow) {
    return flow.result != null
        && flow.events.releases()
        && !flow.result.heldByCaller()
        && flow.result.ends().stream()
            .noneMatch(end -> end.kind() == LockJumps.Kind.RETURN && end.state().holds());
  }

  private boolean isCalledByTakers(LockFlows.Flow flow, String method) {
    return flows.stream()
        .filter(other -> other.events.takes() && other.name().equals(flow.name()))
        .anyMatch(
            other -> other.index.calls().stream().anyMatch(site -> site.name().equals(method)));
  }

  /** Whether the file calls methods of what the field holds, sets it and gives it away, no more. */
  private boolean isOnlyLocked(String field) {
    for (BodyIndex index : file.bodies()) {
      Body body = index.body();
      boolean otherwise =
          body.all()
              .filter(node -> isNamed(node, field))
              .filter(node -> index.place().targetOf(node) instanceof Target.Field)
              .anyMatch(node -> !isOrdinary(body, node));
      if (otherwise) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNamed(Node node, String field) {
    return node instanceof Node.Name name
        ? name.name().equals(field)
        : node instanceof Node.Select select && select.name().equals(field);
  }

  private static boolean isOrdinary(Body body, Node node) {
    Node parent = body.parent(node);
    if (parent instanceof Node.Call call && call.receiver() == node) {
      String called = call.name().toLowerCase(Locale.ROOT);
      if (LockNames.isPart(call)) {
        // Either lock of a pair, as the case may be, has no name that its uses share.
        return !(body.parent(call) instanceof Node.Conditional);
      }
      return called.contains("lock") || called.contains("held") || called.contains("condition");
    }
    return parent instanceof Node.Return
        || parent instanceof Node.Call
        || parent instanceof Node.New
        || parent instanceof Node.Assign assign && assign.target() == node;
  }
}
