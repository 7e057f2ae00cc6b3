package io.github.threadwright.facts;

import io.github.threadwright.knowledge.Api;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.TypeDecl;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeShape;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Threads that are created: {@code new Thread(task)}, {@code new Worker()} where {@code Worker
 * extends Thread}, {@code Thread.ofVirtual().start(task)}, {@code Thread.startVirtualThread(task)}.
 */
final class ThreadFacts {
  private static final int DEEPEST = 8;
  private static final String THREAD = "java.lang.Thread";
  private static final String BUILDER = "java.lang.Thread$Builder";
  private static final String VIRTUAL_BUILDER = "java.lang.Thread$Builder$OfVirtual";
  private static final String RUNNABLE = "java.lang.Runnable";
  private static final String STRING = "java.lang.String";
  private static final String COLLECTION = "java.util.Collection";
  private static final String MAP = "java.util.Map";

  private static final Map<String, String> SETTERS =
      Map.of(
          "setName", "name",
          "setDaemon", "daemon",
          "setPriority", "priority",
          "setUncaughtExceptionHandler", "handler",
          "setContextClassLoader", "context-loader");
  private static final Map<String, String> BUILDER_SETTERS =
      Map.of(
          "name",
          "name",
          "daemon",
          "daemon",
          "priority",
          "priority",
          "uncaughtExceptionHandler",
          "handler");

  private final FileIndex file;
  private final BodyIndex index;
  private final CodePlace place;
  private final Body body;
  private final Phrases phrases;

  ThreadFacts(FileIndex file, BodyIndex index, Phrases phrases) {
    this.file = file;
    this.index = index;
    this.place = index.place();
    this.body = index.body();
    this.phrases = phrases;
  }

  /** What becomes of one thread. */
  private static final class Fate {
    final Set<String> settings = new LinkedHashSet<>();
    boolean started;
    boolean kept;

    /** Whether it gets anywhere where somebody may start it. */
    boolean escapes;
  }

  Fact.@Nullable ThreadCreated of(CallSite site) {
    if (site.node() instanceof Node.New made) {
      return isThread(made, site) ? ofObject(made, site) : null;
    }
    if (!(site.node() instanceof Node.Call call)) {
      return null;
    }
    boolean built =
        file.isSubtype(site.receiverType(), BUILDER)
            && (call.name().equals("start") || call.name().equals("unstarted"));
    boolean created = site.has(Api.ThreadRole.CREATE) || site.has(Api.ThreadRole.CREATE_VIRTUAL);
    return built || (created && !call.arguments().isEmpty()) ? ofCall(call, site, built) : null;
  }

  private boolean isThread(Node.New made, CallSite site) {
    TypeRef type = place.typeOf(made);
    return type instanceof TypeRef.ClassRef named
        ? file.isSubtype(named.name(), THREAD)
        : file.isSubtype(site.owner(), THREAD);
  }

  private Fact.ThreadCreated ofObject(Node.New made, CallSite site) {
    Fate fate = new Fate();
    Code runs = RunCode.of(file, place, made);
    Node code = runs == null ? null : made;
    if (runs == null) {
      Node.Expr task = task(made.arguments());
      code = task;
      runs = task == null ? null : RunCode.of(file, place, task);
    }
    if (THREAD.equals(site.owner())
        && made.arguments().stream().anyMatch(argument -> is(argument, STRING))) {
      fate.settings.add("name");
    }
    fate.escapes =
        startsItself(place.typeOf(made)) || (made.body() != null && callsStart(made.body()));
    follow(made, fate);
    return fact(made, code, runs, fate, "creates a thread");
  }

  private Fact.ThreadCreated ofCall(Node.Call call, CallSite site, boolean built) {
    Fate fate = new Fate();
    boolean virtual =
        site.has(Api.ThreadRole.CREATE_VIRTUAL)
            || file.isSubtype(site.receiverType(), VIRTUAL_BUILDER);
    if (virtual) {
      fate.settings.add("virtual");
    }
    if (built) {
      fate.settings.add("builder");
      addBuilderSettings(call.receiver(), fate);
    }
    fate.started = call.name().startsWith("start");
    fate.escapes = fate.started;
    Node.Expr task = task(call.arguments());
    follow(call, fate);
    Code runs = task == null ? null : RunCode.of(file, place, task);
    return fact(call, task, runs, fate, virtual ? "creates a virtual thread" : "creates a thread");
  }

  private Fact.ThreadCreated fact(
      Node node, @Nullable Node code, @Nullable Code runs, Fate fate, String text) {
    List<String> settings = fate.settings.stream().sorted().toList();
    return new Fact.ThreadCreated(
        place,
        node,
        code,
        EndOfCode.of(file, runs),
        fate.started,
        fate.kept,
        settings,
        !fate.escapes,
        phrases.of(text, ""),
        runs);
  }

  private Node.@Nullable Expr task(List<Node.Expr> arguments) {
    for (Node.Expr argument : arguments) {
      if (argument instanceof Node.Lambda
          || argument instanceof Node.MethodRef
          || is(argument, RUNNABLE)) {
        return argument;
      }
    }
    return null;
  }

  private boolean is(Node.Expr expr, String type) {
    return place.typeOf(expr) instanceof TypeRef.ClassRef named
        && file.isSubtype(named.name(), type);
  }

  private void addBuilderSettings(Node.@Nullable Expr receiver, Fate fate) {
    Node at = receiver == null ? null : file.valueOf(place, receiver).node();
    while (at instanceof Node.Call call) {
      String setting = BUILDER_SETTERS.get(call.name());
      if (setting != null) {
        fate.settings.add(setting);
      }
      at = call.receiver();
    }
  }

