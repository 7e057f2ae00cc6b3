package io.github.threadwright.linked;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.knowledge.Confidence;
import io.github.threadwright.program.CallGraph;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.program.CodeUnit;
import io.github.threadwright.program.Components;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What each unit may come to on its own thread, with the best way there: effect summaries,
 * bottom-up over strongly connected components. Of the callees of one call that not all come to the
 * same the way is less sure.
 */
final class Summaries {
  /** A way of more calls is no longer one that a reader follows. */
  static final int MOST_CALLS = 12;

  /** Up to here a way may be as sure as its calls. */
  private static final int MOST_CALLS_FOR_SURE = 5;

  private static final Reach[] NOTHING = {};
  private static final int OWN_WRITE = End.of(End.What.OWN_WRITE).key();
  private static final int CHANGE = End.of(End.What.CHANGE).key();

  private final CallGraph graph;
  private final Edges edges;
  private final Titles titles;
  private final Reach[][] reaches;
  private final @Nullable Reach[] best = new Reach[End.COUNT];
  private final @Nullable Reach[] ofGroup = new Reach[End.COUNT];
  private final int[] through = new int[End.COUNT];
  private final int[] count = new int[End.COUNT];

  /**
   * @param local what a unit comes to without calling code of the project, by key
   */
  Summaries(CallGraph graph, Edges edges, Titles titles, IntFunction<Map<Integer, Reach>> local) {
    this.graph = graph;
    this.edges = edges;
    this.titles = titles;
    this.reaches = new Reach[edges.size()][];
    Components components = edges.components();
    for (int component = 0; component < components.count(); component++) {
      int[] members = components.members(component).toArray();
      for (int unit : members) {
        reaches[unit] = local.apply(unit).values().toArray(NOTHING);
        Arrays.sort(reaches[unit], java.util.Comparator.comparingInt(Reach::key));
      }
      boolean changed = true;
      // Each round brings a way one call further through a circle.
      for (int round = 0; changed && round <= MOST_CALLS; round++) {
        changed = false;
        for (int unit : members) {
          changed |= update(unit);
        }
        changed &= components.isRecursive(component);
      }
    }
  }

  private boolean update(int unit) {
    if (edges.firstGroup(unit) == edges.endOfGroups(unit)) {
      return false;
    }
    Arrays.fill(best, null);
    for (Reach reach : reaches[unit]) {
      best[reach.key()] = reach;
    }
    boolean changed = false;
    for (int group = edges.firstGroup(unit); group < edges.endOfGroups(unit); group++) {
      changed |= addGroup(group);
    }
    if (changed) {
      reaches[unit] = Arrays.stream(best).filter(Objects::nonNull).toArray(Reach[]::new);
    }
    return changed;
  }

  private boolean addGroup(int group) {
    int first = edges.firstTarget(group);
    int end = edges.endOfTargets(group);
    Arrays.fill(count, 0);
    for (int i = first; i < end; i++) {
      int target = edges.target(i);
      for (Reach reach : reaches[target] == null ? NOTHING : reaches[target]) {
        int key = reach.key();
        if (count[key]++ == 0 || reach.isBetterThan(Objects.requireNonNull(ofGroup[key]))) {
          ofGroup[key] = reach;
          through[key] = target;
        }
      }
    }
    boolean changed = false;
    for (int key = 0; key < count.length; key++) {
      if (count[key] > 0) {
        int seen = seenByCaller(key, group);
        if (seen >= 0) {
          changed |= improve(seen, key, group, confidence(group, count[key], end - first));
        }
      }
    }
    return changed;
  }

  private Confidence confidence(int group, int some, int all) {
    Confidence sure = edges.confidence(group);
    if (some == all) {
      return sure;
    }
    Confidence most = 2 * some >= all ? Confidence.MEDIUM : Confidence.LOW;
    return sure.compareTo(most) < 0 ? sure : most;
  }

  /** Each call may depend on something, so a long way is less sure than its calls are. */
  private static Confidence along(Confidence sure, Reach further, int calls) {
    Confidence both = Usual.least(sure, further.confidence());
    return calls > MOST_CALLS_FOR_SURE ? Usual.least(both, Confidence.MEDIUM) : both;
  }

  /** What a callee writes of its own is another object's for the caller; -1 when nobody's. */
  private int seenByCaller(int key, int group) {
    if (key != OWN_WRITE || edges.isSameObject(group)) {
      return key;
    }
    return edges.isNewObject(group) ? -1 : CHANGE;
  }

