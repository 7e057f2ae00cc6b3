package io.github.threadwright.linked;

import io.github.threadwright.facts.CallSite;
import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.FileFacts;
import io.github.threadwright.facts.FileIndex;
import io.github.threadwright.facts.LockRange;
import io.github.threadwright.facts.LockRanges;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.TypeRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what a lock is for: whether it keeps that very object whole which is waited on. */
final class LockGuards {
  private static final List<String> LOCKING = List.of("lock", "tryLock", "acquire", "tryAcquire");

  private final LinkedProgram linked;

  LockGuards(LinkedProgram linked) {
    this.linked = linked;
  }

  /** Whether a method on the way is there to take a lock: its wait is for the one who has that. */
  static boolean takesLock(Way way) {
    return way.steps().stream()
        .anyMatch(
            step ->
                step.node() instanceof Node.Call call
                    && LOCKING.stream().anyMatch(call.name()::startsWith));
  }

  /** Why a lock is rightly held on that way; null when nothing tells. */
  HeldWait.@Nullable Doubt guarded(LockRange range, Way way) {
    boolean part = false;
    for (Fact step : way.facts()) {
      FileFacts file = linked.facts(step.place().file());
      if (file == null) {
        return null;
      }
      LockRanges.Receiver receiver =
          new LockRanges(file.index()).receiver(step.place(), step.node());
      if (!part && isOf(range, receiver)) {
        return HeldWait.Doubt.GUARDS_THE_STREAM;
      }
      Target.Field field = receiver.field();
      if (field != null && isStateful(file, field)) {
        return part ? HeldWait.Doubt.GUARDS_A_PART : HeldWait.Doubt.GUARDS_THE_STREAM;
      }
      boolean partHere = !part && field != null && isUsedUnder(file, range, field);
      if (receiver.kind() != LockRanges.Receiver.Kind.SELF
          && !partHere
          && !(part && field != null)) {
        return null;
      }
      part |= partHere;
    }
    return null;
  }

  /** Whether the object is the lock itself. */
  private static boolean isOf(LockRange range, LockRanges.Receiver receiver) {
    return receiver.field() != null
            && ("this." + receiver.field().shape().name()).equals(range.key())
        || receiver.local() != null && FileIndex.pathOf(receiver.local()).equals(range.key());
  }

  private static boolean isStateful(FileFacts file, Target.Field field) {
    return field.type() instanceof TypeRef.ClassRef type && file.index().isStateful(type.name());
  }

  private static boolean isUsedUnder(FileFacts file, LockRange range, Target.Field field) {
    for (Fact fact : file.facts()) {
      if (fact instanceof Fact.FieldAccess access
          && access.field().shape().name().equals(field.shape().name())
          && access.owner().equals(field.owner().name())
          && access.place().method() != null
          && !access.place().method().isConstructor()
          && access.locks().stream().noneMatch(lock -> lock.lock().equals(range.held().lock()))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether the wait may be on the condition of that very lock, so that it is let go of meanwhile.
   */
  boolean mayBeCondition(LockRange range, Way way) {
    String key = keyOfCondition(way);
    return key == null
        || key.equals(range.key())
        || !range.member()
        || !(key.startsWith("this") || !key.contains("#"));
  }

  /** A wait on a monitor that is not held fails at once. */
  boolean isOfHeld(List<LockRange> ranges, Way way) {
    String key = keyOfCondition(way);
    return !way.steps().isEmpty() || ranges.stream().anyMatch(range -> range.key().equals(key));
  }

  /** The key of the object that is waited on, as the code at the begin of the way sees it. */
  private @Nullable String keyOfCondition(Way way) {
    Fact proof = way.proof();
    FileFacts file = linked.facts(proof.place().file());
    if (file == null || !(proof.node() instanceof Node.Call wait)) {
      return null;
    }
    String key = new LockRanges(file.index()).keyOfCondition(proof.place(), wait);
    for (int i = way.steps().size() - 1; i >= 0 && key != null; i--) {
      key = atCaller(way.steps().get(i), key);
    }
    return key;
  }

  private @Nullable String atCaller(Fact.Step step, String key) {
    if (!key.startsWith("this")) {
      return key.contains("#") ? null : key;
    }
    if (!(step.node() instanceof Node.Call call)) {
      return null;
    }
    if (call.receiver() == null || call.receiver() instanceof Node.This) {
      return key;
    }
    FileFacts file = linked.facts(step.place().file());
    String path = file == null ? null : file.index().pathOf(step.place(), call.receiver());
    return path == null ? null : path + key.substring("this".length());
  }

  /**
   * Whether a method further on the way takes a lock that it holds at the wait, and that is not
   * there for what is waited on: then that lock is the one to look at.
   */
  boolean isBlamedLater(Way way) {
    List<Fact> facts = way.facts();
    for (int i = 1; i < facts.size(); i++) {
      CodePlace place = facts.get(i).place();
      FileFacts file = linked.facts(place.file());
      if (file != null && isHeld(file, place, facts.get(i).node(), way, i)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a method further on the way takes a monitor that it holds at the wait. */
  boolean isPinnedLater(Way way) {
    List<Fact> facts = way.facts();
    for (int i = 1; i < facts.size(); i++) {
      CodePlace place = facts.get(i).place();
      Node node = facts.get(i).node();
      FileFacts file = linked.facts(place.file());
      if (file != null && isUnderMonitor(new LockRanges(file.index()), place, node)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isUnderMonitor(LockRanges locks, CodePlace place, Node node) {
    return locks.of(place).stream()
        .anyMatch(range -> range.kind() == LockRange.Kind.MONITOR && locks.covers(range, node));
  }

  private boolean isHeld(FileFacts file, CodePlace place, Node node, Way way, int from) {
    FileIndex index = file.index();
    CallSite site = index.call(place, node);
    if (site == null) {
      return false;
    }
    LockRanges locks = new LockRanges(index);
    Way rest =
        new Way(
            way.end(),
            way.steps().subList(Math.min(from, way.steps().size()), way.steps().size()),
            way.proof(),
            way.confidence());
    for (LockRange range : locks.of(place)) {
      boolean own = way.end().kind() == WaitKind.CONDITION && mayBeCondition(range, rest);
      if (locks.covers(range, node)
          && !own
          && guarded(range, rest) != HeldWait.Doubt.GUARDS_THE_STREAM) {
        return true;
      }
    }
    return false;
  }
}
