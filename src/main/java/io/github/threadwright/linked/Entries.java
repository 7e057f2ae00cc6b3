package io.github.threadwright.linked;

import io.github.threadwright.facts.CallSite;
import io.github.threadwright.facts.Code;
import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.FileFacts;
import io.github.threadwright.facts.FileIndex;
import io.github.threadwright.knowledge.Api;
import io.github.threadwright.knowledge.Confidence;
import io.github.threadwright.knowledge.EntryPoint;
import io.github.threadwright.knowledge.EntryPoints;
import io.github.threadwright.knowledge.SettingKind;
import io.github.threadwright.program.CallGraph;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.program.CodeUnit;
import io.github.threadwright.program.Setting;
import io.github.threadwright.program.Settings;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.TypeDecl;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeShape;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the code of one file that threads begin with. */
final class Entries {
  private final CallGraph graph;
  private final Units units;
  private final FileFacts file;
  private final @Nullable Setting virtualThreads;
  private final Pools pools;
  private final Tasks tasks;
  private final List<Entry> found = new ArrayList<>(0);
  private final Set<Integer> handedOver = new HashSet<>(0);
  private EntryPoints.@Nullable OfType called;
  private @Nullable TypeDecl typeOfCalled;

  Entries(
      CallGraph graph, Units units, FileFacts file, Settings settings, Pools pools, Tasks tasks) {
    this.graph = graph;
    this.units = units;
    this.file = file;
    this.virtualThreads =
        settings
            .first(SettingKind.VIRTUAL_THREADS)
            .filter(setting -> Boolean.TRUE.equals(setting.isOn()))
            .orElse(null);
    this.pools = pools;
    this.tasks = tasks;
  }

  /** What the file hands over, and what frameworks call in its units. */
  List<Entry> find(int from, int to) {
    for (Fact fact : file.facts()) {
      if (fact instanceof Fact.TaskHandedOver task) {
        add(task);
      } else if (fact instanceof Fact.ThreadCreated thread) {
        add(thread);
      }
    }
    for (int unit = from; unit < to; unit++) {
      addMethod(graph.unit(unit));
      addFunction(graph.unit(unit));
    }
    return found;
  }

  /** The methods of a type lie in a row. */
  private EntryPoints.OfType called(TypeDecl type) {
    if (called == null || type != typeOfCalled) {
      called =
          file.index()
              .catalogue()
              .entryPoints()
              .ofType(type, file.file().source(), file.index().hierarchy());
      typeOfCalled = type;
    }
    return called;
  }

  private void add(Fact.TaskHandedOver task) {
    ExecutionContext context = contextOf(task, pools);
    int written = units.ofFunction(task.code());
    if (written != Units.NONE) {
      handedOver.add(written);
    }
    if (context == null) {
      return;
    }
    for (int unit : tasks.unitsOf(task)) {
      found.add(
          new Entry(
              graph.unit(unit),
              context,
              task.place(),
              task.node(),
              null,
              task,
              null,
              Confidence.HIGH,
              "is handed to " + title(file.index(), task.place(), task.node())));
    }
  }

  private void add(Fact.ThreadCreated thread) {
    CodeUnit unit = unit(thread.runs());
    if (unit != null && !thread.dropped()) {
      boolean virtual = thread.settings().contains("virtual");
      found.add(
          new Entry(
              unit,
              virtual ? ExecutionContext.VIRTUAL_THREAD : ExecutionContext.THREAD,
              thread.place(),
              thread.node(),
              null,
              null,
              thread,
              Confidence.HIGH,
              thread.text()));
    }
  }

  private @Nullable CodeUnit unit(@Nullable Code code) {
    int id = code == null ? Units.NONE : units.of(code.place(), code.node());
    return id == Units.NONE ? null : graph.unit(id);
  }

  /**
   * Where handed-over code runs; null when that is the thread of the call, be it later, as with the
   * stages of a sequential stream.
   */
  static @Nullable ExecutionContext contextOf(Fact.TaskHandedOver task, Pools pools) {
    return switch (task.runner()) {
      case CALLER_NOW, CALLER_LATER -> pools.contextOfStage(task);
      case RECEIVER_POOL, ARGUMENT_POOL -> pools.contextOf(task);
      case COMMON_POOL, CALLER_POOL -> ExecutionContext.COMMON_POOL;
      case NEW_THREAD -> ExecutionContext.THREAD;
      case VIRTUAL_THREAD -> ExecutionContext.VIRTUAL_THREAD;
      case TIMER_THREAD -> ExecutionContext.TIMER_THREAD;
      case EVENT_LOOP -> ExecutionContext.EVENT_LOOP;
      case UNKNOWN -> task.api().role() == Api.Role.ASYNC_CALL ? null : ExecutionContext.UNKNOWN;
    };
  }