  private boolean improve(int key, int ofCallee, int group, Confidence sure) {
    Reach reach = Objects.requireNonNull(ofGroup[ofCallee]);
    int calls = reach.calls() + 1;
    if (calls > MOST_CALLS) {
      return false;
    }
    Confidence both = along(sure, reach, calls);
    Reach here = new Reach(key, reach.fact(), edges.node(group), through[ofCallee], calls, both);
    Reach known = best[key];
    if (known == null || here.isBetterThan(known)) {
      best[key] = here;
      return true;
    }
    return false;
  }

  // ---- questions

  /** The best way from the beginning of a unit to that end. */
  Optional<Way> way(int unit, End end) {
    return Optional.ofNullable(find(unit, end.key())).map(reach -> follow(unit, reach));
  }

  /** The ends that a unit may come to. */
  List<End> ends(int unit) {
    return Arrays.stream(reaches[unit]).map(reach -> End.ofKey(reach.key())).toList();
  }

  /** The best way from one call, or made object, to that end, if the project has its code. */
  Optional<Way> wayOfCall(int unit, int node, End end) {
    Reach found = null;
    for (int group = edges.firstGroup(unit); group < edges.endOfGroups(unit); group++) {
      if (edges.node(group) == node) {
        Reach here = ofGroup(group, end.key());
        if (here != null && (found == null || here.isBetterThan(found))) {
          found = here;
        }
      }
    }
    return Optional.ofNullable(found).map(reach -> follow(unit, reach));
  }

  /** Is shown what calls come to. */
  interface CallVisitor {
    void visit(int node, Way way);
  }

  /** Shows, for each call of a unit and each of these ends, the best way to it. */
  void forEachCall(int unit, List<End> wanted, CallVisitor visitor) {
    for (int group = edges.firstGroup(unit); group < edges.endOfGroups(unit); group++) {
      if (edges.node(group) >= 0 && comesToSomething(group)) {
        for (End end : wanted) {
          Reach reach = ofGroup(group, end.key());
          if (reach != null) {
            visitor.visit(edges.node(group), follow(unit, reach));
          }
        }
      }
    }
  }

  private boolean comesToSomething(int group) {
    for (int i = edges.firstTarget(group); i < edges.endOfTargets(group); i++) {
      if (reaches[edges.target(i)].length > 0) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Reach ofGroup(int group, int key) {
    if (key == OWN_WRITE && edges.isNewObject(group)) {
      return null;
    }
    Reach found = null;
    int target = Units.NONE;
    int some = 0;
    for (int i = edges.firstTarget(group); i < edges.endOfTargets(group); i++) {
      Reach reach = find(edges.target(i), key);
      if (reach != null) {
        some++;
        if (found == null || reach.isBetterThan(found)) {
          found = reach;
          target = edges.target(i);
        }
      }
    }
    if (found == null || found.calls() >= MOST_CALLS) {
      return null;
    }
    Confidence sure = confidence(group, some, edges.endOfTargets(group) - edges.firstTarget(group));
    Confidence both = along(sure, found, found.calls() + 1);
    return new Reach(key, found.fact(), edges.node(group), target, found.calls() + 1, both);
  }

  /** Whether there are targets for a call, and no other code than these may run. */
  boolean isCodeKnown(int unit, int node) {
    boolean known = false;
    for (int group = edges.firstGroup(unit); group < edges.endOfGroups(unit); group++) {
      if (edges.node(group) == node) {
        if (edges.confidence(group) != Confidence.HIGH) {
          return false;
        }
        known = true;
      }
    }
    return known;
  }

  private @Nullable Reach find(int unit, int key) {
    for (Reach reach : reaches[unit]) {
      if (reach.key() == key) {
        return reach;
      }
    }
    return null;
  }

  private Way follow(int unit, Reach from) {
    List<Fact.Step> steps = new ArrayList<>();
    int at = unit;
    Reach reach = from;
    while (reach.next() != Units.NONE && steps.size() <= MOST_CALLS) {
      CodeUnit caller = graph.unit(at);
      CodePlace place = caller.place();
      if (reach.node() >= 0 && place != null) {
        titles.addStep(steps, place, place.body().node(reach.node()), graph.unit(reach.next()));
      }
      at = reach.next();
      Reach further = find(at, reach.key());
      if (further == null && reach.key() == CHANGE) {
        further = find(at, OWN_WRITE);
      }
      if (further == null) {
        break;
      }
      reach = further;
    }
    return new Way(End.ofKey(from.key()), steps, reach.fact(), from.confidence());
  }
}
