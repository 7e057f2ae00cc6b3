package io.github.threadwright.linked.library;

import io.github.threadwright.knowledge.Api;
import io.github.threadwright.knowledge.Effect;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.linked.library.LibrarySummary.Fate;
import io.github.threadwright.linked.library.LibrarySummary.Gap;
import io.github.threadwright.linked.library.LibrarySummary.Reason;
import io.github.threadwright.linked.library.LibrarySummary.Run;
import io.github.threadwright.linked.library.LibrarySummary.State;
import io.github.threadwright.linked.library.LibrarySummary.Wait;
import io.github.threadwright.source.bytecode.LibraryCode;
import io.github.threadwright.source.bytecode.MethodCode;
import io.github.threadwright.source.bytecode.MethodCode.Call;
import io.github.threadwright.source.bytecode.MethodCode.Condition;
import io.github.threadwright.source.bytecode.MethodCode.Dispatch;
import io.github.threadwright.source.bytecode.MethodCode.Named;
import io.github.threadwright.source.bytecode.MethodCode.Write;
import io.github.threadwright.source.bytecode.Origin;
import io.github.threadwright.source.bytecode.Origin.Kind;
import io.github.threadwright.source.types.TypeRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one method of a library does, put together from its own code and the summaries of what it
 * calls, whose arguments become what this method gives for them.
 */
final class LibraryEffects {
  private static final int CERTAIN = 100;
  private static final int HALF = 50;
  private static final int LONGEST_CHAIN = 40;

  private final MethodCode code;
  private final StreamOrigins streams;
  private final FunctionTypes functions;
  private final Function<LibraryMethod, LibrarySummary> summaries;
  private final SummaryBuilder result = new SummaryBuilder();

  LibraryEffects(
      MethodCode code,
      StreamOrigins streams,
      FunctionTypes functions,
      Function<LibraryMethod, LibrarySummary> summaries) {
    this.code = code;
    this.streams = streams;
    this.functions = functions;
    this.summaries = summaries;
  }

  /** What a call of a method does that may run any of those targets. */
  static LibrarySummary ofTargets(
      Named method,
      LibraryLinker.Linked linked,
      Function<LibraryMethod, LibrarySummary> summaries,
      StreamOrigins streams,
      FunctionTypes functions) {
    List<Origin> arguments = new ArrayList<>();
    for (TypeRef type : LibraryCode.parameters(method.descriptor())) {
      arguments.add(Origin.parameter(arguments.size(), type));
    }
    Origin receiver = method.dispatch() == Dispatch.STATIC ? null : Origin.THIS;
    Call call = new Call(method, receiver, arguments, 0, Condition.USUAL);
    LibraryStep step =
        new LibraryStep(
            call,
            new CallKnowledge.Known(CallKnowledge.Sort.LIBRARY, List.of(), Effect.UNKNOWN),
            linked.targets(),
            linked.ways(),
            linked.gap(),
            null,
            Map.of());
    LibraryEffects effects =
        new LibraryEffects(MethodCode.empty(method), streams, functions, summaries);
    effects.step(step);
    LibrarySummary all = effects.result.build();
    return linked.targets().size() == 1 ? all.withoutFirstStep() : all;
  }

  LibrarySummary of(List<LibraryStep> steps, boolean recursive) {
    if (code.isNative()) {
      return LibrarySummary.unknown(new Gap(Reason.NATIVE, code.owner() + "#" + code.name()));
    }
    result.loops(code.loopDepth());
    if (code.isSynchronized() || code.monitors() > 0) {
      result.locks();
    }
    if (recursive) {
      result.recursive();
    }
    code.writes().forEach(this::write);
    steps.forEach(this::step);
    return result.build();
  }

  private void write(Write write) {
    if (write.object() == null) {
      result.writesStatics();
    } else if (!(code.isConstructor() && write.object().kind() == Kind.THIS)) {
      writes(write.object());
    }
    keep(write.value());
  }

  /** What {@code builder.append(a)} gives is the builder again, as far as its type tells. */
  private void writes(Origin object) {
    Origin at = object;
    for (int i = 0; i < LONGEST_CHAIN && at.kind() == Kind.RESULT; i++) {
      Call giver = code.calls().get(at.index());
      Origin receiver = giver.receiver();
      if (receiver == null || !giver.method().owner().equals(at.type())) {
        break;
      }
      at = receiver;
    }
    result.writes(at);
  }

