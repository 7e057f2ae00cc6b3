package io.github.threadwright.program;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The strongly connected components of a {@link CallGraph}: units that call each other in a circle
 * are one. Their numbers are a bottom-up order: a component calls none of a higher number. After R.
 * Tarjan, "Depth-first search and linear graph algorithms", 1972, with a stack of its own, since
 * the program decides how deep calls go.
 */
public final class Components {
  private final int[] componentOf;
  private final int[] members;
  private final int[] starts;
  private final boolean[] recursive;

  private Components(int[] componentOf, int count, boolean[] callsItself) {
    this.componentOf = componentOf;
    this.starts = new int[count + 1];
    for (int component : componentOf) {
      starts[component + 1]++;
    }
    for (int i = 0; i < count; i++) {
      starts[i + 1] += starts[i];
    }
    int[] next = Arrays.copyOf(starts, count);
    this.members = new int[componentOf.length];
    this.recursive = new boolean[count];
    for (int unit = 0; unit < componentOf.length; unit++) {
      int component = componentOf[unit];
      members[next[component]++] = unit;
      recursive[component] |= callsItself[unit];
    }
    for (int i = 0; i < count; i++) {
      recursive[i] |= starts[i + 1] - starts[i] > 1;
    }
  }

  /**
   * @param firstEdge where the edges of a unit begin; one more than there are units
   * @param targets ends of the edges
   */
  public static Components of(int[] firstEdge, int[] targets) {
    return new Search(firstEdge, targets).run();
  }

  public int count() {
    return starts.length - 1;
  }

  public int componentOf(int unit) {
    return componentOf[unit];
  }

  /** The ids of its units, in ascending order. */
  public IntStream members(int component) {
    return Arrays.stream(members, starts[component], starts[component + 1]);
  }

  /** Whether its units may call themselves, in one step or in several. */
  public boolean isRecursive(int component) {
    return recursive[component];
  }

  /** One depth-first search over all units. */
  private static final class Search {
    private static final int NOT_SEEN = -1;

    private final int[] firstEdge;
    private final int[] targets;
    private final int[] component;
    private final int[] seenAt;
    private final int[] lowest;
    private final int[] nextEdge;
    private final int[] path;
    private final int[] open;
    private final boolean[] callsItself;
    private int pathSize;
    private int openSize;
    private int seen;
    private int found;

    Search(int[] firstEdge, int[] targets) {
      int count = firstEdge.length - 1;
      this.firstEdge = firstEdge;
      this.targets = targets;
      this.component = filled(count);
      this.seenAt = filled(count);
      this.lowest = new int[count];
      this.nextEdge = Arrays.copyOf(firstEdge, count);
      this.path = new int[count];
      this.open = new int[count];
      this.callsItself = new boolean[count];
    }

    private static int[] filled(int count) {
      int[] values = new int[count];
      Arrays.fill(values, NOT_SEEN);
      return values;
    }

    Components run() {
      for (int unit = 0; unit < component.length; unit++) {
        if (seenAt[unit] == NOT_SEEN) {
          searchFrom(unit);
        }
      }
      return new Components(component, found, callsItself);
    }

    private void searchFrom(int start) {
      enter(start);
      while (pathSize > 0) {
        int unit = path[pathSize - 1];
        if (nextEdge[unit] < firstEdge[unit + 1]) {
          follow(unit, targets[nextEdge[unit]++]);
        } else {
          leave(unit);
        }
      }
    }

    private void enter(int unit) {
      seenAt[unit] = seen;
      lowest[unit] = seen++;
      path[pathSize++] = unit;
      open[openSize++] = unit;
    }

    private void follow(int unit, int target) {
      callsItself[unit] |= unit == target;
      if (seenAt[target] == NOT_SEEN) {
        enter(target);
      } else if (component[target] == NOT_SEEN) {
        lowest[unit] = Math.min(lowest[unit], seenAt[target]);
      }
    }

    private void leave(int unit) {
      pathSize--;
      if (lowest[unit] == seenAt[unit]) {
        int member;
        do {
          member = open[--openSize];
          component[member] = found;
        } while (member != unit);
        found++;
      }
      if (pathSize > 0) {
        int caller = path[pathSize - 1];
        lowest[caller] = Math.min(lowest[caller], lowest[unit]);
      }
    }
  }
}
