package io.github.threadwright.facts;

import io.github.threadwright.knowledge.Api;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.TypeShape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Code that is handed over, and results that are waited for at once: {@code submit(t).get()},
 * {@code supplyAsync(t).thenApply(f).join()}, {@code sendAsync(request, handler).join()}, {@code
 * Future f = submit(t); f.get();} where nothing else uses {@code f}.
 */
final class TaskFacts {
  private static final String ASYNC = "Async";

  private final FileIndex file;
  private final BodyIndex index;
  private final CodePlace place;
  private final Body body;
  private final Phrases phrases;
  private Map<Integer, Fact.TaskHandedOver> elsewhere = Map.of();

  TaskFacts(FileIndex file, BodyIndex index, Phrases phrases) {
    this.file = file;
    this.index = index;
    this.place = index.place();
    this.body = index.body();
    this.phrases = phrases;
  }

  void addTo(List<Fact> facts) {
    for (CallSite site : index.calls()) {
      for (Api api : site.apis()) {
        if (api.task() != null) {
          addTask(facts, site, api, api.task());
        }
      }
      addAsyncCall(site);
    }
    if (elsewhere.isEmpty()) {
      return;
    }
    for (CallSite site : index.calls()) {
      Fact.JoinedAtOnce joined = joinedAtOnce(site);
      if (joined != null) {
        facts.add(joined);
        if (joined.task().api().task() == null) {
          facts.add(joined.task());
        }
      }
    }
  }

  private void addTask(List<Fact> facts, CallSite site, Api api, Api.Task task) {
    Node.Expr code = code(site.node(), task.argument());
    if (code == null) {
      return;
    }
    String text = phrases.of("hands code to ", site.title());
    Fact.TaskHandedOver fact =
        new Fact.TaskHandedOver(place, site.node(), code, api, text, RunCode.of(file, place, code));
    facts.add(fact);
    if (task.returnsFuture() && task.runner().isElsewhere()) {
      elsewhere = elsewhere.isEmpty() ? new HashMap<>() : elsewhere;
      elsewhere.putIfAbsent(site.node().id(), fact);
    }
  }

  /**
   * {@code client.sendAsync(request, handler)} hands nothing over, but a method of the same class
   * without "Async" does the same and waits: a fact only when it is joined at once.
   */
  private void addAsyncCall(CallSite site) {
    if (site.node() instanceof Node.Call call
        && call.name().endsWith(ASYNC)
        && site.has(Api.Role.ASYNC_CALL)
        && hasBlockingTwin(site, call)) {
      String text = phrases.of("starts work elsewhere by ", site.title());
      elsewhere = elsewhere.isEmpty() ? new HashMap<>() : elsewhere;
      elsewhere.putIfAbsent(
          call.id(), new Fact.TaskHandedOver(place, call, call, site.apis().get(0), text, null));
    }
  }

  private static boolean hasBlockingTwin(CallSite site, Node.Call call) {
    TypeShape owner =
        site.target() instanceof Target.Method method
            ? method.owner()
            : site.target() instanceof Target.OwnerOnly known ? known.shape() : null;
    String twin = call.name().substring(0, call.name().length() - ASYNC.length());
    return owner != null
        && owner.methods().stream()
            .anyMatch(
                method ->
                    method.name().equals(twin)
                        && method.parameters().size() == call.arguments().size());
  }

  private static Node.@Nullable Expr code(Node call, int argument) {
    if (argument < 0) {
      return call instanceof Node.Call c
          ? c.receiver()
          : call instanceof Node.MethodRef ref ? ref.target() : null;
    }
    List<Node.Expr> arguments = Detachment.argumentsOf(call);
    return argument < arguments.size() ? arguments.get(argument) : null;
  }

  private Fact.@Nullable JoinedAtOnce joinedAtOnce(CallSite site) {
    Api waiting = site.waiting();
    if (!(site.node() instanceof Node.Call call)
        || call.receiver() == null
        || waiting == null
        || waiting.waits() == null) {
      return null;
    }
    if (waiting.waits().kind() != WaitKind.FUTURE) {
      return null;
    }
    Fact.TaskHandedOver task = chained(call.receiver());
    if (task == null && call.receiver() instanceof Node.LocalUse use) {
      task = declaredJustBefore(use, call);
    }
    return task == null
        ? null
        : new Fact.JoinedAtOnce(
            place,
            call,
            task,
            waiting.waits().limited(),
            phrases.of("waits at once for what was handed to ", title(task)));
  }

  private String title(Fact.TaskHandedOver task) {
    CallSite site = index.site(task.node());
    return site == null ? "another thread" : site.title();
  }

  /** {@code supplyAsync(t).thenApply(f)}: stages that only go on with the result lie between. */
  private Fact.@Nullable TaskHandedOver chained(Node.Expr receiver) {
    Node.Expr at = receiver;
    while (at instanceof Node.Call call) {
      Fact.TaskHandedOver task = elsewhere.get(call.id());
      if (task != null) {
        return task;
      }
      CallSite site = index.site(call);
      if (site == null || site.apis().stream().noneMatch(TaskFacts::isStage)) {
        return null;
      }
      at = call.receiver();
    }
    return null;
  }

  private static boolean isStage(Api api) {
    return api.task() != null
        && api.task().runner() == Api.Runner.CALLER_LATER
        && api.task().returnsFuture();
  }

  private Fact.@Nullable TaskHandedOver declaredJustBefore(Node.LocalUse use, Node.Call wait) {
    LocalUses uses = file.uses(use.local());
    if (uses == null || uses.home() != index || uses.captured() || uses.uses().size() != 1) {
      return null;
    }
    if (!(uses.declaration() instanceof Node.Declare declare) || declare.init() == null) {
      return null;
    }
    Fact.TaskHandedOver task = chained(declare.init());
    Node next = task == null ? null : statementAfter(declare);
    return next != null && index.runsWithin(wait, next) && nothingBefore(wait, next) ? task : null;
  }

  private @Nullable Node statementAfter(Node statement) {
    List<Node> statements = Statements.around(body, statement);
    for (int i = 0; i + 1 < statements.size(); i++) {
      if (statements.get(i) == statement) {
        return statements.get(i + 1);
      }
    }
    return null;
  }

  /**
   * Whether {@code wait} is the first thing that {@code statement} does, as far as calls and loops
   * tell.
   */
  private boolean nothingBefore(Node wait, Node statement) {
    for (int id = statement.id(); id < wait.id(); id++) {
      Node node = body.node(id);
      boolean calls =
          (node instanceof Node.Call || node instanceof Node.New) && !body.contains(node, wait);
      if (calls || node instanceof Node.Loop || node instanceof Node.If) {
        return false;
      }
    }
    return true;
  }
}
