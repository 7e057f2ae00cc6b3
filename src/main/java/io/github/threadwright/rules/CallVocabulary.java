package io.github.threadwright.rules;

import io.github.threadwright.facts.ClearedFlag;
import io.github.threadwright.facts.Fact.Called;
import io.github.threadwright.facts.FanIn;
import io.github.threadwright.facts.ParallelStreams;
import io.github.threadwright.facts.ProcessUse;
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
            "call is one of {methods}",
            "it calls one of these, or one that overrides it",
            (call, arguments, scene) ->
                Verdict.of(
                    arguments.get(Slot.METHODS).stream()
                        .anyMatch(method -> Methods.matches(method, call.target(), scene.types())),
                    call)),
        new Word<>(
            "method is the JDK's own",
            "no class of the project has replaced it",
            (call, arguments, scene) -> Verdict.of(Methods.isOfJdk(call.target()))),
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
            "receiver is a virtual thread",
            "what makes one, a variable that holds one, or the current thread in code that this"
                + " file hands to virtual threads only",
            (call, arguments, scene) -> Verdict.of(Calls.isOnVirtualThread(call, scene))),
        new Word<>(
            "process may fill a pipe",
            "nobody reads its output or its error stream before the wait is over, or nobody at all;"
                + " unknown when somebody else has the process or sets it up",
            (call, arguments, scene) -> Calls.fillsPipe(call, scene)),
        new Word<>(
            "only its errors are left unread",
            "the output is read or redirected, the error stream is not",
            (call, arguments, scene) ->
                Verdict.of(
                    Calls.process(call, scene)
                        .filter(use -> !Calls.isLeft(use.output()))
                        .isPresent())),
        new Word<>(
            "call waits for a limited time",
            "the caller gives a time limit",
            (call, arguments, scene) -> Verdict.of(Calls.isLimited(call))),
        new Word<>(
            "process is launched here",
            "the method that waits has launched it, and nobody else gets hold of it",
            (call, arguments, scene) -> Verdict.of(Calls.process(call, scene).isPresent())),
        new Word<>(
            "process can be ended",
            "some code of the method destroys it, or it has the console, so that its user can",
            (call, arguments, scene) ->
                Verdict.of(
                    Calls.process(call, scene)
                        .filter(use -> use.ended() || use.interactive())
                        .isPresent())),
        new Word<>(
            "output of the process is read to its end",
            "it is read before the wait, which is then hardly one",
            (call, arguments, scene) ->
                Verdict.of(
                    Calls.process(call, scene)
                        .filter(use -> use.output() == ProcessUse.Pipe.READ)
                        .isPresent())),
        new Word<>(
            "call makes a stream parallel",
            "it does so as it stands there, with the argument that says so",
            (call, arguments, scene) -> Verdict.of(Streams.isParallel(call))),
        new Word<>(
            "a stage of the stream writes shared state",
            "a lambda of it changes a field, a variable of the method around or what such a one"
                + " holds, itself or by calls, without a lock and not atomically",
            (call, arguments, scene) -> StreamWrites.of(call, scene)),
        new Word<>(
            "the write is in another method",
            "calls lead to it, and it may be of an object that each element has of its own",
            (call, arguments, scene) -> Verdict.of(StreamWrites.isElsewhere(call, scene))),
        new Word<>(
            "source of the stream splits badly",
            "it can only be read from its front, and no later stage collects its elements anew",
            (call, arguments, scene) ->
                Verdict.of(Streams.poorSource(call, scene).isPresent(), call)),
        new Word<>(
            "size of the source is known",
            "what is copied from it is then split well, so that only the copying stays in turn",
            (call, arguments, scene) -> Verdict.of(Streams.isSized(call, scene))),
        new Word<>(
            "call overrules the mode of the stream",
            "an earlier call made the same stream parallel where this one makes it sequential, or"
                + " the other way round",
            (call, arguments, scene) -> Streams.overrules(call, scene)),
        new Word<>(
            "call compares an atomic variable itself",
            "the receiver or an argument is an atomic variable of the JDK and not its value, and no"
                + " class of the project says what that means",
            (call, arguments, scene) -> Verdict.of(AtomicIdentity.isCompared(call, scene))),
        new Word<>(
            "result is awaited without limit",
            "the same method waits for the future that the call gives, and nothing limits the wait",
            (call, arguments, scene) -> Calls.unlimitedWait(call, scene)),
        new Word<>(
            "request has a time limit",
            "it is built with a timeout; unknown when it is built out of sight",
            (call, arguments, scene) -> Calls.limitOfRequest(call, scene)),
        new Word<>(
            "call ends a fan-out by hand",
            "it joins tasks of a loop one by one, and the first failure leaves the others behind;"
                + " or it waits for a latch that a failing task does not count down",
            (call, arguments, scene) -> Verdict.of(Calls.fanIn(call, scene).isPresent(), call)),
        new Word<>(
            "tasks are joined one by one",
            "it is the first kind of these",
            (call, arguments, scene) ->
                Verdict.of(
                    Calls.fanIn(call, scene)
                        .filter(fan -> fan.kind() == FanIn.Kind.JOIN_LOOP)
                        .isPresent())),
        new Word<>(
            "call compares two atomic variables",
            "both are, so that somebody may want to know whether they are one and the same",
            (call, arguments, scene) -> Verdict.of(AtomicIdentity.areBothVariables(call))),
        new Word<>(
            "argument is {constant}",
            "the first argument is that literal",
            (call, arguments, scene) ->
                Verdict.of(Calls.isArgument(call, arguments.get(Slot.CONSTANT)))),
        new Word<>(
            "same receiver also gets {method}",
            "the same variable has that method called somewhere in the same body",
            (call, arguments, scene) ->
                Verdict.shownBy(
                    Methods.onSameVariable(call, arguments.get(Slot.METHOD_PATTERN), scene))),
        new Word<>(
            "same variable is also given to {method}",
            "that method is called somewhere in the same body with the variable as an argument",
            (call, arguments, scene) ->
                Verdict.of(
                    Methods.givenSameVariable(call, arguments.get(Slot.METHOD_PATTERN), scene)
                        .findAny()
                        .isPresent())),
        new Word<>(
            "method of that name passes the call on",
            "the call stands in a method of the same name, as in a wrapper",
            (call, arguments, scene) ->
                Verdict.of(
                    call.node() instanceof Node.Call made
                        && call.place().method() != null
                        && call.place().method().name().equals(made.name()))),
        new Word<>(
            "the flag of interruption is lost",
            "the call clears it, and the result is ignored or decides no more than where to go",
            (call, arguments, scene) ->
                Verdict.of(Flags.of(call, scene) != ClearedFlag.KEPT, call)),
        new Word<>(
            "result is ignored",
            "the call stands alone, as where the flag is cleared on purpose; not in a handler that"
                + " an interruption ends in, where there is nothing left to clear",
            (call, arguments, scene) ->
                Verdict.of(
                    Flags.of(call, scene) == ClearedFlag.IGNORED
                        && !Flags.isInHandler(call, scene))),
        new Word<>(
            "thread runs nothing else",
            "the code is `main` or run by a thread or executor, itself or by calls within the file",
            (call, arguments, scene) -> Verdict.of(Flags.runsOnOwnThread(call, scene))),
        new Word<>(
            "a pool or a framework runs the call",
            "the file hands the code to an executor, itself or by calls, or a framework calls the"
                + " method for each request or message",
            (call, arguments, scene) -> Verdict.of(ThreadLocals.isSetOnPool(call, scene))),
        new Word<>(
            "the value is null",
            "the argument is `null`, or `false`",
            (call, arguments, scene) -> Verdict.of(ThreadLocals.isCleared(call))),
        new Word<>(
            "the file removes the value",
            "it calls `remove()`, `set(null)` or `set(false)` on the same variable; unknown when"
                + " others can reach the variable, or when it sets it to what it held before",
            (call, arguments, scene) -> ThreadLocals.isRemoved(call, scene)),
        new Word<>(
            "priority is the normal one",
            "the argument is `Thread.NORM_PRIORITY`",
            (call, arguments, scene) ->
                Verdict.of(Priorities.isOneOf(call, scene, Thread.NORM_PRIORITY))),
        new Word<>(
            "priority is the lowest",
            "the argument is `Thread.MIN_PRIORITY`, as for work in the background",
            (call, arguments, scene) ->
                Verdict.of(Priorities.isOneOf(call, scene, Thread.MIN_PRIORITY))),
        new Word<>(
            "priority is decided elsewhere",
            "the argument is no constant: the code passes on what it was given",
            (call, arguments, scene) -> Verdict.of(Priorities.isGiven(call, scene))),
        new Word<>(
            "call starts a thread that sees the object being made",
            "a constructor or initialiser, or a private method that only a constructor calls,"
                + " starts a thread whose code uses the object",
            (call, arguments, scene) -> Verdict.of(EarlyStarts.of(call, scene).isPresent(), call)),
        new Word<>(
            "object is complete by then",
            "the constructor writes nothing behind the call, and the class cannot have subclasses;"
                + " unknown when it could and has none",
            (call, arguments, scene) -> EarlyStarts.isComplete(call, scene)));
  }

  static List<Term<Called>> terms() {
    return List.of(
        new Term<>(
            "method",
            "the method that is called",
            (call, scene) -> call.node() instanceof Node.Call made ? made.name() : "it"),
        new Term<>(
            "title",
            "class and method, e.g. `Thread.stop`",
            (call, scene) -> Methods.title(call.target())),
        new Term<>(
            "fate",
            "what the JDK makes of that method, and from which release on",
            (call, scene) -> Withdrawn.fate(call.target())),
        new Term<>(
            "type", "the class it is called on", (call, scene) -> Methods.receiver(call.target())),
        new Term<>(
            "how-long", "how long a wait lasts at most", (call, scene) -> Calls.howLong(call)),
        new Term<>(
            "pipe",
            "which stream a process gets stuck in",
            (call, scene) -> Calls.pipe(call, scene)),
        new Term<>(
            "source",
            "what the stream goes over, when that splits badly",
            (call, scene) ->
                Streams.poorSource(call, scene).map(ParallelStreams.Source::name).orElse("")),
        new Term<>(
            "batches",
            "how such a source is handed out",
            (call, scene) -> Streams.batches(call, scene)),
        new Term<>(
            "left-behind",
            "what a failure does to a fan-out that is ended by hand",
            (call, scene) -> Calls.leftBehind(call, scene)),
        new Term<>(
            "refusal",
            "what a virtual thread makes of such a call",
            (call, scene) -> Calls.refusal(call)));
  }
}
