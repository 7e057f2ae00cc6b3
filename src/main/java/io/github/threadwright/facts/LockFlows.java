package io.github.threadwright.facts;

import io.github.threadwright.knowledge.Api;
import io.github.threadwright.knowledge.Effect;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.Node;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The locks of a file that calls take and let go of, with the paths on which that goes wrong. Files
 * without such calls cost nothing.
 */
final class LockFlows {
  private static final String LOCK = "java.util.concurrent.locks.Lock";
  private static final String STAMPED = "java.util.concurrent.locks.StampedLock";

  private static final Set<Effect> KEEPING = EnumSet.of(Effect.ADDS, Effect.PUTS);

  private final FileIndex file;
  private final Phrases phrases;
  private final List<Flow> flows = new ArrayList<>();
  private final Map<String, Set<String>> releasers = new HashMap<>();
  private final Set<String> openlyReleased = new HashSet<>();
  private final Map<BodyIndex, List<Fact>> facts = new IdentityHashMap<>();
  private final LockThrows thrower;

  /** One lock in one method or lambda. */
  static final class Flow {
    final BodyIndex index;
    final Node root;
    final AccessPath path;
    final LockEvents events;
    boolean understood = true;
    LockFlow.@Nullable Result result;

    Flow(BodyIndex index, Node root, AccessPath path) {
      this.index = index;
      this.root = root;
      this.path = path;
      this.events = new LockEvents(path.key());
    }

    /** The same for the lock of every object of a class. */
    String name() {
      return LockFlows.name(path);
    }
  }

  private LockFlows(FileIndex file, Phrases phrases) {
    this.file = file;
    this.phrases = phrases;
    this.thrower = new LockThrows(file);
  }

  static Map<BodyIndex, List<Fact>> of(FileIndex file, Phrases phrases) {
    LockFlows all = new LockFlows(file, phrases);
    file.bodies().forEach(all::addCalls);
    if (!all.flows.isEmpty()) {
      all.follow();
    }
    return all.facts;
  }

  static String name(AccessPath path) {
    int dot = path.key().indexOf('.');
    return path.root() == AccessPath.Root.STATIC || dot < 0
        ? path.key()
        : path.key().substring(dot + 1);
  }

  // ---- what stands where

  private void addCalls(BodyIndex index) {
    Map<String, Flow> byKey = null;
    for (CallSite site : index.calls()) {
      if (site.node() instanceof Node.MethodRef ref && site.has(Api.Role.LOCK_RELEASE)) {
        noteReference(index, ref);
        continue;
      }
      LockEvents.Kind kind = site.node() instanceof Node.Call ? kindOf(site) : null;
      if (kind == null || !(site.node() instanceof Node.Call call) || isResource(index, call)) {
        continue;
      }
      AccessPath path = locked(index, call);
      if (path != null) {
        byKey = byKey == null ? new LinkedHashMap<>() : byKey;
        Node root = root(index, call);
        byKey
            .computeIfAbsent(root.id() + " " + path.key(), k -> new Flow(index, root, path))
            .events
            .add(kind, call);
      }
    }
    if (byKey != null) {
      byKey.values().stream()
          .filter(flow -> flow.events.takes() || flow.events.releases())
          .forEach(flows::add);
    }
  }

  /** {@code closers.add(lock::unlock)}: whoever gets it lets go of the lock. */
  private void noteReference(BodyIndex index, Node.MethodRef ref) {
    AccessPath path = LockNames.of(file, index.place(), ref.target());
    if (path != null) {
      openlyReleased.add(name(path));
    }
  }

  private static LockEvents.@Nullable Kind kindOf(CallSite site) {
    if (site.has(Api.Role.LOCK_ACQUIRE)) {
      return throwsFirst(site) ? LockEvents.Kind.ACQUIRE_OR_THROW : LockEvents.Kind.ACQUIRE;
    }
    if (site.has(Api.Role.LOCK_TRY)) {
      return throwsFirst(site) ? LockEvents.Kind.TRY_OR_THROW : LockEvents.Kind.TRY;
    }
    if (site.has(Api.Role.LOCK_RELEASE)) {
      return LockEvents.Kind.RELEASE;
    }
    String owner = site.owner();
    boolean asks =
        site.name().equals("isHeldByCurrentThread")
            || site.name().equals("isWriteLockedByCurrentThread");
    return asks && owner != null && owner.startsWith("java.util.concurrent.locks.")
        ? LockEvents.Kind.ASK
        : null;
  }

