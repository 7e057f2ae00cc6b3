package io.github.threadwright.workload;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.source.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * The code that runs per item, task or call, with what is known of it.
 *
 * @param roots the nodes whose subtrees it is
 * @param facts in order of the source, without what its inner loops hand on among themselves
 */
record Work(BodyFacts body, List<Node> roots, List<Fact> facts) {
  Work {
    roots = List.copyOf(roots);
    facts = List.copyOf(facts);
  }

  /**
   * @param repeated the loops and lambdas whose iterations the items are
   */
  static Work of(BodyFacts body, List<Node> roots, List<Node> repeated) {
    List<Fact> facts = new ArrayList<>();
    for (Node root : roots) {
      for (Fact fact : body.within(root)) {
        boolean inner =
            fact instanceof Fact.Carried carried
                && repeated.stream().noneMatch(node -> node == carried.repeated());
        if (!inner && !(fact instanceof Fact.Called)) {
          facts.add(fact);
        }
      }
    }
    return new Work(body, roots, facts);
  }

  /** The same with other facts in front. */
  Work behind(List<Fact> first) {
    if (first.isEmpty()) {
      return this;
    }
    List<Fact> all = new ArrayList<>(first);
    all.addAll(facts);
    return new Work(body, roots, all);
  }

  <F extends Fact> List<F> all(Class<F> kind) {
    return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  int weight() {
    return roots.stream().mapToInt(body.weights()::of).sum();
  }

  int loops() {
    return roots.stream().mapToInt(body.weights()::loopsIn).sum();
  }
}
