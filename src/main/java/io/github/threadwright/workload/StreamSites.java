package io.github.threadwright.workload;

import io.github.threadwright.facts.CallSite;
import io.github.threadwright.facts.Code;
import io.github.threadwright.facts.FileIndex;
import io.github.threadwright.knowledge.Api;
import io.github.threadwright.knowledge.Effect;
import io.github.threadwright.source.Node;
import io.github.threadwright.workload.Workload.Items;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stream that is run is a site; an item is an element, its work the functions of all stages:
 * {@code xs.stream().map(f).filter(g).toList()}. So is {@code xs.forEach(f)} on a collection.
 */
final class StreamSites {
  private final BodyFacts body;
  private final FileIndex index;

  StreamSites(BodyFacts body) {
    this.body = body;
    this.index = body.index();
  }

  void addTo(List<Site> sites) {
    for (CallSite call : index.calls(body.place(), body.place().body().root())) {
      boolean ends = call.has(Api.Role.STREAM_END) && call.node() instanceof Node.Call;
      if (ends || isForEach(call)) {
        Site site = site((Node.Call) call.node());
        if (site != null) {
          sites.add(site);
        }
      }
    }
  }

  /** On a collection, a map or another {@link Iterable}. */
  private static boolean isForEach(CallSite call) {
    return call.node() instanceof Node.Call c
        && c.name().equals("forEach")
        && call.effect() == Effect.READS
        && call.runner(0) != null;
  }

  private @Nullable Site site(Node.Call end) {
    List<Node.Call> chain = chain(end);
    List<Node> functions = new ArrayList<>();
    List<Node> roots = new ArrayList<>();
    chain.forEach(stage -> addFunctions(stage, functions, roots));
    if (roots.isEmpty()) {
      return null;
    }
    roots.sort(Comparator.comparingInt(Node::id));
    Work work = Work.of(body, roots, functions);
    Node.Expr source = chain.get(0).receiver();
    Items items =
        source == null ? Items.UNKNOWN : new Sizes(index, body.place()).ofStream(chain, source);
    Workload workload = Profile.of(work, items, ItemTies.of(work, functions));
    return new Site(
        SiteKind.STREAM,
        body.place(),
        end,
        roots,
        work.facts(),
        workload,
        concurrent(chain),
        body.place());
  }

  /** The calls on the stream, the first stage first. */
  private List<Node.Call> chain(Node.Call end) {
    List<Node.Call> chain = new ArrayList<>();
    chain.add(end);
    Node.Expr at = end.receiver();
    while (at instanceof Node.Call call && isStage(call)) {
      chain.add(call);
      at = call.receiver();
    }
    Collections.reverse(chain);
    return chain;
  }

  private boolean isStage(Node.Call call) {
    CallSite site = index.call(body.place(), call);
    return site != null
        && (site.has(Api.Role.STREAM_STAGE)
            || site.has(Api.Role.STREAM_TO_PARALLEL)
            || site.has(Api.Role.STREAM_TO_SEQUENTIAL));
  }

  private void addFunctions(Node.Call stage, List<Node> functions, List<Node> roots) {
    CallSite site = index.call(body.place(), stage);
    for (int i = 0; site != null && i < stage.arguments().size(); i++) {
      Node.Expr argument = stage.arguments().get(i);
      if (site.runner(i) == null) {
        continue;
      }
      Code function = index.valueOf(body.place(), argument);
      if (function.place().body() != body.place().body()) {
        continue;
      }
      if (function.node() instanceof Node.Lambda lambda) {
        functions.add(lambda);
        roots.add(lambda.body());
      } else if (function.node() instanceof Node.MethodRef) {
        functions.add(function.node());
        roots.add(function.node());
      }
    }
  }

  /** The last word on the mode of a stream holds for all of it. */
  private @Nullable String concurrent(List<Node.Call> chain) {
    for (int i = chain.size() - 1; i >= 0; i--) {
      CallSite site = index.call(body.place(), chain.get(i));
      if (site != null && site.has(Api.Role.STREAM_TO_PARALLEL)) {
        return "a parallel stream";
      }
      if (site != null && site.has(Api.Role.STREAM_TO_SEQUENTIAL)) {
        return null;
      }
    }
    Node.Expr source = chain.get(0).receiver();
    if (source == null) {
      return null;
    }
    Code value = index.valueOf(body.place(), source);
    return value.node() instanceof Node.Call call
            && index.siteOf(value.place(), call).has(Api.Role.PARALLEL_STREAM_SOURCE)
        ? "a parallel stream"
        : null;
  }
}
