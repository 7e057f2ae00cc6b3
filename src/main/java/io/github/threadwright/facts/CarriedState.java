package io.github.threadwright.facts;

import io.github.threadwright.knowledge.Api;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What iterations hand on in objects: fields, arrays, collections, streams and connections. A
 * collection is one location with reads, writes whose order does not matter and writes in order
 * (Khatchadourian et al. 2019; Dig et al. 2009); an array element whose subscript counts the
 * iterations is the iteration's own.
 */
final class CarriedState {
  private final Iteration iteration;
  private final CodePlace place;
  private final Body body;
  private final Ownership ownership;
  private final LoopVariables variables;
  private final Reductions reductions;
  private final Consumer<Fact.Carried> found;
  private @Nullable List<Touch> touches;

  /** An expression in the iteration that names an object or a field of it. */
  private record Touch(Node node, String key) {}

  CarriedState(Iteration iteration, LoopVariables variables, Consumer<Fact.Carried> found) {
    this.iteration = iteration;
    this.place = iteration.index().place();
    this.body = iteration.body();
    this.variables = variables;
    this.ownership = new Ownership(iteration, variables);
    this.reductions = new Reductions(iteration.index());
    this.found = found;
  }

  void find() {
    List<Node> writes = iteration.index().writes();
    for (int i = iteration.index().firstWriteFrom(iteration.from());
        i < writes.size() && writes.get(i).id() < iteration.to();
        i++) {
      if (iteration.runs(writes.get(i))) {
        addWrite(writes.get(i));
      }
    }
    List<CallSite> calls = iteration.index().calls();
    for (int i = iteration.index().firstCallFrom(iteration.from());
        i < calls.size() && calls.get(i).node().id() < iteration.to();
        i++) {
      if (iteration.runs(calls.get(i).node())) {
        addCall(calls.get(i));
      }
    }
  }

  // ---- fields and array elements

  private void addWrite(Node write) {
    Node.Expr target = LocalWrites.target(write);
    if (target instanceof Node.ArrayAccess access) {
      addElement(write, access);
      return;
    }
    Node.Expr holder = target instanceof Node.Select select ? select.target() : null;
    if (target instanceof Node.LocalUse
        || (holder != null && ownership.of(holder) == Ownership.Owner.ITERATION)) {
      return;
    }
    AccessPath path = AccessPath.of(place, target);
    String name = path == null ? "a field" : path.text();
    Reductions.Step step = path == null ? null : reductions.step(write, path.key());
    boolean updates = step == null && LocalUses.isRead(body, target);
    boolean readElsewhere =
        path != null && (updates || isTouched(path.key(), step == null ? target : step.extent()));
    if (step != null && !readElsewhere) {
      add(write, Fact.Carried.Kind.REDUCTION, name + " gathers a result over all iterations", true);
    } else if (readElsewhere) {
      add(
          write,
          Fact.Carried.Kind.DEPENDENCE,
          "an iteration reads what an earlier one wrote to " + name,
          false);
    } else {
      add(write, Fact.Carried.Kind.SHARED_WRITE, "every iteration writes " + name, false);
    }
  }

  private void addElement(Node write, Node.ArrayAccess access) {
    Node.Expr array = access;
    Node.Expr distinct = null;
    while (array instanceof Node.ArrayAccess at) {
      distinct = variables.isDistinct(at.index()) ? at.index() : distinct;
      array = at.array();
    }
    if (ownership.of(array) == Ownership.Owner.ITERATION) {
      return;
    }
    AccessPath path = AccessPath.of(place, array);
    String name = path == null ? "an array" : path.text();
    if (distinct != null) {
      if (path != null && readsOtherElement(path.key(), distinct)) {
        add(
            write,
            Fact.Carried.Kind.DEPENDENCE,
            "an iteration reads elements of " + name + " that others write",
            false);
      }
      return;
    }
    boolean gathers = !(write instanceof Node.Assign assign) || !assign.operator().equals("=");
    if (gathers && path != null && !isTouched(path.key(), write)) {
      add(
          write,
          Fact.Carried.Kind.REDUCTION,
          "the elements of " + name + " gather results over all iterations",
          true);
    } else {
      add(
          write,
          Fact.Carried.Kind.SHARED_WRITE,
          "iterations may write the same element of " + name,
          false);
    }
  }

  /** Whether an element is used whose subscript is not literally that one. */
  private boolean readsOtherElement(String key, Node.Expr subscript) {
    for (Touch touch : touches()) {
      if (!touch.key.equals(key)) {
        continue;
      }
      boolean same = false;
      Node at = touch.node;
      for (Node parent = body.parent(at);
          parent instanceof Node.ArrayAccess access && access.array() == at;
          parent = body.parent(at)) {
        same |= isSameIndex(access.index(), subscript);
        at = parent;
      }
      if (!same && at != touch.node) {
        return true;
      }
    }
    return false;
  }

