package io.github.threadwright.facts;

import io.github.threadwright.knowledge.Api;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says where the code of a file holds locks, and on which object its calls are made. */
public final class LockRanges {
  private static final int FARTHEST = 8;

  private final FileIndex file;
  private final Phrases phrases = new Phrases();

  public LockRanges(FileIndex file) {
    this.file = file;
  }

  /** The ranges of a body in order of their first node; those of callers are not among them. */
  public List<LockRange> of(CodePlace place) {
    List<LockRange> ranges = new ArrayList<>(1);
    for (Held held : LockRegions.of(file, file.of(place.body()), phrases)) {
      AccessPath path = path(held);
      AccessPath.Root root = path.root();
      ranges.add(
          new LockRange(
              held.fact(),
              path.key(),
              kind(held.fact(), path),
              root == AccessPath.Root.THIS || root == AccessPath.Root.STATIC,
              held.from(),
              held.to()));
    }
    return ranges;
  }

  /** The path that the object has in other methods, where a variable stands for it. */
  private AccessPath path(Held held) {
    Node node = held.fact().node();
    CodePlace place = held.fact().place();
    Node.Expr object = null;
    if (node instanceof Node.Synchronized monitor) {
      object = monitor.lock();
    } else if (node instanceof Node.Call call && isTaking(place, call)) {
      object = call.receiver();
    }
    AccessPath path = object == null ? null : LockNames.of(file, place, object);
    return path == null ? held.path() : path;
  }

  /** Unlike a call that is given the lock, or asks whether it is held. */
  private boolean isTaking(CodePlace place, Node.Call call) {
    CallSite site = file.of(place.body()).site(call);
    return site != null && (site.has(Api.Role.LOCK_ACQUIRE) || site.has(Api.Role.LOCK_TRY));
  }

  private static LockRange.Kind kind(Fact.LockHeld held, AccessPath path) {
    Node node = held.node();
    boolean explicit =
        node instanceof Node.Call call && !call.name().equals("holdsLock")
            || node instanceof Node.New;
    if (!explicit) {
      return LockRange.Kind.MONITOR;
    }
    String name = node instanceof Node.Call call ? call.name() : "";
    boolean shared =
        name.contains("ReadLock")
            || name.startsWith("readLock")
            || path.key().endsWith(".readLock()");
    return shared ? LockRange.Kind.READ_LOCK : LockRange.Kind.LOCK;
  }

  /** The calls of a range that run while the lock is held, in preorder. */
  public List<CallSite> calls(LockRange range) {
    BodyIndex index = file.of(range.held().place().body());
    List<CallSite> calls = index.calls();
    List<CallSite> under = new ArrayList<>();
    for (int i = index.firstCallFrom(range.from()); i < calls.size(); i++) {
      Node node = calls.get(i).node();
      if (node.id() >= range.to()) {
        break;
      }
      if (index.detachedIn(node) < range.from()) {
        under.add(calls.get(i));
      }
    }
    return under;
  }

  /** Whether a range holds at that node of the same body. */
  public boolean covers(LockRange range, Node node) {
    return range.from() <= node.id()
        && node.id() < range.to()
        && file.of(range.held().place().body()).detachedIn(node) < range.from();
  }

  /**
   * What a call is made on.
   *
   * @param kind what the way to the object begins at
   * @param field the first field on that way, when it begins at one of this object or of a class
   * @param local the variable that it begins at
   */
  public record Receiver(Kind kind, Target.@Nullable Field field, @Nullable Local local) {
    /** Where the way to an object begins. */
    public enum Kind {
      /** The object whose code it is. */
      SELF,
      FIELD,
      LOCAL,
      OTHER
    }
  }

  private static final Receiver SELF = new Receiver(Receiver.Kind.SELF, null, null);
  private static final Receiver OTHER = new Receiver(Receiver.Kind.OTHER, null, null);

