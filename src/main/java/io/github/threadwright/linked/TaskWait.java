package io.github.threadwright.linked;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Node;
import java.util.List;

/**
 * A wait for tasks that were handed to executors.
 *
 * @param join for a result, or until tasks have counted a latch down
 * @param tasks those that may be waited for
 */
public record TaskWait(Fact.Waits join, List<Fact.TaskHandedOver> tasks) {
  public TaskWait {
    tasks = List.copyOf(tasks);
  }

  public CodePlace place() {
    return join.place();
  }

  public Node node() {
    return join.node();
  }
}
