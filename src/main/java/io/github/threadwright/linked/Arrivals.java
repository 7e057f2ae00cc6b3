package io.github.threadwright.linked;

import io.github.threadwright.facts.CallSite;
import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.FileFacts;
import io.github.threadwright.facts.FileIndex;
import io.github.threadwright.knowledge.Confidence;
import io.github.threadwright.knowledge.EntryPoint;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.program.CodeUnit;
import io.github.threadwright.program.ProgramFile;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds the requests that lead to code: a framework calls it, or what calls it, for each of them,
 * or a loop around it accepts one connection or message after the other. Where a permit is taken on
 * the way, the permits are the limit.
 */
final class Arrivals {
  /** Of a longer way nobody can say that each request goes it. */
  private static final int MOST_CALLS = 5;

  private static final Set<String> ACCEPTING = Set.of("accept", "receive", "poll");
  private static final Set<String> PERMITS =
      Set.of("acquire", "tryAcquire", "acquireUninterruptibly");

  private final Units units;
  private final Upward upward;
  private final Map<ProgramFile, FileIndex> indexes;
  private final Function<CodeUnit, List<Entry>> entries;
  private final Map<Body, List<Fact.Waits>> accepts = new IdentityHashMap<>();

  Arrivals(
      Units units,
      Upward upward,
      Map<ProgramFile, FileIndex> indexes,
      List<FileFacts> files,
      Function<CodeUnit, List<Entry>> entries) {
    this.units = units;
    this.upward = upward;
    this.indexes = indexes;
    this.entries = entries;
    for (FileFacts file : files) {
      for (Fact fact : file.facts()) {
        if (fact instanceof Fact.Waits wait
            && wait.kind() == WaitKind.NETWORK
            && wait.node() instanceof Node.Call call
            && ACCEPTING.contains(call.name())) {
          accepts.computeIfAbsent(wait.place().body(), body -> new ArrayList<>(1)).add(wait);
        }
      }
    }
  }

  /** The way from a request to that node; empty when none is seen to lead there. */
  Optional<Arrival> at(CodePlace place, Node node) {
    Optional<Fact.Waits> here = accepting(place, node);
    if (here.isPresent()) {
      return takesPermit(place, node)
          ? Optional.empty()
          : Optional.of(new Arrival(List.of(here.get()), Confidence.HIGH));
    }
    int unit = units.at(place, node);
    return unit == Units.NONE
        ? Optional.empty()
        : upward
            .find(unit, this::isHandler, this::accepts, this::takesPermit)
            .filter(found -> found.steps().size() <= MOST_CALLS)
            .map(this::arrival);
  }

  private Arrival arrival(Upward.Found found) {
    List<Fact> facts = new ArrayList<>();
    if (isHandler(found.unit())) {
      entries.apply(found.unit()).stream()
          .filter(Arrivals::isRequest)
          .findFirst()
          .ifPresent(entry -> facts.add(entry.step()));
    } else if (!found.steps().isEmpty()) {
      Fact.Step first = found.steps().get(0);
      accepting(first.place(), first.node()).ifPresent(facts::add);
    }
    facts.addAll(found.steps());
    return new Arrival(facts, found.confidence());
  }

  private boolean isHandler(CodeUnit unit) {
    if (takesPermit(unit)) {
      return false;
    }
    return entries.apply(unit).stream().anyMatch(Arrivals::isRequest) || isContext(unit);
  }

  private static boolean isRequest(Entry entry) {
    return entry.framework() == EntryPoint.Kind.REQUEST
        || entry.framework() == EntryPoint.Kind.MESSAGE;
  }

  /** {@code server.createContext("/", exchange -> ...)}. */
  private boolean isContext(CodeUnit unit) {
    CodePlace place = unit.place();
    if (place == null
        || !(unit.function() instanceof Node.Lambda lambda)
        || !(place.body().parent(lambda) instanceof Node.Call around)
        || !around.name().equals("createContext")) {
      return false;
    }
    FileIndex index = indexes.get(place.file());
    CallSite call = index == null ? null : index.call(place, around);
    return call != null && "com.sun.net.httpserver.HttpServer".equals(call.owner());
  }

  private boolean accepts(CodeUnit caller, int node) {
    CodePlace place = caller.place();
    return node >= 0
        && place != null
        && accepts.containsKey(place.body())
        && accepting(place, place.body().node(node)).isPresent();
  }

  /** The wait for the next one, in a loop around that node. */
  private Optional<Fact.Waits> accepting(CodePlace place, Node node) {
    Body body = place.body();
    for (Fact.Waits wait : accepts.getOrDefault(body, List.of())) {
      Node.Loop loop = body.enclosing(wait.node(), Node.Loop.class);
      if (loop != null && body.contains(loop, node) && node != wait.node()) {
        return Optional.of(wait);
      }
    }
    return Optional.empty();
  }

  private boolean takesPermit(CodeUnit unit) {
    return unit.place() != null
        && takesPermit(
            unit.place(), unit.function() == null ? unit.place().body().root() : unit.function());
  }

  private boolean takesPermit(CodePlace place, Node node) {
    FileIndex index = indexes.get(place.file());
    Node.Loop loop = place.body().enclosing(node, Node.Loop.class);
    Node code = loop == null ? place.body().root() : loop;
    return index != null
        && index.calls(place, code).stream().anyMatch(call -> PERMITS.contains(call.name()));
  }
}
