package io.github.threadwright.facts;

import io.github.threadwright.knowledge.Api;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.TypeRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds where locks are held in one body: the must-held sets of Engler & Ashcraft 2003 (RacerX),
 * read off the structure. Shapes: a {@code synchronized} method or statement; {@code l.lock(); try
 * {...} finally { l.unlock(); }} with the call before the {@code try} or in it; {@code l.lock();
 * ...; l.unlock();} in one block; {@code if (l.tryLock()) {...}}; {@code if (!l.tryLock()) return;
 * ...}; {@code withLock(l, () -> ...)}; {@code assert Thread.holdsLock(l); ...}. An early {@code
 * l.unlock(); return;} in a branch does not end the range.
 */
final class LockRegions {
  private static final Pattern NAMED =
      Pattern.compile("(with|under|in|holding|run|call|execute)(\\w*[a-z])?Lock(ed)?");

  private final FileIndex file;
  private final BodyIndex index;
  private final CodePlace place;
  private final Body body;
  private final Phrases phrases;
  private final List<Held> regions = new ArrayList<>(0);

  private LockRegions(FileIndex file, BodyIndex index, Phrases phrases) {
    this.file = file;
    this.index = index;
    this.place = index.place();
    this.body = index.body();
    this.phrases = phrases;
  }

  /** The ranges in order of their first node. */
  static List<Held> of(FileIndex file, BodyIndex index, Phrases phrases) {
    LockRegions found = new LockRegions(file, index, phrases);
    found.addMethod();
    index.monitors().forEach(found::addMonitor);
    for (CallSite site : index.calls()) {
      Node.Try attempt = found.asResource(site.node());
      if (attempt != null
          && (site.has(Api.Role.LOCK_ACQUIRE) || LockWrappers.isGuard(file, site))) {
        found.addResource(site.node(), attempt);
      } else if (site.node() instanceof Node.Call call) {
        if (site.has(Api.Role.LOCK_ACQUIRE) || LockWrappers.isOnlyPermit(file, found.place, site)) {
          found.addExplicit(call, call, body(found, call));
        } else if (site.has(Api.Role.LOCK_TRY)) {
          found.addTried(call);
        } else if (call.name().equals("holdsLock")) {
          found.addAsserted(call);
        } else if (!call.arguments().isEmpty()) {
          found.addGiven(call);
        }
      }
    }
    found.regions.sort(Comparator.comparingInt(Held::from));
    return found.regions;
  }

  private static @Nullable Node body(LockRegions found, Node statement) {
    return found.body.parent(statement);
  }

  private void addMethod() {
    MethodDecl method = place.method();
    if (method != null && method.isSynchronized()) {
      add(
          body.root(),
          method.isStatic() ? AccessPath.ofClass(place.type().name()) : AccessPath.THIS,
          0,
          body.size());
    }
  }

  private void addMonitor(Node.Synchronized monitor) {
    AccessPath path = AccessPath.of(place, monitor.lock());
    if (path == null) {
      path = new AccessPath(AccessPath.Root.OTHER, null, "?" + monitor.id(), "an object");
    }
    add(monitor, path, monitor.body().id(), body.end(monitor.body()));
  }

  private void add(Node node, AccessPath path, int from, int to) {
    String text = phrases.of("holds the lock ", path.text());
    regions.add(new Held(new Fact.LockHeld(place, node, path.text(), false, text), path, from, to));
  }

  /** {@code call} is known to have succeeded behind {@code after}, a statement of {@code block}. */
  private void addExplicit(Node.Call call, Node after, @Nullable Node block) {
    AccessPath path = locked(call);
    if (path != null && (block instanceof Node.Block || block instanceof Node.Case)) {
      add(call, path, body.end(after), endOf(path, body.end(after), block));
    }
  }

  /** The {@code try (Guard g = guard.open())} whose resource that is. */
  private Node.@Nullable Try asResource(Node taking) {
    Node parent = body.parent(taking);
    Node outer = parent instanceof Node.Declare ? body.parent(parent) : parent;
    return outer instanceof Node.Try attempt
            && attempt.resources().stream()
                .anyMatch(resource -> resource == taking || resource == parent)
        ? attempt
        : null;
  }

  /** Of {@code new Guard(lock)}, the argument tells which lock it is. */
  private void addResource(Node taking, Node.Try attempt) {
    AccessPath path = null;
    if (taking instanceof Node.Call call) {
      boolean given =
          !call.arguments().isEmpty()
              && place.targetOf(call) instanceof Target.Method method
              && method.shape().isStatic();
      path = given ? AccessPath.of(place, call.arguments().get(0)) : locked(call);
    } else if (taking instanceof Node.New created && !created.arguments().isEmpty()) {
      path = AccessPath.of(place, created.arguments().get(0));
    }
    if (path != null) {
      add(taking, path, attempt.body().id(), body.end(attempt.body()));
    }
  }

