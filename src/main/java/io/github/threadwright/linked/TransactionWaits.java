package io.github.threadwright.linked;

import io.github.threadwright.facts.CallSite;
import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.FileFacts;
import io.github.threadwright.knowledge.Api;
import io.github.threadwright.knowledge.ApiAnnotation;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.program.ProgramFile;
import io.github.threadwright.source.Annotation;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.Node;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the waits for a network in transactions: in methods that an annotation puts into one, and
 * between the calls that begin and end one.
 */
final class TransactionWaits {
  static final Set<WaitKind> KINDS = EnumSet.of(WaitKind.NETWORK);

  /** A method that says so runs without a transaction, or without one of its own. */
  private static final Set<String> WITHOUT = Set.of("NOT_SUPPORTED", "NEVER", "SUPPORTS");

  private final LinkedProgram linked;
  private final FileFacts file;
  private final Waiting waiting;

  TransactionWaits(LinkedProgram linked, FileFacts file) {
    this.linked = linked;
    this.file = file;
    this.waiting = new Waiting(linked);
  }

  List<HeldWait> find() {
    List<HeldWait> found = new ArrayList<>(0);
    for (CodePlace place : file.index().places()) {
      if (isTransactional(file, place)) {
        linked
            .unitOfBody(place)
            .flatMap(unit -> waiting.way(unit, KINDS))
            .filter(way -> !isBlamedLater(way))
            .ifPresent(way -> found.add(ofMethod(place, way)));
      }
    }
    for (Fact fact : file.facts()) {
      if (fact instanceof Fact.Called call && begins(call)) {
        between(call).ifPresent(found::add);
      }
    }
    return found;
  }

  private static HeldWait ofMethod(CodePlace place, Way way) {
    Fact held = new Fact.Step(place, place.body().root(), "runs in a transaction");
    return of(held, place, way.first().node(), way);
  }

  private static HeldWait of(Fact held, CodePlace place, Node node, Way way) {
    return new HeldWait(
        HeldWait.Holder.TRANSACTION, held, place, node, way, null, Waiting.doubts(way));
  }

  private boolean isBlamedLater(Way way) {
    return way.facts().stream()
        .skip(1)
        .map(Fact::place)
        .anyMatch(
            place -> {
              FileFacts other = linked.facts(place.file());
              return other != null && isTransactional(other, place);
            });
  }

  private static boolean isTransactional(FileFacts file, CodePlace place) {
    MethodDecl method = place.method();
    if (method == null || method.isConstructor()) {
      return false;
    }
    if (says(file, method.annotations())) {
      return true;
    }
    return Modifier.isPublic(method.modifiers())
        && !Modifier.isStatic(method.modifiers())
        && !isWithout(method.annotations())
        && says(file, place.type().annotations());
  }

  private static boolean says(FileFacts file, List<Annotation> annotations) {
    ProgramFile program = file.file();
    return !isWithout(annotations)
        && file.index()
            .catalogue()
            .annotations()
            .any(annotations, program.source(), ApiAnnotation::transaction);
  }

  private static boolean isWithout(List<Annotation> annotations) {
    return annotations.stream()
        .flatMap(annotation -> annotation.values().values().stream())
        .flatMap(List::stream)
        .anyMatch(value -> WITHOUT.contains(value.substring(value.lastIndexOf('.') + 1)));
  }

  /** {@code connection.setAutoCommit(false)}, {@code transaction.begin()}. */
  private static boolean begins(Fact.Called call) {
    return call.node() instanceof Node.Call made
        && call.apis().stream().anyMatch(api -> api.role() == Api.Role.TRANSACTION_BEGIN)
        && (made.arguments().isEmpty()
            || made.arguments().get(0) instanceof Node.Literal literal
                && literal.value().equals("false"));
  }

  private Optional<HeldWait> between(Fact.Called begin) {
    CodePlace place = begin.place();
    waiting.add(file, Set.of(place.body()));
    for (CallSite site : file.index().calls(place, place.body().root())) {
      if (site.node().id() > begin.node().id()) {
        if (site.has(Api.Role.TRANSACTION_END)) {
          return Optional.empty();
        }
        Way way = way(place, site);
        if (way != null && file.index().runsWithin(place, site.node(), place.body().root())) {
          Fact held = new Fact.Step(place, begin.node(), "begins a transaction");
          return Optional.of(of(held, place, site.node(), way));
        }
      }
    }
    return Optional.empty();
  }

  private @Nullable Way way(CodePlace place, CallSite site) {
    return linked
        .unitAt(place, site.node())
        .flatMap(unit -> waiting.way(unit, site, End.of(WaitKind.NETWORK)))
        .filter(way -> !Waiting.isShort(Waiting.last(way)))
        .orElse(null);
  }
}
