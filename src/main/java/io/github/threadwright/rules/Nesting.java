package io.github.threadwright.rules;

import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import io.github.threadwright.workload.Site;
import io.github.threadwright.workload.SiteKind;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Finds loops and streams inside others, in one walk over the sites in order of the source. */
final class Nesting {
  private Nesting() {}

  /**
   * The sequential loops and streams that are part of the work of one that runs concurrently, or
   * should: one level of that is enough.
   */
  static Set<Site> insideConcurrent(List<Site> sites, Predicate<Site> isConcurrent) {
    Set<Site> inside = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Site> around = new ArrayDeque<>();
    for (Site site : sites) {
      if (!isRepeating(site)) {
        continue;
      }
      while (!around.isEmpty() && !contains(around.peek(), around.peek().node(), site)) {
        around.pop();
      }
      if (site.concurrent() == null && around.stream().anyMatch(outer -> isPartOf(outer, site))) {
        inside.add(site);
      } else if (isConcurrent.test(site)) {
        around.push(site);
      }
    }
    return inside;
  }

  private static boolean isRepeating(Site site) {
    return site.kind() == SiteKind.LOOP || site.kind() == SiteKind.STREAM;
  }

  private static boolean isPartOf(Site outer, Site inner) {
    return outer.work().stream().anyMatch(work -> contains(outer, work, inner));
  }

  private static boolean contains(Site outer, Node node, Site inner) {
    Body body = outer.place().body();
    return body == inner.place().body()
        && node != inner.node()
        && body.contains(node, inner.node());
  }
}
