package io.github.threadwright.rules;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.linked.ContextUse;
import io.github.threadwright.linked.End;
import io.github.threadwright.linked.ExecutionContext;
import java.util.Collections;
import java.util.List;

/** The vocabulary about what code that a thread begins with comes to on that thread. */
final class ContextVocabulary {
  private ContextVocabulary() {}

  static List<Word<ContextUse>> words() {
    return List.of(
        new Word<>(
            "code runs on {contexts}",
            "that is what runs it, as the code, its frameworks or its author say",
            (use, arguments, scene) ->
                Verdict.of(arguments.get(Slot.CONTEXTS).contains(use.entry().context()))),
        new Word<>(
            "code waits on {wait kinds}",
            "itself or by calls, on its own thread, it comes to such a wait, which is the surest"
                + " and nearest of its waits",
            (use, arguments, scene) ->
                arguments.get(Slot.WAIT_KINDS).stream().anyMatch(use::waitsOn)
                    ? Verdict.shownBy(use.facts().stream())
                    : Verdict.NO),
        new Word<>(
            "code promises to answer later",
            "it is a method that gives a future, or something with stages that go on when the"
                + " answer is there, and no framework or executor runs it",
            (use, arguments, scene) -> Verdict.of(use.kind() == ContextUse.Kind.PROMISE)),
        new Word<>(
            "code spins",
            "itself or by calls, it asks for something again and again without a pause",
            (use, arguments, scene) -> comesTo(use, End.What.SPIN)),
        new Word<>(
            "code computes for long",
            "itself or by calls, it comes to loops over numbers that nest three deep, with"
                + " multiplications inside, or to a method that calls itself more than once for"
                + " smaller numbers; on a virtual thread, waiting for nothing",
            (use, arguments, scene) -> comesTo(use, End.What.COMPUTES)),
        new Word<>(
            "code uses a cache of its thread",
            "itself or by calls, it gets an object from a thread-local that makes one for each"
                + " thread: a buffer, a format, a digest",
            (use, arguments, scene) -> comesTo(use, End.What.THREAD_CACHE)),
        new Word<>(
            "code is a stage that waits for another",
            "a stage of `CompletionStage`, or the task that begins a chain of these, waits for a"
                + " future",
            (use, arguments, scene) ->
                use.isStage() && use.waitsOn(WaitKind.FUTURE)
                    ? Verdict.shownBy(use.facts().stream())
                    : Verdict.NO),
        new Word<>(
            "way shows {doubts}",
            "it has something that makes it less likely that it happens or matters: a call may mean"
                + " several methods, it is long, it starts or ends something, other executors have"
                + " that type, the wait has a time limit, only the method's type promises an answer"
                + " for later",
            (use, arguments, scene) ->
                Verdict.of(!Collections.disjoint(use.traits(), arguments.get(Slot.DOUBTS)))));
  }

  private static Verdict comesTo(ContextUse use, End.What what) {
    return use.way().end().what() == what ? Verdict.shownBy(use.facts().stream()) : Verdict.NO;
  }

  static List<Term<ContextUse>> terms() {
    return List.of(
        new Term<>("wait", "what waits", (use, scene) -> wait(use.way().proof())),
        new Term<>("thread", "what runs the code", (use, scene) -> thread(use.entry().context())));
  }

  private static String wait(Fact proof) {
    return proof instanceof Fact.Waits waits ? waits.method() : proof.text();
  }

  private static String thread(ExecutionContext context) {
    return switch (context) {
      case MAIN -> "the main thread";
      case THREAD -> "a thread of its own";
      case VIRTUAL_THREAD -> "a virtual thread";
      case POOL -> "a thread of a pool";
      case COMMON_POOL -> "a thread of the common pool";
      case EVENT_LOOP -> "an event loop";
      case UI_THREAD -> "the thread of the user interface";
      case TIMER_THREAD -> "the thread of a timer";
      case COMPLETING_THREAD -> "whichever thread brings the value";
      case UNKNOWN -> "a thread of somebody else";
    };
  }
}
