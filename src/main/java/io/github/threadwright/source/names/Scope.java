package io.github.threadwright.source.names;

import io.github.threadwright.source.TypeDecl;
import io.github.threadwright.source.TypeName;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeRef.ClassRef;
import io.github.threadwright.source.types.TypeRef.Unknown;
import io.github.threadwright.source.types.TypeRef.Wildcard;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a type name means at a place: type parameters and member types of all that encloses it, then
 * the file's scope (JLS 6.3 to 6.5).
 *
 * @param outer the enclosing scope, null for that of a top-level type
 * @param type the type whose body this is, null for the scope of a method's type parameters
 */
record Scope(
    FileScope file,
    @Nullable Scope outer,
    @Nullable TypeDecl type,
    List<TypeDecl.TypeParam> parameters) {
  private static final int DEEPEST = 40;
  private static final Unknown NOT_KNOWN =
      new Unknown("the type is declared in code that is not here");

  /** The innermost type that encloses this scope. */
  TypeDecl enclosingType() {
    Scope at = this;
    while (at.type == null) {
      at = java.util.Objects.requireNonNull(at.outer);
    }
    return at.type;
  }

  /** The types around, innermost first. */
  List<TypeDecl> enclosingTypes() {
    List<TypeDecl> types = new ArrayList<>();
    for (Scope at = this; at != null; at = at.outer) {
      if (at.type != null) {
        types.add(at.type);
      }
    }
    return types;
  }

  TypeRef resolve(@Nullable TypeName written) {
    return written == null ? NOT_KNOWN : resolve(written, 0);
  }

  private TypeRef resolve(TypeName written, int depth) {
    if (depth > DEEPEST) {
      return new Unknown("nests too deeply");
    }
    TypeRef type = element(written, depth);
    for (int i = 0; i < written.dimensions(); i++) {
      type = new TypeRef.ArrayRef(type);
    }
    return type;
  }

  private TypeRef element(TypeName written, int depth) {
    String name = written.name();
    switch (name) {
      case TypeName.EXTENDS:
        return new Wildcard(
            Wildcard.Direction.EXTENDS,
            written.arguments().isEmpty() ? TypeOps.OBJECT : bound(written, depth));
      case TypeName.SUPER:
        return new Wildcard(Wildcard.Direction.SUPER, bound(written, depth));
      case TypeName.INTERSECTION:
        return bound(written, depth);
      default:
        break;
    }
    TypeRef primitive = TypeOps.keyword(name);
    if (primitive != null) {
      return primitive;
    }
    TypeRef found = name.indexOf('.') < 0 ? simple(name) : qualified(name);
    if (found instanceof ClassRef ref && !written.arguments().isEmpty()) {
      List<TypeRef> arguments = new ArrayList<>(written.arguments().size());
      for (TypeName argument : written.arguments()) {
        arguments.add(resolve(argument, depth + 1));
      }
      return new ClassRef(ref.name(), arguments);
    }
    return found;
  }

  private TypeRef bound(TypeName written, int depth) {
    return written.arguments().isEmpty()
        ? TypeOps.OBJECT
        : resolve(written.arguments().get(0), depth + 1);
  }

  /** What a simple type name means here. */
  TypeRef simple(String name) {
    TypeRef found = simpleOrNull(name);
    if (found != null) {
      return found;
    }
    if (file.importsAreKnown() && inheritsOnlyKnown()) {
      String packageName = file.file().packageName();
      return ClassRef.of(packageName.isEmpty() ? name : packageName + "." + name);
    }
    return NOT_KNOWN;
  }

  @Nullable TypeRef simpleOrNull(String name) {
    for (Scope at = this; at != null; at = at.outer) {
      TypeRef found = at.own(name);
      if (found != null) {
        return found;
      }
    }
    String top = file.topType(name);
    return top == null ? null : ClassRef.of(top);
  }

  private @Nullable TypeRef own(String name) {
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i).name().equals(name)) {
        return new TypeRef.TypeVar(name, boundOf(i));
      }
    }
    if (type == null) {
      return null;
    }
    if (type.name().equals(name) && !name.isEmpty()) {
      return ClassRef.of(type.binaryName());
    }
    for (TypeDecl member : type.members()) {
      if (member.name().equals(name)) {
        return ClassRef.of(member.binaryName());
      }
    }
    TypeDecl local = file.localType(name, type.binaryName());
    if (local != null) {
      return ClassRef.of(local.binaryName());
    }
    String inherited = file.project().memberType(type.binaryName(), name);
    return inherited == null ? null : ClassRef.of(inherited);
  }

  /** The first bound of a type parameter; arguments that mention it or a later one are dropped. */
  TypeRef boundOf(int index) {
    List<TypeName> bounds = parameters.get(index).bounds();
    if (bounds.isEmpty()) {
      return TypeOps.OBJECT;
    }
    TypeName bound = bounds.get(0);
    for (int i = index; i < parameters.size(); i++) {
      if (bound.name().equals(parameters.get(i).name())) {
        return TypeOps.OBJECT;
      }
      if (mentions(bound, parameters.get(i).name(), 0)) {
        return resolve(
            new TypeName(bound.name(), List.of(), bound.dimensions(), false, bound.span()));
      }
    }
    return resolve(bound);
  }

  private static boolean mentions(TypeName type, String name, int depth) {
    if (depth > DEEPEST) {
      return true;
    }
    for (TypeName argument : type.arguments()) {
      if (argument.name().equals(name) || mentions(argument, name, depth + 1)) {
        return true;
      }
    }
    return false;
  }

  private boolean inheritsOnlyKnown() {
    for (TypeDecl around : enclosingTypes()) {
      if (!file.project().headersKnown(around.binaryName())) {
        return false;
      }
    }
    return true;
  }

  private TypeRef qualified(String name) {
    int dot = name.indexOf('.');
    TypeRef head = simpleOrNull(name.substring(0, dot));
    if (!(head instanceof ClassRef ref)) {
      return ClassRef.of(file.project().binaryNameOf(name));
    }
    String at = ref.name();
    for (String part : name.substring(dot + 1).split("\\.")) {
      String member = file.project().memberType(at, part);
      at = member == null ? at + "$" + part : member;
    }
    return ClassRef.of(at);
  }
}
