package io.github.threadwright.workload;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place where a concurrency decision is made or missing.
 *
 * @param node the loop, the stream's terminal call, the first call of a sequence, the submission,
 *     creation or launch; the root of the method for a handler
 * @param work the nodes that run per item, task or call; empty when the code is not visible
 * @param facts what is known of that work, in order of the source
 * @param concurrent what already runs it concurrently, e.g. {@code parallel stream}; null when it
 *     is sequential
 * @param workPlace where {@code work} stands: another body than {@code place} when a task is a
 *     class of its own
 */
public record Site(
    SiteKind kind,
    CodePlace place,
    Node node,
    List<Node> work,
    List<Fact> facts,
    Workload workload,
    @Nullable String concurrent,
    CodePlace workPlace) {
  public Site {
    work = List.copyOf(work);
    facts = List.copyOf(facts);
  }

  /** Identity: comparing the parts would compare whole syntax trees. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
