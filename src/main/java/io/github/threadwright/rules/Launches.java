package io.github.threadwright.rules;

import io.github.threadwright.facts.CallSite;
import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.FileIndex;
import io.github.threadwright.knowledge.Confidence;
import io.github.threadwright.linked.End;
import io.github.threadwright.linked.Way;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.program.CodeUnit;
import io.github.threadwright.source.Node;
import io.github.threadwright.workload.Site;
import io.github.threadwright.workload.SiteKind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Questions about processes that loops launch. */
final class Launches {
  private Launches() {}

  /** How the work of one item comes to launch a process. */
  private record Launch(List<Fact> facts, Confidence confidence) {}

  static Verdict ofItems(Site site, Scene scene) {
    return launch(site, scene)
        .map(launch -> new Verdict(Verdict.Answer.YES, launch.facts))
        .orElse(Verdict.NO);
  }

  static boolean isUncertain(Site site, Scene scene) {
    return launch(site, scene).filter(launch -> launch.confidence != Confidence.HIGH).isPresent();
  }

  private static Optional<Launch> launch(Site site, Scene scene) {
    boolean items =
        site.kind() == SiteKind.STREAM
            || site.node() instanceof Node.Loop loop
                && Repetition.goesOverItems(site.place(), loop);
    if (!items || site.workPlace().body() != site.place().body()) {
      return Optional.empty();
    }
    FileIndex index = scene.file().index();
    CodePlace place = site.place();
    Launch found = null;
    for (Node work : site.work()) {
      for (CallSite call : index.calls(place, work)) {
        boolean here =
            index.runsWithin(place, call.node(), work) && !isOfItem(call.node(), site.node());
        Launch launch = here ? of(place, call, scene) : null;
        if (launch != null && !isLeaving(place, call.node(), site.node())) {
          if (launch.confidence == Confidence.HIGH) {
            return Optional.of(launch);
          }
          found = found == null ? launch : found;
        }
      }
    }
    return Optional.ofNullable(found);
  }

  /** {@code for (Method method : methods) method.run()}: the elements are ways to do something. */
  private static boolean isOfItem(Node call, Node loop) {
    Node object = call instanceof Node.Call made ? made.receiver() : null;
    while (object instanceof Node.Select select) {
      object = select.target();
    }
    return loop instanceof Node.ForEach each
        && object instanceof Node.LocalUse use
        && use.local() == each.local();
  }

  private static @Nullable Launch of(CodePlace place, CallSite call, Scene scene) {
    Fact here =
        scene
            .factAt(Fact.ProcessLaunched.class, place, call.node())
            .map(Fact.class::cast)
            .orElse(null);
    if (here != null) {
      return new Launch(List.of(here), Confidence.HIGH);
    }
    Optional<CodeUnit> unit = scene.linked().unitAt(place, call.node());
    Optional<Way> way =
        unit.flatMap(from -> scene.linked().wayOfCall(from, call.node(), End.of(End.What.PROCESS)));
    return way.filter(found -> found.confidence() != Confidence.LOW && found.steps().size() <= 5)
        .map(found -> new Launch(found.facts(), found.confidence()))
        .orElse(null);
  }

  /** The loop ends with it, as one does that looks for something first. */
  private static boolean isLeaving(CodePlace place, Node call, Node loop) {
    for (Node at = place.body().parent(call);
        at != null && at != loop;
        at = place.body().parent(at)) {
      if (at instanceof Node.Return || at instanceof Node.Throw) {
        return true;
      }
      if (at instanceof Node.Block block && !block.statements().isEmpty()) {
        Node last = block.statements().get(block.statements().size() - 1);
        if (last instanceof Node.Return || last instanceof Node.Break) {
          return true;
        }
      }
    }
    return false;
  }
}
