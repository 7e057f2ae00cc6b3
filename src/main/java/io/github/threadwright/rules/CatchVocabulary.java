package io.github.threadwright.rules;

import io.github.threadwright.facts.Fact.InterruptionCaught;
import java.util.List;

/** The vocabulary about handlers that an interruption ends in. */
final class CatchVocabulary {
  private CatchVocabulary() {}

  static List<Word<InterruptionCaught>> words() {
    return List.of(
        new Word<>(
            "interruption ends here",
            "the handler neither throws it on, nor sets the flag again, nor keeps it in a variable,"
                + " a result or a future; logging it does not count",
            (handler, arguments, scene) -> Verdict.of(true, handler)),
        new Word<>(
            "handler clears the flag as well",
            "it calls `Thread.interrupted()` for nothing, which is a mistake of its own",
            (handler, arguments, scene) -> Verdict.of(Flags.clearsAgain(handler, scene))),
        new Word<>(
            "another exception is thrown instead",
            "the handler throws, but not the interruption, and the flag stays cleared",
            (handler, arguments, scene) -> Verdict.of(handler.wrapped(), handler)),
        new Word<>(
            "caller learns of it",
            "the handler throws another exception, or a value is returned at once",
            (handler, arguments, scene) ->
                Verdict.of(handler.wrapped() || handler.answers(), handler)),
        new Word<>(
            "interruption is ignored on purpose",
            "its parameter's name, the comment in it or the method's name says that nothing is"
                + " done",
            (handler, arguments, scene) -> Verdict.of(handler.meant())),
        new Word<>(
            "pause is cut short on purpose",
            "it is ignored on purpose, and the wait in front of it has a time limit",
            (handler, arguments, scene) -> Verdict.of(handler.meant() && handler.limited())),
        new Word<>(
            "only a pause is cut short",
            "the wait in front of it has a time limit, and no loop around goes on",
            (handler, arguments, scene) -> Verdict.of(handler.limited() && !handler.loops())),
        new Word<>(
            "nothing is done afterwards",
            "the method or lambda comes to its end after it, and returns no value",
            (handler, arguments, scene) -> Verdict.of(handler.ends())),
        new Word<>(
            "what is interrupted is not known",
            "no wait that the catalogue knows stands in its `try`",
            (handler, arguments, scene) -> Verdict.of(!handler.known())),
        new Word<>(
            "handler takes any exception",
            "it names `Exception` or `Throwable`, and a wait that can be interrupted stands in its"
                + " `try`",
            (handler, arguments, scene) -> Verdict.of(handler.broad())),
        new Word<>(
            "thread ends right after",
            "the code is `main` or run by a thread or executor, itself or by calls within the file,"
                + " and comes to its end without another wait",
            (handler, arguments, scene) ->
                Verdict.of(handler.leaves() && runsOnOwnThread(handler, scene))),
        new Word<>(
            "main ends right after",
            "`main` calls the code, itself or by calls within the file, and it comes to its end"
                + " without another wait; others may call it, too",
            (handler, arguments, scene) ->
                Verdict.of(
                    handler.leaves() && scene.mainCode().run(handler.place(), handler.node()))),
        new Word<>(
            "own thread is woken up by it",
            "a loop around asks a flag whether to go on, in its condition or on the way, in code"
                + " that a thread of the file runs",
            (handler, arguments, scene) ->
                Verdict.of(handler.asked() && runsOnOwnThread(handler, scene))),
        new Word<>(
            "loop asks whether to go on",
            "a loop around asks a flag, which may be how it is told to end",
            (handler, arguments, scene) -> Verdict.of(handler.asked())));
  }

  private static boolean runsOnOwnThread(InterruptionCaught handler, Scene scene) {
    return handler.task() || scene.otherThreads().run(handler.place(), handler.node());
  }

  static List<Term<InterruptionCaught>> terms() {
    return List.of();
  }
}
