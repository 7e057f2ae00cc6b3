package io.github.threadwright.facts;

import io.github.threadwright.knowledge.Api;
import io.github.threadwright.knowledge.Catalogue;
import io.github.threadwright.knowledge.MethodPattern;
import io.github.threadwright.program.Program;
import io.github.threadwright.program.ProgramFile;
import io.github.threadwright.source.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the facts off the code of a program, file by file. A file is walked once to find out what
 * stands where and once more for its facts; nothing recurses where the source decides how deep.
 * Safe for use by many threads.
 */
public final class FactExtractor {
  private final Program program;
  private final Catalogue catalogue;
  private final Set<String> asked;
  private final Set<String> constructed;
  private final ProgramIndex index;
  private final CallEffects effects;
  private final AgedAdvice aged = new AgedAdvice();
  private final Map<Integer, Catalogue> catalogues = new ConcurrentHashMap<>();

  /**
   * @param asked methods whose calls are facts even when the catalogue does not know them; only
   *     their names are compared
   */
  public FactExtractor(Program program, Catalogue catalogue, Collection<MethodPattern> asked) {
    this.program = program;
    this.catalogue = catalogue;
    this.asked =
        asked.stream()
            .filter(method -> !method.isConstructor())
            .map(MethodPattern::method)
            .collect(Collectors.toUnmodifiableSet());
    this.constructed =
        asked.stream()
            .filter(MethodPattern::isConstructor)
            .map(MethodPattern::type)
            .collect(Collectors.toUnmodifiableSet());
    this.index = new ProgramIndex(program);
    this.effects = new CallEffects(program, index, catalogue);
  }

  /** All constructors have the same name, so these are told apart by their types. */
  private boolean isAsked(CallSite site) {
    return site.node() instanceof Node.New
        ? constructed.contains(String.valueOf(site.owner()))
        : asked.contains(site.name());
  }

  /** The facts of one file of the program, as its module's target release has it. */
  public FileFacts extract(ProgramFile file) {
    Catalogue known = catalogues.computeIfAbsent(file.module().jdk(), catalogue::at);
    FileIndex fileIndex = new FileIndex(file, index, known, program.hierarchy(), effects);
    Phrases phrases = new Phrases();
    Map<BodyIndex, List<Held>> regions = new HashMap<>();
    for (BodyIndex body : fileIndex.bodies()) {
      List<Held> found = LockRegions.of(fileIndex, body, phrases);
      if (!found.isEmpty()) {
        regions.put(body, found);
      }
    }
    SharedContainers containers = new SharedContainers(fileIndex);
    CallerLocks callers = CallerLocks.of(fileIndex.bodies(), regions, phrases);
    Map<BodyIndex, List<Fact>> flows = LockFlows.of(fileIndex, phrases);
    List<Fact> facts = new ArrayList<>();
    for (BodyIndex body : fileIndex.bodies()) {
      List<Fact> ofBody = new ArrayList<>();
      new BodyFacts(
              fileIndex,
              body,
              regions.getOrDefault(body, List.of()),
              callers.onEntry(body),
              containers,
              phrases)
          .addTo(ofBody);
      ofBody.addAll(flows.getOrDefault(body, List.of()));
      ofBody.sort(Comparator.comparingInt(fact -> fact.node().id()));
      facts.addAll(ofBody);
    }
    return new FileFacts(file, facts, fileIndex);
  }

  /** The facts of one body. */
  private final class BodyFacts {
    private final FileIndex file;
    private final BodyIndex body;
    private final List<Held> regions;
    private final List<Fact.LockHeld> byCallers;
    private final SharedContainers containers;
    private final Phrases phrases;
    private final WaitFacts waits = new WaitFacts();
    private final FieldFacts fields;
    private final ThreadFacts threads;
    private final PoolFacts pools;
    private final SettingsFacts settings;
    private final ConditionFacts conditions;
    private final InterruptionFacts interruptions;

    BodyFacts(
        FileIndex file,
        BodyIndex body,
        List<Held> regions,
        List<Fact.LockHeld> byCallers,
        SharedContainers containers,
        Phrases phrases) {
      this.file = file;
      this.body = body;
      this.regions = regions;
      this.byCallers = byCallers;
      this.containers = containers;
      this.phrases = phrases;
      this.fields = new FieldFacts(body, new HeldLocks(body, regions, byCallers), phrases);
      this.threads = new ThreadFacts(file, body, phrases);
      this.pools = new PoolFacts(file, body, phrases);
      this.settings = new SettingsFacts(file, body, phrases);
      this.conditions = new ConditionFacts(file, body, phrases);
      this.interruptions = new InterruptionFacts(file, body, phrases);
    }

    void addTo(List<Fact> facts) {
      facts.addAll(Held.facts(regions));
      new MonitorUses(file, body, phrases).addTo(facts);
      new MonitorCalls(file, body, new HeldLocks(body, regions, byCallers), byCallers, phrases)
          .addTo(facts);
      for (int id = 0; id < body.body().size(); id++) {
        Node node = body.body().node(id);
        CallSite site = body.site(node);
        if (site != null) {
          addCall(facts, site);
        } else if (node instanceof Node.Literal literal) {
          aged.addTo(facts, file, body.place(), literal);
        } else if (node instanceof Node.Catch handler) {
          addIfPresent(facts, interruptions.of(handler));
        } else if (node instanceof Node.Name || node instanceof Node.Select) {
          addIfPresent(facts, fields.of((Node.Expr) node));
        }
      }
      new TaskFacts(file, body, phrases).addTo(facts);
      new LoopFacts(file, body).find(facts::add);
      SetTests tests = new SetTests(file, body);
      new DoubleCheckedLocking(body, tests, phrases).find(regions, facts::add);
      Locks locks = new Locks(body, regions, byCallers);
      new LazyInitialisation(file, body, tests, phrases).find(locks, facts::add);
      new CallSequences(file, body, containers, locks, phrases).find(facts::add);
      new PollingLoops(file, body, containers, locks, phrases).find(facts::add);
    }

    private void addCall(List<Fact> facts, CallSite site) {
      waits.addTo(facts, file, body, site, isAsked(site), phrases);
      addIfPresent(facts, conditions.of(site));
      addIfPresent(facts, threads.of(site));
      settings.addTo(facts, site);
      aged.addTo(facts, file, body.place(), site);
      if (!site.apis().isEmpty()) {
        addIfPresent(facts, pools.of(site));
        if (site.has(Api.Role.PROCESS_LAUNCH)) {
          facts.add(
              new Fact.ProcessLaunched(
                  body.place(), site.node(), phrases.of("launches a process by ", site.title())));
        }
      }
    }

    private static void addIfPresent(List<Fact> facts, @Nullable Fact fact) {
      if (fact != null) {
        facts.add(fact);
      }
    }
  }
}
