package io.github.threadwright.workload;

import io.github.threadwright.facts.FileFacts;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import io.github.threadwright.workload.Profile.Judgement;
import io.github.threadwright.workload.Workload.Items;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Finds the places of a file where a concurrency decision is made or missing, and draws the profile
 * of the work at each, within its own method. Safe for use by many threads.
 */
public final class SiteFinder {
  private SiteFinder() {}

  /** The sites of one file, in order of the source. */
  public static List<Site> find(FileFacts file) {
    Map<Body, BodyFacts> bodies = BodyFacts.of(file);
    List<Site> sites = new ArrayList<>();
    for (CodePlace place : file.index().places()) {
      BodyFacts body = bodies.get(place.body());
      if (body == null) {
        continue;
      }
      List<Site> ofBody = new ArrayList<>();
      addHandler(body, ofBody);
      new LoopSites(body).addTo(ofBody);
      new StreamSites(body).addTo(ofBody);
      new SequenceSites(body).addTo(ofBody);
      new TaskSites(bodies, body).addTo(ofBody);
      ofBody.sort(
          Comparator.comparingInt((Site site) -> site.node().id()).thenComparing(Site::kind));
      sites.addAll(ofBody);
    }
    return List.copyOf(sites);
  }

  private static void addHandler(BodyFacts body, List<Site> sites) {
    CodePlace place = body.place();
    if (Frameworks.isHandler(body.index(), place)) {
      Node root = place.body().root();
      Work work = Work.of(body, List.of(root), List.of());
      Workload workload = Profile.of(work, Items.UNKNOWN, Judgement.NONE);
      sites.add(
          new Site(
              SiteKind.HANDLER,
              place,
              root,
              work.roots(),
              work.facts(),
              workload,
              "threads of the framework",
              place));
    }
  }
}
