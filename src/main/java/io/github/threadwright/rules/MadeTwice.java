package io.github.threadwright.rules;

import io.github.threadwright.facts.Code;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.TypeRef;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;

/**
 * Says whether it does no harm when two threads make a value at once and one of the two is lost:
 * the value is immutable, or the same one whoever asks for it. This is what makes the racy
 * single-check idiom of {@code String.hashCode} right.
 */
final class MadeTwice {
  /** The same ones for whoever asks, or as good as immutable to their users. */
  private static final List<String> HANDED_OUT =
      List.of(
          "java.io.File",
          "java.lang.ClassLoader",
          "java.lang.Module",
          "java.lang.reflect.AnnotatedElement",
          "java.nio.file.Path",
          "java.util.ResourceBundle",
          "java.util.TimeZone",
          "java.util.logging.Logger",
          "org.apache.commons.logging.Log",
          "org.apache.logging.log4j.Logger",
          "org.slf4j.Logger");

  private static final Set<String> COLLECTIONS =
      Set.of("java.util.List", "java.util.Set", "java.util.Map");

  private MadeTwice() {}

  /** The same for what a concurrent collection shows to others only when it is complete. */
  static Verdict isHarmlessInCollection(Code value, Scene scene) {
    Verdict harmless = isHarmless(value, new TypeRef.Unknown("not declared"), scene);
    boolean constant =
        !harmless.isYes()
            && value.node() instanceof Node.New made
            && made.body() == null
            && value.place().typeOf(made) instanceof TypeRef.ClassRef named
            && Immutable.isNeverChanged(named.name(), scene);
    return constant ? Verdict.YES : harmless;
  }

  static Verdict isHarmless(Code value, TypeRef declared, Scene scene) {
    Node node = value.node();
    if (declared == TypeRef.Primitive.BOOLEAN) {
      return Verdict.NO; // What the flag stands for is made twice.
    }
    if (node instanceof Node.Literal
        || node instanceof Node.Lambda
        || node instanceof Node.MethodRef
        || node instanceof Node.ClassLiteral
        || node instanceof Node.Binary) {
      return Verdict.YES;
    }
    if (node instanceof Node.NewArray) {
      return Verdict.UNKNOWN; // Most arrays are filled before others see them.
    }
    if (value.place().field() != null && node == value.place().body().root()) {
      return Verdict.YES; // A constant.
    }
    if (node instanceof Node.New made) {
      return ofNew(value, made, scene);
    }
    if (node instanceof Node.Call call && isUnmodifiable(value.place().targetOf(call))) {
      return Verdict.YES;
    }
    if (value.place().targetOf(node) instanceof Target.Field field) {
      return Verdict.of(isConstant(field));
    }
    TypeRef type = value.place().typeOf(node);
    if (type instanceof TypeRef.Primitive || declared instanceof TypeRef.Primitive) {
      return Verdict.YES;
    }
    return ofType(type instanceof TypeRef.ClassRef ? type : declared, scene);
  }

  private static boolean isConstant(Target.Field field) {
    return Modifier.isFinal(field.shape().modifiers());
  }

  private static Verdict ofNew(Code value, Node.New made, Scene scene) {
    if (made.body() != null) {
      boolean stateless =
          made.body().fields().stream().allMatch(field -> field.isStatic() || field.isFinal());
      return stateless ? Verdict.UNKNOWN : Verdict.NO;
    }
    if (!(value.place().typeOf(made) instanceof TypeRef.ClassRef named)) {
      return Verdict.UNKNOWN;
    }
    return isKnown(named.name(), scene) ? Verdict.YES : Immutable.testExactly(named.name(), scene);
  }

  private static Verdict ofType(TypeRef type, Scene scene) {
    if (!(type instanceof TypeRef.ClassRef named)) {
      return Verdict.UNKNOWN;
    }
    if (isKnown(named.name(), scene)) {
      return Verdict.YES;
    }
    // Made elsewhere, it may be the same one whoever asks for it.
    Verdict exactly = Immutable.testExactly(named.name(), scene);
    return exactly.isYes() ? exactly : Verdict.UNKNOWN;
  }

  private static boolean isKnown(String type, Scene scene) {
    return scene.catalogue().types().isImmutable(type, scene.types())
        || HANDED_OUT.stream().anyMatch(known -> scene.types().isSubtype(type, known));
  }

  /** {@code List.of(...)}, {@code Collections.unmodifiableMap(...)}. */
  private static boolean isUnmodifiable(Target target) {
    if (!(target instanceof Target.Method method)) {
      return false;
    }
    String owner = method.owner().name();
    String name = method.shape().name();
    if (COLLECTIONS.contains(owner)) {
      return name.equals("of") || name.equals("copyOf") || name.equals("ofEntries");
    }
    return owner.equals("java.util.Collections")
        && (name.startsWith("unmodifiable")
            || name.startsWith("empty")
            || name.startsWith("singleton"));
  }
}
