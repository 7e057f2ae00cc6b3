package io.github.threadwright.rules;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.Fact.ThreadCreated;
import io.github.threadwright.facts.Fact.ThreadCreated.Ends;
import io.github.threadwright.knowledge.Confidence;
import io.github.threadwright.linked.Arrival;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import java.util.List;
import java.util.Optional;

/** Questions about how often threads are made. */
final class ThreadUse {
  private ThreadUse() {}

  static Verdict ofRequests(ThreadCreated thread, Scene scene) {
    return arrival(thread, scene)
        .map(arrival -> new Verdict(Verdict.Answer.YES, arrival.facts()))
        .orElse(Verdict.NO);
  }

  static Verdict ofRequestsOrItems(ThreadCreated thread, Scene scene) {
    Verdict requests = ofRequests(thread, scene);
    if (requests.isYes() || thread.ends() == Ends.NO || !thread.started()) {
      return requests;
    }
    Node items = Repetition.items(thread.place(), thread.node(), scene);
    if (items != null) {
      return Verdict.of(true, Repetition.step(thread.place(), items));
    }
    return isOneOfMany(thread)
        ? scene
            .linked()
            .roundsTo(thread.place(), thread.node())
            .map(steps -> new Verdict(Verdict.Answer.YES, List.copyOf(steps)))
            .orElse(Verdict.NO)
        : Verdict.NO;
  }

  /** Whether it is certain that nobody keeps it, and that it is not made once only. */
  private static boolean isOneOfMany(ThreadCreated thread) {
    return thread.ends() == Ends.YES
        && !thread.keptInField()
        && !Repetition.isOnceOnly(thread.place(), thread.node());
  }

  static boolean isUncertain(ThreadCreated thread, Scene scene) {
    return arrival(thread, scene)
        .filter(arrival -> arrival.confidence() != Confidence.HIGH)
        .isPresent();
  }

  private static Optional<Arrival> arrival(ThreadCreated thread, Scene scene) {
    return Repetition.isOnceOnly(thread.place(), thread.node())
        ? Optional.empty()
        : scene
            .linked()
            .arrivalAt(thread.place(), thread.node())
            .filter(arrival -> arrival.isAccepted() || thread.ends() != Ends.NO)
            .filter(arrival -> !thread.keptInField() || isOfNewObject(thread, arrival));
  }

  /** Whether the object whose field keeps the thread is made on the way, or before its eyes. */
  private static boolean isOfNewObject(ThreadCreated thread, Arrival arrival) {
    return arrival.facts().stream()
            .anyMatch(
                fact ->
                    fact.node() instanceof Node.New made
                        && fact.place().targetOf(made) instanceof Target.Method constructor
                        && constructor.owner().name().equals(thread.place().type().binaryName()))
        || arrival.facts().stream().noneMatch(Fact.Step.class::isInstance);
  }
}
