package io.github.threadwright.facts;

import io.github.threadwright.knowledge.Api;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.TypeName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Interruptions that go no further: {@code catch (InterruptedException e)} that neither throws it
 * on nor sets the flag of the thread again, nor keeps it in any other way.
 */
final class InterruptionFacts {
  private static final String INTERRUPTED = "InterruptedException";
  private static final Set<String> BROAD = Set.of("Exception", "Throwable");

  /** Waits that an interruption ends by an {@code InterruptedException}. */
  private static final Set<WaitKind> THROWING =
      EnumSet.of(
          WaitKind.SLEEP,
          WaitKind.CONDITION,
          WaitKind.QUEUE,
          WaitKind.FUTURE,
          WaitKind.JOIN,
          WaitKind.SYNCHRONISER,
          WaitKind.LOCK,
          WaitKind.PROCESS);

  private static final Pattern STAGE = Pattern.compile("(then|whenComplete|handle)([A-Z]\\w*)?");
  private static final Pattern MEANT_NAME =
      Pattern.compile("(?i)_+|unused|expected|.*ignor.*|.*swallow.*|ok[A-Z]?\\w*");
  private static final Pattern MEANT_METHOD =
      Pattern.compile("(?i)uninterruptibl|ignor\\w*interrupt");
  private static final Pattern WORD = Pattern.compile("\\p{L}{2}");
  private static final Pattern OTHER_COMMENT =
      Pattern.compile("(?i)todo|fixme|generated|restor|preserv|reset|re-interrupt|keep the|status");
  private static final String LOCK_SUPPORT = "java.util.concurrent.locks.LockSupport";
  private final FileIndex file;
  private final BodyIndex index;
  private final CodePlace place;
  private final Body body;
  private final Phrases phrases;

  InterruptionFacts(FileIndex file, BodyIndex index, Phrases phrases) {
    this.file = file;
    this.index = index;
    this.place = index.place();
    this.body = index.body();
    this.phrases = phrases;
  }

  /** Null for a handler of something else, and for one that passes the interruption on. */
  Fact.@Nullable InterruptionCaught of(Node.Catch handler) {
    boolean exact = names(handler, Set.of(INTERRUPTED));
    if (!exact && !names(handler, BROAD)) {
      return null;
    }
    Node attempt = body.parent(handler);
    List<CallSite> waits =
        attempt instanceof Node.Try guarded ? waits(guarded, handler) : List.of();
    if (!exact && waits.isEmpty()) {
      return null;
    }
    Handling handling = Handling.of(file, place, handler);
    if (handling == Handling.PASSED_ON
        || (handling == Handling.WRAPPED && (!exact || isStage(handler)))) {
      return null;
    }
    AfterHandler after = AfterHandler.of(body, handler);
    if (after.interrupts()) {
      return null;
    }
    return new Fact.InterruptionCaught(
        place,
        handler,
        !exact,
        handling == Handling.WRAPPED,
        isMeant(handler),
        !waits.isEmpty(),
        !waits.isEmpty() && waits.stream().allMatch(wait -> isLimited(wait, attempt)),
        after.loops(),
        after.ends(),
        leaves(handler),
        file.isTask(place, handler),
        isAsked(handler),
        returnsValue(handler) || after.answers(),
        waits.isEmpty()
            ? phrases.of("an interruption ends here", "")
            : phrases.of("an interruption ends here that was meant for ", waits.get(0).title()));
  }

  /** What an editor puts there, or what is left of setting the flag, says nothing of the kind. */
  private boolean isMeant(Node.Catch handler) {
    String comment = handler.comment();
    return MEANT_NAME.matcher(handler.local().name()).matches()
        || (place.method() != null && MEANT_METHOD.matcher(place.method().name()).find())
        || (comment != null
            && WORD.matcher(comment).find()
            && !OTHER_COMMENT.matcher(comment).find());
  }

  private boolean isLimited(CallSite wait, @Nullable Node attempt) {
    Api api = wait.waiting();
    Api.Wait what = api == null ? null : api.waits();
    if (what == null || !(what.limited() || what.kind() == WaitKind.SLEEP)) {
      return false;
    }
    for (Node at = body.parent(wait.node()); at != null && at != attempt; at = body.parent(at)) {
      if (at instanceof Node.Loop) {
        return false;
      }
    }
    return true;
  }

  /** In a stage that runs once others are complete nothing waits, whatever the signatures say. */
  private boolean isStage(Node.Catch handler) {
    return body.ancestors(handler)
        .anyMatch(
            at ->
                at instanceof Node.Lambda
                    && body.parent(at) instanceof Node.Call call
                    && isStage(call.name()));
  }

