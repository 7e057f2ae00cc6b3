package io.github.threadwright.facts;

import io.github.threadwright.knowledge.Api;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.TypeDecl;
import io.github.threadwright.source.names.Target;
import java.lang.reflect.Modifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which expressions are seen to give a virtual thread: what makes one, a variable that holds such
 * an object and nothing else, and {@code Thread.currentThread()} in code that the file hands to
 * virtual threads only.
 */
public final class VirtualThreads {
  private static final int DEEPEST = 4;
  private static final String THREAD = "java.lang.Thread";
  private static final String VIRTUAL_BUILDER = "java.lang.Thread$Builder$OfVirtual";

  private final FileIndex file;
  private final List<Fact> facts;

  /**
   * @param facts those of the same file
   */
  public VirtualThreads(FileIndex file, List<Fact> facts) {
    this.file = file;
    this.facts = facts;
  }

  /** Whether that expression is seen to give a virtual thread, whenever it runs. */
  public boolean isVirtual(CodePlace place, Node.Expr thread) {
    Code value = file.valueOf(place, thread);
    if (!(value.node() instanceof Node.Call call)) {
      return false;
    }
    CallSite site = file.siteOf(value.place(), call);
    if (call.name().equals("currentThread") && THREAD.equals(site.owner())) {
      return runsOnVirtualThreads(value.place(), call, 0);
    }
    return site.has(Api.ThreadRole.CREATE_VIRTUAL)
        || (call.name().endsWith("started") || call.name().equals("start"))
            && file.isSubtype(site.receiverType(), VIRTUAL_BUILDER)
        || (call.name().equals("newThread")
            && call.receiver() != null
            && isVirtualFactory(value.place(), call.receiver()));
  }

  private boolean isVirtualFactory(CodePlace place, Node.Expr factory) {
    Code value = file.valueOf(place, factory);
    return value.node() instanceof Node.Call
        && file.siteOf(value.place(), value.node()).has(Api.ThreadRole.VIRTUAL_FACTORY);
  }

  /** Whether the innermost lambda, or else the method, around {@code node} runs on nothing else. */
  private boolean runsOnVirtualThreads(CodePlace place, Node node, int depth) {
    Node code = enclosingTask(place, node);
    boolean handed = false;
    for (Fact fact : facts) {
      if (fact instanceof Fact.TaskHandedOver task && isCode(task.runs(), code)) {
        if (!isOnVirtualThread(task)) {
          return false;
        }
        handed = true;
      } else if (fact instanceof Fact.ThreadCreated thread && isCode(thread.runs(), code)) {
        if (!thread.settings().contains("virtual")) {
          return false;
        }
        handed = true;
      }
    }
    return code != place.body().root() ? handed : isOnlyFor(place, handed, depth);
  }

  /** The body of the innermost lambda that is run elsewhere, or the root. */
  private Node enclosingTask(CodePlace place, Node node) {
    BodyIndex index = file.of(place.body());
    int lambda = index.detachedIn(node);
    return lambda == BodyIndex.NONE || !(place.body().node(lambda) instanceof Node.Lambda made)
        ? place.body().root()
        : made.body();
  }

  private static boolean isCode(@Nullable Code runs, Node code) {
    return runs != null && runs.node() == code;
  }

  private boolean isOnVirtualThread(Fact.TaskHandedOver task) {
    Api.Task handed = task.api().task();
    if (handed == null) {
      return false;
    }
    return switch (handed.runner()) {
      case VIRTUAL_THREAD -> true;
      case RECEIVER_POOL ->
          task.node() instanceof Node.Call call
              && call.receiver() != null
              && makesVirtualThreads(task.place(), call.receiver());
      case ARGUMENT_POOL ->
          task.node() instanceof Node.Call call
              && makesVirtualThreads(
                  task.place(), call.arguments().get(call.arguments().size() - 1));
      default -> false;
    };
  }

  private boolean makesVirtualThreads(CodePlace place, Node.Expr executor) {
    Code made = file.valueOf(place, executor);
    return facts.stream()
        .anyMatch(
            fact ->
                fact instanceof Fact.PoolCreated pool
                    && pool.node() == made.node()
                    && pool.factory() == Fact.PoolCreated.Factory.VIRTUAL);
  }

  /**
   * A method that is handed over, or only called by code of that kind, and that nobody else can
   * call.
   */
  private boolean isOnlyFor(CodePlace place, boolean handed, int depth) {
    if (place.method() == null || depth > DEEPEST) {
      return false;
    }
    if (!Modifier.isPrivate(place.method().modifiers())) {
      return handed && place.type().nesting() == TypeDecl.Nesting.ANONYMOUS;
    }
    boolean used = handed;
    for (BodyIndex caller : file.bodies()) {
      for (CallSite call : caller.calls()) {
        if (call.node() instanceof Node.Call && isCallOf(call, place)) {
          if (!runsOnVirtualThreads(caller.place(), call.node(), depth + 1)) {
            return false;
          }
          used = true;
        }
      }
    }
    return used;
  }

  private static boolean isCallOf(CallSite call, CodePlace place) {
    return call.target() instanceof Target.Method method
        && place.method() != null
        && call.name().equals(place.method().name())
        && method.owner().name().equals(place.type().binaryName());
  }
}
