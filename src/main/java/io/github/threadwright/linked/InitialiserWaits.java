package io.github.threadwright.linked;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.FileFacts;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Initializer;
import io.github.threadwright.source.TypeDecl;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the waits that threads come to while they initialise a class. */
final class InitialiserWaits {
  /** A class may well read its tables from a file, and ask for the name of its host. */
  private static final Set<WaitKind> KINDS = Waiting.LONG;

  private final LinkedProgram linked;
  private final FileFacts file;
  private final Waiting waiting;

  InitialiserWaits(LinkedProgram linked, FileFacts file) {
    this.linked = linked;
    this.file = file;
    this.waiting = new Waiting(linked);
  }

  List<HeldWait> find() {
    List<HeldWait> found = new ArrayList<>(0);
    Set<String> told = new HashSet<>(0);
    for (CodePlace place : file.index().places()) {
      if (place.method() == null && isStatic(place)) {
        linked
            .unitOfBody(place)
            .flatMap(unit -> waiting.way(unit, KINDS))
            .map(way -> of(place, way))
            .map(
                wait ->
                    told.add(place.type().binaryName() + wait.way().end())
                        ? wait
                        : wait.with(HeldWait.Doubt.ANOTHER_IS_NEARER))
            .ifPresent(found::add);
      }
    }
    return found;
  }

  private static HeldWait of(CodePlace place, Way way) {
    String text = "initialises the class " + place.type().name();
    return new HeldWait(
        HeldWait.Holder.CLASS_INITIALISATION,
        new Fact.Step(place, place.body().root(), text),
        place,
        way.first().node(),
        way,
        null,
        Waiting.doubts(way));
  }

  static boolean isStatic(CodePlace place) {
    return place.field() != null
        ? place.field().isStatic()
        : isStaticBlock(place.type(), place.body());
  }

  private static boolean isStaticBlock(TypeDecl type, Body body) {
    for (Initializer initializer : type.initializers()) {
      if (initializer.body() == body) {
        return initializer.isStatic();
      }
    }
    return false;
  }
}
