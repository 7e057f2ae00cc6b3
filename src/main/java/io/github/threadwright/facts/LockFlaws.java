package io.github.threadwright.facts;

import io.github.threadwright.facts.Fact.LockFlaw.Kind;
import io.github.threadwright.source.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the paths that go wrong into words. */
final class LockFlaws {
  private static final int MOST = 6;

  private final BodyIndex index;
  private final AccessPath path;
  private final Phrases phrases;

  LockFlaws(BodyIndex index, AccessPath path, Phrases phrases) {
    this.index = index;
    this.path = path;
    this.phrases = phrases;
  }

  /** Whether what the method returns lets its caller let go of the lock. */
  boolean isHandedOut(Node.Call taking, LockFlow.Result result) {
    return result.ends().stream()
        .filter(end -> end.state().taken().contains(taking.id()))
        .map(end -> index.body().node(end.source()))
        .anyMatch(this::returnsLock);
  }

  private boolean returnsLock(Node node) {
    return node instanceof Node.Return done
        && done.value() != null
        && index
            .body()
            .subtree(done.value())
            .filter(part -> part instanceof Node.Expr && !(part instanceof Node.Literal))
            .map(part -> AccessPath.of(index.place(), part))
            .anyMatch(found -> found != null && found.key().equals(path.key()));
  }

  /** The ways out on which what the call took is still held, the surest first. */
  List<Fact.LockFlaw> ofTaking(Node.Call taking, LockFlow.Result result) {
    Map<Integer, Fact.LockFlaw> flaws = new LinkedHashMap<>();
    for (LockJumps.Jump end : result.ends()) {
      if (end.state().taken().contains(taking.id()) && !end.state().isHandedOn()) {
        Fact.LockFlaw flaw = ofEnd(end);
        Fact.LockFlaw known = flaws.get(end.source());
        if (known == null || flaw.kind().compareTo(known.kind()) < 0) {
          flaws.put(end.source(), flaw);
        }
      }
    }
    List<Fact.LockFlaw> found = new ArrayList<>(flaws.values());
    found.sort(
        java.util.Comparator.comparing(Fact.LockFlaw::kind)
            .thenComparingInt(flaw -> flaw.node().id()));
    return found.size() > MOST ? List.copyOf(found.subList(0, MOST)) : List.copyOf(found);
  }

  private Fact.LockFlaw ofEnd(LockJumps.Jump end) {
    Node node = index.body().node(end.source());
    if (end.kind() == LockJumps.Kind.RETURN) {
      String start = node instanceof Node.Return ? "returns" : "comes to its end";
      return flaw(node, Kind.LEFT_BY_RETURN, start + " with the lock held: ", path.text());
    }
    CallSite site = index.site(node);
    if (site == null) {
      return flaw(node, Kind.LEFT_BY_THROW, "throws with the lock held: ", path.text());
    }
    boolean likely = end.risk() == Throwing.Risk.LIKELY;
    return flaw(
        node,
        likely ? Kind.LEFT_BY_CALL : Kind.LEFT_BY_UNKNOWN_CALL,
        site.title(),
        " may throw, and nothing lets go of the lock then");
  }

  /** Why a call that lets go of the lock may find it not held. */
  List<Fact.LockFlaw> ofRelease(Node.Call release, LockFlow.Result result) {
    LockState.Past past = result.broken().get(release.id());
    if (past == null) {
      return List.of();
    }
    Node node = index.body().node(past.node());
    boolean always = !result.mended().contains(release.id());
    return List.of(
        switch (past.how()) {
          case THREW ->
              flaw(
                  node,
                  past.risk() == Throwing.Risk.LIKELY ? Kind.NOT_TAKEN : Kind.PERHAPS_NOT_TAKEN,
                  title(node),
                  " may throw before the lock is taken");
          case TRY_FAILED ->
              flaw(node, Kind.TRY_FAILED, title(node), " may have failed to take the lock");
          case RELEASED, BROKEN ->
              flaw(
                  node,
                  always ? Kind.RELEASED_BEFORE : Kind.PERHAPS_RELEASED_BEFORE,
                  "has let go of the lock already: ",
                  path.text());
        });
  }

  /**
   * A call that lets go of what nothing takes.
   *
   * @param sure whether code of other files cannot take it either
   */
  Fact.LockFlaw ofLoneRelease(Node.Call release, boolean sure) {
    return flaw(
        release,
        sure ? Kind.NEVER_TAKEN : Kind.PERHAPS_NEVER_TAKEN,
        "nothing has taken it here, as the other methods do that let go of it: ",
        path.text());
  }

  private String title(@Nullable Node node) {
    CallSite site = node == null ? null : index.site(node);
    return site == null ? "this" : site.title();
  }

  private Fact.LockFlaw flaw(Node node, Kind kind, String start, String end) {
    return new Fact.LockFlaw(index.place(), node, kind, phrases.of(start, end));
  }
}
