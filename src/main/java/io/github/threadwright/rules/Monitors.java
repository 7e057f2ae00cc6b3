package io.github.threadwright.rules;

import io.github.threadwright.facts.CallSite;
import io.github.threadwright.facts.Code;
import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.Fact.FieldAccess;
import io.github.threadwright.facts.Fact.LockHeld;
import io.github.threadwright.facts.Fact.LockUse;
import io.github.threadwright.facts.FileIndex;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.TypeDecl;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeShape;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Questions about which object a synchronized statement or method locks. */
final class Monitors {
  private static final String STRING = "java.lang.String";

  /** Besides the locks of the catalogue: what threads meet at by its own methods. */
  private static final Set<String> MEETING_PLACES =
      Set.of(
          "java.util.concurrent.locks.Condition",
          "java.util.concurrent.Semaphore",
          "java.util.concurrent.CountDownLatch",
          "java.util.concurrent.CyclicBarrier",
          "java.util.concurrent.Phaser",
          "java.util.concurrent.Exchanger");

  private static final Set<String> FACTORIES = Set.of("of", "copyOf", "ofEntries", "entry");
  private static final Set<String> COLLECTIONS =
      Set.of("java.util.List", "java.util.Set", "java.util.Map");

  private Monitors() {}

  /** The object of a synchronized statement; null for everything else. */
  private static Node.@Nullable Expr object(LockUse lock) {
    return lock.kind() == LockUse.Kind.STATEMENT ? lock.object() : null;
  }

  // ---- values

  /** Whether equal values elsewhere may be the same object; unknown for a string. */
  static Verdict isSharedValue(LockUse lock, Scene scene) {
    Node.Expr object = object(lock);
    if (object == null) {
      return Verdict.NO;
    }
    if (object instanceof Node.ClassLiteral) {
      return isForeignClass(lock, object, scene) ? Verdict.UNKNOWN : Verdict.NO;
    }
    Node value = scene.file().index().valueOf(lock.place(), object).node();
    String type = className(lock.place().typeOf(object));
    if (value instanceof Node.New || value instanceof Node.NewArray || type == null) {
      return Verdict.NO;
    }
    if (type.equals(STRING)) {
      return value instanceof Node.Literal ? Verdict.of(true, lock) : Verdict.UNKNOWN;
    }
    boolean without =
        scene.catalogue().types().isValueBased(type, scene.types())
            || isFactoryMade(lock, object, scene);
    return Verdict.of(without, lock);
  }

  /** {@code List.of(...)}. */
  private static boolean isFactoryMade(LockUse lock, Node.Expr object, Scene scene) {
    Code value = scene.file().index().valueOf(lock.place(), object);
    return value.node() instanceof Node.Call call
        && FACTORIES.contains(call.name())
        && value.place().targetOf(call) instanceof Target.Method method
        && COLLECTIONS.contains(method.owner().name());
  }

  private static boolean isForeignClass(LockUse lock, Node.Expr literal, Scene scene) {
    return lock.place().typeOf(literal) instanceof TypeRef.ClassRef type
        && type.arguments().size() == 1
        && type.arguments().get(0) instanceof TypeRef.ClassRef named
        && scene.types().find(named.name()) != null
        && scene.types().find(named.name()).origin() != TypeShape.Origin.PROJECT;
  }

  static @Nullable String className(TypeRef type) {
    return type instanceof TypeRef.ClassRef named ? named.name() : null;
  }

  static String type(LockUse lock) {
    Node.Expr object = object(lock);
    if (object instanceof Node.ClassLiteral) {
      return "class of a library";
    }
    return object == null ? "object" : lock.place().typeOf(object).simpleName();
  }

  // ---- fields

  /** The assignments that give the field another object than the one that is locked. */
  static Verdict isReplaced(LockUse lock, Scene scene) {
    Node.Expr object = object(lock);
    FieldAccess read = object == null ? null : read(lock, object, scene);
    if (read == null || Modifier.isFinal(read.field().shape().modifiers())) {
      return Verdict.NO;
    }
    Set<String> around = names(read.locks());
    List<FieldAccess> found =
        writes(read, scene)
            .filter(write -> isReplacement(write, scene))
            .filter(write -> names(write.locks()).stream().noneMatch(around::contains))
            .toList();
    return hasFirstValue(read, scene) || found.stream().anyMatch(write -> isInside(lock, write))
        ? Verdict.shownBy(found.stream())
        : Verdict.NO;
  }