  private void keep(Origin value) {
    if (value.kind() == Kind.PARAMETER && functions.of(value.type()) != null) {
      result.run(value.index(), Fate.KEPT, String.valueOf(value.type()));
    }
  }

  private void step(LibraryStep step) {
    int certainty = step.call().when() == Condition.AFTER_FAILURE ? HALF : CERTAIN;
    result.gap(step.gap());
    if (step.gap() != null) {
      result.writesUnknown();
    }
    if (step.function() != null) {
      run(step, LibrarySummary.RECEIVER, step.function());
      return;
    }
    for (Api api : step.known().apis()) {
      catalogued(step, api, certainty);
    }
    if (step.known().sort() != CallKnowledge.Sort.LIBRARY) {
      effect(step);
    }
    if (step.ways() > 0) {
      targets(step, certainty);
    }
  }

  private void catalogued(LibraryStep step, Api api, int certainty) {
    if (api.waits() != null) {
      wait(step, api, api.waits(), certainty);
    }
    if (api.task() != null) {
      task(step, api.task());
    }
    if (api.thread() == Api.ThreadRole.START) {
      result.spawns();
      hand(step.call().argument(LibrarySummary.RECEIVER), Fate.HANDED_OVER, "java.lang.Runnable");
    }
    if (api.role() == Api.Role.LOCK_ACQUIRE
        || api.role() == Api.Role.LOCK_TRY
        || api.role() == Api.Role.RUNS_UNDER_LOCK) {
      result.locks();
    }
  }

  private void wait(LibraryStep step, Api api, Api.Wait wait, int certainty) {
    WaitKind kind = wait.kind();
    if (kind == null || kind == WaitKind.CLASS_INIT || kind == WaitKind.MONITOR) {
      return;
    }
    if (kind == WaitKind.LOCK) {
      result.locks();
      return;
    }
    StreamOrigins.Answer answer =
        kind == WaitKind.WRAPPED
            ? streams.of(code, step.call())
            : new StreamOrigins.Answer(kind, LibrarySummary.NONE);
    if (answer.kind() != null) {
      boolean isVague = kind == WaitKind.WRAPPED && answer.equals(StreamOrigins.Answer.UNKNOWN);
      int sure = wait.conditional() || isVague ? certainty / 2 : certainty;
      String path = api.pattern().type() + "#" + api.pattern().method();
      result.wait(
          new Wait(
              answer.kind(), answer.argument(), wait.cheap(), wait.limited(), sure, List.of(path)));
    }
  }

  private void task(LibraryStep step, Api.Task task) {
    Origin given = step.call().argument(task.argument());
    String type = parameterType(step.call(), task.argument());
    switch (task.runner()) {
      case CALLER_NOW -> run(step, task.argument(), type);
      case CALLER_LATER -> hand(given, Fate.KEPT, type);
      default -> {
        result.spawns();
        hand(given, Fate.HANDED_OVER, type);
      }
    }
  }

  private void hand(Origin given, Fate fate, String type) {
    if (given.kind() == Kind.PARAMETER) {
      result.run(given.index(), fate, type);
    }
  }

  private static String parameterType(Call call, int argument) {
    if (argument < 0) {
      return call.method().owner();
    }
    List<TypeRef> types = LibraryCode.parameters(call.method().descriptor());
    return argument < types.size() && types.get(argument) instanceof TypeRef.ClassRef type
        ? type.name()
        : "java.lang.Object";
  }

  private void effect(LibraryStep step) {
    Effect effect = step.known().effect();
    switch (effect) {
      case ADDS, PUTS, UPDATES, STEPS, WRITES -> {
        Origin receiver = step.call().receiver();
        if (receiver != null && !step.call().method().name().equals("<init>")) {
          writes(receiver);
        }
      }
      case WRITES_ARGUMENT ->
          step.call().arguments().stream()
              .filter(argument -> argument.kind() != Kind.UNKNOWN || argument.type() != null)
              .forEach(this::writes);
      case UNKNOWN -> {
        if (!step.call().method().name().equals("<init>")) {
          result.writesUnknown();
        }
      }
      default -> {
        // Nothing that a second call could notice.
      }
    }
  }

