package io.github.threadwright.rules;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.FileFacts;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Hierarchy;
import io.github.threadwright.workload.Site;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that a word may look at besides its subject: the file around it.
 *
 * @param sites the sites of the same file
 */
record Scene(FileFacts file, List<Site> sites) {
  Scene {
    sites = List.copyOf(sites);
  }

  <F extends Fact> Stream<F> facts(Class<F> kind) {
    return file.facts().stream().filter(kind::isInstance).map(kind::cast);
  }

  /** The fact of that kind about exactly that node. */
  <F extends Fact> Optional<F> factAt(Class<F> kind, CodePlace place, Node node) {
    return facts(kind)
        .filter(fact -> fact.node() == node && fact.place().body() == place.body())
        .findFirst();
  }

  /** The site at exactly that node, if it is one. */
  Optional<Site> siteAt(CodePlace place, Node node) {
    return sites.stream()
        .filter(site -> site.node() == node && site.place().body() == place.body())
        .findFirst();
  }

  Hierarchy types() {
    return file.index().hierarchy();
  }

  int line(Node node) {
    return Places.line(file.file(), node);
  }
}
