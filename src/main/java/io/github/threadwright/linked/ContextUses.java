package io.github.threadwright.linked;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.FileIndex;
import io.github.threadwright.knowledge.Api;
import io.github.threadwright.knowledge.ApiAnnotation;
import io.github.threadwright.knowledge.Confidence;
import io.github.threadwright.knowledge.EntryPoint;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.linked.ContextUse.Trait;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.program.CodeUnit;
import io.github.threadwright.program.ProgramFile;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what code that threads begin with comes to, in contexts where that matters. Of several ways
 * to the same wait the nearest is enough, so it looks at the whole program.
 */
final class ContextUses {
  /** Calls that a reader still follows without doubt that they all happen. */
  private static final int SHORT = 5;

  private static final int MOST_DOUBTFUL = 2;

  /** Waits that hold a thread up; locks, selectors and class loading are short or meant. */
  private static final Set<WaitKind> WAITS =
      Waiting.longAnd(WaitKind.DNS, WaitKind.FILE, WaitKind.CONSOLE);

  /** Waits for what the answer is made of; others keep the sender from sending too much. */
  private static final Set<WaitKind> ANSWERS =
      EnumSet.of(
          WaitKind.NETWORK,
          WaitKind.DNS,
          WaitKind.DATABASE,
          WaitKind.PROCESS,
          WaitKind.SLEEP,
          WaitKind.FUTURE,
          WaitKind.JOIN);

  /** Those that mostly end soon. */
  private static final Set<WaitKind> MILD = EnumSet.of(WaitKind.FILE, WaitKind.CONSOLE);

  private static final Set<String> ENDS =
      Set.of("close", "shutdown", "stop", "dispose", "destroy", "terminate", "cleanup", "start");

  private final LinkedProgram linked;
  private final Map<ProgramFile, FileIndex> indexes;
  private final List<ContextUse> uses = new ArrayList<>();

  ContextUses(LinkedProgram linked, Map<ProgramFile, FileIndex> indexes) {
    this.linked = linked;
    this.indexes = indexes;
  }

  /** Those of each file, in order of the source. */
  Map<ProgramFile, List<ContextUse>> find(List<Entry> entries) {
    addPromises();
    Set<List<Object>> seen = new HashSet<>();
    for (Entry entry : entries) {
      if (isLooked(entry) && seen.add(List.of(entry.unit().id(), entry.context()))) {
        add(entry);
      }
    }
    uses.sort(ContextUses::compare);
    Map<List<Object>, Integer> told = new HashMap<>();
    uses.removeIf(use -> told.merge(proof(use), 1, Integer::sum) > most(use));
    uses.sort(Comparator.comparingLong(use -> use.node().span()));
    Map<ProgramFile, List<ContextUse>> byFile = new IdentityHashMap<>();
    for (ContextUse use : uses) {
      byFile.computeIfAbsent(use.place().file(), f -> new ArrayList<>(1)).add(use);
    }
    return byFile;
  }

  /**
   * Who comes to the same wait for sure has to be mended, too; of doubtful ways the best are
   * enough.
   */
  private static int most(ContextUse use) {
    return use.traits().isEmpty() ? Integer.MAX_VALUE : MOST_DOUBTFUL;
  }

  private static List<Object> proof(ContextUse use) {
    Fact proof = use.way().proof();
    return List.of(
        proof.place().file().source().path(),
        proof.node().span(),
        use.entry().context(),
        use.kind());
  }

  private static boolean isLooked(Entry entry) {
    boolean forked = entry.task() != null && entry.task().runner() == Api.Runner.CALLER_POOL;
    return entry.context().isAsync()
        || entry.context() == ExecutionContext.COMMON_POOL && !forked
        || entry.context() == ExecutionContext.VIRTUAL_THREAD
        || isLaterStage(entry);
  }

  /** A stage of a chain that has begun, on an executor of its own. */
  private static boolean isLaterStage(Entry entry) {
    return entry.isStage()
        && entry.task() != null
        && entry.task().api().pattern().type().endsWith("CompletionStage");
  }