  /** {@code list.addListSelectionListener(event -> ...)}: its interface tells what calls it. */
  private void addFunction(CodeUnit unit) {
    CodePlace place = unit.place();
    if (!(unit.function() instanceof Node.Lambda lambda)
        || place == null
        || handedOver.contains(unit.id())
        || isGivenToProject(place, lambda)
        || !(place.typeOf(lambda) instanceof TypeRef.ClassRef type)) {
      return;
    }
    EntryPoint point =
        file.index().catalogue().entryPoints().ofFunction(type.name(), file.index().hierarchy());
    ExecutionContext context = point == null ? null : contextOf(point);
    if (context == ExecutionContext.UI_THREAD || context == ExecutionContext.EVENT_LOOP) {
      found.add(
          new Entry(
              unit,
              context,
              place,
              lambda,
              point.kind(),
              null,
              null,
              Confidence.HIGH,
              "is called by a framework, as " + type.simpleName()));
    }
  }

  /** What a method of the project does with the code that it is given, its own code says. */
  private boolean isGivenToProject(CodePlace place, Node lambda) {
    Node around = place.body().parent(lambda);
    return around != null
        && place.targetOf(around) instanceof Target.Method method
        && method.owner().origin() == TypeShape.Origin.PROJECT;
  }

  private void addMethod(CodeUnit unit) {
    CodePlace place = unit.place();
    if (unit.kind() != CodeUnit.Kind.METHOD || unit.method() == null || place == null) {
      return;
    }
    if (isMain(unit)) {
      add(
          unit,
          place,
          ExecutionContext.MAIN,
          null,
          Confidence.HIGH,
          "is what the program begins with");
      return;
    }
    EntryPoint point = called(unit.type()).of(unit.method());
    if (point == null) {
      return;
    }
    if (virtualThreads != null && isPooled(point)) {
      Confidence sure =
          virtualThreads.certainty() == Setting.Certainty.STATED
              ? Confidence.HIGH
              : Confidence.MEDIUM;
      String text =
          "is called by a framework, on a virtual thread as " + virtualThreads.key() + " says";
      add(unit, place, ExecutionContext.VIRTUAL_THREAD, point.kind(), sure, text);
    } else {
      String text = "is called by a framework";
      add(unit, place, contextOf(point), point.kind(), Confidence.HIGH, text);
    }
  }

  /** Whether a pool runs it, in whose place configuration may put virtual threads. */
  private static boolean isPooled(EntryPoint point) {
    return point.runsOn() == EntryPoint.Context.POOL
        && (point.kind() == EntryPoint.Kind.REQUEST
            || point.kind() == EntryPoint.Kind.MESSAGE
            || point.kind() == EntryPoint.Kind.ASYNC
            || point.kind() == EntryPoint.Kind.SCHEDULE);
  }

  private void add(
      CodeUnit unit,
      CodePlace place,
      ExecutionContext context,
      EntryPoint.@Nullable Kind kind,
      Confidence sure,
      String text) {
    Node root = place.body().root();
    found.add(new Entry(unit, context, place, root, kind, null, null, sure, text));
  }

  private static boolean isMain(CodeUnit unit) {
    return unit.method() != null
        && unit.method().name().equals("main")
        && unit.method().isStatic()
        && Modifier.isPublic(unit.method().modifiers())
        && unit.method().parameters().size() == 1;
  }

  private static ExecutionContext contextOf(EntryPoint point) {
    if (point.runsOn() == null) {
      return ExecutionContext.UNKNOWN;
    }
    return switch (point.runsOn()) {
      case POOL -> ExecutionContext.POOL;
      case EVENT_LOOP -> ExecutionContext.EVENT_LOOP;
      case UI_THREAD -> ExecutionContext.UI_THREAD;
      case TIMER_THREAD -> ExecutionContext.TIMER_THREAD;
      case VIRTUAL_THREAD -> ExecutionContext.VIRTUAL_THREAD;
      case CALLER -> ExecutionContext.UNKNOWN;
    };
  }

  /** What is handed over by a method further down that is given the code. */
  static @Nullable Entry of(
      ParameterRuns.Given given, CallGraph graph, FileIndex index, Pools pools) {
    Fact.TaskHandedOver task = given.use().task();
    ExecutionContext context =
        task != null
            ? contextOf(task, pools)
            : given.use().runner() == Api.Runner.VIRTUAL_THREAD
                ? ExecutionContext.VIRTUAL_THREAD
                : ExecutionContext.THREAD;
    return context == null
        ? null
        : new Entry(
            graph.unit(given.unit()),
            context,
            given.place(),
            given.node(),
            null,
            task,
            null,
            given.confidence(),
            "is handed on by " + title(index, given.place(), given.node()));
  }

  private static String title(FileIndex index, CodePlace place, Node node) {
    CallSite site = index.call(place, node);
    return site == null ? "a call" : site.title();
  }
}
