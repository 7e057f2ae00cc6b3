package io.github.threadwright.source.names;

import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeRef.ArrayRef;
import io.github.threadwright.source.types.TypeRef.ClassRef;
import io.github.threadwright.source.types.TypeRef.Primitive;
import io.github.threadwright.source.types.TypeRef.TypeVar;
import io.github.threadwright.source.types.TypeShape;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which types convert to which (JLS 5.1, 5.3). Type arguments are not compared. */
final class Conversions {
  private static final Map<Primitive, Set<Primitive>> WIDENS =
      Map.of(
          Primitive.BYTE,
              Set.of(
                  Primitive.SHORT,
                  Primitive.INT,
                  Primitive.LONG,
                  Primitive.FLOAT,
                  Primitive.DOUBLE),
          Primitive.SHORT, Set.of(Primitive.INT, Primitive.LONG, Primitive.FLOAT, Primitive.DOUBLE),
          Primitive.CHAR, Set.of(Primitive.INT, Primitive.LONG, Primitive.FLOAT, Primitive.DOUBLE),
          Primitive.INT, Set.of(Primitive.LONG, Primitive.FLOAT, Primitive.DOUBLE),
          Primitive.LONG, Set.of(Primitive.FLOAT, Primitive.DOUBLE),
          Primitive.FLOAT, Set.of(Primitive.DOUBLE));
  private static final Set<String> ARRAY_SUPERTYPES =
      Set.of("java.lang.Object", "java.lang.Cloneable", "java.io.Serializable");

  private final TypeIndex index;

  Conversions(TypeIndex index) {
    this.index = index;
  }

  /**
   * Whether a value of type {@code from} may be passed as {@code to}; boxing only when {@code
   * loose}.
   */
  Fit fits(TypeRef from, TypeRef to, boolean loose) {
    TypeRef source = TypeOps.upper(from);
    TypeRef target = TypeOps.bound(to);
    if (TypeOps.isUnknown(source) || TypeOps.isUnknown(target)) {
      return Fit.MAYBE;
    }
    if (source instanceof Primitive || target instanceof Primitive) {
      return primitives(source, target, loose);
    }
    if (source == TypeRef.Null.NULL) {
      return Fit.YES;
    }
    if (target instanceof TypeVar variable) {
      return toVariable(source, variable, loose);
    }
    if (source instanceof ArrayRef array) {
      return fromArray(array, target);
    }
    ClassRef sourceClass = TypeOps.classOf(source);
    if (source instanceof TypeVar variable && variable.bound() instanceof ArrayRef bound) {
      return fromArray(bound, target);
    }
    if (sourceClass == null) {
      return Fit.MAYBE;
    }
    return target instanceof ClassRef ref ? subtype(sourceClass.name(), ref.name()) : Fit.NO;
  }

  private Fit toVariable(TypeRef source, TypeVar variable, boolean loose) {
    if (source instanceof TypeVar own && own.name().equals(variable.name())) {
      return Fit.YES;
    }
    if (variable.name().charAt(0) == Inference.MARK) {
      return fits(source, TypeIndex.erase(variable.bound()), loose);
    }
    return Fit.MAYBE;
  }

  private Fit fromArray(ArrayRef array, TypeRef target) {
    if (target instanceof ClassRef ref) {
      return ARRAY_SUPERTYPES.contains(ref.name()) ? Fit.YES : Fit.NO;
    }
    if (!(target instanceof ArrayRef targetArray)) {
      return Fit.MAYBE;
    }
    if (array.element() instanceof Primitive || targetArray.element() instanceof Primitive) {
      if (TypeOps.isUnknown(array.element()) || TypeOps.isUnknown(targetArray.element())) {
        return Fit.MAYBE;
      }
      return array.element() == targetArray.element() ? Fit.YES : Fit.NO;
    }
    return fits(array.element(), targetArray.element(), false);
  }

  private Fit primitives(TypeRef source, TypeRef target, boolean loose) {
    if (source instanceof Primitive from && target instanceof Primitive to) {
      return from == to || WIDENS.getOrDefault(from, Set.of()).contains(to) ? Fit.YES : Fit.NO;
    }
    if (!loose || source == TypeRef.Null.NULL || source == Primitive.VOID) {
      return Fit.NO;
    }
    if (source instanceof Primitive) {
      return fits(TypeOps.box(source), target, false);
    }
    Primitive unboxed =
        TypeOps.unbox(source instanceof TypeVar variable ? variable.bound() : source);
    return unboxed == null ? Fit.NO : primitives(unboxed, target, false);
  }

  private Fit subtype(String from, String to) {
    if (index.isSubtype(from, to)) {
      return Fit.YES;
    }
    if (index.isComplete(from) || isFinal(to)) {
      return Fit.NO;
    }
    return Fit.MAYBE;
  }

  private boolean isFinal(String type) {
    TypeShape shape = index.find(type);
    return shape != null && Modifier.isFinal(shape.modifiers());
  }

  /** The type of a numeric operation on several operands (JLS 5.6), or unknown. */
  static TypeRef promote(List<TypeRef> operands) {
    Primitive widest = Primitive.INT;
    for (TypeRef operand : operands) {
      Primitive primitive = TypeOps.unbox(operand);
      if (primitive == null) {
        return new TypeRef.Unknown("an operand's type is not known");
      }
      if (primitive == Primitive.BOOLEAN) {
        return Primitive.BOOLEAN;
      }
      if (primitive.compareTo(widest) > 0 && primitive != Primitive.VOID) {
        widest = primitive;
      }
    }
    return widest;
  }
}
