package io.github.threadwright.linked;

import io.github.threadwright.facts.CallSite;
import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.FileFacts;
import io.github.threadwright.facts.FileIndex;
import io.github.threadwright.facts.LockRange;
import io.github.threadwright.facts.LockRanges;
import io.github.threadwright.knowledge.Api;
import io.github.threadwright.knowledge.EntryPoint;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.program.CodeUnit;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.TypeShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds tasks that are spread over threads and then take turns at one lock. */
public final class SerialisedTasks {
  private static final int FARTHEST = 4;

  private final LinkedProgram linked;
  private final FileFacts file;

  private SerialisedTasks(LinkedProgram linked, FileFacts file) {
    this.linked = linked;
    this.file = file;
  }

  /** Those that one file hands over. */
  public static List<SerialisedTask> of(LinkedProgram linked, FileFacts file) {
    SerialisedTasks tasks = new SerialisedTasks(linked, file);
    List<SerialisedTask> found = new ArrayList<>(0);
    for (Entry entry : linked.entries(file.file())) {
      if (tasks.isOneOfMany(entry)) {
        tasks.follow(entry).ifPresent(found::add);
      }
    }
    return found;
  }

  /** Handed over by a loop, or called for each request. */
  private boolean isOneOfMany(Entry entry) {
    if (entry.framework() != null) {
      return entry.framework() == EntryPoint.Kind.REQUEST;
    }
    Node.Loop loop = loop(entry);
    // A thread that an endless loop makes now and then is seldom one of many.
    boolean counted = loop instanceof Node.For || loop instanceof Node.ForEach;
    return loop != null
        && entry.place().file() == file.file()
        && (counted || entry.thread() == null);
  }

  private static Node.@Nullable Loop loop(Entry entry) {
    Body body = entry.place().body();
    Node.Loop loop = body.enclosing(entry.node(), Node.Loop.class);
    Node.Lambda lambda = body.enclosing(entry.node(), Node.Lambda.class);
    return loop != null && (lambda == null || loop.id() > lambda.id()) ? loop : null;
  }

  /** The code of a unit: a lambda's, or a whole body. */
  private record Code(CodePlace place, Node root) {
    static @Nullable Code of(CodeUnit unit) {
      CodePlace place = unit.place();
      if (place == null || unit.function() instanceof Node.MethodRef) {
        return null;
      }
      Node root =
          unit.function() instanceof Node.Lambda lambda ? lambda.body() : place.body().root();
      return new Code(place, root);
    }
  }

  private Optional<SerialisedTask> follow(Entry entry) {
    List<Fact.Step> steps = new ArrayList<>(2);
    CodeUnit unit = entry.unit();
    // What a class of its own does with itself, it does with one of many objects.
    boolean sameObject = entry.framework() != null || unit.kind() == CodeUnit.Kind.LAMBDA;
    for (int step = 0; step < FARTHEST; step++) {
      Code code = Code.of(unit);
      FileFacts facts = code == null ? null : linked.facts(code.place().file());
      if (code == null || facts == null) {
        return Optional.empty();
      }
      LockRange range = lockOfAll(facts, code, entry, sameObject);
      if (range != null) {
        return Optional.of(new SerialisedTask(entry, steps, range.held()));
      }
      CallSite only = onlyCall(facts.index(), code);
      CodeUnit next = only == null ? null : linked.onlyTarget(unit, only.node()).orElse(null);
      if (only == null || next == null) {
        return Optional.empty();
      }
      steps.add(new Fact.Step(code.place(), only.node(), "calls " + only.title()));
      sameObject &= isShared(facts, code, only.node(), entry);
      unit = next;
    }
    return Optional.empty();
  }

  /** Whether the object of a call is the same for all tasks. */
  private static boolean isShared(FileFacts facts, Code code, Node call, Entry entry) {
    if (call instanceof Node.Call made && made.receiver() instanceof Node.LocalUse use) {
      return isOutside(use.local(), code, entry);
    }
    LockRanges.Receiver receiver = new LockRanges(facts.index()).receiver(code.place(), call);
    return receiver.kind() == LockRanges.Receiver.Kind.SELF
        || receiver.kind() == LockRanges.Receiver.Kind.FIELD;
  }

  /** Whether a variable is older than the loop that hands the tasks over. */
  private static boolean isOutside(Local local, Code code, Entry entry) {
    Node.Loop loop = loop(entry);
    Body body = entry.place().body();
    return loop != null
        && code.place().body() == body
        && body.subtree(loop)
            .noneMatch(
                node ->
                    node instanceof Node.Declare declare && declare.local() == local
                        || node instanceof Node.ForEach each && each.local() == local
                        || node instanceof Node.Lambda made && made.parameters().contains(local));
  }

  private static @Nullable LockRange lockOfAll(
      FileFacts facts, Code code, Entry entry, boolean sameObject) {
    LockRanges locks = new LockRanges(facts.index());
    for (LockRange range : locks.of(code.place())) {
      boolean inside = range.from() >= code.root().id();
      boolean shared =
          range.key().startsWith("this")
              ? sameObject
              : range.member() || isOfOutside(range, code, entry);
      if (inside && shared && coversWork(facts, locks, code, range)) {
        return range;
      }
    }
    return null;
  }

  private static boolean isOfOutside(LockRange range, Code code, Entry entry) {
    Node.Loop loop = loop(entry);
    Body body = entry.place().body();
    return loop != null
        && code.place().body() == body
        && body.all()
            .filter(node -> node.id() < loop.id())
            .anyMatch(
                node ->
                    node instanceof Node.Declare declare
                        && FileIndex.pathOf(declare.local()).equals(range.key()));
  }

  /** Whether there is work under the lock, and none besides. */
  private static boolean coversWork(FileFacts facts, LockRanges locks, Code code, LockRange range) {
    Body body = code.place().body();
    boolean work = false;
    for (int id = code.root().id(); id < body.end(code.root()); id++) {
      Node node = body.node(id);
      if (isWork(facts.index(), code.place(), node)) {
        if (!locks.covers(range, node)) {
          return false;
        }
        work = true;
      }
    }
    return work;
  }

  private static boolean isWork(FileIndex index, CodePlace place, Node node) {
    if (node instanceof Node.Loop) {
      return true;
    }
    CallSite site = index.call(place, node);
    return site != null
        && (site.waiting() != null && !isLocking(site)
            || site.target() instanceof Target.Method method
                && method.owner().origin() == TypeShape.Origin.PROJECT);
  }

  private static boolean isLocking(CallSite site) {
    return site.has(Api.Role.LOCK_ACQUIRE) || site.has(Api.Role.LOCK_TRY);
  }

  /** The one call of the project's code that the code makes, if it does nothing else. */
  private static @Nullable CallSite onlyCall(FileIndex index, Code code) {
    CallSite only = null;
    Body body = code.place().body();
    for (int id = code.root().id(); id < body.end(code.root()); id++) {
      if (isWork(index, code.place(), body.node(id))) {
        CallSite site = index.call(code.place(), body.node(id));
        if (only != null || site == null) {
          return null;
        }
        only = site;
      }
    }
    return only;
  }
}