  /** The methods that a call may run, as one: what only some of them do is less certain. */
  private void targets(LibraryStep step, int certainty) {
    Map<SummaryBuilder.WaitKey, List<Wait>> waits = new LinkedHashMap<>();
    int locking = 0;
    int spawning = 0;
    int loops = Integer.MAX_VALUE;
    for (LibraryMethod target : step.targets()) {
      LibrarySummary summary = summaries.apply(target);
      SummaryBuilder seen = new SummaryBuilder();
      for (Wait wait : summary.waits()) {
        Wait here = through(step.call(), target, wait);
        if (here != null) {
          seen.wait(here);
        }
      }
      for (Wait wait : seen.build().waits()) {
        waits.computeIfAbsent(SummaryBuilder.WaitKey.of(wait), k -> new ArrayList<>()).add(wait);
      }
      locking += summary.locks() ? 1 : 0;
      spawning += summary.spawns() ? 1 : 0;
      loops = Math.min(loops, summary.loopDepth());
      if (summary.recursive() && step.ways() == 1) {
        result.recursive();
      }
      writes(step.call(), summary);
      runs(step, summary);
      result.gap(summary.gap());
    }
    waits.values().forEach(all -> result.wait(together(all, step.ways(), certainty)));
    if (locking * 2 > step.ways()) {
      result.locks();
    }
    if (spawning * 2 > step.ways()) {
      result.spawns();
    }
    if (loops != Integer.MAX_VALUE && step.ways() == step.targets().size()) {
      result.loops(loops == 0 ? 0 : loops + step.call().loopDepth());
    }
  }

  private static Wait together(List<Wait> all, int ways, int certainty) {
    Wait best = all.get(0);
    int sum = 0;
    boolean cheap = true;
    for (Wait wait : all) {
      sum += wait.certainty();
      cheap &= wait.cheap();
      best = wait.isBetterThan(best) ? wait : best;
    }
    return new Wait(
        best.kind(),
        best.argument(),
        cheap,
        best.limited(),
        sum / ways * certainty / CERTAIN,
        best.path());
  }

  /** A wait of a callee, as one of this method; null when its stream never waits. */
  private @Nullable Wait through(Call call, LibraryMethod callee, Wait wait) {
    List<String> path = new ArrayList<>(wait.path().size() + 1);
    path.add(shown(callee));
    path.addAll(wait.path());
    WaitKind kind = wait.kind();
    int argument = wait.argument();
    int certainty = wait.certainty();
    if (argument != LibrarySummary.NONE) {
      StreamOrigins.Answer answer = streams.of(code, call.argument(argument));
      if (answer.kind() == null) {
        return null;
      }
      kind = answer.kind();
      argument = answer.argument();
      certainty = answer.equals(StreamOrigins.Answer.UNKNOWN) ? certainty / 2 : certainty;
    }
    return new Wait(kind, argument, wait.cheap(), wait.limited(), certainty, path);
  }

  private static String shown(LibraryMethod method) {
    String name = method.name();
    if (name.startsWith("lambda$")) {
      name = name.substring("lambda$".length(), name.lastIndexOf('$')) + "$lambda";
    }
    return method.owner() + "#" + name;
  }

  private void writes(Call call, LibrarySummary callee) {
    for (State state : callee.writes()) {
      switch (state) {
        case STATICS -> result.writesStatics();
        case OWN -> writeReceiver(call);
        case ARGUMENT -> callee.writtenArguments().forEach(index -> writes(call.argument(index)));
        case OTHER -> writes(Origin.UNKNOWN);
        case UNKNOWN -> result.writesUnknown();
      }
    }
  }

  /** A constructor fills an object that is new, be it its own superclass part. */
  private void writeReceiver(Call call) {
    if (!call.method().name().equals("<init>")) {
      writes(call.argument(LibrarySummary.RECEIVER));
    }
  }

  private void runs(LibraryStep step, LibrarySummary callee) {
    for (Run run : callee.runs()) {
      if (run.fate() == Fate.RUNS_NOW) {
        run(step, run.argument(), run.type());
      } else {
        hand(step.call().argument(run.argument()), run.fate(), run.type());
      }
    }
  }

  /** The call runs that argument. */
  private void run(LibraryStep step, int argument, String type) {
    Origin given = step.call().argument(argument);
    LibraryStep function = step.functions().get(argument);
    if (given.kind() == Kind.PARAMETER) {
      result.run(given.index(), Fate.RUNS_NOW, type);
    } else if (function != null) {
      step(function);
    } else if (given.kind() != Kind.FUNCTION && given.kind() != Kind.CONSTANT) {
      result.gap(new Gap(Reason.FUNCTION, LibraryLinker.shown(step.call().method())));
      result.writesUnknown();
    }
  }
}
