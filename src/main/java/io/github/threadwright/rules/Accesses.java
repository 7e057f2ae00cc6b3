package io.github.threadwright.rules;

import io.github.threadwright.facts.Code;
import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.Fact.DoubleChecked;
import io.github.threadwright.facts.Fact.FieldAccess;
import io.github.threadwright.facts.Fact.LazilySet;
import io.github.threadwright.facts.Fact.LockHeld;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.TypeRef;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Questions about accesses of fields that their words ask. */
final class Accesses {
  /** Where an object is read from before others have it. */
  private static final Set<String> SERIALISED = Set.of("ObjectInputStream", "ObjectInput");

  private Accesses() {}

  static Target.Field field(Fact access) {
    if (access instanceof FieldAccess field) {
      return field.field();
    }
    if (access instanceof DoubleChecked checked) {
      return checked.field();
    }
    if (access instanceof LazilySet set) {
      return set.field();
    }
    throw new IllegalArgumentException("no access of a field: " + access);
  }

  static boolean isNumber(TypeRef type) {
    return type instanceof TypeRef.Primitive && type != TypeRef.Primitive.BOOLEAN;
  }

  static boolean isObject(TypeRef type) {
    return !(type instanceof TypeRef.Primitive)
        && !(type instanceof TypeRef.ClassRef named && Immutable.isBox(named.name()));
  }

  static List<LockHeld> locks(Fact access) {
    if (access instanceof FieldAccess field) {
      return field.locks();
    }
    return access instanceof LazilySet set ? set.locks() : List.of();
  }

  /** The class of the JDK to use instead of a volatile field. */
  static String atomic(Fact access) {
    TypeRef type = field(access).type();
    if (type == TypeRef.Primitive.INT
        || type == TypeRef.Primitive.SHORT
        || type == TypeRef.Primitive.BYTE) {
      return "AtomicInteger";
    }
    if (type == TypeRef.Primitive.LONG) {
      return "AtomicLong or LongAdder";
    }
    if (type == TypeRef.Primitive.BOOLEAN) {
      return "AtomicBoolean";
    }
    return type == TypeRef.Primitive.DOUBLE ? "DoubleAdder" : "AtomicReference";
  }

  static String loss(Fact access) {
    if (field(access).type() == TypeRef.Primitive.BOOLEAN) {
      return "all is prepared twice, or used before it is ready";
    }
    return Modifier.isVolatile(field(access).shape().modifiers())
        ? "one of the two objects is lost, with what was done to it"
        : "one of the two objects is lost, and a third thread may see one half built";
  }

  static String risk(Fact access) {
    String name = field(access).shape().name();
    return field(access).type() == TypeRef.Primitive.BOOLEAN
        ? "may find " + name + " set and still not see what was prepared before it"
        : "may find " + name + " set and its object half built";
  }

  /**
   * A field of {@code this} in a constructor or instance initialiser, a static one in a class
   * initialiser, or of a new object.
   */
  static boolean isUnshared(Fact access, Scene scene) {
    Node written = written(access);
    if (access.place().body().enclosing(written, Node.Lambda.class) != null) {
      return false;
    }
    if (isDeserialising(access)) {
      return true;
    }
    Node.Expr object = object(target(written));
    if (object == null || object instanceof Node.This || object instanceof Node.Name) {
      String owner = field(access).owner().name();
      return access.place().type().binaryName().equals(owner) && isInitialising(access);
    }
    Code origin = scene.file().index().valueOf(access.place(), object);
    return object instanceof Node.LocalUse
        && origin.node() instanceof Node.New
        && origin.place().body() == access.place().body();
  }

  /** What a double-checked initialisation writes may have been shared before. */
  private static Node written(Fact access) {
    return access instanceof LazilySet set ? set.write() : access.node();
  }

  /** {@code readObject(ObjectInputStream)} and its helpers. */
  private static boolean isDeserialising(Fact access) {
    return access.place().method() != null
        && !field(access).shape().isStatic()
        && access.place().method().parameters().stream()
            .map(Local::type)
            .anyMatch(type -> type != null && SERIALISED.contains(type.simpleName()));
  }

  private static boolean isInitialising(Fact access) {
    CodePlace place = access.place();
    return field(access).shape().isStatic() == runsForClass(place)
        && (place.method() == null || place.method().isConstructor());
  }

  /** Whether that code runs once for the class and not once for each object. */
  private static boolean runsForClass(CodePlace place) {
    if (place.field() != null) {
      return place.field().isStatic();
    }
    return place.type().initializers().stream()
        .anyMatch(initializer -> initializer.body() == place.body() && initializer.isStatic());
  }

  static boolean isForeign(Fact access) {
    if (field(access).shape().isStatic()) {
      return false;
    }
    Node.Expr object = object(target(written(access)));
    return object instanceof Node.Call
        || object instanceof Node.LocalUse
        || object instanceof Node.ArrayAccess
        || object instanceof Node.Select
        || (object instanceof Node.Name && access.place().targetOf(object) instanceof Target.Field);
  }

  /** How many volatile fields the same body reads and writes in one expression each. */
  static long volatileUpdates(Fact access, Scene scene) {
    return scene
        .facts(FieldAccess.class, access.place())
        .filter(FieldAccess::compound)
        .filter(other -> Modifier.isVolatile(other.field().shape().modifiers()))
        .map(other -> other.owner() + "#" + other.field().shape().name())
        .distinct()
        .count();
  }

  /** The expression that names the field, inside the one that reads and writes it. */
  private static Node target(Node node) {
    if (node instanceof Node.Assign assign) {
      return assign.target();
    }
    return node instanceof Node.Unary unary ? unary.operand() : node;
  }

  /** What the field is selected from; null for a simple name. */
  private static Node.@Nullable Expr object(Node field) {
    return field instanceof Node.Select select ? select.target() : null;
  }
}
