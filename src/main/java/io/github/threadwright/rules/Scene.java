package io.github.threadwright.rules;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.FileFacts;
import io.github.threadwright.knowledge.Catalogue;
import io.github.threadwright.linked.LinkedProgram;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.TypeDecl;
import io.github.threadwright.source.names.Hierarchy;
import io.github.threadwright.workload.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that a word may look at besides its subject: the file around it. What is looked up is ordered
 * when it is first asked for, which for most files is never; one thread uses a scene.
 */
final class Scene {
  private final FileFacts file;
  private final List<Site> sites;
  private final LinkedProgram linked;
  private final Map<Subject<?>, List<?>> things = new IdentityHashMap<>();
  private @Nullable Map<Class<?>, List<Fact>> factsByKind;
  private @Nullable Map<Body, List<Fact>> factsByBody;
  private @Nullable Map<Node, Site> sitesByNode;
  private @Nullable Map<String, TypeDecl> typesByName;
  private @Nullable OtherThreads otherThreads;
  private @Nullable OtherThreads pooledCode;
  private @Nullable OtherThreads mainCode;
  private @Nullable Sharing sharing;

  /**
   * @param sites those of the same file
   */
  Scene(FileFacts file, List<Site> sites, LinkedProgram linked) {
    this.file = file;
    this.sites = List.copyOf(sites);
    this.linked = linked;
  }

  FileFacts file() {
    return file;
  }

  /** What the file's code does with that of other files. */
  LinkedProgram linked() {
    return linked;
  }

  List<Site> sites() {
    return sites;
  }

  /** All of that kind in the file: every rule about it asks for them. */
  @SuppressWarnings("unchecked") // put in for the same subject
  <S> List<S> things(Subject<S> subject) {
    List<S> found = (List<S>) things.get(subject);
    if (found == null) {
      found = subject.things().apply(this).toList();
      things.put(subject, found);
    }
    return found;
  }

  Hierarchy types() {
    return file.index().hierarchy();
  }

  /** What is known of APIs in the release that this file targets. */
  Catalogue catalogue() {
    return file.index().catalogue();
  }

  /**
   * @param kind a record: every subject asks for another one, so the facts are sorted once
   */
  <F extends Fact> Stream<F> facts(Class<F> kind) {
    if (factsByKind == null) {
      factsByKind = new IdentityHashMap<>();
      for (Fact fact : file.facts()) {
        factsByKind.computeIfAbsent(fact.getClass(), k -> new ArrayList<>()).add(fact);
      }
    }
    return factsByKind.getOrDefault(kind, List.of()).stream().map(kind::cast);
  }

  /** Those of one method, constructor or initialiser. */
  <F extends Fact> Stream<F> facts(Class<F> kind, CodePlace place) {
    if (factsByBody == null) {
      factsByBody = new IdentityHashMap<>();
      for (Fact fact : file.facts()) {
        factsByBody.computeIfAbsent(fact.place().body(), body -> new ArrayList<>()).add(fact);
      }
    }
    return of(factsByBody.getOrDefault(place.body(), List.of()), kind);
  }

  private static <F extends Fact> Stream<F> of(List<Fact> facts, Class<F> kind) {
    return facts.stream().filter(kind::isInstance).map(kind::cast);
  }

  /** The fact of that kind about exactly that node. */
  <F extends Fact> Optional<F> factAt(Class<F> kind, CodePlace place, Node node) {
    return facts(kind, place).filter(fact -> fact.node() == node).findFirst();
  }

  /** The site at exactly that node, if it is one; the first of several. */
  Optional<Site> siteAt(Node node) {
    if (sitesByNode == null) {
      sitesByNode = new IdentityHashMap<>();
      for (Site site : sites) {
        sitesByNode.putIfAbsent(site.node(), site);
      }
    }
    return Optional.ofNullable(sitesByNode.get(node));
  }

  /** The code of this file that threads of a pool are seen to run. */
  OtherThreads pooledCode() {
    if (pooledCode == null) {
      pooledCode = OtherThreads.ofPools(this);
    }
    return pooledCode;
  }

  /** The code of this file that {@code main} is seen to run. */
  OtherThreads mainCode() {
    if (mainCode == null) {
      mainCode = OtherThreads.ofMain(this);
    }
    return mainCode;
  }

  /** The code of this file that other threads are seen to run. */
  OtherThreads otherThreads() {
    if (otherThreads == null) {
      otherThreads = OtherThreads.of(this);
    }
    return otherThreads;
  }

  /** The signs in this file that several threads use something. */
  Sharing sharing() {
    if (sharing == null) {
      sharing = new Sharing(this);
    }
    return sharing;
  }

  /** The declaration of a type in this file. */
  Optional<TypeDecl> type(String binaryName) {
    if (typesByName == null) {
      typesByName = new HashMap<>();
      for (TypeDecl type : file.file().source().allTypes().toList()) {
        typesByName.putIfAbsent(type.binaryName(), type);
      }
    }
    return Optional.ofNullable(typesByName.get(binaryName));
  }
}
