package io.github.threadwright.rules;

import io.github.threadwright.facts.CallSite;
import io.github.threadwright.facts.Code;
import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.FileIndex;
import io.github.threadwright.knowledge.Api.Runner;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Hierarchy;
import io.github.threadwright.source.names.Target;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The code of a file that other threads are seen to run: what the file hands to executors, threads
 * and futures, and the methods of the file that this code calls, by class-hierarchy analysis (Dean,
 * Grove & Chambers 1995). What other files do is not looked at, so "not seen" is no proof.
 */
final class OtherThreads {
  /** Code that runs on the thread of whoever hands it over. */
  private static final Set<Runner> CALLERS = EnumSet.of(Runner.CALLER_NOW, Runner.CALLER_LATER);

  private static final Set<Runner> POOLS =
      EnumSet.of(
          Runner.RECEIVER_POOL, Runner.ARGUMENT_POOL, Runner.COMMON_POOL, Runner.CALLER_POOL);

  private final FileIndex index;
  private final Hierarchy types;
  private final Map<String, List<CodePlace>> methods = new HashMap<>();
  private final Set<Node> reached = Collections.newSetFromMap(new IdentityHashMap<>());

  /** What any other thread runs. */
  static OtherThreads of(Scene scene) {
    return new OtherThreads(scene, handedOver(scene));
  }

  /** What threads run that go on to other work afterwards. */
  static OtherThreads ofPools(Scene scene) {
    return new OtherThreads(scene, handedToPools(scene));
  }

  /** What the thread runs that the JVM starts the program with. */
  static OtherThreads ofMain(Scene scene) {
    return new OtherThreads(
        scene,
        scene.file().index().places().stream()
            .filter(place -> place.method() != null && isMain(place.method()))
            .map(place -> new Code(place, place.body().root())));
  }

  private static boolean isMain(MethodDecl method) {
    return method.isStatic() && method.name().equals("main");
  }

  private OtherThreads(Scene scene, Stream<Code> code) {
    this.index = scene.file().index();
    this.types = scene.types();
    Deque<Code> open = new ArrayDeque<>();
    code.filter(each -> index.covers(each.place())).forEach(open::add);
    if (!open.isEmpty()) {
      indexMethods();
    }
    while (!open.isEmpty()) {
      Code next = open.poll();
      if (reached.add(next.node())) {
        index.calls(next.place(), next.node()).forEach(call -> open.addAll(called(call)));
      }
    }
  }

  private static Stream<Code> handedOver(Scene scene) {
    return Stream.concat(
            scene
                .facts(Fact.TaskHandedOver.class)
                .filter(task -> task.api().task() != null)
                .filter(task -> !CALLERS.contains(task.api().task().runner()))
                .map(Fact.TaskHandedOver::runs),
            scene.facts(Fact.ThreadCreated.class).map(Fact.ThreadCreated::runs))
        .filter(Objects::nonNull);
  }

  private static Stream<Code> handedToPools(Scene scene) {
    return scene
        .facts(Fact.TaskHandedOver.class)
        .filter(task -> POOLS.contains(task.runner()))
        .map(Fact.TaskHandedOver::runs)
        .filter(Objects::nonNull);
  }

  private void indexMethods() {
    for (CodePlace place : index.places()) {
      MethodDecl method = place.method();
      if (method != null) {
        String key = key(method.name(), method.parameters().size());
        methods.computeIfAbsent(key, k -> new ArrayList<>()).add(place);
      }
    }
  }

  private static String key(String name, int parameters) {
    return name + "/" + parameters;
  }

  private List<Code> called(CallSite call) {
    if (!(call.target() instanceof Target.Method target)) {
      return List.of();
    }
    String key = key(target.shape().name(), target.shape().parameters().size());
    return methods.getOrDefault(key, List.of()).stream()
        .filter(place -> types.isSubtype(place.type().binaryName(), target.owner().name()))
        .map(place -> new Code(place, place.body().root()))
        .toList();
  }

  /** Whether another thread is seen to run that node. */
  boolean run(CodePlace place, Node node) {
    return reached.contains(node) || place.body().ancestors(node).anyMatch(reached::contains);
  }
}
