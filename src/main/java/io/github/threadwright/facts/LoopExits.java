package io.github.threadwright.facts;

import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import java.util.function.Consumer;

/**
 * Where an iteration may end its loop: {@code break}, {@code return}, {@code throw} and {@code
 * continue} with the label of an outer loop, and a condition whose answer is only known after each
 * iteration. Who throws inside a {@code catch} passes on a failure that would have ended the loop
 * anyway.
 */
final class LoopExits {
  private final Iteration iteration;
  private final Body body;
  private final Node.Loop loop;
  private final Consumer<Fact.Carried> found;

  LoopExits(Iteration iteration, Node.Loop loop, Consumer<Fact.Carried> found) {
    this.iteration = iteration;
    this.body = iteration.body();
    this.loop = loop;
    this.found = found;
  }

  void addCondition(LoopHeader header) {
    if (header.endless()) {
      add(loop, "the loop has no end of its own", false);
    } else if (header.asksEachTime() != null) {
      add(
          header.asksEachTime(),
          "whether there is another iteration is known only after each one",
          false);
    }
  }

  /**
   * @param jump a {@link Node.Break}, {@link Node.Continue}, {@link Node.Return} or {@link
   *     Node.Throw} inside the loop
   */
  void addJump(Node jump) {
    if (!iteration.runs(jump)) {
      return;
    }
    if (jump instanceof Node.Return && !isInLambda(jump)) {
      add(jump, "an iteration may return from the method", false);
    } else if (jump instanceof Node.Break leave && leaves(leave)) {
      add(jump, "an iteration may end the loop", false);
    } else if (jump instanceof Node.Continue next && goesOnOutside(next)) {
      add(jump, "an iteration may end the loop", false);
    } else if (jump instanceof Node.Throw && !isInLambda(jump) && isNewFailure(jump)) {
      add(jump, "an iteration may end the loop by a failure", true);
    }
  }

  private boolean isInLambda(Node jump) {
    for (Node at = body.parent(jump); at != null && at != loop; at = body.parent(at)) {
      if (at instanceof Node.Lambda) {
        return true;
      }
    }
    return false;
  }

  private boolean leaves(Node.Break jump) {
    for (Node at = body.parent(jump); at != null; at = body.parent(at)) {
      if (at == loop) {
        return jump.label() == null || !isInside(jump.label(), jump);
      }
      if (jump.label() == null && (at instanceof Node.Loop || at instanceof Node.Switch)
          || at instanceof Node.Lambda) {
        return false;
      }
    }
    return false;
  }

  /** {@code continue outer} ends all loops inside the outer one. */
  private boolean goesOnOutside(Node.Continue jump) {
    String label = jump.label();
    if (label == null || isInLambda(jump) || isInside(label, jump)) {
      return false;
    }
    return !(body.parent(loop) instanceof Node.Labeled own && own.label().equals(label));
  }

  /** Whether the label is one inside the loop. */
  private boolean isInside(String label, Node jump) {
    for (Node at = body.parent(jump); at != null && at != loop; at = body.parent(at)) {
      if (at instanceof Node.Labeled labeled && labeled.label().equals(label)) {
        return true;
      }
    }
    return false;
  }

  private boolean isNewFailure(Node jump) {
    Node child = jump;
    for (Node at = body.parent(jump); at != null && at != loop; at = body.parent(at)) {
      if (at instanceof Node.Catch
          || (at instanceof Node.Try attempt
              && child == attempt.body()
              && !attempt.catches().isEmpty())) {
        return false;
      }
      child = at;
    }
    return true;
  }

  private void add(Node node, String text, boolean mergeable) {
    found.accept(
        new Fact.Carried(
            iteration.index().place(), node, null, Fact.Carried.Kind.EXIT, text, loop, mergeable));
  }
}
