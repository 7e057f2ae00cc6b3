package io.github.threadwright.rules;

import io.github.threadwright.facts.Fact.Polling;
import io.github.threadwright.facts.Fact.Polling.Pause;
import io.github.threadwright.facts.FileIndex;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import java.util.List;
import java.util.regex.Pattern;

/** The vocabulary about loops that only look whether another thread has got on. */
final class PollVocabulary {
  private static final Pattern FOR_TESTS = Pattern.compile(".*ForTest(s|ing|Only)?|.*TestOnly");

  private PollVocabulary() {}

  static List<Word<Polling>> words() {
    return List.of(
        new Word<>(
            "poll pauses by {pauses}",
            "between two looks it does nothing, gives a hint to the processor, yields, parks its"
                + " thread for a time, or sleeps",
            (poll, arguments, scene) ->
                Verdict.of(arguments.get(Slot.PAUSES).contains(poll.pause()), poll)),
        new Word<>(
            "poll is sure to see a change",
            "the field is volatile, or it asks an object made for several threads",
            (poll, arguments, scene) -> Verdict.of(poll.safe())),
        new Word<>(
            "poll is a short spin",
            "it is sure to see a change, gives the processor a hint or has a limit",
            (poll, arguments, scene) ->
                Verdict.of(poll.safe() && (poll.pause() == Pause.HINT || poll.limited()))),
        new Word<>(
            "poll is all that its thread does",
            "the code is what a thread or executor calls, and nothing but messages comes behind the"
                + " loop: it reports or looks after something now and then, and waits for nothing",
            (poll, arguments, scene) -> Verdict.of(isLast(poll, scene))),
        new Word<>(
            "method is there for tests",
            "its name says so, as in `awaitIdleForTest`",
            (poll, arguments, scene) ->
                Verdict.of(
                    poll.place().method() != null
                        && FOR_TESTS.matcher(poll.place().method().name()).matches())),
        new Word<>(
            "poll has a limit",
            "it also looks at the time, or counts its rounds",
            (poll, arguments, scene) -> Verdict.of(poll.limited())),
        new Word<>(
            "a lock is held all the while",
            "this method, or all callers of a private one, hold it around the loop",
            (poll, arguments, scene) -> Verdict.shownBy(poll.locks().stream())));
  }

  private static boolean isLast(Polling poll, Scene scene) {
    FileIndex index = scene.file().index();
    Body body = poll.place().body();
    return index.isTask(poll.place(), poll.node())
        && body.enclosing(poll.node(), Node.Lambda.class) == null
        && index.calls(poll.place(), body.root()).stream()
            .filter(site -> site.node().id() >= body.end(poll.node()))
            .allMatch(site -> body.enclosing(site.node(), Node.Catch.class) != null);
  }

  static List<Term<Polling>> terms() {
    return List.of(
        new Term<>("asked", "what it looks at", (poll, scene) -> poll.asked()),
        new Term<>(
            "cost",
            "what is wrong with looking again and again",
            (poll, scene) ->
                poll.safe()
                    ? "it keeps a processor busy for as long as that takes"
                    : "the field is not volatile, so it may never see the change and go on for"
                        + " good"));
  }
}