  /** Whether the field has an object from the start, so that setting it later replaces that. */
  private static boolean hasFirstValue(FieldAccess read, Scene scene) {
    return writes(read, scene)
            .anyMatch(
                write ->
                    Accesses.isUnshared(write, scene)
                        && write.node() instanceof Node.Assign assign
                        && !isNull(assign.value()))
        || scene.type(read.owner()).stream()
            .flatMap(type -> type.fields().stream())
            .filter(field -> field.name().equals(read.field().shape().name()))
            .anyMatch(
                field ->
                    field.init() != null
                        && field.init().root() instanceof Node.Expr value
                        && !isNull(value));
  }

  private static @Nullable FieldAccess read(LockUse lock, Node.Expr object, Scene scene) {
    return scene.factAt(FieldAccess.class, lock.place(), object).orElse(null);
  }

  private static Set<String> names(List<LockHeld> locks) {
    return locks.stream().map(LockHeld::lock).collect(Collectors.toSet());
  }

  private static Stream<FieldAccess> writes(FieldAccess read, Scene scene) {
    return scene
        .facts(FieldAccess.class)
        .filter(access -> access.kind() == FieldAccess.Kind.WRITE)
        .filter(access -> access.owner().equals(read.owner()))
        .filter(access -> access.field().shape().name().equals(read.field().shape().name()));
  }

  private static boolean isReplacement(FieldAccess write, Scene scene) {
    return !Accesses.isUnshared(write, scene)
        && !isDeserialising(write.place())
        && write.node() instanceof Node.Assign assign
        && !isNull(assign.value())
        && !isFirst(write)
        && !isCalledByConstructorsOnly(write.place(), scene);
  }

  private static boolean isDeserialising(CodePlace place) {
    return place.method() != null
        && (place.method().name().equals("readObject")
            || place.method().name().equals("readExternal"));
  }

  private static boolean isNull(Node.Expr value) {
    return value instanceof Node.Literal literal && literal.kind() == Node.Literal.Kind.NULL;
  }

  /** {@code if (lock == null) lock = new Object();}: set once, and never again. */
  private static boolean isFirst(FieldAccess write) {
    Body body = write.place().body();
    return body.ancestors(write.node())
        .anyMatch(
            node ->
                node instanceof Node.If branch
                    && branch.condition() instanceof Node.Binary test
                    && test.operator().equals("==")
                    && test.operands().stream().anyMatch(Monitors::isNull)
                    && test.operands().stream()
                        .anyMatch(
                            part ->
                                write.place().targetOf(part) instanceof Target.Field field
                                    && field.shape().name().equals(write.field().shape().name())));
  }

  private static boolean isCalledByConstructorsOnly(CodePlace place, Scene scene) {
    if (place.method() == null || !Modifier.isPrivate(place.method().modifiers())) {
      return false;
    }
    FileIndex index = scene.file().index();
    List<CodePlace> callers =
        index.places().stream()
            .filter(
                other ->
                    index.calls(other, other.body().root()).stream()
                        .anyMatch(call -> isCall(call, place)))
            .toList();
    return !callers.isEmpty()
        && callers.stream()
            .allMatch(
                caller ->
                    caller.field() != null
                        || (caller.method() != null && caller.method().isConstructor()));
  }

  private static boolean isCall(CallSite call, CodePlace callee) {
    return callee.method() != null
        && call.target() instanceof Target.Method method
        && method.owner().name().equals(callee.type().binaryName())
        && method.shape().name().equals(callee.method().name());
  }

  /** Whether one of these assignments stands where the old object is locked. */
  static boolean isReplacedInside(LockUse lock, Scene scene) {
    return isReplaced(lock, scene).facts().stream().anyMatch(write -> isInside(lock, write));
  }

  private static boolean isInside(LockUse lock, Fact write) {
    return lock.node() instanceof Node.Synchronized monitor
        && write.place().body() == lock.place().body()
        && lock.place().body().contains(monitor.body(), write.node());
  }

  // ---- classes

