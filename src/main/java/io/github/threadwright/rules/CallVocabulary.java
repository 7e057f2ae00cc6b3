package io.github.threadwright.rules;

import io.github.threadwright.facts.Fact.Called;
import io.github.threadwright.source.Node;
import java.util.List;

/** The vocabulary about calls. */
final class CallVocabulary {
  private CallVocabulary() {}

  static List<Word<Called>> words() {
    return List.of(
        new Word<>(
            "call is {method}",
            "it calls that method, or one that overrides it",
            (call, arguments, scene) ->
                Verdict.of(
                    Methods.matches(
                        arguments.get(Slot.METHOD_PATTERN), call.target(), scene.types()),
                    call)),
        new Word<>(
            "receiver is this or super",
            "the object calls its own method",
            (call, arguments, scene) ->
                Verdict.of(
                    call.node() instanceof Node.Call made
                        && (made.receiver() == null
                            || made.receiver() instanceof Node.This
                            || made.receiver() instanceof Node.Super))),
        new Word<>(
            "same receiver also gets {method}",
            "the same variable has that method called somewhere in the same body",
            (call, arguments, scene) ->
                Verdict.shownBy(
                    Methods.onSameVariable(call, arguments.get(Slot.METHOD_PATTERN), scene))),
        new Word<>(
            "method of that name passes the call on",
            "the call stands in a method of the same name, as in a wrapper",
            (call, arguments, scene) ->
                Verdict.of(
                    call.node() instanceof Node.Call made
                        && call.place().method() != null
                        && call.place().method().name().equals(made.name()))));
  }

  static List<Term<Called>> terms() {
    return List.of(
        new Term<>(
            "method",
            "the method that is called",
            (call, scene) -> call.node() instanceof Node.Call made ? made.name() : "it"),
        new Term<>(
            "type", "the class it is called on", (call, scene) -> Methods.receiver(call.target())));
  }
}
