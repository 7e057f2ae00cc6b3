package io.github.threadwright.facts;

import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.Node;
import java.util.List;

/** The monitors that a body takes, by a synchronized statement or as a synchronized method. */
final class MonitorUses {
  private final FileIndex file;
  private final BodyIndex index;
  private final Phrases phrases;

  MonitorUses(FileIndex file, BodyIndex index, Phrases phrases) {
    this.file = file;
    this.index = index;
    this.phrases = phrases;
  }

  void addTo(List<Fact> facts) {
    MethodDecl method = index.place().method();
    if (method != null && method.isSynchronized()) {
      String lock = method.isStatic() ? index.place().type().name() + ".class" : "this";
      facts.add(
          new Fact.LockUse(
              index.place(),
              index.body().root(),
              Fact.LockUse.Kind.METHOD,
              null,
              lock,
              List.of(),
              Fact.LockUse.Pairing.UNKNOWN,
              phrases.of("takes the monitor of ", lock)));
    }
    for (Node.Synchronized monitor : index.monitors()) {
      AccessPath path = LockNames.of(file, index.place(), monitor.lock());
      String lock = path == null ? "an object" : path.text();
      facts.add(
          new Fact.LockUse(
              index.place(),
              monitor,
              Fact.LockUse.Kind.STATEMENT,
              monitor.lock(),
              lock,
              List.of(),
              Fact.LockUse.Pairing.UNKNOWN,
              phrases.of("takes the monitor of ", lock)));
    }
  }
}
