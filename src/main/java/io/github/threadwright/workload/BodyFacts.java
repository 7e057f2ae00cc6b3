package io.github.threadwright.workload;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.FileFacts;
import io.github.threadwright.facts.FileIndex;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The facts of one body, found by the code that they stand in. */
final class BodyFacts {
  private final FileIndex index;
  private final CodePlace place;
  private final List<Fact> facts;
  private @Nullable Weights weights;

  private BodyFacts(FileIndex index, CodePlace place, List<Fact> facts) {
    this.index = index;
    this.place = place;
    this.facts = facts;
  }

  /** By body, in order of the source; bodies without facts included. */
  static Map<Body, BodyFacts> of(FileFacts file) {
    Map<Body, List<Fact>> facts = new IdentityHashMap<>();
    file.facts()
        .forEach(
            fact ->
                facts.computeIfAbsent(fact.place().body(), body -> new ArrayList<>()).add(fact));
    Map<Body, BodyFacts> bodies = new IdentityHashMap<>();
    for (CodePlace place : file.index().places()) {
      bodies.put(
          place.body(),
          new BodyFacts(file.index(), place, facts.getOrDefault(place.body(), List.of())));
    }
    return bodies;
  }

  FileIndex index() {
    return index;
  }

  CodePlace place() {
    return place;
  }

  /** In preorder of their nodes. */
  List<Fact> all() {
    return facts;
  }

  Weights weights() {
    if (weights == null) {
      weights = new Weights(index, place);
    }
    return weights;
  }

  /** The facts of what runs as a part of {@code root}. */
  List<Fact> within(Node root) {
    List<Fact> found = new ArrayList<>();
    int end = place.body().end(root);
    for (int i = firstFrom(root.id()); i < facts.size() && facts.get(i).node().id() < end; i++) {
      if (index.runsWithin(place, facts.get(i).node(), root)) {
        found.add(facts.get(i));
      }
    }
    return found;
  }

  /** The fact of that kind at exactly that node, or null. */
  <F extends Fact> @Nullable F at(Class<F> kind, Node node) {
    for (int i = firstFrom(node.id()); i < facts.size() && facts.get(i).node() == node; i++) {
      if (kind.isInstance(facts.get(i))) {
        return kind.cast(facts.get(i));
      }
    }
    return null;
  }

  private int firstFrom(int id) {
    int low = 0;
    int high = facts.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (facts.get(middle).node().id() < id) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
