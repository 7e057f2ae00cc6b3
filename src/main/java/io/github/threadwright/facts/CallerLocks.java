package io.github.threadwright.facts;

import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The locks that every caller of a private method holds, through any number of private methods in
 * between. Overloads with the same number of parameters share one answer, and a method that is
 * referred to as {@code this::m} has none: who calls it is not known. Calls by a constructor on its
 * own object do not count, for no other thread has it yet. The answer is the greatest solution of
 * <i>held on entry = what all calls have in common</i>.
 */
final class CallerLocks {
  private final Map<String, Callee> callees = new LinkedHashMap<>();
  private final Phrases phrases;

  /** A private method, or several that cannot be told apart. */
  private static final class Callee {
    final String type;
    final List<Caller> callers = new ArrayList<>(2);

    /** Whether somebody may call it whom nobody sees. */
    boolean open;

    /** By the path's key; null as long as nothing is known. */
    @Nullable Map<String, Fact.LockHeld> onEntry;

    Callee(String type) {
      this.type = type;
    }
  }

  /**
   * A call.
   *
   * @param within the private method that it stands in, when the locks of that one's callers count
   *     here too
   */
  private record Caller(Map<String, Fact.LockHeld> held, @Nullable Callee within) {}

  private CallerLocks(Phrases phrases) {
    this.phrases = phrases;
  }

  static CallerLocks of(
      List<BodyIndex> bodies, Map<BodyIndex, List<Held>> regions, Phrases phrases) {
    CallerLocks locks = new CallerLocks(phrases);
    if (regions.isEmpty()) {
      return locks;
    }
    bodies.forEach(locks::addCallee);
    if (!locks.callees.isEmpty()) {
      bodies.forEach(body -> locks.addCallers(body, regions.getOrDefault(body, List.of())));
      locks.solve();
    }
    return locks;
  }

  /** What is held whenever the method of that body is entered. */
  List<Fact.LockHeld> onEntry(BodyIndex body) {
    Callee callee = calleeOf(body);
    return callee == null || callee.onEntry == null
        ? List.of()
        : List.copyOf(callee.onEntry.values());
  }

  private @Nullable Callee calleeOf(BodyIndex body) {
    MethodDecl method = body.place().method();
    if (method == null || callees.isEmpty() || !Modifier.isPrivate(method.modifiers())) {
      return null;
    }
    return callees.get(
        key(body.place().type().binaryName(), method.name(), method.parameters().size()));
  }

  private void addCallee(BodyIndex body) {
    MethodDecl method = body.place().method();
    if (method != null
        && Modifier.isPrivate(method.modifiers())
        && !method.isConstructor()
        && !method.varargs()) {
      String type = body.place().type().binaryName();
      callees.computeIfAbsent(
          key(type, method.name(), method.parameters().size()), k -> new Callee(type));
    }
  }

  private static String key(String type, String method, int parameters) {
    return type + "#" + method + "/" + parameters;
  }

  private void addCallers(BodyIndex body, List<Held> regions) {
    HeldLocks locks = new HeldLocks(body, regions, List.of());
    Callee caller = calleeOf(body);
    for (CallSite site : body.calls()) {
      if (site.node() instanceof Node.MethodRef ref) {
        openAll("#" + ref.name() + "/");
      } else if (site.node() instanceof Node.Call call) {
        Callee callee = target(body, site, call);
        if (callee != null && !ownsObject(body, call, callee)) {
          boolean here =
              caller != null
                  && body.detachedIn(call) == BodyIndex.NONE
                  && caller.type.equals(callee.type);
          callee.callers.add(
              new Caller(visible(body, locks.own(call), call, callee), here ? caller : null));
        }
      }
    }
  }

  private @Nullable Callee target(BodyIndex body, CallSite site, Node.Call call) {
    String owner = site.owner();
    String own = body.place().type().binaryName();
    Callee callee =
        callees.get(key(owner == null ? own : owner, call.name(), call.arguments().size()));
    if (callee == null && owner == null) {
      openAll("#" + call.name() + "/" + call.arguments().size());
    }
    return callee;
  }

  private void openAll(String part) {
    callees.forEach((key, callee) -> callee.open |= key.contains(part));
  }

  /** A constructor needs no lock for its own object, which no other thread has yet. */
  private static boolean ownsObject(BodyIndex body, Node.Call call, Callee callee) {
    CodePlace place = body.place();
    boolean constructor = place.method() != null && place.method().isConstructor();
    return constructor
        && body.detachedIn(call) == BodyIndex.NONE
        && place.type().binaryName().equals(callee.type)
        && place.targetOf(call) instanceof Target.Method method
        && !method.shape().isStatic()
        && isThis(call);
  }

  private static boolean isThis(Node.Call call) {
    return call.receiver() == null
        || call.receiver() instanceof Node.This self && self.qualifier() == null;
  }

  /** Locks that mean the same object in the called method. */
  private Map<String, Fact.LockHeld> visible(
      BodyIndex body, List<Held> held, Node.Call call, Callee callee) {
    boolean sameThis = isThis(call) && body.place().type().binaryName().equals(callee.type);
    Map<String, Fact.LockHeld> visible = new LinkedHashMap<>();
    for (Held lock : held) {
      AccessPath.Root root = lock.path().root();
      if (root == AccessPath.Root.STATIC || (root == AccessPath.Root.THIS && sameThis)) {
        Fact.LockHeld fact = lock.fact();
        String text = phrases.of("every caller holds the lock ", fact.lock());
        visible.put(
            lock.path().key(),
            new Fact.LockHeld(fact.place(), fact.node(), fact.lock(), true, text));
      }
    }
    return visible;
  }

  private void solve() {
    callees.values().stream()
        .filter(callee -> callee.open || callee.callers.isEmpty())
        .forEach(callee -> callee.onEntry = Map.of());
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Callee callee : callees.values()) {
        Map<String, Fact.LockHeld> common = common(callee);
        if (common != null && (callee.onEntry == null || common.size() < callee.onEntry.size())) {
          callee.onEntry = common;
          changed = true;
        }
      }
    }
  }

  /** What all callers hold; null while no caller is known to be reached. */
  private @Nullable Map<String, Fact.LockHeld> common(Callee callee) {
    Map<String, Fact.LockHeld> common = null;
    for (Caller caller : callee.callers) {
      Map<String, Fact.LockHeld> held = new LinkedHashMap<>(caller.held());
      if (caller.within() != null) {
        if (caller.within().onEntry == null) {
          continue;
        }
        caller.within().onEntry.forEach(held::putIfAbsent);
      }
      if (common == null) {
        common = held;
      } else {
        common.keySet().retainAll(held.keySet());
      }
    }
    return common;
  }
}
