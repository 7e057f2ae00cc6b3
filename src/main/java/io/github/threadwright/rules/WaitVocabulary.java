package io.github.threadwright.rules;

import io.github.threadwright.facts.Fact.ConditionWait;
import io.github.threadwright.source.Node;
import java.util.List;

/** The vocabulary about waits on a monitor or condition. */
final class WaitVocabulary {
  private WaitVocabulary() {}

  static List<Word<ConditionWait>> words() {
    return List.of(
        new Word<>(
            "wait is on a monitor or condition",
            "it waits to be notified",
            (wait, arguments, scene) -> Verdict.of(true, wait)),
        new Word<>(
            "wait is repeated by a loop",
            "a loop of the same method or lambda comes back to the wait",
            (wait, arguments, scene) -> Verdict.of(wait.loop() != null)),
        new Word<>(
            "wait has a time limit",
            "it ends after some time, whatever happens",
            (wait, arguments, scene) -> Verdict.of(wait.limited())),
        new Word<>(
            "nothing decides whether to wait",
            "no field and no call is looked at before the wait",
            (wait, arguments, scene) -> Verdict.of(!Waits.isGuarded(wait))),
        new Word<>(
            "wait is a pause",
            "it has a time limit and nothing decides whether to wait, so it waits for the time and"
                + " not for a condition",
            (wait, arguments, scene) -> Verdict.of(wait.limited() && !Waits.isGuarded(wait))),
        new Word<>(
            "another test follows the wait",
            "what decided whether to wait is looked at again after it",
            (wait, arguments, scene) -> Verdict.of(Waits.isTestedAgain(wait))),
        new Word<>(
            "another test follows the timed wait",
            "the same, and the wait has a time limit: it may end early, and the code is ready for"
                + " it",
            (wait, arguments, scene) -> Verdict.of(wait.limited() && Waits.isTestedAgain(wait))),
        new Word<>(
            "callers repeat the wait",
            "the method is private, and each call of it stands in a loop",
            (wait, arguments, scene) -> Verdict.of(Waits.isRepeatedByCallers(wait, scene))),
        new Word<>(
            "method calls itself after the wait",
            "and so tests again before it waits again",
            (wait, arguments, scene) -> Verdict.of(Waits.isRepeatedByItself(wait, scene))),
        new Word<>(
            "somebody else owns what is waited on",
            "it is a parameter, or a local variable that a call gave, so that the test may lie with"
                + " the owner",
            (wait, arguments, scene) -> Verdict.of(Waits.isOnBorrowed(wait, scene))),
        new Word<>(
            "method only passes the wait on",
            "the method is a wrapper of the wait: its callers have the loop",
            (wait, arguments, scene) -> Verdict.of(wait.delegates())));
  }

  static List<Term<ConditionWait>> terms() {
    return List.of(
        new Term<>(
            "wait",
            "the method that waits",
            (wait, scene) -> wait.node() instanceof Node.Call call ? call.name() : "wait"));
  }
}
