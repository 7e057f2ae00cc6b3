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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what code that threads begin with comes to, in contexts where that matters. Of several ways
 * to the same wait the nearest is enough, so it looks at the whole program.
 */
final class ContextUses {
  /** Calls that a reader still follows without doubt that they all happen. */
  private static final int SHORT = 5;

  private static final int MOST_ALIKE = 3;

  /** Waits that hold a thread up; locks, selectors and class loading are short or meant. */
  private static final Set<WaitKind> WAITS =
      EnumSet.of(
          WaitKind.NETWORK,
          WaitKind.DNS,
          WaitKind.DATABASE,
          WaitKind.FILE,
          WaitKind.CONSOLE,
          WaitKind.PROCESS,
          WaitKind.PIPE,
          WaitKind.SLEEP,
          WaitKind.CONDITION,
          WaitKind.QUEUE,
          WaitKind.FUTURE,
          WaitKind.JOIN,
          WaitKind.SYNCHRONISER);

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
    Set<List<Object>> seen = new HashSet<>();
    for (Entry entry : entries) {
      if (isLooked(entry.context()) && seen.add(List.of(entry.unit().id(), entry.context()))) {
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

  /** Of several entries that come to the same wait a few are enough, of doubtful ones the best. */
  private static int most(ContextUse use) {
    return use.traits().isEmpty() ? MOST_ALIKE : 1;
  }

  private static List<Object> proof(ContextUse use) {
    Fact proof = use.way().proof();
    return List.of(
        proof.place().file().source().path(), proof.node().span(), use.entry().context());
  }

  private static boolean isLooked(ExecutionContext context) {
    return context.isAsync() || context == ExecutionContext.COMMON_POOL;
  }

  private void add(Entry entry) {
    boolean stage = entry.isStage();
    List<ContextUse> waits = new ArrayList<>();
    for (End end : linked.ends(entry.unit())) {
      if (end.kind() != null && WAITS.contains(end.kind())) {
        linked.way(entry.unit(), end).flatMap(way -> use(entry, way)).ifPresent(waits::add);
      }
    }
    waits.sort(ContextUses::compare);
    // That a stage waits for another one is a hazard of its own.
    waits.stream()
        .filter(use -> !(stage && use.way().end().kind() == WaitKind.FUTURE))
        .findFirst()
        .ifPresent(uses::add);
    waits.stream()
        .filter(use -> stage && use.way().end().kind() == WaitKind.FUTURE)
        .findFirst()
        .ifPresent(uses::add);
  }

  /** The surest first, then the one that waits longer, then the nearest. */
  private static int compare(ContextUse one, ContextUse other) {
    return Comparator.<ContextUse>comparingInt(use -> use.traits().size())
        .thenComparing(use -> MILD.contains(use.way().end().kind()))
        .thenComparingInt(use -> use.way().steps().size())
        .thenComparingInt(use -> use.way().first().node().id())
        .compare(one, other);
  }

  private Optional<ContextUse> use(Entry entry, Way way) {
    if (way.confidence() == Confidence.LOW
        || isShort(way)
        || isDeclared(entry, way)
        || isElsewhere(way)
        || isOfInnerEntry(entry, way)) {
      return Optional.empty();
    }
    return Optional.of(new ContextUse(entry, way, traits(entry, way)));
  }

  /** Whether it only looks like a wait: a process is launched, or a future is complete by then. */
  private boolean isShort(Way way) {
    if (way.proof() instanceof Fact.Waits waits && waits.api().role() == Api.Role.PROCESS_LAUNCH) {
      return true;
    }
    return way.end().kind() == WaitKind.FUTURE
        && way.steps().stream()
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
              .anyMatch(inner -> inner.context() == entry.context())) {
        return true;
      }
    }
    return false;
  }

  private static Set<Trait> traits(Entry entry, Way way) {
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    if (way.confidence() != Confidence.HIGH || entry.confidence() != Confidence.HIGH) {
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
