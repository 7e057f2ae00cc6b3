package io.github.threadwright.rules;

import io.github.threadwright.facts.CallSite;
import io.github.threadwright.facts.Fact.FieldAccess;
import io.github.threadwright.facts.FileIndex;
import io.github.threadwright.knowledge.ApiType;
import io.github.threadwright.knowledge.Effect;
import io.github.threadwright.knowledge.EntryPoint;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.TypeDecl;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeShape;
import java.lang.reflect.Modifier;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Questions about declared fields that their words ask. */
final class DeclaredFields {
  static final String THREAD_LOCAL = "java.lang.ThreadLocal";
  static final String INHERITABLE = "java.lang.InheritableThreadLocal";

  private static final Set<Effect> CHANGING =
      EnumSet.of(Effect.ADDS, Effect.PUTS, Effect.WRITES, Effect.UPDATES, Effect.STEPS);
  private static final List<String> COLLECTIONS = List.of("java.util.Collection", "java.util.Map");
  private static final Pattern SAFE_WRAPPERS =
      Pattern.compile("synchronized\\w+|unmodifiable\\w+|newKeySet|newConcurrent\\w+|of|copyOf");
  private static final Set<Sharing.Sign> REACH =
      EnumSet.of(Sharing.Sign.DECLARED, Sharing.Sign.STATIC_INSTANCE, Sharing.Sign.OTHER_THREAD);

  private DeclaredFields() {}

  /** Reads and writes of the field in its file. */
  static Stream<FieldAccess> uses(DeclaredField field, Scene scene) {
    return scene.sharing().uses(field.owner().name(), field.name()).stream();
  }

  private static boolean isInitialising(CodePlace place) {
    MethodDecl method = place.method();
    return method == null || method.isConstructor();
  }

  /** A class that code outside the package can name, and a field that it can reach. */
  static boolean isExposed(DeclaredField field, Scene scene) {
    int visible = Modifier.PUBLIC | Modifier.PROTECTED;
    if ((field.field().modifiers() & visible) == 0) {
      return false;
    }
    for (TypeDecl type = field.type();
        type != null;
        type = type.outer() == null ? null : scene.type(type.outer()).orElse(null)) {
      if ((type.modifiers() & visible) == 0) {
        return false;
      }
    }
    return true;
  }

  // ---- objects that are not thread-safe

  /** What the catalogue says of the type, when it is one that each use changes. */
  static @Nullable ApiType unsafe(DeclaredField field, Scene scene) {
    if (!(field.fieldType() instanceof TypeRef.ClassRef named)
        || COLLECTIONS.stream().anyMatch(type -> field.isOf(type, scene))) {
      return null;
    }
    ApiType known = scene.catalogue().types().safety(named.name(), scene.types());
    return known != null && known.safety() == ApiType.Safety.NO ? known : null;
  }

  /** Calls on the object that use it, where no lock is held. */
  static Stream<FieldAccess> unlockedCalls(DeclaredField field, Scene scene) {
    return uses(field, scene)
        .filter(use -> !isInitialising(use.place()))
        .filter(use -> use.locks().isEmpty() && !Contracts.declaresLock(use, scene))
        .filter(use -> !isInResourceOfLock(use))
        .filter(DeclaredFields::isUsed)
        .filter(use -> !isLifecycle(use.place(), scene));
  }

  /** {@code try (Scope held = lock.lock()) {...}}: what is closed lets go of a lock. */
  private static boolean isInResourceOfLock(FieldAccess use) {
    Body body = use.place().body();
    return body.ancestors(use.node())
        .filter(Node.Try.class::isInstance)
        .map(Node.Try.class::cast)
        .filter(attempt -> body.contains(attempt.body(), use.node()))
        .flatMap(attempt -> attempt.resources().stream())
        .map(resource -> resource instanceof Node.Declare made ? made.init() : resource)
        .anyMatch(value -> value instanceof Node.Call call && call.name().matches("\\w*[lL]ock"));
  }

  /** What a framework calls once, before or after everything else. */
  private static boolean isLifecycle(CodePlace place, Scene scene) {
    EntryPoint entry =
        place.method() == null
            ? null
            : scene
                .catalogue()
                .entryPoints()
                .of(place.method(), place.type(), scene.file().file().source(), scene.types());
    return entry != null && entry.kind() == EntryPoint.Kind.LIFECYCLE;
  }

  /** A method is called on it that is more than a getter or {@code clone()}. */
  private static boolean isUsed(FieldAccess use) {
    return use.kind() == FieldAccess.Kind.READ
        && use.place().body().parent(use.node()) instanceof Node.Call call
        && call.receiver() == use.node()
        && !call.name().equals("clone")
        && !call.name().matches("(get|is|close|shutdown|toString|hashCode|equals)\\w*");
  }

  static Verdict isWithinReach(DeclaredField field, Scene scene) {
    if (field.field().isStatic()) {
      return Verdict.YES;
    }
    // One constant among many objects says nothing of the others.
    Set<Sharing.Sign> signs =
        isMadeByMethods(field, scene) ? EnumSet.of(Sharing.Sign.OTHER_THREAD) : REACH;
    return uses(field, scene)
        .findFirst()
        .map(use -> scene.sharing().shownBy(use, signs))
        .orElse(Verdict.NO);
  }

