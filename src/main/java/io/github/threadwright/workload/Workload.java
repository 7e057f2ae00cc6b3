package io.github.threadwright.workload;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.knowledge.WaitKind;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The profile of the work at a site.
 *
 * @param waits the kinds of wait on the way of each item
 * @param independence whether items may run in any order, or at once
 * @param items how many items there are, as far as the code says
 * @param reasons why, one line each with its place
 */
public record Workload(
    Bound bound,
    Set<WaitKind> waits,
    Independence independence,
    Items items,
    List<Reason> reasons) {
  public Workload {
    waits = Set.copyOf(waits);
    reasons = List.copyOf(reasons);
  }

  /** What limits the speed of the work. */
  public enum Bound {
    IO,
    CPU,
    MIXED,
    LOCK,
    TRIVIAL,
    UNKNOWN;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What is known of the items' dependence on each other. */
  public enum Independence {
    INDEPENDENT,
    DEPENDENT,
    UNKNOWN
  }

  /**
   * The number of items. {@code least} and {@code most} are inclusive; {@code most} is {@link
   * Long#MAX_VALUE} when nothing bounds it.
   */
  public record Items(long least, long most) {
    public static final Items UNKNOWN = new Items(0, Long.MAX_VALUE);
  }

  /** One line of reasoning with the fact that proves it. */
  public record Reason(String text, Fact fact) {}
}