  /**
   * The object that a call is made on, or that a stream which is made is made over, followed to
   * where the way to it begins.
   */
  public Receiver receiver(CodePlace place, Node call) {
    if (call instanceof Node.New made) {
      return made.arguments().isEmpty() ? OTHER : root(new Code(place, made.arguments().get(0)));
    }
    if (call instanceof Node.MethodRef reference && reference.target() != null) {
      return root(new Code(place, reference.target()));
    }
    if (!(call instanceof Node.Call called)) {
      return SELF;
    }
    return called.receiver() == null ? SELF : root(new Code(place, called.receiver()));
  }

  private Receiver root(Code code) {
    Code at = code;
    for (int step = 0; step < FARTHEST; step++) {
      if (at.node() instanceof Node.This || at.node() instanceof Node.Super) {
        return SELF;
      }
      Target.Field field = ownField(at);
      if (field != null) {
        return new Receiver(Receiver.Kind.FIELD, field, null);
      }
      Code next = next(at);
      if (next == null) {
        return at.node() instanceof Node.LocalUse use
            ? new Receiver(Receiver.Kind.LOCAL, null, use.local())
            : OTHER;
      }
      at = next;
    }
    return OTHER;
  }

  /** The field of this object or of a class that an expression names. */
  private static Target.@Nullable Field ownField(Code code) {
    boolean ofOther =
        code.node() instanceof Node.Select select
            && !(select.target() instanceof Node.This)
            && !(code.place().targetOf(select.target()) instanceof Target.Type);
    return !ofOther
            && (code.node() instanceof Node.Name || code.node() instanceof Node.Select)
            && code.place().targetOf(code.node()) instanceof Target.Field field
        ? field
        : null;
  }

  /** One step back on the way to the object; null where it begins. */
  private @Nullable Code next(Code code) {
    Node node = code.node();
    if (node instanceof Node.Select select) {
      return new Code(code.place(), select.target());
    }
    if (node instanceof Node.Call call) {
      return call.receiver() == null ? null : new Code(code.place(), call.receiver());
    }
    if (node instanceof Node.New made) {
      return made.arguments().isEmpty() ? null : new Code(code.place(), made.arguments().get(0));
    }
    if (node instanceof Node.LocalUse use) {
      Code latest = Values.latest(file, code.place(), use);
      return latest.node() == use ? null : latest;
    }
    return Values.step(file, code);
  }

  /** Whether the value of a call is kept in a field, at once or by way of a local variable. */
  public boolean isKept(CodePlace place, Node call) {
    Node at = call;
    Node parent = place.body().parent(call);
    while (parent instanceof Node.Cast
        || parent instanceof Node.Call
        || parent instanceof Node.New) {
      at = parent;
      parent = place.body().parent(at);
    }
    if (parent instanceof Node.Assign assign && assign.value() == at) {
      return place.targetOf(assign.target()) instanceof Target.Field
          || assign.target() instanceof Node.LocalUse use && isKept(use.local());
    }
    return parent instanceof Node.Declare declare && isKept(declare.local());
  }

  private boolean isKept(Local local) {
    LocalUses uses = file.uses(local);
    return uses != null
        && uses.uses().stream()
            .anyMatch(
                use ->
                    uses.home().body().parent(use) instanceof Node.Assign assign
                        && assign.value() == use
                        && uses.home().place().targetOf(assign.target()) instanceof Target.Field);
  }

  /** The key of the object whose condition a call waits for; null when that is not known. */
  public @Nullable String keyOfCondition(CodePlace place, Node.Call wait) {
    if (wait.receiver() == null) {
      return AccessPath.THIS.key();
    }
    if (wait.name().equals("wait")) {
      AccessPath path = AccessPath.of(place, wait.receiver());
      return path == null ? null : path.key();
    }
    Code made = file.valueOf(place, wait.receiver());
    if (!(made.node() instanceof Node.Call call) || !call.name().equals("newCondition")) {
      return null;
    }
    AccessPath path =
        call.receiver() == null
            ? AccessPath.OWN_LOCK
            : LockNames.of(file, made.place(), call.receiver());
    return path == null ? null : path.key();
  }
}
