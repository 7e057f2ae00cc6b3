package io.github.threadwright.rules;

import io.github.threadwright.facts.CallSite;
import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.FileIndex;
import io.github.threadwright.facts.Statements;
import io.github.threadwright.knowledge.Effect;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.workload.Site;
import io.github.threadwright.workload.SiteKind;
import io.github.threadwright.workload.Workload.Independence;
import io.github.threadwright.workload.Workload.Items;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Questions about the facts of a site that several words ask. */
final class SiteFacts {
  /** Set on a thread, these say no more than what a task could have as well. */
  private static final List<String> MERE_NAMES = List.of("name", "builder", "virtual");

  private SiteFacts() {}

  /** The waits that count: of a kind that the workload names, so not a line on the console. */
  static Stream<Fact.Waits> waits(Site site) {
    return site.facts().stream()
        .filter(Fact.Waits.class::isInstance)
        .map(Fact.Waits.class::cast)
        .filter(wait -> site.workload().waits().contains(wait.kind()) && !isCheap(wait));
  }

  private static boolean isCheap(Fact.Waits wait) {
    return wait.api().waits() != null && wait.api().waits().cheap();
  }

  /** What keeps the items of this very site together. */
  static Stream<Fact.Carried> ties(Site site) {
    return site.facts().stream()
        .filter(Fact.Carried.class::isInstance)
        .map(Fact.Carried.class::cast)
        .filter(tie -> !tie.mergeable());
  }

  static Optional<Fact.ThreadCreated> thread(Site site, Scene scene) {
    return scene.factAt(Fact.ThreadCreated.class, site.place(), site.node());
  }

  static boolean isControlled(Fact.ThreadCreated thread) {
    return thread.keptInField() || !MERE_NAMES.containsAll(thread.settings());
  }

  static Verdict ends(Site site, Scene scene, Fact.ThreadCreated.Ends wanted) {
    return thread(site, scene).map(thread -> Threads.ends(thread, wanted)).orElse(Verdict.NO);
  }

  static boolean hasCounterparts(Site site) {
    return waits(site).findAny().isPresent()
        && waits(site)
            .allMatch(wait -> wait.api().waits() != null && wait.api().waits().instead() != null);
  }

  /**
   * {@code for (int attempt = 0; attempt < 3; attempt++)} whose body never looks at {@code
   * attempt}.
   */
  static boolean isRepetition(Site site) {
    Set<Local> variables = new HashSet<>();
    if (site.node() instanceof Node.ForEach loop) {
      variables.add(loop.local());
    } else if (site.node() instanceof Node.For loop) {
      loop.init().stream()
          .filter(Node.Declare.class::isInstance)
          .forEach(init -> variables.add(((Node.Declare) init).local()));
    }
    return !variables.isEmpty()
        && site.place()
            .body()
            .subtree(((Node.Loop) site.node()).body())
            .noneMatch(
                node -> node instanceof Node.LocalUse use && variables.contains(use.local()));
  }

  /** Whether all is known of the work, and nothing comes of it but the effects of its calls. */
  static boolean isOnlyDone(Site site, Scene scene) {
    return site.workload().independence() == Independence.INDEPENDENT
        && waits(site).anyMatch(SiteFacts::isDropped)
        && waits(site).allMatch(wait -> isDropped(wait) || isInHeader(site, wait))
        && site.facts().stream()
            .noneMatch(
                fact ->
                    fact instanceof Fact.Carried result
                        && result.mergeable()
                        && !isMessage(result, scene));
  }

  private static boolean isMessage(Fact.Carried result, Scene scene) {
    FileIndex index = scene.file().index();
    CallSite site = index.covers(result.place()) ? index.call(result.place(), result.node()) : null;
    return site != null && site.effect() == Effect.PRINTS;
  }

  private static boolean isInHeader(Site site, Fact.Waits wait) {
    Body body = site.place().body();
    return site.node() instanceof Node.ForEach loop
        && wait.place().body() == body
        && body.contains(loop.source(), wait.node());
  }

  /** A statement of its own, or a lambda that has nothing to give. */
  private static boolean isDropped(Fact.Waits wait) {
    Body body = wait.place().body();
    return Statements.isStatement(body, wait.node())
        || (body.parent(wait.node()) instanceof Node.Lambda
            && wait.place().typeOf(wait.node()) == TypeRef.Primitive.VOID);
  }

  static boolean hasInnerLoop(Site site) {
    Body body = site.workPlace().body();
    return site.work().stream().flatMap(body::subtree).anyMatch(Node.Loop.class::isInstance);
  }

  static String kind(Site site) {
    return site.kind() == SiteKind.CALL_SEQUENCE ? "sequence of calls" : site.kind().word();
  }

  static String waitWords(Site site) {
    return site.workload().waits().stream()
        .sorted()
        .map(WaitKind::word)
        .collect(Collectors.joining(", "));
  }

  static String firstCall(Site site) {
    return waits(site).map(Fact.Waits::method).findFirst().orElse("the call");
  }

  static String items(Site site) {
    Items items = site.workload().items();
    if (items.most() == Long.MAX_VALUE) {
      return items.least() > 1 ? "at least " + items.least() + " items" : "any number of items";
    }
    return items.least() == items.most()
        ? items.most() + " items"
        : "up to " + items.most() + " items";
  }
}
