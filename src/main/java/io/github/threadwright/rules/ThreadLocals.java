package io.github.threadwright.rules;

import io.github.threadwright.facts.CallSite;
import io.github.threadwright.facts.Fact.Called;
import io.github.threadwright.facts.FileIndex;
import io.github.threadwright.knowledge.EntryPoint;
import io.github.threadwright.knowledge.EntryPoint.Kind;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.FieldDecl;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Questions about values that stay with a thread. */
final class ThreadLocals {
  /** Who calls these comes back on the same threads, with something else. */
  private static final Set<Kind> RECURRING =
      EnumSet.of(Kind.REQUEST, Kind.MESSAGE, Kind.SCHEDULE, Kind.ASYNC);

  private ThreadLocals() {}

  /** {@code set(null)} and {@code set(false)} keep an entry, but nothing that was put into it. */
  static boolean isCleared(Called call) {
    return call.node() instanceof Node.Call made && setsNothing(made);
  }

  private static boolean setsNothing(Node.Call call) {
    return call.arguments().size() == 1
        && call.arguments().get(0) instanceof Node.Literal value
        && (value.kind() == Node.Literal.Kind.NULL || value.value().equals("false"));
  }

  /** Whether the thread that sets the value goes on to other work afterwards. */
  static boolean isSetOnPool(Called call, Scene scene) {
    return isEntry(call, scene) || scene.pooledCode().run(call.place(), call.node());
  }

  private static boolean isEntry(Called call, Scene scene) {
    MethodDecl method = call.place().method();
    EntryPoint entry =
        method == null
            ? null
            : scene
                .catalogue()
                .entryPoints()
                .of(method, call.place().type(), scene.file().file().source(), scene.types());
    return entry != null && RECURRING.contains(entry.kind());
  }

  /**
   * Whether the file also removes, or sets to null, what that variable holds; unknown when the
   * variable belongs to others, others can reach it, or the file restores what it held before.
   */
  static Verdict isRemoved(Called call, Scene scene) {
    Target.Field variable = field(call);
    if (variable == null) {
      return Verdict.UNKNOWN;
    }
    FileIndex index = scene.file().index();
    boolean removed =
        index.places().stream()
            .anyMatch(
                place ->
                    index.calls(place, place.body().root()).stream()
                        .anyMatch(site -> isRemoval(place, site, variable)));
    if (removed) {
      return Verdict.YES;
    }
    if (isRestored(variable, index)) {
      return Verdict.UNKNOWN;
    }
    return scene.type(variable.owner().name()).stream()
            .flatMap(type -> type.fields().stream())
            .filter(field -> field.name().equals(variable.shape().name()))
            .map(FieldDecl::modifiers)
            .anyMatch(Modifier::isPrivate)
        ? Verdict.NO
        : Verdict.UNKNOWN;
  }

  /** {@code set(previous)} beside another {@code set(...)}: what was there before may be null. */
  private static boolean isRestored(Target.Field variable, FileIndex index) {
    List<Node.Call> sets = new ArrayList<>();
    for (CodePlace place : index.places()) {
      for (CallSite site : index.calls(place, place.body().root())) {
        if (site.node() instanceof Node.Call call
            && call.name().equals("set")
            && call.receiver() != null
            && place.targetOf(call.receiver()) instanceof Target.Field field
            && isSame(variable, field)) {
          sets.add(call);
        }
      }
    }
    return sets.size() > 1
        && sets.stream()
            .flatMap(call -> call.arguments().stream())
            .anyMatch(Node.LocalUse.class::isInstance);
  }

  /** {@code remove()}, {@code set(null)} or {@code set(false)} on that variable. */
  private static boolean isRemoval(CodePlace place, CallSite site, Target.Field variable) {
    return site.node() instanceof Node.Call call
        && call.receiver() != null
        && (call.name().equals("remove") || (call.name().equals("set") && setsNothing(call)))
        && place.targetOf(call.receiver()) instanceof Target.Field field
        && isSame(variable, field);
  }

  private static boolean isSame(Target.Field one, Target.Field other) {
    return one.shape().name().equals(other.shape().name())
        && one.owner().name().equals(other.owner().name());
  }

  private static Target.@Nullable Field field(Called call) {
    return call.node() instanceof Node.Call made
            && made.receiver() != null
            && call.place().targetOf(made.receiver()) instanceof Target.Field field
        ? field
        : null;
  }
}
