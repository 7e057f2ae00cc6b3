package io.github.threadwright.linked.library;

import io.github.threadwright.facts.CallSite;
import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.FileFacts;
import io.github.threadwright.knowledge.Api;
import io.github.threadwright.knowledge.Catalogue;
import io.github.threadwright.knowledge.JdkRange;
import io.github.threadwright.knowledge.MethodPattern;
import io.github.threadwright.knowledge.WaitBehaviour;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.TypeShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Completes the facts of a file with what class files say of library methods that the catalogue
 * does not know: their waits, what they run at once of what they are given, and that they change
 * nothing.
 */
public final class LibraryFacts {
  /** What is less likely is not told. */
  private static final int LEAST_CERTAINTY = 50;

  /** From here on a wait counts as one in every state. */
  private static final int CERTAIN = 90;

  private final LibrarySummaries libraries;
  private final Catalogue catalogue;

  public LibraryFacts(LibrarySummaries libraries, Catalogue catalogue) {
    this.libraries = libraries;
    this.catalogue = catalogue;
  }

  /** The facts of that file, completed. */
  public FileFacts of(FileFacts file) {
    List<Fact> all = new ArrayList<>(file.facts().size() + 8);
    boolean changed = false;
    for (Fact fact : file.facts()) {
      if (fact instanceof Fact.OpaqueCall call
          && call.target() instanceof Target.Method method
          && method.owner().origin() == TypeShape.Origin.CLASS_PATH) {
        LibrarySummary summary = libraries.of(method);
        int before = all.size();
        addWaits(all, file, call, method, summary);
        addRuns(all, file, call, method, summary);
        if (!isHarmless(summary)) {
          all.add(fact);
        }
        changed |= all.size() != before + 1 || all.get(before) != fact;
      } else {
        all.add(fact);
      }
    }
    return changed ? new FileFacts(file.file(), all, file.index()) : file;
  }

  private static boolean isHarmless(LibrarySummary summary) {
    return summary.gap() == null
        && summary.writes().isEmpty()
        && !summary.spawns()
        && summary.runs().isEmpty();
  }

  private void addWaits(
      List<Fact> facts,
      FileFacts file,
      Fact.OpaqueCall call,
      Target.Method method,
      LibrarySummary summary) {
    CallSite site = Objects.requireNonNull(file.index().call(call.place(), call.node()));
    for (LibrarySummary.Wait wait : summary.waits()) {
      if (wait.certainty() >= LEAST_CERTAINTY
          && !wait.cheap()
          && wait.kind().decidesHowWorkIsRun()) {
        String end = wait.path().get(wait.path().size() - 1);
        String text =
            site.title()
                + " comes to "
                + end
                + " in the library, which waits on "
                + catalogue.behaviour(wait.kind()).waitsOn();
        facts.add(
            new Fact.Waits(
                call.place(),
                call.node(),
                site.title(),
                wait.kind(),
                api(method, wait),
                List.of(),
                wait.certainty() >= CERTAIN,
                text));
      }
    }
  }

  private Api api(Target.Method method, LibrarySummary.Wait wait) {
    WaitBehaviour usual = catalogue.behaviour(wait.kind());
    Api.Wait waits =
        new Api.Wait(
            wait.kind(),
            usual.interruptible(),
            wait.limited(),
            null,
            false,
            wait.certainty() < CERTAIN,
            usual.carrier());
    return api(method, waits, null);
  }

  private static Api api(Target.Method method, Api.@Nullable Wait waits, Api.@Nullable Task task) {
    MethodPattern pattern = new MethodPattern(method.owner().name(), method.shape().name(), null);
    return new Api(pattern, waits, task, null, null, null, JdkRange.ALL, "class files", 1);
  }

  private static void addRuns(
      List<Fact> facts,
      FileFacts file,
      Fact.OpaqueCall call,
      Target.Method method,
      LibrarySummary summary) {
    for (LibrarySummary.Run run : summary.runs()) {
      if (run.fate() == LibrarySummary.Fate.RUNS_NOW
          && call.node() instanceof Node.Call node
          && run.argument() >= 0
          && run.argument() < node.arguments().size()) {
        Node.Expr code = node.arguments().get(run.argument());
        Api.Task task = new Api.Task(run.argument(), Api.Runner.CALLER_NOW, false);
        facts.add(
            new Fact.TaskHandedOver(
                call.place(),
                node,
                code,
                api(method, null, task),
                "hands code to " + node.name(),
                file.index().runBy(call.place(), code)));
      }
    }
  }
}