  // ---- what becomes of it

  private void follow(Node.Expr thread, Fate fate) {
    Node parent = body.parent(thread);
    if (parent == null) {
      fate.kept |= place.field() != null;
      fate.escapes = true;
    } else if (parent instanceof Node.Cast cast) {
      follow(cast, fate);
    } else if (parent instanceof Node.Declare declare) {
      followLocal(file.uses(declare.local()), fate);
    } else if (parent instanceof Node.Assign assign && assign.value() == thread) {
      followAssigned(assign, fate);
    } else {
      use(thread, parent, fate);
    }
  }

  private void followAssigned(Node.Assign assign, Fate fate) {
    Node.Expr target = assign.target();
    if (target instanceof Node.LocalUse use) {
      followLocal(file.uses(use.local()), fate);
      return;
    }
    fate.escapes = true;
    boolean inArray = target instanceof Node.ArrayAccess;
    Node.Expr holder = target;
    while (holder instanceof Node.ArrayAccess access) {
      holder = access.array();
    }
    fate.kept |= !(holder instanceof Node.LocalUse);
    AccessPath path = AccessPath.of(place, target);
    for (CallSite site : index.calls()) {
      if (site.node() instanceof Node.Call call
          && call.receiver() != null
          && file.isSubtype(site.receiverType(), THREAD)) {
        AccessPath receiver = AccessPath.of(place, call.receiver());
        if (inArray || (path != null && receiver != null && receiver.key().equals(path.key()))) {
          call(call, fate);
        }
      }
    }
  }

  private void followLocal(@Nullable LocalUses uses, Fate fate) {
    if (uses == null) {
      fate.escapes = true;
      return;
    }
    fate.escapes |= uses.captured();
    for (Node.LocalUse use : uses.uses()) {
      Node parent = body.parent(use);
      if (parent != null) {
        use(use, parent, fate);
      }
    }
  }

  /**
   * @param thread an expression that gives the thread
   */
  private void use(Node.Expr thread, Node parent, Fate fate) {
    fate.escapes |= !staysHere(thread, parent);
    if (parent instanceof Node.Call call) {
      if (call.receiver() == thread) {
        call(call, fate);
      } else {
        argument(call, fate);
      }
    } else if (parent instanceof Node.New
        || parent instanceof Node.Return
        || parent instanceof Node.ConstructorCall
        || parent instanceof Node.Lambda) {
      boolean returned = !(parent instanceof Node.Lambda lambda) || lambda.body() == thread;
      if (returned) {
        fate.settings.add("handed-on");
      }
    } else if (parent instanceof Node.Assign assign
        && assign.value() == thread
        && !(assign.target() instanceof Node.LocalUse)) {
      Node.Expr holder = assign.target();
      while (holder instanceof Node.ArrayAccess access) {
        holder = access.array();
      }
      fate.kept |= !(holder instanceof Node.LocalUse);
    }
  }

  /** Whether what is done with it neither starts it nor lets anybody else have it. */
  private boolean staysHere(Node.Expr thread, Node parent) {
    if (parent instanceof Node.Call call && call.receiver() == thread) {
      CallSite site = index.site(call);
      // Who calls run() is told so, and once is enough.
      return site != null
          && THREAD.equals(site.owner())
          && !call.name().equals("start")
          && !call.name().equals("run");
    }
    return parent instanceof Node.Block
        || parent instanceof Node.If
        || parent instanceof Node.Loop
        || parent instanceof Node.Case
        || parent instanceof Node.Binary
        || parent instanceof Node.Select
        || parent instanceof Node.Synchronized
        || (parent instanceof Node.Assign assign && assign.target() == thread);
  }

  /**
   * Whether a subclass of {@code Thread} calls {@code start()} on itself, as one may that starts in
   * its constructor; one that is not of the project may always.
   */
  private boolean startsItself(TypeRef type) {
    String name = type instanceof TypeRef.ClassRef named ? named.name() : null;
    for (int depth = 0; depth < DEEPEST && name != null; depth++) {
      if (name.equals(THREAD)) {
        return false;
      }
      ProgramIndex.Declared declared = file.type(name);
      TypeShape shape = file.hierarchy().find(name);
      if (declared == null || shape == null || callsStart(declared.type())) {
        return true;
      }
      name = shape.superclass() == null ? null : shape.superclass().name();
    }
    return true;
  }

  private static boolean callsStart(TypeDecl type) {
    return type.bodies()
        .flatMap(Body::all)
        .anyMatch(node -> node instanceof Node.Call call && call.name().equals("start"));
  }

  private static void call(Node.Call call, Fate fate) {
    fate.started |= call.name().equals("start");
    String setting = SETTERS.get(call.name());
    if (setting != null) {
      fate.settings.add(setting);
    }
  }

  /** A collection only keeps it; anybody else may do with it what he wants. */
  private void argument(Node.Call call, Fate fate) {
    CallSite site = index.site(call);
    String type = site == null ? null : site.receiverType();
    if (!file.isSubtype(type, COLLECTION) && !file.isSubtype(type, MAP)) {
      fate.settings.add("handed-on");
      return;
    }
    fate.kept |= call.receiver() != null && !(call.receiver() instanceof Node.LocalUse);
    fate.started |=
        index.calls().stream()
            .anyMatch(
                other ->
                    other.name().equals("start") && file.isSubtype(other.receiverType(), THREAD));
  }
}