  private void add(Entry entry) {
    boolean stage = entry.isStage();
    if (entry.context() == ExecutionContext.VIRTUAL_THREAD) {
      addVirtual(entry);
    }
    List<ContextUse> waits = waits(entry, WAITS);
    // That a stage waits for another one is a hazard of its own.
    if (stage) {
      nearest(waits, use -> use.waitsOn(WaitKind.FUTURE));
    }
    if (entry.context().isAsync()) {
      use(entry, End.of(End.What.COMPUTES)).ifPresent(uses::add);
    }
    if (entry.context().isAsync() || entry.context() == ExecutionContext.COMMON_POOL) {
      nearest(waits, use -> !(stage && use.waitsOn(WaitKind.FUTURE)));
    }
  }

  private List<ContextUse> waits(Entry entry, Set<WaitKind> kinds) {
    List<ContextUse> waits = new ArrayList<>();
    for (End end : linked.ends(entry.unit())) {
      if (end.kind() != null && kinds.contains(end.kind())) {
        use(entry, end).ifPresent(waits::add);
      }
    }
    waits.sort(ContextUses::compare);
    return waits;
  }

  private Optional<ContextUse> use(Entry entry, End end) {
    return linked.way(entry.unit(), end).flatMap(way -> use(entry, ContextUse.Kind.CONTEXT, way));
  }

  private void nearest(List<ContextUse> sorted, Predicate<ContextUse> wanted) {
    sorted.stream().filter(wanted).findFirst().ifPresent(uses::add);
  }

  /** What does not go well with virtual threads: it holds the thread that carries them. */
  private void addVirtual(Entry entry) {
    use(entry, End.of(End.What.SPIN)).ifPresent(uses::add);
    use(entry, End.of(End.What.THREAD_CACHE)).ifPresent(uses::add);
    List<End> ends = linked.ends(entry.unit());
    if (ends.stream().allMatch(end -> end.kind() == null || isHolding(end.kind()))) {
      use(entry, End.of(WaitKind.FILE)).ifPresent(uses::add);
      use(entry, End.of(End.What.COMPUTES)).ifPresent(uses::add);
    }
  }

  private static boolean isHolding(WaitKind kind) {
    return MILD.contains(kind) || !WAITS.contains(kind) && kind != WaitKind.POLL;
  }

  // ---- methods that promise to answer later

  private void addPromises() {
    FileIndex any = indexes.values().stream().findFirst().orElse(null);
    if (any == null) {
      return;
    }
    Promises promises = new Promises(any.catalogue(), any.hierarchy());
    for (int id = 0; id < linked.graph().size(); id++) {
      CodeUnit unit = linked.graph().unit(id);
      if (unit.place() != null
          && indexes.containsKey(unit.file())
          && promises.isMade(unit)
          && linked.entriesOf(unit).stream().noneMatch(entry -> entry.context().isAsync())) {
        addPromise(unit, unit.place());
      }
    }
  }

  private void addPromise(CodeUnit unit, CodePlace place) {
    Entry promise =
        new Entry(
            unit,
            ExecutionContext.UNKNOWN,
            place,
            place.body().root(),
            null,
            null,
            null,
            Confidence.HIGH,
            "promises an answer for later");
    List<ContextUse> waits = new ArrayList<>();
    for (End end : linked.ends(unit)) {
      if (end.kind() != null && ANSWERS.contains(end.kind())) {
        linked
            .way(unit, end)
            .flatMap(way -> use(promise, ContextUse.Kind.PROMISE, way))
            .ifPresent(waits::add);
      }
    }
    waits.sort(ContextUses::compare);
    nearest(waits, use -> true);
  }

  /** The surest first, then the one that waits longer, then the nearest. */
  private static int compare(ContextUse one, ContextUse other) {
    return Comparator.<ContextUse>comparingInt(use -> use.traits().size())
        .thenComparing(use -> MILD.contains(use.way().end().kind()))
        .thenComparingInt(use -> use.way().steps().size())
        .thenComparingInt(use -> use.way().first().node().id())
        .compare(one, other);
  }

  private Optional<ContextUse> use(Entry entry, ContextUse.Kind kind, Way way) {
    if (way.confidence() == Confidence.LOW
        || isShort(entry, way)
        || isDeclared(entry, way)
        || isElsewhere(way)
        || isOfInnerEntry(entry, way)) {
      return Optional.empty();
    }
    Set<Trait> traits = traits(entry, way);
    if (kind == ContextUse.Kind.PROMISE && !saysAsync(entry.unit())) {
      traits.add(Trait.PROMISED_BY_TYPE);
    }
    return Optional.of(new ContextUse(entry, kind, way, traits));
  }