  /** Compares the trees without their places. */
  private boolean isSameIndex(Node one, Node other) {
    int length = body.end(one) - one.id();
    if (length != body.end(other) - other.id()) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (!isSameNode(body.node(one.id() + i), body.node(other.id() + i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSameNode(Node one, Node other) {
    if (one instanceof Node.LocalUse a && other instanceof Node.LocalUse b) {
      return a.local() == b.local();
    }
    if (one instanceof Node.Literal a && other instanceof Node.Literal b) {
      return a.value().equals(b.value());
    }
    if (one instanceof Node.Name a && other instanceof Node.Name b) {
      return a.name().equals(b.name());
    }
    return one instanceof Node.Binary a
        && other instanceof Node.Binary b
        && a.operator().equals(b.operator());
  }

  // ---- calls

  private void addCall(CallSite site) {
    Node.Expr receiver = site.node() instanceof Node.Call call ? call.receiver() : null;
    if (addWait(site, receiver)) {
      return;
    }
    switch (site.effect()) {
      case ADDS, PUTS, STEPS, WRITES, UPDATES -> addChange(site, receiver);
      case WRITES_ARGUMENT -> addChangedArgument(site);
      case PRINTS ->
          add(
              site.node(),
              Fact.Carried.Kind.ORDERED_EFFECT,
              site.title() + " writes lines in order",
              true);
      default -> {}
    }
  }

  private void addChange(CallSite site, Node.@Nullable Expr receiver) {
    Ownership.Owner owner = ownership.of(receiver);
    if (owner == Ownership.Owner.ITERATION || site.node() instanceof Node.New) {
      return;
    }
    Node root = root(receiver);
    AccessPath path = root == null ? null : AccessPath.of(place, root);
    String name = path == null ? "an object that others may have too" : path.text();
    boolean read = path == null || isTouched(path.key(), root);
    switch (site.effect()) {
      case STEPS ->
          add(
              site.node(),
              Fact.Carried.Kind.DEPENDENCE,
              "each iteration takes the next one from " + name,
              false);
      case UPDATES ->
          add(
              site.node(),
              Fact.Carried.Kind.REDUCTION,
              "all iterations update " + name + " atomically",
              true);
      case ADDS ->
          addOrdered(
              site.node(),
              Fact.Carried.Kind.ORDERED_EFFECT,
              "results are added to " + name + " in order",
              name,
              read);
      case PUTS ->
          addOrdered(
              site.node(),
              Fact.Carried.Kind.SHARED_WRITE,
              "results are put into " + name,
              name,
              read || isAsked(site));
      default ->
          add(
              site.node(),
              Fact.Carried.Kind.SHARED_WRITE,
              "every iteration changes " + name,
              false);
    }
  }

  private void addOrdered(
      Node node, Fact.Carried.Kind kind, String text, String name, boolean read) {
    if (read) {
      add(
          node,
          Fact.Carried.Kind.DEPENDENCE,
          "an iteration reads what an earlier one put into " + name,
          false);
    } else {
      add(node, kind, text, true);
    }
  }

  /** {@code if (seen.add(x))}: the answer depends on the iterations before. */
  private boolean isAsked(CallSite site) {
    boolean answers = site.name().equals("add") || site.name().equals("putIfAbsent");
    Node parent = body.parent(site.node());
    return answers
        && !(parent instanceof Node.Block
            || parent instanceof Node.Lambda
            || parent instanceof Node.Case
            || parent instanceof Node.Loop);
  }

  private void addChangedArgument(CallSite site) {
    for (Node.Expr argument : Detachment.argumentsOf(site.node())) {
      boolean object =
          !(place.typeOf(argument) instanceof TypeRef.Primitive)
              && !(argument instanceof Node.Lambda);
      if (object && ownership.of(argument) != Ownership.Owner.ITERATION) {
        add(
            site.node(),
            Fact.Carried.Kind.SHARED_WRITE,
            site.title() + " changes what other iterations have too",
            false);
        return;
      }
    }
  }

  /**
   * The variable at the start of a chain of calls that give their receiver back, e.g. {@code
   * out.append(a).append(b)}.
   */
  private @Nullable Node root(Node.@Nullable Expr receiver) {
    Node.Expr at = receiver;
    while (at instanceof Node.Call call) {
      CallSite site = iteration.index().site(call);
      boolean same =
          site != null
              && (site.effect() == Effect.ADDS
                  || site.effect() == Effect.PUTS
                  || site.effect() == Effect.WRITES);
      if (!same) {
        return null;
      }
      at = call.receiver();
    }
    return at;
  }

  // ---- waits

  /** Whether iterations follow one another because of that call itself. */
  private boolean addWait(CallSite site, Node.@Nullable Expr receiver) {
    String type = site.node() instanceof Node.New ? null : site.receiverType();
    Api waiting = site.waiting();
    WaitKind kind = waiting == null || waiting.waits() == null ? null : waiting.waits().kind();
    if (kind == WaitKind.SLEEP) {
      add(
          site.node(),
          Fact.Carried.Kind.ORDERED_EFFECT,
          "a sleep spaces the iterations in time",
          false);
      return true;
    }
    if (receiver == null || place.targetOf(receiver) instanceof Target.Type || type == null) {
      return false;
    }
    if (kind == WaitKind.FUTURE || kind == WaitKind.JOIN) {
      if (isGiven(receiver)) {
        add(
            site.node(),
            Fact.Carried.Kind.DEPENDENCE,
            "the iteration only waits for work that already runs",
            false);
      }
      return true;
    }
    if (kind == WaitKind.SYNCHRONISER || kind == WaitKind.CONDITION || kind == WaitKind.POLL) {
      add(
          site.node(),
          Fact.Carried.Kind.DEPENDENCE,
          "the iteration waits for a signal of another thread",
          false);
      return true;
    }
    boolean goesOn = site.effect() == Effect.UNKNOWN && iteration.file().isStateful(type);
    if (goesOn && ownership.of(receiver) != Ownership.Owner.ITERATION) {
      AccessPath path = AccessPath.of(place, receiver);
      String name = path == null ? AccessPath.simpleName(type) : path.text();
      add(
          site.node(),
          Fact.Carried.Kind.DEPENDENCE,
          "every iteration goes on with the same " + name,
          false);
      return true;
    }
    return false;
  }

  /**
   * Whether the future or thread comes from outside the iteration: an element, a variable of all
   * iterations.
   */
  private boolean isGiven(Node.Expr receiver) {
    Code value = iteration.file().valueOf(place, receiver);
    while (value.place().body() == body
        && value.node() instanceof Node.Call call
        && iteration.runs(call)) {
      CallSite site = iteration.index().site(call);
      if (site == null || site.effect() != Effect.UNKNOWN) {
        return true;
      }
      if (call.receiver() == null || !isFuture(call.receiver())) {
        return false;
      }
      value = iteration.file().valueOf(place, call.receiver());
    }
    return !(value.node() instanceof Node.New made
        && value.place().body() == body
        && iteration.runs(made));
  }

  private boolean isFuture(Node.Expr expr) {
    TypeRef type = place.typeOf(expr);
    return iteration.file().isSubtypeOf(type, "java.util.concurrent.Future")
        || iteration.file().isSubtypeOf(type, "java.util.concurrent.CompletionStage");
  }

  // ---- who else names it

  /** Whether the iteration names that object or field outside {@code extent}. */
  private boolean isTouched(String key, Node extent) {
    for (Touch touch : touches()) {
      if (touch.key.equals(key)
          && !body.contains(extent, touch.node)
          && !isPlainWrite(touch.node)
          && !isAddedTo(touch.node)) {
        return true;
      }
    }
    return false;
  }

  private boolean isPlainWrite(Node node) {
    return node instanceof Node.Expr expr && !LocalUses.isRead(body, expr);
  }

  /** Another append or put to the same object does not look at what is in it. */
  private boolean isAddedTo(Node node) {
    if (body.parent(node) instanceof Node.Call call && call.receiver() == node) {
      CallSite site = iteration.index().site(call);
      return site != null
          && (site.effect() == Effect.ADDS
              || site.effect() == Effect.PUTS
              || site.effect() == Effect.UPDATES);
    }
    return false;
  }

  private List<Touch> touches() {
    if (touches == null) {
      touches = new ArrayList<>();
      for (int id = iteration.from(); id < iteration.to(); id++) {
        Node node = body.node(id);
        boolean names =
            node instanceof Node.LocalUse
                || node instanceof Node.Name
                || node instanceof Node.Select;
        AccessPath path = names && iteration.runs(node) ? AccessPath.of(place, node) : null;
        if (path != null) {
          touches.add(new Touch(node, path.key()));
        }
      }
    }
    return touches;
  }

  private void add(Node node, Fact.Carried.Kind kind, String text, boolean mergeable) {
    found.accept(new Fact.Carried(place, node, null, kind, text, iteration.repeated(), mergeable));
  }
}
