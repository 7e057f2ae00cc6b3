package io.github.threadwright.source.spoon;

import io.github.threadwright.source.Body;
import io.github.threadwright.source.FieldDecl;
import io.github.threadwright.source.Initializer;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.SourceFile;
import io.github.threadwright.source.TypeDecl;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which parts of a file, as another front end has lowered it, are which of ours. Both make the same
 * nodes in the same order; a body in which they differ has no counterpart.
 *
 * @param bodies the other's to ours
 * @param locals the other's to ours
 * @param differing places in the other's file whose bodies have no counterpart
 */
record Alignment(Map<Body, Body> bodies, Map<Local, Local> locals, List<String> differing) {

  static Alignment of(SourceFile theirs, SourceFile ours) {
    Alignment alignment =
        new Alignment(new IdentityHashMap<>(), new IdentityHashMap<>(), new ArrayList<>());
    Map<String, TypeDecl> byName = new HashMap<>();
    ours.allTypes().forEach(type -> byName.putIfAbsent(type.binaryName(), type));
    theirs.allTypes().forEach(type -> alignment.add(type, byName.get(type.binaryName())));
    return alignment;
  }

  private void add(TypeDecl theirs, @Nullable TypeDecl ours) {
    if (ours == null) {
      differing.add(theirs.binaryName());
      return;
    }
    String place = theirs.binaryName();
    pair(place, theirs.fields(), ours.fields(), FieldDecl::init);
    pair(place, theirs.initializers(), ours.initializers(), Initializer::body);
    if (pair(place, theirs.methods(), ours.methods(), MethodDecl::body)) {
      for (int i = 0; i < theirs.methods().size(); i++) {
        pairLocals(theirs.methods().get(i).parameters(), ours.methods().get(i).parameters());
      }
    }
  }

  private <M> boolean pair(
      String place, List<M> theirs, List<M> ours, Function<M, @Nullable Body> bodyOf) {
    if (theirs.size() != ours.size()) {
      differing.add(place);
      return false;
    }
    for (int i = 0; i < theirs.size(); i++) {
      Body their = bodyOf.apply(theirs.get(i));
      Body our = bodyOf.apply(ours.get(i));
      if (their != null && our != null && isSame(their, our)) {
        bodies.put(their, our);
        pairLocals(their, our);
      } else if (their != null) {
        differing.add(place + " " + difference(their, our));
      }
    }
    return true;
  }

  private static boolean isSame(Body theirs, Body ours) {
    return theirs.size() == ours.size() && firstDifference(theirs, ours) == theirs.size();
  }

  private static int firstDifference(Body theirs, Body ours) {
    int id = 0;
    while (id < Math.min(theirs.size(), ours.size())
        && theirs.node(id).getClass() == ours.node(id).getClass()) {
      id++;
    }
    return id;
  }

  private static String difference(Body theirs, @Nullable Body ours) {
    if (ours == null) {
      return "has a body";
    }
    int id = firstDifference(theirs, ours);
    String their = id < theirs.size() ? theirs.node(id).getClass().getSimpleName() : "nothing";
    String our = id < ours.size() ? ours.node(id).getClass().getSimpleName() : "nothing";
    long at = theirs.node(Math.min(id, theirs.size() - 1)).span();
    return "at " + io.github.threadwright.source.Span.start(at) + ": " + their + ", " + our;
  }

  private void pairLocals(List<Local> theirs, List<Local> ours) {
    for (int i = 0; i < Math.min(theirs.size(), ours.size()); i++) {
      locals.put(theirs.get(i), ours.get(i));
    }
  }

  private void pairLocals(Body theirs, Body ours) {
    for (int id = 0; id < theirs.size(); id++) {
      pairLocals(declared(theirs.node(id)), declared(ours.node(id)));
    }
  }

  private static List<Local> declared(Node node) {
    if (node instanceof Node.Lambda lambda) {
      return lambda.parameters();
    }
    Local local =
        node instanceof Node.Declare declare
            ? declare.local()
            : node instanceof Node.ForEach loop
                ? loop.local()
                : node instanceof Node.Catch clause
                    ? clause.local()
                    : node instanceof Node.TypePattern pattern ? pattern.local() : null;
    return local == null ? List.of() : List.of(Objects.requireNonNull(local));
  }
}