  /** Whether it only looks like a wait: a process is launched, or a future is complete by then. */
  private boolean isShort(Entry entry, Way way) {
    if (way.proof() instanceof Fact.Waits waits && waits.api().role() == Api.Role.PROCESS_LAUNCH) {
      return true;
    }
    if (way.end().kind() != WaitKind.FUTURE) {
      return false;
    }
    Fact.TaskHandedOver task = entry.task();
    return task != null
            && task.node() instanceof Node.Call call
            && new ShortWaits(indexes.get(task.place().file())).waitsForAll(task.place(), call)
        || way.steps().stream()
            .anyMatch(
                step ->
                    new ShortWaits(indexes.get(step.place().file()))
                        .isDone(step.place(), step.node()));
  }

  /** Whether an author on the way says whether it waits. */
  private boolean isDeclared(Entry entry, Way way) {
    return isDeclared(entry.unit().place())
        || way.facts().stream().anyMatch(fact -> isDeclared(fact.place()));
  }

  private boolean isDeclared(@Nullable CodePlace place) {
    return place != null
        && place.method() != null
        && indexes
            .get(place.file())
            .catalogue()
            .annotations()
            .any(
                place.method().annotations(),
                place.file().source(),
                ContextUses::saysWhetherItWaits);
  }

  private static boolean saysWhetherItWaits(ApiAnnotation annotation) {
    return annotation.blocking() != null && annotation.runsOn() == null;
  }

  /** {@code if (!loop.inEventLoop()) future.sync();}: the code knows where it runs. */
  private static boolean isElsewhere(Way way) {
    return way.facts().stream().anyMatch(ThreadTests::standsBehindOne);
  }

  /** Whether code on the way is run by the same context of its own, which is told there. */
  private boolean isOfInnerEntry(Entry entry, Way way) {
    List<Fact> facts = way.facts();
    for (Fact fact : facts.subList(1, facts.size())) {
      CodeUnit unit = linked.unitAt(fact.place(), fact.node()).orElse(null);
      if (unit != null
          && unit.id() != entry.unit().id()
          && linked.entriesOf(unit).stream()
              .anyMatch(inner -> inner.context() == entry.context() && isLooked(inner))) {
        return true;
      }
    }
    return false;
  }

  private static boolean saysAsync(CodeUnit unit) {
    return unit.method() != null && unit.method().name().toLowerCase(Locale.ROOT).contains("async");
  }

  private static Set<Trait> traits(Entry entry, Way way) {
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    if (way.confidence() != Confidence.HIGH
        || entry.confidence() != Confidence.HIGH
        || way.proof().node() instanceof Node.MethodRef) {
      traits.add(Trait.SEVERAL_WAYS);
    }
    if (way.steps().size() > SHORT) {
      traits.add(Trait.LONG_WAY);
    }
    if (entry.framework() == EntryPoint.Kind.LIFECYCLE || startsOrEnds(entry, way)) {
      traits.add(Trait.START_OR_END);
    }
    if (isSomeExecutor(entry)) {
      traits.add(Trait.OTHER_EXECUTOR);
    }
    if (way.proof() instanceof Fact.Waits waits
        && waits.api().waits() != null
        && waits.api().waits().limited()
        && waits.kind() != WaitKind.SLEEP) {
      traits.add(Trait.LIMITED);
    }
    return traits;
  }

  private static boolean startsOrEnds(Entry entry, Way way) {
    return way.facts().stream().anyMatch(fact -> names(fact).anyMatch(ContextUses::isEnd))
        || entry.unit().method() != null && isEnd(entry.unit().method().name());
  }

  private static Stream<String> names(Fact fact) {
    MethodDecl method = fact.place().method();
    String around = method == null ? "" : method.name();
    return Stream.of(around, fact.node() instanceof Node.Call call ? call.name() : "");
  }

  private static boolean isEnd(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return ENDS.stream().anyMatch(lower::startsWith);
  }

  /** An executor that is a loop as a rule; only its more special types always are. */
  private static boolean isSomeExecutor(Entry entry) {
    return entry.task() != null
        && entry.task().runner() == Api.Runner.EVENT_LOOP
        && entry.task().api().pattern().type().contains("EventExecutor");
  }
}
