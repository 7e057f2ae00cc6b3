package io.github.threadwright.workload;

import io.github.threadwright.facts.CallSite;
import io.github.threadwright.facts.Code;
import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.FileIndex;
import io.github.threadwright.knowledge.Api;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts into words what runs code concurrently; the words hold the title of the model where it is
 * known.
 */
final class Runners {
  static final String PLATFORM_THREAD = "a platform thread";
  static final String VIRTUAL_THREAD = "virtual threads";

  private final FileIndex index;

  Runners(FileIndex index) {
    this.index = index;
  }

  /** What runs a task; null when that is the caller itself. */
  @Nullable String of(Fact.TaskHandedOver task) {
    Api.Task handed = task.api().task();
    if (handed == null) {
      return null;
    }
    return switch (handed.runner()) {
      case CALLER_NOW, CALLER_LATER -> null;
      case RECEIVER_POOL ->
          pool(task.place(), task.node() instanceof Node.Call call ? call.receiver() : null);
      case ARGUMENT_POOL -> pool(task.place(), last(task.node()));
      case COMMON_POOL -> "async on the common pool";
      case CALLER_POOL -> "fork/join";
      case NEW_THREAD -> PLATFORM_THREAD;
      case VIRTUAL_THREAD -> VIRTUAL_THREAD;
      case TIMER_THREAD -> "a timer thread (scheduled pool)";
      case EVENT_LOOP -> "async on an event loop";
      case UNKNOWN -> "an executor";
    };
  }

  private static Node.@Nullable Expr last(Node node) {
    List<Node.Expr> arguments = node instanceof Node.Call call ? call.arguments() : List.of();
    return arguments.isEmpty() ? null : arguments.get(arguments.size() - 1);
  }

  private String pool(CodePlace place, Node.@Nullable Expr executor) {
    if (executor == null) {
      return "an executor";
    }
    Code made = index.valueOf(place, executor);
    CallSite site =
        made.node() instanceof Node.Call || made.node() instanceof Node.New
            ? index.siteOf(made.place(), made.node())
            : null;
    if (site == null) {
      return "an executor";
    }
    for (Api api : site.apis()) {
      if (api.pool() != null) {
        return of(api.pool().kind());
      }
    }
    return "an executor";
  }

  static String of(Api.Pool.Kind kind) {
    return switch (kind) {
      case FIXED, SINGLE, CUSTOM -> "a fixed pool";
      case CACHED -> "a cached pool";
      case SCHEDULED -> "a scheduled pool";
      case WORK_STEALING, FORK_JOIN -> "fork/join";
      case VIRTUAL_PER_TASK -> VIRTUAL_THREAD;
      case PER_TASK -> "an executor with a thread per task";
    };
  }

  static String of(Fact.ThreadCreated thread) {
    return thread.settings().contains("virtual") ? VIRTUAL_THREAD : PLATFORM_THREAD;
  }
}