  private static boolean throwsFirst(CallSite site) {
    Api waiting = site.waiting();
    return waiting != null && waiting.waits() != null && waiting.waits().interruptible();
  }

  private static boolean isResource(BodyIndex index, Node call) {
    Node parent = index.body().parent(call);
    Node outer = parent instanceof Node.Declare ? index.body().parent(parent) : parent;
    return outer instanceof Node.Try;
  }

  private @Nullable AccessPath locked(BodyIndex index, Node.Call call) {
    return call.receiver() == null || call.receiver() instanceof Node.Super
        ? AccessPath.OWN_LOCK
        : LockNames.of(file, index.place(), call.receiver());
  }

  private static Node root(BodyIndex index, Node call) {
    Node.Lambda lambda = index.body().enclosing(call, Node.Lambda.class);
    return lambda == null ? index.body().root() : lambda.body();
  }

  // ---- how it goes

  private void follow() {
    for (Flow flow : flows) {
      if (!flow.events.takes()) {
        noteReleaser(flow);
      }
    }
    for (Flow flow : flows) {
      flow.understood = flow.events.takes() && isOneLock(flow);
      if (flow.understood) {
        addReleasers(flow);
        addHandovers(flow);
        flow.result = LockFlow.of(flow.index, flow.root, flow.events, thrower);
        flow.understood = flow.result != null;
      }
    }
    Set<String> elsewhere = new HashSet<>(openlyReleased);
    releasers.keySet().stream().filter(this::isReleasedForOthers).forEach(elsewhere::add);
    LockOwners owners = new LockOwners(file, elsewhere, openlyReleased);
    UnpairedReleases unpaired = new UnpairedReleases(file, flows);
    for (Flow flow : flows) {
      addFacts(flow, owners, unpaired);
    }
  }

  private void noteReleaser(Flow flow) {
    MethodDecl method = flow.index.place().method();
    boolean whole = flow.root == flow.index.body().root();
    if (method == null || !whole || !Modifier.isPrivate(method.modifiers())) {
      openlyReleased.add(flow.name());
    }
    releasers
        .computeIfAbsent(flow.name(), n -> new HashSet<>())
        .add(method == null || !whole ? "" : method.name());
  }

  /** Whether code that does not take the lock itself calls a private method that lets go of it. */
  private boolean isReleasedForOthers(String lock) {
    Set<String> names = releasers.getOrDefault(lock, Set.of());
    Set<Node> taking = Collections.newSetFromMap(new IdentityHashMap<>());
    flows.stream()
        .filter(flow -> flow.name().equals(lock) && flow.events.takes())
        .forEach(flow -> taking.add(flow.root));
    return file.bodies().stream()
        .anyMatch(
            index ->
                index.calls().stream()
                    .anyMatch(
                        site ->
                            names.contains(site.name())
                                && !taking.contains(root(index, site.node()))));
  }

  /** Calls of methods of this object that let go of the lock. */
  private void addReleasers(Flow flow) {
    Set<String> names = releasers.getOrDefault(flow.name(), Set.of());
    if (names.isEmpty() || flow.path.root() != AccessPath.Root.THIS) {
      return;
    }
    for (CallSite site : flow.index.calls()) {
      if (site.node() instanceof Node.Call call
          && (call.receiver() == null || call.receiver() instanceof Node.This)
          && flow.events.at(call) == null
          && names.contains(call.name())
          && root(flow.index, call) == flow.root) {
        flow.events.add(LockEvents.Kind.RELEASE_ELSEWHERE, call);
      }
    }
  }

  /** Where an object that is a lock itself is kept for later: whoever finds it lets go of it. */
  private static void addHandovers(Flow flow) {
    Local local = flow.path.local();
    if (local == null || !flow.path.key().equals(AccessPath.key(local))) {
      return;
    }
    for (CallSite site : flow.index.calls()) {
      if (KEEPING.contains(site.effect())
          && site.node() instanceof Node.Call call
          && call.arguments().stream()
              .anyMatch(part -> part instanceof Node.LocalUse use && use.local() == local)
          && root(flow.index, call) == flow.root) {
        flow.events.add(LockEvents.Kind.HAND_ON, call);
      }
    }
  }

  /** Whether the path means one object throughout. */
  private boolean isOneLock(Flow flow) {
    if (flow.path.local() != null) {
      LocalUses uses = file.uses(flow.path.local());
      if (uses == null || !hasOneValue(uses) || isMany(uses)) {
        return false;
      }
    }
    return flow.events.byNode().values().stream()
        .map(event -> file.siteOf(flow.index.place(), event.call()))
        .noneMatch(site -> isAttemptOnStamp(site));
  }

