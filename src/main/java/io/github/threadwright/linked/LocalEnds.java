package io.github.threadwright.linked;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.FileFacts;
import io.github.threadwright.facts.FileIndex;
import io.github.threadwright.knowledge.Api;
import io.github.threadwright.knowledge.Confidence;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.TypeShape;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the units of one file come to without calling code of the project. */
final class LocalEnds {
  private final Units units;
  private final FileIndex index;
  private final OwnObjects own;
  private final Set<Node> calledParameters;
  private final ShortWaits shortWaits;
  private final ThreadCaches threadCaches;
  private final Map<Integer, Map<Integer, Reach>> byUnit = new HashMap<>();

  /**
   * @param unknown calls of which it is not known where they go
   * @param calledParameters calls of code that is given, of which callers know
   */
  LocalEnds(Units units, FileFacts file, List<Fact.Step> unknown, Set<Node> calledParameters) {
    this.calledParameters = calledParameters;
    this.units = units;
    this.index = file.index();
    this.own = new OwnObjects(index);
    this.shortWaits = new ShortWaits(index);
    this.threadCaches = new ThreadCaches(index);
    file.facts().forEach(this::add);
    Changes.find(index, own, (end, step) -> put(step, end, Confidence.HIGH));
    unknown.forEach(step -> put(step, End.of(End.What.UNKNOWN), Confidence.HIGH));
  }

  /** By key, the nearest of each. */
  Map<Integer, Reach> of(int unit) {
    return byUnit.getOrDefault(unit, Map.of());
  }

  private void add(Fact fact) {
    if (fact instanceof Fact.Waits waits) {
      Api.Wait how = waits.api().waits();
      boolean counts = how != null && !how.cheap() && !isWritten(waits);
      if (counts && !shortWaits.isOne(waits)) {
        put(fact, End.of(waits.kind()), how.conditional() ? Confidence.MEDIUM : Confidence.HIGH);
      }
    } else {
      End.What what = what(fact);
      if (what != null) {
        put(fact, End.of(what), Confidence.HIGH);
      }
      if (fact instanceof Fact.FieldAccess access && threadCaches.isUsed(access)) {
        put(fact, End.of(End.What.THREAD_CACHE), Confidence.HIGH);
      }
    }
  }

  /**
   * Whether the project has the code of the method that waits, such as an implementation of a
   * library's interface: then that code says more than the catalogue.
   */
  static boolean isWritten(Fact.Waits waits) {
    return waits.place().targetOf(waits.node()) instanceof Target.Method method
        && method.owner().origin() == TypeShape.Origin.PROJECT
        && !method.shape().isAbstract();
  }

  private End.@Nullable What what(Fact fact) {
    if (fact instanceof Fact.ThreadCreated thread) {
      return thread.started() ? End.What.THREAD : null;
    }
    if (fact instanceof Fact.ProcessLaunched) {
      return End.What.PROCESS;
    }
    if (fact instanceof Fact.PoolCreated) {
      return End.What.POOL;
    }
    if (fact instanceof Fact.TaskHandedOver task) {
      return task.runner().isElsewhere() ? End.What.TASK : null;
    }
    if (fact instanceof Fact.Polling polling) {
      return polling.pause().compareTo(Fact.Polling.Pause.YIELD) <= 0 ? End.What.SPIN : null;
    }
    if (fact instanceof Fact.LockUse lock) {
      return lock.kind() == Fact.LockUse.Kind.TRY || lock.kind() == Fact.LockUse.Kind.RELEASE
          ? null
          : End.What.LOCK;
    }
    if (fact instanceof Fact.FieldAccess access) {
      return write(access);
    }
    if (fact instanceof Fact.OpaqueCall call) {
      // Of the project's own methods their code says more, or the call graph that it is not known.
      boolean known =
          OwnObjects.isOfProject(call.target())
              || calledParameters.contains(call.node())
              || own.staysAmongThem(call);
      return known ? null : End.What.UNKNOWN;
    }
    return fact instanceof Fact.UnknownCall ? End.What.UNKNOWN : null;
  }

  private static End.@Nullable What write(Fact.FieldAccess access) {
    if (access.kind() != Fact.FieldAccess.Kind.WRITE || !access.locks().isEmpty()) {
      return null;
    }
    if (Modifier.isStatic(access.field().shape().modifiers())) {
      return End.What.STATIC_WRITE;
    }
    Node written =
        access.node() instanceof Node.Assign assign
            ? assign.target()
            : access.node() instanceof Node.Unary unary ? unary.operand() : access.node();
    boolean own =
        written instanceof Node.Name
            || written instanceof Node.Select select && select.target() instanceof Node.This;
    return own ? End.What.OWN_WRITE : null;
  }

  private void put(Fact fact, End end, Confidence confidence) {
    int unit = units.at(fact.place(), fact.node());
    if (unit != Units.NONE) {
      Confidence sure = Usual.least(confidence, Usual.at(index, fact.place(), fact.node()));
      Reach reach = new Reach(end.key(), fact, fact.node().id(), Units.NONE, 0, sure);
      byUnit
          .computeIfAbsent(unit, u -> new HashMap<>())
          .merge(end.key(), reach, (one, other) -> other.isBetterThan(one) ? other : one);
    }
  }
}
