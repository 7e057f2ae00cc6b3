package io.github.threadwright.rules;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.Fact.FieldAccess;
import io.github.threadwright.facts.Fact.LockHeld;
import io.github.threadwright.knowledge.ApiType;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.TypeDecl;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeShape;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Signs in a file that several threads use the objects of a class, or its static fields. No sign
 * proves it, and without one nothing is known: code elsewhere may share any object. So a rule that
 * needs sharing names the signs that it goes by, and is less sure where only weak ones are there.
 */
final class Sharing {
  /** What hints at several threads. */
  enum Sign {
    /**
     * The class is annotated as thread-safe or as a component, or is one that its framework shares.
     */
    DECLARED,
    /** A static field holds an object of the class, so that every thread can reach it. */
    STATIC_INSTANCE,
    /** The field is used both by code that the file hands to another thread and by other code. */
    OTHER_THREAD,
    /** The same field is used under a lock elsewhere. */
    GUARDED_ELSEWHERE,
    /** The object that the field holds is closed under a lock, by some other thread perhaps. */
    ENDED_UNDER_LOCK,
    /** A method of the class locks this, a field or the class. */
    LOCK,
    /** The field itself is volatile: its author had several threads in mind. */
    VOLATILE_FIELD,
    /** Another field of the class is volatile. */
    VOLATILE,
    /** The class has a field whose type is made for several threads. */
    CONCURRENT_TYPE
  }

  private static final Set<String> DECLARED =
      Set.of(
          "ThreadSafe",
          "Singleton",
          "ApplicationScoped",
          "WebServlet",
          "Component",
          "Controller",
          "RestController",
          "Repository",
          "Service");

  /** What is called on an object that nobody needs any longer. */
  private static final Set<String> ENDS =
      Set.of("cancel", "close", "dispose", "interrupt", "shutdown", "shutdownNow", "stop");

  /** Where the JDK keeps what is made for several threads; its collections, locks and atomics. */
  private static final String CONCURRENT = "java.util.concurrent.";

  private final Scene scene;
  private final Map<String, List<FieldAccess>> accesses = new HashMap<>();
  private final Map<String, Fact> locks = new HashMap<>();
  private @Nullable Set<String> ofStaticFields;

  Sharing(Scene scene) {
    this.scene = scene;
    scene
        .facts(FieldAccess.class)
        .forEach(
            access ->
                accesses
                    .computeIfAbsent(
                        key(access.owner(), access.field()), field -> new ArrayList<>())
                    .add(access));
    scene
        .facts(LockHeld.class)
        .filter(Sharing::isOfObject)
        .forEach(lock -> locks.putIfAbsent(lock.place().type().binaryName(), lock));
  }

  private static String key(String owner, Target.Field field) {
    return owner + "#" + field.shape().name();
  }

  /** Not a lock that is itself a local variable, of which the class may know nothing. */
  private static boolean isOfObject(LockHeld lock) {
    return !(locked(lock) instanceof Node.LocalUse);
  }

  /** Null for the lock of a synchronized method. */
  private static Node.@Nullable Expr locked(LockHeld lock) {
    Node node = lock.node();
    return node instanceof Node.Synchronized monitor
        ? monitor.lock()
        : node instanceof Node.Call call ? call.receiver() : null;
  }

  /** Reads and writes of a field in the file. */
  List<FieldAccess> uses(String owner, String field) {
    return accesses.getOrDefault(owner + "#" + field, List.of());
  }

  /**
   * The signs that several threads use that field, each with the code that shows it as far as that
   * is a fact.
   */
  Map<Sign, List<Fact>> of(Fact access) {
    Target.Field field = Accesses.field(access);
    Map<Sign, List<Fact>> signs = new EnumMap<>(Sign.class);
    TypeShape shape = field.owner();
    boolean ofClass = field.shape().isStatic();
    if (isDeclared(shape.name())) {
      signs.put(Sign.DECLARED, List.of());
    }
    if (!ofClass && hasStaticInstance(shape)) {
      signs.put(Sign.STATIC_INSTANCE, List.of());
    }
    List<FieldAccess> uses = accesses.getOrDefault(key(shape.name(), field), List.of());
    add(signs, Sign.GUARDED_ELSEWHERE, guarded(uses, use -> !isCleared(use) && !isClosed(use)));
    add(signs, Sign.ENDED_UNDER_LOCK, guarded(uses, Sharing::isClosed));
    add(signs, Sign.OTHER_THREAD, onOtherThread(uses));
    add(signs, Sign.LOCK, locks.get(shape.name()));
    if (Modifier.isVolatile(field.shape().modifiers())) {
      signs.put(Sign.VOLATILE_FIELD, List.of());
    }
    if (shape.fields().stream().anyMatch(f -> isVolatile(f, ofClass))) {
      signs.put(Sign.VOLATILE, List.of());
    }
    if (shape.fields().stream().anyMatch(f -> isConcurrent(f, ofClass))) {
      signs.put(Sign.CONCURRENT_TYPE, List.of());
    }
    return signs;
  }