  private void addTried(Node.Call call) {
    Node parent = body.parent(call);
    if (parent instanceof Node.If branch) {
      addInBranch(call, branch.then());
    } else if (parent instanceof Node.Unary not
        && not.operator().equals("!")
        && body.parent(not) instanceof Node.If branch
        && isAbrupt(branch.then())) {
      addExplicit(call, branch, body.parent(branch));
    }
  }

  /**
   * {@code withLock(lock, () -> ...)}, {@code withLock(() -> ...)}: what is given together with a
   * lock, or to a method named after one, runs under it.
   */
  private void addGiven(Node.Call call) {
    Node.Lambda code = null;
    Node.Expr lock = null;
    for (Node.Expr argument : call.arguments()) {
      if (argument instanceof Node.Lambda lambda) {
        code = lambda;
      } else if (isLock(argument)) {
        lock = argument;
      }
    }
    boolean named = code != null && NAMED.matcher(call.name()).matches();
    AccessPath path = lock != null ? AccessPath.of(place, lock) : named ? locked(call) : null;
    if (code != null && path != null) {
      add(call, path, code.body().id(), body.end(code.body()));
    }
  }

  private boolean isLock(Node.Expr argument) {
    return (argument instanceof Node.Name || argument instanceof Node.Select)
        && place.typeOf(argument) instanceof TypeRef.ClassRef type
        && type.name().startsWith("java.util.concurrent.locks.");
  }

  /** {@code assert Thread.holdsLock(this);}: the callers hold it. */
  private void addAsserted(Node.Call call) {
    Node asserted = body.parent(call);
    Node block = asserted instanceof Node.Assert ? body.parent(asserted) : null;
    AccessPath path =
        block instanceof Node.Block && !call.arguments().isEmpty()
            ? AccessPath.of(place, call.arguments().get(0))
            : null;
    if (path != null) {
      add(call, path, body.end(asserted), body.end(block));
    }
  }

  private void addInBranch(Node.Call call, Node branch) {
    AccessPath path = locked(call);
    if (path != null) {
      add(call, path, branch.id(), endOf(path, branch.id(), branch));
    }
  }

  /**
   * Where the lock that is held from {@code from} on is let go; the end of {@code block} when that
   * is not seen.
   */
  private int endOf(AccessPath path, int from, Node block) {
    int end = body.end(block);
    for (int i = index.firstCallFrom(from); i < index.calls().size(); i++) {
      CallSite site = index.calls().get(i);
      if (site.node().id() >= end) {
        break;
      }
      if ((site.has(Api.Role.LOCK_RELEASE) || LockWrappers.isPermitGivenBack(site))
          && isOf(path, site.node())
          && !leavesAtOnce(site.node(), block)) {
        return endBefore(site.node());
      }
    }
    return end;
  }

  private @Nullable AccessPath locked(Node.Call call) {
    return call.receiver() == null ? AccessPath.OWN_LOCK : AccessPath.of(place, call.receiver());
  }

  private boolean isOf(AccessPath path, Node call) {
    AccessPath other = call instanceof Node.Call c ? locked(c) : null;
    return other != null && other.key().equals(path.key());
  }

  /** {@code if (...) { l.unlock(); return; }}: the other way round goes on with the lock. */
  private boolean leavesAtOnce(Node release, Node block) {
    Node parent = body.parent(release);
    return parent != block
        && parent instanceof Node.Block inner
        && !isFinally(inner)
        && isAbrupt(inner);
  }

  private boolean isFinally(Node.Block block) {
    return body.parent(block) instanceof Node.Try attempt && attempt.finallyBlock() == block;
  }

  /** A release in a {@code finally} ends the range where that begins. */
  private int endBefore(Node release) {
    for (Node at = release; at != null; at = body.parent(at)) {
      if (at instanceof Node.Block block && isFinally(block)) {
        return block.id();
      }
    }
    return release.id();
  }

  /** Whether control never comes out behind that statement. */
  static boolean isAbrupt(@Nullable Node statement) {
    Node last = statement;
    while (last instanceof Node.Block block) {
      last =
          block.statements().isEmpty()
              ? null
              : block.statements().get(block.statements().size() - 1);
    }
    return last instanceof Node.Return
        || last instanceof Node.Throw
        || last instanceof Node.Break
        || last instanceof Node.Continue;
  }
}
