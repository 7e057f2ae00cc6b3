package io.github.threadwright.linked;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.knowledge.Confidence;
import io.github.threadwright.knowledge.EntryPoint;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.program.CodeUnit;
import io.github.threadwright.source.Node;
import org.jspecify.annotations.Nullable;

/**
 * Code that a thread begins with: what somebody hands to an executor, a thread or a stage, or what
 * a framework calls.
 *
 * @param unit what runs
 * @param place where it is handed over; where it is declared when a framework calls it
 * @param node the call that hands it over, or the root of what a framework calls
 * @param framework set when a framework calls it
 * @param task set when it is handed over, be it by a method further down that it is given to
 * @param thread set when a thread is made for it
 * @param text for a reader, e.g. {@code is handed to ExecutorService.submit}
 */
public record Entry(
    CodeUnit unit,
    ExecutionContext context,
    CodePlace place,
    Node node,
    EntryPoint.@Nullable Kind framework,
    Fact.@Nullable TaskHandedOver task,
    Fact.@Nullable ThreadCreated thread,
    Confidence confidence,
    String text) {
  private static final String COMPLETION = "java.util.concurrent.Complet";

  /** Whether a completion stage of the JDK runs it, or the call that begins a chain of these. */
  public boolean isStage() {
    return task != null && task.api().pattern().type().startsWith(COMPLETION);
  }

  /** As a step of a trail. */
  public Fact.Step step() {
    return new Fact.Step(place, node, text);
  }
}
