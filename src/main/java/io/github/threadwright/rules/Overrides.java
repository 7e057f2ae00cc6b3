package io.github.threadwright.rules;

import io.github.threadwright.facts.Fact.FieldAccess;
import io.github.threadwright.facts.Fact.LockHeld;
import io.github.threadwright.knowledge.ApiType;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.TypeName;
import io.github.threadwright.source.types.MethodShape;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeShape;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Questions about methods that replace others. */
final class Overrides {
  private static final int DEEPEST = 16;
  private static final int NOT_OVERRIDING = Modifier.STATIC | Modifier.PRIVATE;

  private Overrides() {}

  /** The nearest superclass that declares the method, when it is synchronized there. */
  static @Nullable TypeShape ofSynchronized(DeclaredMethod method, Scene scene) {
    if ((method.method().modifiers() & NOT_OVERRIDING) != 0 || method.type().superclass() == null) {
      return null;
    }
    TypeShape at = scene.types().find(method.type().binaryName());
    for (int depth = 0; depth < DEEPEST && at != null; depth++) {
      at = at.superclass() == null ? null : scene.types().find(at.superclass().name());
      MethodShape overridden = at == null ? null : declared(at, method.method());
      if (overridden != null) {
        return Modifier.isSynchronized(overridden.modifiers()) ? at : null;
      }
    }
    return null;
  }

  private static @Nullable MethodShape declared(TypeShape type, MethodDecl method) {
    for (MethodShape shape : type.methods()) {
      if (shape.name().equals(method.name())
          && shape.parameters().size() == method.parameters().size()
          && !Modifier.isStatic(shape.modifiers())
          && !Modifier.isPrivate(shape.modifiers())
          && isSame(shape.parameters(), method)) {
        return shape;
      }
    }
    return null;
  }

  /** Compares simple names; a type variable of the superclass fits whatever replaced it. */
  private static boolean isSame(List<TypeRef> parameters, MethodDecl method) {
    for (int i = 0; i < parameters.size(); i++) {
      TypeName written = method.parameters().get(i).type();
      if (!(parameters.get(i) instanceof TypeRef.TypeVar)
          && written != null
          && !parameters.get(i).simpleName().equals(written.simpleName())) {
        return false;
      }
    }
    return true;
  }

  static boolean locks(DeclaredMethod method, Scene scene) {
    return method.method().isSynchronized()
        || scene.facts(LockHeld.class, method.code()).findAny().isPresent()
        || method.body().all().anyMatch(Node.Synchronized.class::isInstance);
  }

  /** Uses of fields that may change, where no lock is held. */
  static Stream<FieldAccess> touched(DeclaredMethod method, Scene scene) {
    return scene
        .facts(FieldAccess.class, method.code())
        .filter(access -> access.locks().isEmpty())
        .filter(
            access ->
                !Modifier.isFinal(access.field().shape().modifiers())
                    && !Modifier.isVolatile(access.field().shape().modifiers()));
  }

  static boolean changesOrReadsPrimitive(DeclaredMethod method, Scene scene) {
    return touched(method, scene)
        .anyMatch(
            access ->
                access.kind() == FieldAccess.Kind.WRITE
                    || access.field().type() instanceof TypeRef.Primitive);
  }

  /** {@code delegate.close();}, {@code if (cache != null) cache.clear();} */
  static boolean passesOn(DeclaredMethod method, Scene scene) {
    return touched(method, scene).allMatch(access -> isCalled(access, scene));
  }

  private static boolean isCalled(FieldAccess access, Scene scene) {
    Node parent = access.place().body().parent(access.node());
    boolean called = parent instanceof Node.Call call && call.receiver() == access.node();
    boolean tested = parent instanceof Node.Binary test && isNullTest(test);
    return access.kind() == FieldAccess.Kind.READ
        && (called || tested)
        && !needsLock(access.field().type(), scene);
  }

  private static boolean isNullTest(Node.Binary test) {
    return test.operands().stream()
        .anyMatch(
            operand ->
                operand instanceof Node.Literal literal
                    && literal.kind() == Node.Literal.Kind.NULL);
  }

  private static boolean needsLock(TypeRef type, Scene scene) {
    if (!(type instanceof TypeRef.ClassRef named)) {
      return true;
    }
    ApiType known = scene.catalogue().types().safety(named.name(), scene.types());
    return named.name().startsWith("java.")
        && (known == null || known.safety() != ApiType.Safety.YES);
  }

  /** Whether some other method uses one of these fields under a lock. */
  static boolean isGuardedElsewhere(DeclaredMethod method, Scene scene) {
    return touched(method, scene)
        .anyMatch(access -> scene.sharing().of(access).containsKey(Sharing.Sign.GUARDED_ELSEWHERE));
  }

  static boolean isOfJdk(DeclaredMethod method, Scene scene) {
    TypeShape overridden = ofSynchronized(method, scene);
    return overridden != null && overridden.origin() == TypeShape.Origin.JDK;
  }
}