  // ---- statics that change

  /** Writes of the field itself that no initialiser makes. */
  static Stream<FieldAccess> laterWrites(DeclaredField field, Scene scene) {
    return uses(field, scene)
        .filter(use -> use.kind() == FieldAccess.Kind.WRITE)
        .filter(use -> !isClassInitialiser(use.place()));
  }

  /** The class's own, or the constructor of its only object. */
  private static boolean isClassInitialiser(CodePlace place) {
    MethodDecl method = place.method();
    return method == null || method.isConstructor() && Modifier.isPrivate(method.modifiers());
  }

  static boolean isOfProgram(DeclaredField field) {
    return field.type().methods().stream()
        .anyMatch(
            method ->
                method.name().equals("main")
                    && method.isStatic()
                    && method.signature().equals("main(String[])"));
  }

  /** Calls and assignments by which the file changes what is in the array or collection. */
  static Stream<FieldAccess> contentWrites(DeclaredField field, Scene scene) {
    boolean array = field.fieldType() instanceof TypeRef.ArrayRef;
    if (!array && COLLECTIONS.stream().noneMatch(type -> field.isOf(type, scene))) {
      return Stream.empty();
    }
    return uses(field, scene)
        .filter(use -> !isClassInitialiser(use.place()))
        .filter(use -> array ? isElementWritten(use) : isChanged(use, scene));
  }

  private static boolean isElementWritten(FieldAccess use) {
    return use.place().body().parent(use.node()) instanceof Node.ArrayAccess access
        && access.array() == use.node()
        && ((use.place().body().parent(access) instanceof Node.Assign assign
                && assign.target() == access)
            || (use.place().body().parent(access) instanceof Node.Unary unary && unary.writes()));
  }

  private static boolean isChanged(FieldAccess use, Scene scene) {
    if (!(use.place().body().parent(use.node()) instanceof Node.Call call)
        || call.receiver() != use.node()) {
      return false;
    }
    CallSite site = scene.file().index().call(use.place(), call);
    return site != null && CHANGING.contains(site.effect());
  }

  /**
   * The type, or what the field is set to, is made for several threads or cannot change; that helps
   * nobody when the field itself is assigned later.
   */
  static boolean isMadeForThreads(DeclaredField field, Scene scene) {
    if (laterWrites(field, scene).findAny().isPresent()) {
      return false;
    }
    return isSafe(field.fieldType(), scene)
        || isSafe(typeOfValue(field), scene)
        || (field.field().init() != null
            && field.field().init().root() instanceof Node.Call call
            && SAFE_WRAPPERS.matcher(call.name()).matches());
  }

  /** The static type of what the declaration sets it to. */
  static TypeRef typeOfValue(DeclaredField field) {
    Body init = field.field().init();
    return init == null
        ? TypeRef.Null.NULL
        : new CodePlace(field.file(), field.type(), null, field.field(), init).typeOf(init.root());
  }

  private static boolean isSafe(TypeRef type, Scene scene) {
    if (!(type instanceof TypeRef.ClassRef named)) {
      return false;
    }
    ApiType known = scene.catalogue().types().safety(named.name(), scene.types());
    return known != null && known.safety() == ApiType.Safety.YES;
  }

  // ---- variables of threads

  /** Whether all objects of the class are held by its own static fields, or it is an enum. */
  static boolean isOfFewObjects(DeclaredField field) {
    List<MethodDecl> constructors =
        field.type().methods().stream().filter(MethodDecl::isConstructor).toList();
    boolean closed =
        !constructors.isEmpty()
            && constructors.stream().allMatch(each -> Modifier.isPrivate(each.modifiers()));
    return closed
        || field.owner().kind() != TypeShape.Kind.CLASS
        || field.owner().fields().stream()
            .anyMatch(
                each ->
                    each.isStatic()
                        && each.type() instanceof TypeRef.ClassRef named
                        && named.name().equals(field.owner().name()));
  }

  static boolean isMadeByMethods(DeclaredField field, Scene scene) {
    FileIndex index = scene.file().index();
    return index.places().stream()
        .filter(place -> place.method() != null)
        .flatMap(place -> index.calls(place, place.body().root()).stream())
        .anyMatch(
            site ->
                site.node() instanceof Node.New && field.type().binaryName().equals(site.owner()));
  }

  static boolean isGiven(DeclaredField field, Scene scene) {
    return uses(field, scene)
        .anyMatch(
            use ->
                use.node() instanceof Node.Assign assign
                    && assign.value() instanceof Node.LocalUse value
                    && value.local().kind() == Local.Kind.PARAMETER);
  }

  static boolean isRemoved(DeclaredField field, Scene scene) {
    return uses(field, scene)
        .anyMatch(
            use ->
                use.place().body().parent(use.node()) instanceof Node.Call call
                    && call.receiver() == use.node()
                    && call.name().equals("remove"));
  }

  /** Reads of the field by code that the file hands to a pool. */
  static Stream<FieldAccess> readsInPool(DeclaredField field, Scene scene) {
    return uses(field, scene).filter(use -> scene.pooledCode().run(use.place(), use.node()));
  }
}
