package io.github.threadwright.rules;

import io.github.threadwright.facts.Fact.MonitorCall;
import io.github.threadwright.source.Node;
import java.util.List;

/** The vocabulary about waiting to be notified, and notifying. */
final class SignalVocabulary {
  private SignalVocabulary() {}

  static List<Word<MonitorCall>> words() {
    return List.of(
        new Word<>(
            "call needs a monitor that is not held",
            "it is `wait`, `notify` or `notifyAll`, and nothing shows that the method or a caller"
                + " holds the monitor of its object",
            (call, arguments, scene) -> Verdict.of(Signals.isUnguarded(call, scene), call)),
        new Word<>(
            "a caller may hold the monitor",
            "the method holds no monitor at all, and who calls it is not known",
            (call, arguments, scene) ->
                Verdict.of(call.holding() == MonitorCall.Holding.CALLERS_UNKNOWN)),
        new Word<>(
            "a monitor method is called on a condition or lock",
            "`wait`, `notify` or `notifyAll` of a `Condition`, or of another object with such"
                + " methods of its own whose monitor is not held",
            (call, arguments, scene) ->
                Verdict.of(Signals.isMonitorMethodOnLock(call, scene), call)),
        new Word<>(
            "call wakes threads",
            "it notifies one or all",
            (call, arguments, scene) -> Verdict.of(call.kind() != MonitorCall.Kind.WAIT, call)),
        new Word<>(
            "call wakes one thread",
            "it is `notify` or `signal`",
            (call, arguments, scene) -> Verdict.of(call.kind() == MonitorCall.Kind.NOTIFY, call)),
        new Word<>(
            "nothing has changed before the call",
            "the method writes no field before it and calls nothing that may change something",
            (call, arguments, scene) -> Verdict.of(Signals.isNaked(call, scene))),
        new Word<>(
            "threads wait there for something",
            "the class waits on the same object, without a time limit, until a question is answered"
                + " otherwise",
            (call, arguments, scene) -> Verdict.shownBy(Signals.waitsForSomething(call, scene))),
        new Word<>(
            "threads wait there for different things",
            "the class waits on the same object in two places that ask different questions, which"
                + " methods of the class may do for them: then they must read different fields",
            (call, arguments, scene) ->
                Verdict.shownBy(Signals.differentWaits(call, scene).stream())),
        new Word<>(
            "one of them waits for a limited time",
            "it looks again after some time, even if it was not notified",
            (call, arguments, scene) ->
                Verdict.of(
                    Signals.differentWaits(call, scene).stream().anyMatch(MonitorCall::limited))),
        new Word<>(
            "other code changes what they wait for",
            "a method that wakes nobody writes a field that they ask for, or another object answers"
                + " their question",
            (call, arguments, scene) -> Verdict.of(Signals.isChangedElsewhere(call, scene))),
        new Word<>(
            "method is called by its class",
            "its callers may have changed something before",
            (call, arguments, scene) -> Verdict.of(Signals.isCalledHere(call, scene))));
  }

  static List<Term<MonitorCall>> terms() {
    return List.of(
        new Term<>(
            "call",
            "the method that is called",
            (call, scene) -> call.node() instanceof Node.Call made ? made.name() : "notify"),
        new Term<>("object", "what it is called on", (call, scene) -> Signals.object(call)),
        new Term<>("type", "the class of that", (call, scene) -> Signals.typeName(call)),
        new Term<>(
            "right",
            "the method of a condition that does the same",
            (call, scene) ->
                switch (call.kind()) {
                  case WAIT -> "await";
                  case NOTIFY -> "signal";
                  case NOTIFY_ALL -> "signalAll";
                }),
        new Term<>(
            "all",
            "the method that wakes all threads",
            (call, scene) -> call.condition() ? "signalAll" : "notifyAll"));
  }
}
