package io.github.threadwright.facts;

import io.github.threadwright.knowledge.Api;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a task may end with an exception that nothing in it handles. Being interrupted is none, nor
 * what every operation may throw when the program is wrong.
 *
 * @param step what throws
 * @param certain whether it is declared: the code throws, calls what says that it throws, or waits
 *     for another machine, a file or a process
 */
public record TaskFailure(Fact.Step step, boolean certain) {
  private static final Set<WaitKind> FAILING =
      EnumSet.of(WaitKind.NETWORK, WaitKind.DNS, WaitKind.DATABASE, WaitKind.PROCESS);

  private static final int DEEPEST = 1;
  private static final int LARGEST = 400;
  private static final Set<String> COMPLAINTS =
      Set.of(
          "IllegalArgumentException",
          "NullPointerException",
          "UnsupportedOperationException",
          "AssertionError",
          "IndexOutOfBoundsException");

  /** The first of the surest; empty when it handles all of its own. */
  public static Optional<TaskFailure> of(FileIndex file, Code task) {
    CodePlace place = task.place();
    Body body = place.body();
    Node root = task.node() instanceof Node.Lambda lambda ? lambda.body() : task.node();
    TaskFailure found = null;
    for (int id = root.id(); id < body.end(root); id++) {
      Node node = body.node(id);
      if (node instanceof Node.Lambda || node instanceof Node.Assert) {
        id = body.end(node) - 1;
        continue;
      }
      boolean handled =
          isHandled(body, node, root)
              || !(node instanceof Node.Throw) && body.enclosing(node, Node.Catch.class) != null;
      TaskFailure here = handled ? null : of(file, place, node);
      if (here != null && here.certain) {
        return Optional.of(here);
      }
      found = found == null ? here : found;
    }
    return Optional.ofNullable(found);
  }

  private static @Nullable TaskFailure of(FileIndex file, CodePlace place, Node node) {
    if (node instanceof Node.Throw) {
      return new TaskFailure(new Fact.Step(place, node, "throws an exception"), true);
    }
    if (!(node instanceof Node.Call || node instanceof Node.New)) {
      return null;
    }
    CallSite site = file.siteOf(place, node);
    String text = site.title() + " may throw an exception";
    Fact.Step step = new Fact.Step(place, node, text);
    if (declares(file, site)) {
      return new TaskFailure(step, true);
    }
    Api waiting = site.waiting();
    if (waiting != null && waiting.waits() != null) {
      WaitKind kind = waiting.waits().kind();
      return kind != null && FAILING.contains(kind) && !waiting.waits().cheap()
          ? new TaskFailure(step, true)
          : null;
    }
    return throwsBelow(file, site, 0) ? new TaskFailure(step, false) : null;
  }

  /** Whether a method of the project throws what is no complaint about its arguments. */
  private static boolean throwsBelow(FileIndex file, CallSite site, int depth) {
    Code code =
        site.target() instanceof Target.Method method && depth <= DEEPEST
            ? RunCode.ofMethod(file, method)
            : null;
    if (code == null) {
      return false;
    }
    Body body = code.place().body();
    for (int id = 0; id < body.size() && body.size() <= LARGEST; id++) {
      Node node = body.node(id);
      if (node instanceof Node.Lambda || node instanceof Node.Assert) {
        id = body.end(node) - 1;
      } else if (!isHandled(body, node, body.root())
          && (node instanceof Node.Throw thrown && !isComplaint(thrown)
              || node instanceof Node.Call
                  && throwsBelow(file, file.siteOf(code.place(), node), depth + 1))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isComplaint(Node.Throw thrown) {
    return thrown.value() instanceof Node.New made && COMPLAINTS.contains(made.type().simpleName());
  }

  /** A method of the project with a {@code throws} clause. */
  private static boolean declares(FileIndex file, CallSite site) {
    if (!(site.target() instanceof Target.Method target)) {
      return false;
    }
    ProgramIndex.Declared declared = file.type(target.owner().name());
    return declared != null
        && Optional.ofNullable(file.program().declaration(target, declared.type()))
            .filter(
                method ->
                    method.thrown().stream()
                        .anyMatch(type -> !type.simpleName().equals("InterruptedException")))
            .isPresent();
  }

  /** Whether a {@code try} within the task has handlers around that node. */
  private static boolean isHandled(Body body, Node node, Node root) {
    for (Node at = body.parent(node); at != null && at.id() >= root.id(); at = body.parent(at)) {
      if (at instanceof Node.Try guarded
          && !guarded.catches().isEmpty()
          && (body.contains(guarded.body(), node)
              || guarded.resources().stream().anyMatch(one -> body.contains(one, node)))) {
        return true;
      }
    }
    return false;
  }
}
