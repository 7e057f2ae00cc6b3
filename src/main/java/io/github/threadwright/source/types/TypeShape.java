package io.github.threadwright.source.types;

import java.lang.reflect.Modifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outline of a type: what a name can mean in it and where it inherits from. It has no code.
 *
 * @param name binary name, e.g. {@code java.util.Map$Entry}
 * @param modifiers bits of {@link Modifier}
 * @param superclass null for {@code java.lang.Object} and for interfaces
 * @param members simple names of the member types; {@code name + "$" + member} is the binary name
 */
public record TypeShape(
    String name,
    Kind kind,
    int modifiers,
    List<TypeParameter> typeParameters,
    TypeRef.@Nullable ClassRef superclass,
    List<TypeRef.ClassRef> interfaces,
    List<FieldShape> fields,
    List<MethodShape> methods,
    List<String> members,
    Origin origin) {

  public TypeShape {
    typeParameters = List.copyOf(typeParameters);
    interfaces = List.copyOf(interfaces);
    fields = List.copyOf(fields);
    methods = List.copyOf(methods);
    members = List.copyOf(members);
  }

  /** What kind of declaration a type has. */
  public enum Kind {
    CLASS,
    INTERFACE,
    ENUM,
    RECORD,
    ANNOTATION
  }

  /** Who declares a type. */
  public enum Origin {
    PROJECT,
    CLASS_PATH,
    JDK
  }

  /** A type parameter with its first bound ({@code java.lang.Object} when none is written). */
  public record TypeParameter(String name, TypeRef bound) {}

  /** A field; an enum constant is a static final field. */
  public record FieldShape(String name, TypeRef type, int modifiers) {
    public boolean isStatic() {
      return Modifier.isStatic(modifiers);
    }
  }

  public boolean isInterface() {
    return kind == Kind.INTERFACE || kind == Kind.ANNOTATION;
  }

  public boolean isStatic() {
    return Modifier.isStatic(modifiers);
  }
}
