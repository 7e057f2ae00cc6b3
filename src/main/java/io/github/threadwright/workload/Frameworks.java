package io.github.threadwright.workload;

import io.github.threadwright.facts.FileIndex;
import io.github.threadwright.knowledge.EntryPoint;
import io.github.threadwright.program.CodePlace;

/** Which methods frameworks call to serve somebody, and which they run in a transaction. */
final class Frameworks {
  private Frameworks() {}

  /** Whether a framework calls that method to serve a request or a message. */
  static boolean isHandler(FileIndex index, CodePlace place) {
    if (place.method() == null) {
      return false;
    }
    EntryPoint entry =
        index
            .catalogue()
            .entryPoints()
            .of(place.method(), place.type(), place.file().source(), index.hierarchy());
    return entry != null
        && (entry.kind() == EntryPoint.Kind.REQUEST || entry.kind() == EntryPoint.Kind.MESSAGE);
  }

  static boolean isInTransaction(FileIndex index, CodePlace place) {
    return index
        .catalogue()
        .entryPoints()
        .isInTransaction(place.method(), place.type(), place.file().source());
  }
}
