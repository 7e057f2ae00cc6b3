package io.github.threadwright.rules;

import io.github.threadwright.facts.CallSite;
import io.github.threadwright.facts.Fact.FieldAccess;
import io.github.threadwright.facts.Fact.MonitorCall;
import io.github.threadwright.facts.FileIndex;
import io.github.threadwright.facts.WaitQuestion;
import io.github.threadwright.knowledge.Effect;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.Node;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Questions about waiting to be notified, and notifying, that their words ask. */
final class Signals {
  private static final String CONDITION = "java.util.concurrent.locks.Condition";

  private Signals() {}

  static boolean isUnguarded(MonitorCall call, Scene scene) {
    return !call.condition()
        && call.holding() != MonitorCall.Holding.HELD
        && !isOnLockObject(call, scene);
  }

  /** {@code condition.notify()}, or {@code lock.wait()} outside its monitor. */
  static boolean isMonitorMethodOnLock(MonitorCall call, Scene scene) {
    return !call.condition()
        && isOnLockObject(call, scene)
        && (isOnCondition(call, scene) || call.holding() != MonitorCall.Holding.HELD);
  }

  private static boolean isOnCondition(MonitorCall call, Scene scene) {
    String type = type(call);
    return type != null && scene.types().isSubtype(type, CONDITION);
  }

  private static boolean isOnLockObject(MonitorCall call, Scene scene) {
    String type = type(call);
    return type != null
        && !(call.object() instanceof Node.This)
        && Monitors.isLockType(type, scene);
  }

  private static @Nullable String type(MonitorCall call) {
    return call.object() == null ? null : Monitors.className(call.place().typeOf(call.object()));
  }

  static String typeName(MonitorCall call) {
    return call.object() == null ? "this" : call.place().typeOf(call.object()).simpleName();
  }

  static String object(MonitorCall call) {
    return call.object() instanceof Node.Name name
        ? name.name()
        : call.object() instanceof Node.Select select
            ? select.name()
            : call.object() instanceof Node.LocalUse use ? use.local().name() : "this";
  }

  /** The waits of the file for a notification of the same object. */
  private static Stream<MonitorCall> waits(MonitorCall call, Scene scene) {
    return scene
        .facts(MonitorCall.class)
        .filter(other -> other.kind() == MonitorCall.Kind.WAIT)
        .filter(other -> other.condition() == call.condition())
        .filter(other -> other.key() != null && Objects.equals(other.key(), call.key()))
        .filter(other -> other.place().type() == call.place().type());
  }

  /** Those that go on only when something that they ask for has changed. */
  static Stream<MonitorCall> waitsForSomething(MonitorCall call, Scene scene) {
    return waits(call, scene).filter(wait -> !wait.limited() && !wait.guards().isEmpty());
  }

  /**
   * Two waits for different things, neither of which includes the other; or none. Those of one
   * method do not count: often a single thread runs it.
   */
  static List<MonitorCall> differentWaits(MonitorCall call, Scene scene) {
    List<MonitorCall> waits = waits(call, scene).filter(wait -> !wait.guards().isEmpty()).toList();
    for (MonitorCall one : waits) {
      for (MonitorCall other : waits) {
        Set<String> first = Set.copyOf(one.guards());
        Set<String> second = Set.copyOf(other.guards());
        if (one.place().body() != other.place().body()
            && !first.containsAll(second)
            && !second.containsAll(first)
            && question(one, scene).differsFrom(question(other, scene))) {
          return List.of(one, other);
        }
      }
    }
    return List.of();
  }

  private static WaitQuestion question(MonitorCall wait, Scene scene) {
    return WaitQuestion.of(scene.file().index(), wait);
  }

  /**
   * Whether code that wakes nobody may change what the threads wait for, so that it takes the
   * method to do so: another object answers their question, or another method writes a field of it.
   */
  static boolean isChangedElsewhere(MonitorCall call, Scene scene) {
    List<WaitQuestion> questions =
        waitsForSomething(call, scene).map(wait -> question(wait, scene)).toList();
    if (questions.stream().anyMatch(asked -> asked.foreign() || asked.fields().isEmpty())) {
      return true;
    }
    Set<Body> signalling =
        scene
            .facts(MonitorCall.class)
            .filter(other -> other.key() != null && other.key().equals(call.key()))
            .map(other -> other.place().body())
            .collect(
                Collectors.toCollection(() -> Collections.newSetFromMap(new IdentityHashMap<>())));
    return scene
        .facts(FieldAccess.class)
        .filter(access -> !signalling.contains(access.place().body()))
        .filter(access -> access.place().method() != null)
        .filter(access -> !access.place().method().isConstructor())
        .filter(access -> questions.stream().anyMatch(asked -> asks(asked, access)))
        .anyMatch(access -> isChange(access, scene));
  }

  private static boolean asks(WaitQuestion question, FieldAccess access) {
    return question.fields().contains(access.owner() + "#" + access.field().shape().name());
  }

  private static boolean isChange(FieldAccess access, Scene scene) {
    if (access.kind() == FieldAccess.Kind.WRITE) {
      return true;
    }
    Node parent = access.place().body().parent(access.node());
    CallSite site =
        parent instanceof Node.Call call && call.receiver() == access.node()
            ? scene.file().index().call(access.place(), call)
            : null;
    return site != null && !site.effect().changesNothing();
  }

  /** Whether nothing that another thread could see happens in the method before the call. */
  static boolean isNaked(MonitorCall call, Scene scene) {
    Body body = call.place().body();
    FileIndex index = scene.file().index();
    boolean writes =
        body.all()
            .takeWhile(node -> node != call.node())
            .anyMatch(
                node ->
                    node instanceof Node.Assign assign
                        ? !(assign.target() instanceof Node.LocalUse)
                        : node instanceof Node.Unary unary
                            && unary.writes()
                            && !(unary.operand() instanceof Node.LocalUse));
    return !writes
        && index.calls(call.place(), body.root()).stream()
            .filter(site -> site.node().id() < call.node().id())
            .allMatch(site -> isHarmless(site));
  }

  private static boolean isHarmless(CallSite site) {
    return site.effect().changesNothing()
        || site.effect() == Effect.PRINTS
        || Set.of("wait", "notify", "notifyAll", "lock", "unlock").contains(site.name());
  }

  /** Whether other code of the class calls the method, and may have changed something before. */
  static boolean isCalledHere(MonitorCall call, Scene scene) {
    MethodDecl method = call.place().method();
    if (method == null) {
      return true;
    }
    FileIndex index = scene.file().index();
    for (CodePlace place : index.places()) {
      if (place.type() != call.place().type()) {
        continue;
      }
      for (CallSite site : index.calls(place, place.body().root())) {
        if (site.name().equals(method.name()) && place.body() != call.place().body()) {
          return true;
        }
      }
    }
    return false;
  }
}
