package io.github.threadwright.knowledge;

import io.github.threadwright.source.names.Hierarchy;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.MethodShape;
import io.github.threadwright.source.types.TypeShape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What calls do to their receiver, as far as lines of the catalogue say. The line of the most
 * specific type is taken, of one type that about a method before that about all of them, and one
 * with parameters before one without. Where unrelated types disagree, the call is taken to do the
 * most.
 */
public final class EffectTable {
  private final Map<String, List<MethodTable.Line<Effect>>> byMethod = new HashMap<>();
  private final TypeLines<Effect> byType;

  EffectTable(Collection<MethodTable.Line<Effect>> methods, TypeLines<Effect> types) {
    for (MethodTable.Line<Effect> line : methods) {
      byMethod.computeIfAbsent(line.pattern().method(), name -> new ArrayList<>(2)).add(line);
    }
    this.byType = types;
  }

  /** Every line about methods, in no order. */
  List<MethodTable.Line<Effect>> methods() {
    return byMethod.values().stream().flatMap(List::stream).toList();
  }

  /** Every line about types, in no order. */
  Collection<TypeLines.Line<Effect>> types() {
    return byType.all();
  }

  /** What a call of that method does; unknown when no line says so. */
  public Effect of(Target.Method method, Hierarchy types) {
    boolean ofProject = method.owner().origin() == TypeShape.Origin.PROJECT;
    return of(
        method.owner().name(),
        method.receiver(),
        method.shape().name(),
        method.shape(),
        ofProject,
        types);
  }

  /** The same for a call whose overload is not known: what holds for all of them. */
  public Effect of(Target.OwnerOnly known, Hierarchy types) {
    boolean ofProject = known.shape() == null || known.shape().origin() == TypeShape.Origin.PROJECT;
    return of(known.owner(), known.owner(), known.name(), null, ofProject, types);
  }

  /**
   * @param owner binary name of the class that declares the method
   * @param receiver binary name of the static type that it is called on
   * @param ofProject what is said of a whole type does not hold for what a class of the project
   *     adds to it, nor what is said of constructors for its own
   */
  private Effect of(
      String owner,
      String receiver,
      String name,
      @Nullable MethodShape shape,
      boolean ofProject,
      Hierarchy types) {
    MethodTable.Line<Effect> best = null;
    for (MethodTable.Line<Effect> line : byMethod.getOrDefault(name, List.of())) {
      if (isMeant(line.pattern(), owner, receiver, ofProject, types)
          && fits(line.pattern(), shape, owner)
          && (best == null || beats(line, best, types))) {
        best = line;
      }
    }
    TypeLines.Line<Effect> ofType = ofType(owner, receiver, ofProject, types);
    if (best == null) {
      return ofType == null ? Effect.UNKNOWN : ofType.value();
    }
    boolean typeIsNearer =
        ofType != null
            && !ofType.name().equals(best.pattern().type())
            && types.isSubtype(ofType.name(), best.pattern().type());
    return typeIsNearer ? ofType.value() : best.value();
  }

  private TypeLines.@Nullable Line<Effect> ofType(
      String owner, String receiver, boolean ofProject, Hierarchy types) {
    TypeLines.Line<Effect> exact = byType.lineAt(owner);
    if (exact == null) {
      exact = byType.lineAt(receiver);
    }
    if (exact != null || ofProject) {
      return exact;
    }
    TypeLines.Line<Effect> most = null;
    for (TypeLines.Line<Effect> line : byType.nearestLines(receiver, each -> true, types)) {
      most = most == null || line.value().compareTo(most.value()) > 0 ? line : most;
    }
    return most;
  }

  private static boolean isMeant(
      MethodPattern pattern, String owner, String receiver, boolean ofProject, Hierarchy types) {
    String type = pattern.type();
    if (type.equals(owner) || type.equals(receiver)) {
      return true;
    }
    return !(pattern.isConstructor() && ofProject)
        && (types.isSubtype(owner, type)
            || !owner.equals(receiver) && types.isSubtype(receiver, type));
  }

  private static boolean fits(MethodPattern pattern, @Nullable MethodShape shape, String owner) {
    return shape == null ? pattern.parameters() == null : pattern.fits(shape, owner);
  }

  private static boolean beats(
      MethodTable.Line<Effect> one, MethodTable.Line<Effect> other, Hierarchy types) {
    String type = one.pattern().type();
    String otherType = other.pattern().type();
    if (type.equals(otherType)) {
      return one.pattern().parameters() != null;
    }
    if (types.isSubtype(type, otherType)) {
      return true;
    }
    return !types.isSubtype(otherType, type) && one.value().compareTo(other.value()) > 0;
  }
}