  private boolean isAttemptOnStamp(CallSite site) {
    return site.has(Api.Role.LOCK_TRY) && file.isSubtype(site.receiverType(), STAMPED);
  }

  private static boolean hasOneValue(LocalUses uses) {
    if (!uses.isAssigned()) {
      return true;
    }
    return uses.declaration() instanceof Node.Declare
        && uses.values().stream().filter(value -> !isNull(value)).count() == 1;
  }

  private static boolean isNull(Node.Expr value) {
    return value instanceof Node.Literal literal && literal.kind() == Node.Literal.Kind.NULL;
  }

  /** The lock of each element in turn. */
  private boolean isMany(LocalUses uses) {
    return uses.declaration() instanceof Node.ForEach
        && flows.stream()
            .filter(flow -> flow.path.local() == uses.local())
            .noneMatch(flow -> flow.events.releases());
  }

  // ---- what is said of it

  private void addFacts(Flow flow, LockOwners owners, UnpairedReleases unpaired) {
    List<Fact> found = facts.computeIfAbsent(flow.index, index -> new ArrayList<>());
    LockFlaws flaws = new LockFlaws(flow.index, flow.path, phrases);
    boolean strangers =
        flows.stream()
            .anyMatch(
                other ->
                    other != flow
                        && other.index == flow.index
                        && other.events.releases()
                        && !other.events.takes());
    boolean alone = !flow.events.takes() && unpaired.has(flow);
    for (LockEvents.Event event : flow.events.byNode().values()) {
      Fact.LockUse.Kind kind = kindOf(event.kind());
      if (kind == null) {
        continue;
      }
      Fact.LockUse.Pairing pairing = Fact.LockUse.Pairing.UNKNOWN;
      List<Fact.LockFlaw> list = List.of();
      if (alone && kind == Fact.LockUse.Kind.RELEASE) {
        list = List.of(flaws.ofLoneRelease(event.call(), owners.isOwn(flow.index, flow.path)));
      } else if (flow.result != null && kind == Fact.LockUse.Kind.RELEASE) {
        list = flow.result.heldByCaller() ? List.of() : flaws.ofRelease(event.call(), flow.result);
      } else if (flow.result != null) {
        boolean here = flow.result.released().contains(event.call().id());
        pairing =
            flow.result.heldByCaller()
                    || !here
                        && (strangers
                            || isLock(flow.index.place())
                            || isTakenBack(flow.index.body(), event.call()))
                ? Fact.LockUse.Pairing.UNKNOWN
                : owners.pairing(flow.index, flow.path, here);
        list =
            pairing == Fact.LockUse.Pairing.UNKNOWN || flaws.isHandedOut(event.call(), flow.result)
                ? List.of()
                : flaws.ofTaking(event.call(), flow.result);
      }
      String text = (kind == Fact.LockUse.Kind.RELEASE ? "lets go of " : "takes ");
      found.addAll(list);
      found.add(
          new Fact.LockUse(
              flow.index.place(),
              event.call(),
              kind,
              event.call().receiver(),
              flow.path.text(),
              list,
              pairing,
              phrases.of(text, flow.path.text())));
    }
  }

  /** {@code finally { lock.lock(); }}: a wait, for which the lock was given up, is over. */
  private static boolean isTakenBack(Body body, Node call) {
    Node child = call;
    for (Node at = body.parent(call); at != null; at = body.parent(at)) {
      if (at instanceof Node.Try attempt && attempt.finallyBlock() == child) {
        return true;
      }
      child = at;
    }
    return false;
  }

  private boolean isLock(CodePlace place) {
    String type = place.type().binaryName();
    return file.isSubtype(type, LOCK) || file.catalogue().types().isLock(type, file.hierarchy());
  }

  private static Fact.LockUse.@Nullable Kind kindOf(LockEvents.Kind kind) {
    return switch (kind) {
      case ACQUIRE, ACQUIRE_OR_THROW -> Fact.LockUse.Kind.CALL;
      case TRY, TRY_OR_THROW -> Fact.LockUse.Kind.TRY;
      case RELEASE -> Fact.LockUse.Kind.RELEASE;
      case RELEASE_ELSEWHERE, HAND_ON, ASK -> null;
    };
  }
}
