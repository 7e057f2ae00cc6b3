package io.github.threadwright.rules;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.workload.Site;
import io.github.threadwright.workload.SiteKind;
import io.github.threadwright.workload.Workload.Bound;
import io.github.threadwright.workload.Workload.Independence;
import io.github.threadwright.workload.Workload.Items;
import java.util.Collections;
import java.util.List;

/** The vocabulary about sites: places where a concurrency decision is made or missing. */
final class SiteVocabulary {
  private SiteVocabulary() {}

  static List<Word<Site>> words() {
    return List.of(
        new Word<>("site is of any kind", "always", (site, arguments, scene) -> Verdict.YES),
        new Word<>(
            "site is a {site kinds}",
            "the decision is about a place of that kind",
            (site, arguments, scene) ->
                Verdict.of(arguments.get(Slot.SITE_KINDS).contains(site.kind()))),
        new Word<>(
            "each item launches a process",
            "a loop over a collection, or a stream, does so for each element, itself or by calls",
            (site, arguments, scene) -> Launches.ofItems(site, scene)),
        new Word<>(
            "way to the process is not certain",
            "a call on the way may go elsewhere",
            (site, arguments, scene) -> Verdict.of(Launches.isUncertain(site, scene))),
        new Word<>(
            "site is concurrent already",
            "something runs the work of this place concurrently",
            (site, arguments, scene) -> Verdict.of(site.concurrent() != null)),
        new Word<>(
            "work blocks on {wait kinds}",
            "each item, task or call waits for something of these kinds",
            (site, arguments, scene) -> {
              if (Collections.disjoint(site.workload().waits(), arguments.get(Slot.WAIT_KINDS))) {
                return Verdict.NO;
              }
              return new Verdict(
                  Verdict.Answer.YES,
                  SiteFacts.waits(site)
                      .filter(wait -> arguments.get(Slot.WAIT_KINDS).contains(wait.kind()))
                      .map(Fact.class::cast)
                      .toList());
            }),
        new Word<>(
            "work blocks",
            "each item, task or call waits for something, whatever it is",
            (site, arguments, scene) ->
                site.workload().waits().isEmpty()
                    ? Verdict.of(
                        site.workload().bound() == Bound.IO
                            || site.workload().bound() == Bound.MIXED)
                    : new Verdict(
                        Verdict.Answer.YES, SiteFacts.waits(site).map(Fact.class::cast).toList())),
        new Word<>(
            "work blocks on nothing but {wait kinds}",
            "it waits, and for nothing else than these kinds",
            (site, arguments, scene) ->
                Verdict.of(
                    !site.workload().waits().isEmpty()
                        && arguments.get(Slot.WAIT_KINDS).containsAll(site.workload().waits()))),
        new Word<>(
            "waits have a non-blocking counterpart",
            "the catalogue names one for every call that waits",
            (site, arguments, scene) -> Verdict.of(SiteFacts.hasCounterparts(site))),
        new Word<>(
            "bound is {bounds}",
            "what limits the speed of the work is one of these",
            (site, arguments, scene) ->
                Verdict.of(arguments.get(Slot.BOUNDS).contains(site.workload().bound()))),
        new Word<>(
            "work has a loop of its own",
            "each item repeats something, so that there is some weight to it",
            (site, arguments, scene) -> Verdict.of(SiteFacts.hasInnerLoop(site))),
        new Word<>(
            "items are independent",
            "no item needs what another one did, so they may run in any order or at once",
            (site, arguments, scene) -> Verdict.of(site.workload().independence())),
        new Word<>(
            "items depend on each other",
            "an item needs what another one did",
            (site, arguments, scene) ->
                site.workload().independence() == Independence.DEPENDENT
                    ? new Verdict(
                        Verdict.Answer.YES, SiteFacts.ties(site).map(Fact.class::cast).toList())
                    : Verdict.NO),
        new Word<>(
            "no wait on {wait kinds} is sure",
            "each depends on a state that the code does not show, or on which of several methods is"
                + " called",
            (site, arguments, scene) ->
                Verdict.of(
                    SiteFacts.waits(site)
                        .filter(wait -> arguments.get(Slot.WAIT_KINDS).contains(wait.kind()))
                        .noneMatch(Fact.Waits::sure))),
        new Word<>(
            "items may be tied behind calls",
            "the work waits in other methods only, and it is not known whether items are"
                + " independent",
            (site, arguments, scene) ->
                Verdict.of(
                    site.workload().independence() == Independence.UNKNOWN
                        && SiteFacts.waits(site).allMatch(wait -> !wait.way().isEmpty()))),
        new Word<>(
            "items are tied by {ties}",
            "a fact of that kind hangs the items together, and merging their results afterwards"
                + " does not free them",
            (site, arguments, scene) ->
                Verdict.shownBy(
                    SiteFacts.ties(site)
                        .filter(tie -> arguments.get(Slot.TIES).contains(tie.kind())))),
        new Word<>(
            "items are all alike",
            "the variable of the loop is used nowhere in it, so that each round does the same"
                + " again, as a retry does",
            (site, arguments, scene) -> Verdict.of(SiteFacts.isRepetition(site))),
        new Word<>(
            "nothing comes back from calls on {wait kinds}",
            "it waits for one of these, no item needs another, nobody uses what the waiting calls"
                + " give, and the work gathers nothing else: it is done for its effects, whose"
                + " order may matter",
            (site, arguments, scene) ->
                Verdict.of(
                    SiteFacts.waits(site)
                            .anyMatch(wait -> arguments.get(Slot.WAIT_KINDS).contains(wait.kind()))
                        && SiteFacts.isOnlyDone(site, scene))),
        new Word<>(
            "work calls code that is not understood",
            "there is a call of which it is not known whether two of them may run at once",
            (site, arguments, scene) ->
                Verdict.shownBy(
                    site.facts().stream()
                        .filter(
                            fact ->
                                fact instanceof Fact.UnknownCall || fact instanceof Fact.OpaqueCall)
                        .limit(1))),
        new Word<>(
            "fan-out is at most {number}",
            "there are never more items than that; unknown when nothing bounds them",
            (site, arguments, scene) -> {
              Items items = site.workload().items();
              int number = arguments.get(Slot.NUMBER);
              return items.most() <= number
                  ? Verdict.YES
                  : items.least() > number ? Verdict.NO : Verdict.UNKNOWN;
            }),
        new Word<>(
            "work goes on for good",
            "the thread runs code that does not come to an end by itself",
            (site, arguments, scene) -> SiteFacts.ends(site, scene, Fact.ThreadCreated.Ends.NO)),
        new Word<>(
            "work comes to an end",
            "the thread runs code that ends by itself; of anything but a thread it is taken for"
                + " granted",
            (site, arguments, scene) ->
                site.kind() == SiteKind.THREAD
                    ? SiteFacts.ends(site, scene, Fact.ThreadCreated.Ends.YES)
                    : Verdict.YES),
        new Word<>(
            "thread is under control",
            "somebody keeps the thread, hands it on, or sets more than its name: it is wanted as a"
                + " thread",
            (site, arguments, scene) ->
                Verdict.shownBy(
                    SiteFacts.thread(site, scene).filter(SiteFacts::isControlled).stream())),
        new Word<>(
            "thread is virtual",
            "the thread that is made is a virtual one",
            (site, arguments, scene) ->
                Verdict.shownBy(
                    SiteFacts.thread(site, scene)
                        .filter(thread -> thread.settings().contains("virtual"))
                        .stream())));
  }

  static List<Term<Site>> terms() {
    return List.of(
        new Term<>("kind", "what kind of site it is", (site, scene) -> SiteFacts.kind(site)),
        new Term<>(
            "waits", "the kinds of wait of the work", (site, scene) -> SiteFacts.waitWords(site)),
        new Term<>("call", "the first call that waits", (site, scene) -> SiteFacts.firstCall(site)),
        new Term<>(
            "order",
            "a proviso, when the work is done for its effects only",
            (site, scene) ->
                SiteFacts.isOnlyDone(site, scene)
                    ? " (unless the order of their effects matters)"
                    : ""),
        new Term<>(
            "items",
            "how many items there are, as far as the code says",
            (site, scene) -> SiteFacts.items(site)));
  }
}
