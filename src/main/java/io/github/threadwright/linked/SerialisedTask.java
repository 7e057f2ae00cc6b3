package io.github.threadwright.linked;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * A task of which there are many at once, and which does all of its work under a lock that it has
 * in common with the others.
 *
 * @param steps the calls from the beginning of the task to the code that takes the lock
 * @param lock where it does
 */
public record SerialisedTask(Entry entry, List<Fact.Step> steps, Fact.LockHeld lock) {
  public SerialisedTask {
    steps = List.copyOf(steps);
  }

  public CodePlace place() {
    return entry.place();
  }

  public Node node() {
    return entry.node();
  }

  /** All of it, as a reader follows it. */
  public List<Fact> facts() {
    List<Fact> all = new ArrayList<>();
    all.add(entry.step());
    all.addAll(steps);
    all.add(lock);
    return all;
  }
}
