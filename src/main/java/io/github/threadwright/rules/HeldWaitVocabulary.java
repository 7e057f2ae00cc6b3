package io.github.threadwright.rules;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.knowledge.Api;
import io.github.threadwright.knowledge.Confidence;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.linked.HeldWait;
import io.github.threadwright.linked.HeldWait.Doubt;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The vocabulary about waits that a thread comes to while it holds what others wait for. */
final class HeldWaitVocabulary {
  private static final Set<WaitKind> THREADS =
      EnumSet.of(WaitKind.JOIN, WaitKind.FUTURE, WaitKind.SYNCHRONISER, WaitKind.QUEUE);

  private static final Set<String> URLS = Set.of("java.net.URL", "java.net.URLConnection");

  private HeldWaitVocabulary() {}

  static List<Word<HeldWait>> words() {
    return List.of(
        new Word<>(
            "thread holds a {holders}",
            "at the wait, or at the call that comes to it, that is held",
            (wait, arguments, scene) ->
                arguments.get(Slot.HOLDERS).contains(wait.holder())
                    ? Verdict.shownBy(wait.facts().stream())
                    : Verdict.NO),
        new Word<>(
            "thread waits for {wait kinds}",
            "what it comes to is a wait of one of these kinds",
            (wait, arguments, scene) ->
                Verdict.of(arguments.get(Slot.WAIT_KINDS).contains(wait.last().kind()))),
        new Word<>(
            "context is not sure",
            "it is not certain that a virtual thread runs the code, for a call on the way there may"
                + " go elsewhere",
            (wait, arguments, scene) ->
                Verdict.of(wait.thread() != null && wait.thread().confidence() != Confidence.HIGH)),
        new Word<>(
            "calls may go elsewhere",
            "the code that waits is one of several that a call on the way may run, or it waits in"
                + " some state only",
            (wait, arguments, scene) -> Verdict.of(wait.way().confidence() != Confidence.HIGH)),
        new Word<>(
            "lock guards the stream",
            "what is waited on is the locked object itself, or a connection or stream in a field of"
                + " the object, which no two threads may use at once",
            (wait, arguments, scene) -> of(wait, Doubt.GUARDS_THE_STREAM)),
        new Word<>(
            "lock is there for the stream",
            "the same, and nobody else needs the lock",
            (wait, arguments, scene) ->
                Verdict.of(
                    wait.doubts().contains(Doubt.GUARDS_THE_STREAM)
                        && wait.doubts().contains(Doubt.NOBODY_ELSE))),
        new Word<>(
            "lock guards what is waited on",
            "it is such a stream, or a field with an object of the project that is used under this"
                + " lock only",
            (wait, arguments, scene) ->
                Verdict.of(
                    wait.doubts().contains(Doubt.GUARDS_THE_STREAM)
                        || wait.doubts().contains(Doubt.GUARDS_A_PART))),
        new Word<>(
            "result is kept",
            "what the far side answers is put into a field under the lock, so that whoever wants it"
                + " has to wait for it in any case",
            (wait, arguments, scene) -> of(wait, Doubt.KEEPS_THE_RESULT)),
        new Word<>(
            "method begins or ends something",
            "it is a constructor, or named as one that starts, opens, connects, stops or closes",
            (wait, arguments, scene) -> of(wait, Doubt.LIFE_CYCLE)),
        new Word<>(
            "another such wait is nearer",
            "the same lock is held at another wait of that kind, which fewer calls lie before or"
                + " less speaks for; of the initialisers of a class, one before it waits so",
            (wait, arguments, scene) -> of(wait, Doubt.ANOTHER_IS_NEARER)),
        new Word<>(
            "a file may be read",
            "the wait is on a `URL` or its connection, which may be one of a file",
            (wait, arguments, scene) ->
                Verdict.of(URLS.contains(wait.last().api().pattern().type()))),
        new Word<>(
            "wait is far away",
            "more than five calls lie between",
            (wait, arguments, scene) -> of(wait, Doubt.FAR_AWAY)),
        new Word<>(
            "method begins or ends something without waiting for threads",
            "the same, and what it waits for is no thread of the program",
            (wait, arguments, scene) ->
                Verdict.of(
                    wait.doubts().contains(Doubt.LIFE_CYCLE)
                        && !THREADS.contains(wait.last().kind()))),
        new Word<>(
            "nobody else needs the lock",
            "no other method of the file is seen to take it for something that does not wait",
            (wait, arguments, scene) -> of(wait, Doubt.NOBODY_ELSE)));
  }

  private static Verdict of(HeldWait wait, Doubt doubt) {
    return Verdict.of(wait.doubts().contains(doubt));
  }

  static List<Term<HeldWait>> terms() {
    return List.of(
        new Term<>("lock", "what is held, as the source names it", (wait, scene) -> lock(wait)),
        new Term<>("wait", "what waits, and for what", (wait, scene) -> wait.last().text()),
        new Term<>(
            "for-how-long",
            "that the wait for other threads has no limit, where it has none",
            (wait, scene) -> mayLastForGood(wait) ? ", without a limit" : ""));
  }

  private static String lock(HeldWait wait) {
    return wait.held() instanceof Fact.LockHeld lock ? lock.lock() : "what is held";
  }

  /** What limits the wait for a far side may be set elsewhere. */
  private static boolean mayLastForGood(HeldWait wait) {
    Api.Wait how = wait.last().api().waits();
    return THREADS.contains(wait.last().kind()) && how != null && !how.limited();
  }
}
