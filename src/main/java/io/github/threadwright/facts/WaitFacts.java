package io.github.threadwright.facts;

import io.github.threadwright.knowledge.Api;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the catalogue says of calls, and calls of which nothing is known. */
final class WaitFacts {
  void addTo(
      List<Fact> facts,
      FileIndex index,
      BodyIndex body,
      CallSite site,
      boolean asked,
      Phrases phrases) {
    Node node = site.node();
    if (!site.apis().isEmpty() || asked) {
      Target target = site.target();
      if (target != null) {
        facts.add(
            new Fact.Called(
                body.place(), node, target, site.apis(), phrases.of("calls ", site.title())));
      }
    }
    Api waiting = site.waiting();
    if (waiting != null) {
      WaitKind kind = kindOf(index, body, site, waiting);
      if (kind != null) {
        String text = phrases.of(site.title(), Phrases.waitsOn(kind));
        facts.add(new Fact.Waits(body.place(), node, site.title(), kind, waiting, text));
      }
    } else if (site.target() instanceof Target.Unresolved unresolved && !isAnonymous(node)) {
      String text = phrases.of("nothing is known of ", site.title());
      facts.add(new Fact.UnknownCall(body.place(), node, unresolved.reason(), text));
    } else if (site.target() != null
        && site.isOpaque()
        && !isAnonymous(node)
        && !(node instanceof Node.ConstructorCall)) {
      String text = phrases.of("it is not known what else is done by ", site.title());
      facts.add(new Fact.OpaqueCall(body.place(), node, site.target(), text));
    }
  }

  private static @Nullable WaitKind kindOf(
      FileIndex index, BodyIndex body, CallSite site, Api waiting) {
    Api.Wait wait = waiting.waits();
    WaitKind kind = wait == null ? null : wait.kind();
    return kind == WaitKind.WRAPPED
        ? WrappedStreams.kindOf(index, new Code(body.place(), site.node()))
        : kind;
  }

  private static boolean isAnonymous(Node node) {
    return node instanceof Node.New made && made.body() != null;
  }
}
