package io.github.threadwright.rules;

import io.github.threadwright.facts.CallSite;
import io.github.threadwright.facts.Fact.Called;
import io.github.threadwright.knowledge.MethodPattern;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Hierarchy;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.MethodShape;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeShape;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says whether a call is of a method that a page names. */
final class Methods {
  private Methods() {}

  static boolean matches(MethodPattern pattern, Target target, Hierarchy types) {
    if (target instanceof Target.OwnerOnly known) {
      return pattern.parameters() == null
          && pattern.method().equals(known.name())
          && types.isSubtype(known.owner(), pattern.type());
    }
    return target instanceof Target.Method method
        && pattern.method().equals(method.shape().name())
        && types.isSubtype(method.receiver(), pattern.type())
        && (pattern.parameters() == null
            || pattern
                .parameters()
                .equals(method.shape().parameters().stream().map(TypeRef::simpleName).toList()));
  }

  static boolean isOfJdk(Target target) {
    TypeShape owner =
        target instanceof Target.Method method
            ? method.owner()
            : target instanceof Target.OwnerOnly known ? known.shape() : null;
    return owner != null && owner.origin() == TypeShape.Origin.JDK;
  }

  /** Simple name of the class that the method is called on. */
  static String receiver(Target target) {
    String name =
        target instanceof Target.Method method
            ? method.receiver()
            : target instanceof Target.OwnerOnly known ? known.owner() : "an object";
    return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
  }

  /** What a reader calls it, e.g. {@code Thread.stop}, {@code new ThreadGroup}. */
  static String title(Target target) {
    String name =
        target instanceof Target.Method method
            ? method.shape().name()
            : target instanceof Target.OwnerOnly known ? known.name() : "it";
    return name.equals(MethodShape.CONSTRUCTOR)
        ? "new " + receiver(target)
        : receiver(target) + "." + name;
  }

  /** The calls of that method in one body. */
  static Stream<Called> calls(CodePlace place, MethodPattern pattern, Scene scene) {
    return scene
        .facts(Called.class, place)
        .filter(call -> matches(pattern, call.target(), scene.types()));
  }

  /** The calls of that method in the same body on the variable that this call is made on. */
  static Stream<Called> onSameVariable(Called call, MethodPattern pattern, Scene scene) {
    Local variable = variable(call);
    return variable == null
        ? Stream.of()
        : calls(call.place(), pattern, scene).filter(other -> variable(other) == variable);
  }

  /** The calls of that method in the same body that get the variable this call is made on. */
  static Stream<CallSite> givenSameVariable(Called call, MethodPattern pattern, Scene scene) {
    Local variable = variable(call);
    CodePlace place = call.place();
    return variable == null
        ? Stream.of()
        : scene.file().index().calls(place, place.body().root()).stream()
            .filter(site -> site.target() != null)
            .filter(site -> matches(pattern, site.target(), scene.types()))
            .filter(
                site ->
                    site.node() instanceof Node.Call other
                        && other.arguments().stream()
                            .anyMatch(
                                part ->
                                    part instanceof Node.LocalUse use && use.local() == variable));
  }

  private static @Nullable Local variable(Called call) {
    return call.node() instanceof Node.Call made && made.receiver() instanceof Node.LocalUse use
        ? use.local()
        : null;
  }
}