  /** Whether a method of that name runs what it is given once a future is complete. */
  static boolean isStage(String method) {
    return STAGE.matcher(method).matches();
  }

  private static boolean names(Node.Catch handler, Set<String> types) {
    return handler.types().stream().map(TypeName::simpleName).anyMatch(types::contains);
  }

  /** The calls whose {@code InterruptedException} gets to that handler. */
  private List<CallSite> waits(Node.Try guarded, Node.Catch handler) {
    for (Node.Catch earlier : guarded.catches()) {
      if (earlier == handler) {
        break;
      }
      if (names(earlier, Set.of(INTERRUPTED))) {
        return List.of();
      }
    }
    List<CallSite> waits = new ArrayList<>(1);
    int end = body.end(guarded.body());
    for (int i = index.firstCallFrom(guarded.body().id()); i < index.calls().size(); i++) {
      CallSite site = index.calls().get(i);
      if (site.node().id() >= end) {
        break;
      }
      if (throwsInterrupted(site) && catcher(site.node()) == guarded) {
        waits.add(site);
      }
    }
    return waits;
  }

  private static boolean throwsInterrupted(CallSite site) {
    Api waiting = site.waiting();
    Api.Wait wait = waiting == null ? null : waiting.waits();
    return wait != null
        && wait.interruptible()
        && THROWING.contains(wait.kind())
        && !LOCK_SUPPORT.equals(site.owner());
  }

  /** The {@code try} whose handlers get what that call throws. */
  private @Nullable Node catcher(Node call) {
    Node child = call;
    for (Node at = body.parent(call); at != null; at = body.parent(at)) {
      if (at instanceof Node.Lambda) {
        return null;
      }
      if (at instanceof Node.Try attempt
          && attempt.body() == child
          && attempt.catches().stream()
              .anyMatch(handler -> names(handler, Set.of(INTERRUPTED)) || names(handler, BROAD))) {
        return attempt;
      }
      child = at;
    }
    return null;
  }

  // ---- where the code goes on

  /** The lambda or the whole body that the node is a part of. */
  private Node code(Node node) {
    Node.Lambda lambda = body.enclosing(node, Node.Lambda.class);
    return lambda == null ? body.root() : lambda;
  }

  /** Whether the method or lambda comes to its end after the handler, without waiting again. */
  private boolean leaves(Node.Catch handler) {
    Node last = lastStatement(handler);
    if (last instanceof Node.Return) {
      return true;
    }
    Node behind = handler;
    Node code = code(handler);
    boolean breaks = last instanceof Node.Break;
    for (Node at = body.parent(handler); at != null && at != code; at = body.parent(at)) {
      boolean loop = at instanceof Node.Loop;
      if ((loop || (breaks && at instanceof Node.Switch)) && !breaks) {
        return false;
      }
      if (loop) {
        breaks = false;
        behind = at;
      }
    }
    Node attempt = behind == handler ? body.parent(handler) : behind;
    return !waits(attempt == null ? body.size() : body.end(attempt), body.end(code));
  }

  private boolean waits(int from, int to) {
    for (int i = index.firstCallFrom(from); i < index.calls().size(); i++) {
      CallSite site = index.calls().get(i);
      if (site.node().id() >= to) {
        return false;
      }
      if (throwsInterrupted(site)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Node lastStatement(Node.Catch handler) {
    List<Node> statements = handler.body().statements();
    return statements.isEmpty() ? null : statements.get(statements.size() - 1);
  }

  private static boolean returnsValue(Node.Catch handler) {
    return lastStatement(handler) instanceof Node.Return result && result.value() != null;
  }

  /**
   * Whether the handler or a loop around asks again whether to go on, as code does that is woken up
   * to end.
   */
  private boolean isAsked(Node.Catch handler) {
    if (body.subtree(handler.body()).anyMatch(this::decidesToLeave)) {
      return true;
    }
    Node code = code(handler);
    for (Node at = body.parent(handler); at != null && at != code; at = body.parent(at)) {
      if (at instanceof Node.Loop loop
          && (EndOfCode.asks(file, place, loop) || EndOfCode.asksInside(file, place, loop))) {
        return true;
      }
    }
    return false;
  }

  /** {@code if (stopped) break;} */
  private boolean decidesToLeave(Node node) {
    return node instanceof Node.If branch
        && body.subtree(branch)
            .anyMatch(jump -> jump instanceof Node.Return || jump instanceof Node.Break);
  }
}