  /** {@code synchronized (getClass())} in a class that may have subclasses. */
  static boolean isOwnClass(LockUse lock) {
    return object(lock) instanceof Node.Call call
        && call.name().equals("getClass")
        && call.arguments().isEmpty()
        && (call.receiver() == null || call.receiver() instanceof Node.This)
        && lock.place().type().kind() == TypeShape.Kind.CLASS
        && lock.place().type().nesting() != TypeDecl.Nesting.ANONYMOUS
        && !Modifier.isFinal(lock.place().type().modifiers());
  }

  /** Whether a static field that is no constant is used inside. */
  static boolean usesStaticState(LockUse lock, Scene scene) {
    return lock.node() instanceof Node.Synchronized monitor
        && scene
            .facts(FieldAccess.class, lock.place())
            .filter(access -> access.field().shape().isStatic())
            .anyMatch(access -> lock.place().body().contains(monitor.body(), access.node()));
  }

  // ---- locks

  static boolean isLockObject(LockUse lock, Scene scene) {
    Node.Expr object = object(lock);
    String type = object == null ? null : className(lock.place().typeOf(object));
    return type != null && !(object instanceof Node.This) && isLockType(type, scene);
  }

  static boolean isLockType(String type, Scene scene) {
    return scene.catalogue().types().isLock(type, scene.types())
        || MEETING_PLACES.stream().anyMatch(each -> scene.types().isSubtype(type, each));
  }

  /** Whether the file calls methods of that object that are not those of every object. */
  static boolean isUsedAsLock(LockUse lock, Scene scene) {
    Node.Expr object = object(lock);
    if (object == null || !(lock.place().targetOf(object) instanceof Target.Field field)) {
      return false;
    }
    FileIndex index = scene.file().index();
    return index.places().stream()
        .anyMatch(
            place ->
                index.calls(place, place.body().root()).stream()
                    .anyMatch(call -> isCallOn(call, place, field)));
  }

  private static boolean isCallOn(CallSite site, CodePlace place, Target.Field field) {
    return site.node() instanceof Node.Call call
        && call.receiver() != null
        && !"java.lang.Object".equals(site.owner())
        && place.targetOf(call.receiver()) instanceof Target.Field other
        && other.shape().name().equals(field.shape().name())
        && other.owner().name().equals(field.owner().name());
  }

  // ---- static state

  /** Whether locks are held, and each belongs to one object and not to the class. */
  static Verdict onlyLocksOfObjects(FieldAccess access, Scene scene) {
    return !access.locks().isEmpty()
            && access.locks().stream().allMatch(lock -> isOfObject(lock, scene))
        ? Verdict.shownBy(access.locks().stream())
        : Verdict.NO;
  }

  private static boolean isOfObject(LockHeld lock, Scene scene) {
    if (lock.node() instanceof Node.Synchronized monitor) {
      return isOfObject(lock.place(), monitor.lock(), scene);
    }
    if (lock.node() instanceof Node.Call call) {
      return call.receiver() != null && isOfObject(lock.place(), call.receiver(), scene);
    }
    return lock.place().method() != null && !lock.place().method().isStatic();
  }

  /** {@code this}, or a field of it that each object fills with a new one. */
  private static boolean isOfObject(CodePlace place, Node.Expr object, Scene scene) {
    if (object instanceof Node.This) {
      return true;
    }
    return place.targetOf(object) instanceof Target.Field field
        && !field.shape().isStatic()
        && scene.file().index().valueOf(place, object).node() instanceof Node.New;
  }

  /** Whether the write, or another access in the same body, reads the field. */
  static boolean isReadToo(FieldAccess write, Scene scene) {
    return write.compound()
        || scene
            .facts(FieldAccess.class, write.place())
            .filter(access -> access.kind() == FieldAccess.Kind.READ)
            .filter(access -> access.owner().equals(write.owner()))
            .anyMatch(access -> access.field().shape().name().equals(write.field().shape().name()));
  }

  /** Whether there is only one object of the class as far as one can see: nobody else makes one. */
  static boolean isSingle(CodePlace place) {
    TypeDecl type = place.type();
    if (type.kind() == TypeShape.Kind.ENUM) {
      return true;
    }
    List<Integer> constructors =
        type.methods().stream()
            .filter(method -> method.isConstructor())
            .map(method -> method.modifiers())
            .toList();
    return !constructors.isEmpty() && constructors.stream().allMatch(Modifier::isPrivate);
  }
}