  /** Yes, with the facts, when one of these signs is there. */
  Verdict shownBy(Fact access, Set<Sign> asked) {
    Map<Sign, List<Fact>> signs = of(access);
    signs.keySet().retainAll(asked);
    return signs.isEmpty()
        ? Verdict.NO
        : new Verdict(Verdict.Answer.YES, signs.values().stream().flatMap(List::stream).toList());
  }

  private static void add(Map<Sign, List<Fact>> signs, Sign sign, @Nullable Fact fact) {
    if (fact != null) {
      signs.put(sign, List.of(fact));
    }
  }

  private boolean isDeclared(String type) {
    boolean annotated =
        scene.type(type).stream()
            .map(TypeDecl::annotations)
            .flatMap(List::stream)
            .anyMatch(annotation -> DECLARED.contains(annotation.simpleName()));
    return annotated
        || Boolean.TRUE.equals(scene.catalogue().types().isShared(type, scene.types()));
  }

  /** An enum constant, {@code static final Registry INSTANCE = ...}, in this file. */
  private boolean hasStaticInstance(TypeShape shape) {
    return shape.kind() == TypeShape.Kind.ENUM || ofStaticFields().contains(shape.name());
  }

  /** The types of the static fields that this file declares. */
  private Set<String> ofStaticFields() {
    Set<String> known = ofStaticFields;
    if (known == null) {
      known =
          scene
              .file()
              .file()
              .source()
              .allTypes()
              .map(type -> scene.types().find(type.binaryName()))
              .filter(java.util.Objects::nonNull)
              .flatMap(type -> type.fields().stream())
              .filter(field -> field.isStatic() && field.type() instanceof TypeRef.ClassRef)
              .map(field -> ((TypeRef.ClassRef) field.type()).name())
              .collect(Collectors.toUnmodifiableSet());
      ofStaticFields = known;
    }
    return known;
  }

  private static @Nullable FieldAccess guarded(
      List<FieldAccess> uses, Predicate<FieldAccess> which) {
    return uses.stream()
        .filter(use -> !isInitialising(use.place()) && which.test(use))
        .filter(use -> use.locks().stream().anyMatch(lock -> mayGuard(lock, use)))
        .findFirst()
        .orElse(null);
  }

  /** {@code field = null}, {@code if (field != null)}, as where the object is closed. */
  private static boolean isCleared(FieldAccess use) {
    return use.node() instanceof Node.Assign write
        ? isNull(write.value())
        : use.place().body().parent(use.node()) instanceof Node.Binary test
            && test.operands().stream().anyMatch(Sharing::isNull);
  }

  /** {@code field = value}, in code that others can call while it is used. */
  static boolean isSet(FieldAccess use) {
    return use.kind() == FieldAccess.Kind.WRITE
        && !(use.place().method() != null && use.place().method().isConstructor())
        && !(use.node() instanceof Node.Assign write && isUnset(write.value()));
  }

  private static boolean isUnset(Node value) {
    return isNull(value)
        || (value instanceof Node.Literal literal && literal.value().equals("false"));
  }

  /** {@code field.close()}. */
  private static boolean isClosed(FieldAccess use) {
    return use.place().body().parent(use.node()) instanceof Node.Call call
        && call.receiver() == use.node()
        && ENDS.contains(call.name());
  }

  private static boolean isNull(Node value) {
    return value instanceof Node.Literal literal && literal.kind() == Node.Literal.Kind.NULL;
  }

  /** A lock that all objects have in common guards something else than a field of each. */
  private static boolean mayGuard(LockHeld lock, FieldAccess use) {
    Node.Expr locked = locked(lock);
    boolean common =
        locked instanceof Node.ClassLiteral
            || (locked != null
                && lock.place().targetOf(locked) instanceof Target.Field field
                && field.shape().isStatic());
    return !(locked instanceof Node.LocalUse) && (use.field().shape().isStatic() || !common);
  }

  private @Nullable FieldAccess onOtherThread(List<FieldAccess> uses) {
    FieldAccess there = null;
    boolean here = false;
    for (FieldAccess use : uses) {
      if (scene.otherThreads().run(use.place(), use.node())) {
        there = there == null ? use : there;
      } else {
        here |= !isInitialising(use.place());
      }
    }
    return here ? there : null;
  }

  private static boolean isInitialising(CodePlace place) {
    return place.method() == null || place.method().isConstructor();
  }

  private static boolean isVolatile(TypeShape.FieldShape field, boolean ofClass) {
    return field.isStatic() == ofClass && Modifier.isVolatile(field.modifiers());
  }

  private boolean isConcurrent(TypeShape.FieldShape field, boolean ofClass) {
    if (field.isStatic() != ofClass
        || !(field.type() instanceof TypeRef.ClassRef named)
        || !named.name().startsWith(CONCURRENT)) {
      return false;
    }
    ApiType known = scene.catalogue().types().safety(named.name(), scene.types());
    return known != null && known.safety() == ApiType.Safety.YES;
  }
}
