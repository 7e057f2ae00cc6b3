package io.github.threadwright.source.names;

import io.github.threadwright.source.Node;
import io.github.threadwright.source.TypeDecl;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeRef.ArrayRef;
import io.github.threadwright.source.types.TypeRef.ClassRef;
import io.github.threadwright.source.types.TypeRef.Primitive;
import io.github.threadwright.source.types.TypeRef.Unknown;
import io.github.threadwright.source.types.TypeShape;
import org.jspecify.annotations.Nullable;

/**
 * What simple and qualified names mean where an expression may stand: field, then type, then
 * package (JLS 6.4.2).
 */
final class NameLookup {
  private static final Unknown NO_TYPE = new Unknown("not known");
  private final BodyAttributor attributor;
  private final TypeIndex index;
  private final Scope scope;

  NameLookup(BodyAttributor attributor, TypeIndex index, Scope scope) {
    this.attributor = attributor;
    this.index = index;
    this.scope = scope;
  }

  TypeRef name(Node.Name name) {
    boolean allKnown = true;
    for (TypeDecl around : scope.enclosingTypes()) {
      TypeIndex.FieldFound field = index.field(selfOf(around), name.name());
      if (field != null) {
        return found(name, field);
      }
      allKnown &= index.isComplete(around.binaryName());
    }
    TypeIndex.FieldFound imported = importedField(name.name());
    if (imported != null) {
      return found(name, imported);
    }
    TypeRef type = scope.simpleOrNull(name.name());
    if (type instanceof ClassRef ref) {
      attributor.set(name, ref, new Target.Type(ref));
      return ref;
    }
    if (Character.isLowerCase(name.name().charAt(0))
        && scope.file().project().hasPackagePrefix(name.name())) {
      attributor.set(name, NO_TYPE, new Target.Package(name.name()));
      return NO_TYPE;
    }
    TypeRef guess =
        allKnown && Character.isUpperCase(name.name().charAt(0))
            ? scope.simple(name.name())
            : NO_TYPE;
    if (guess instanceof ClassRef ref && standsForType(name)) {
      attributor.set(name, ref, new Target.Type(ref));
      return ref;
    }
    attributor.set(
        name,
        NO_TYPE,
        new Target.Unresolved(
            allKnown ? Target.Reason.NAME_NOT_KNOWN : Target.Reason.SUPERTYPE_NOT_KNOWN));
    return NO_TYPE;
  }

  /** A capitalised name before a dot, with a lower-case letter in it, is a type and no constant. */
  private boolean standsForType(Node.Name name) {
    Node parent = attributor.body().parent(name);
    boolean qualifies =
        parent instanceof Node.Select
            || (parent instanceof Node.Call call && call.receiver() == name)
            || parent instanceof Node.MethodRef;
    return qualifies && name.name().chars().anyMatch(Character::isLowerCase);
  }

  private TypeIndex.@Nullable FieldFound importedField(String name) {
    for (String type : scope.file().staticImports(name)) {
      TypeIndex.FieldFound field = index.field(ClassRef.of(type), name);
      if (field != null) {
        return field;
      }
    }
    for (String type : scope.file().staticImportsOnDemand()) {
      TypeIndex.FieldFound field = index.field(ClassRef.of(type), name);
      if (field != null) {
        return field;
      }
    }
    return null;
  }

  private TypeRef found(Node node, TypeIndex.FieldFound field) {
    attributor.set(
        node, field.type(), new Target.Field(field.owner(), field.field(), field.type()));
    return field.type();
  }

  TypeRef select(Node.Select select) {
    Target target = attributor.target(select.target());
    if (target instanceof Target.Package prefix) {
      return inPackage(select, prefix.name() + "." + select.name());
    }
    TypeRef type = attributor.known(select.target());
    if (type instanceof ArrayRef && select.name().equals("length")) {
      return Primitive.INT;
    }
    ClassRef ref = type == null ? null : TypeOps.classOf(type);
    if (ref == null) {
      attributor.set(select, NO_TYPE, new Target.Unresolved(Target.Reason.RECEIVER_TYPE_UNKNOWN));
      return NO_TYPE;
    }
    TypeIndex.FieldFound field = index.field(ref, select.name());
    if (field != null) {
      return found(select, field);
    }
    if (target instanceof Target.Type) {
      String member = scope.file().project().memberType(ref.name(), select.name());
      if (member != null) {
        ClassRef found = ClassRef.of(member);
        attributor.set(select, found, new Target.Type(found));
        return found;
      }
    }
    Target.Reason reason =
        index.find(ref.name()) == null
            ? Target.Reason.TYPE_NOT_KNOWN
            : Target.Reason.SUPERTYPE_NOT_KNOWN;
    attributor.set(select, NO_TYPE, new Target.Unresolved(reason));
    return NO_TYPE;
  }

  private TypeRef inPackage(Node.Select select, String name) {
    boolean isType =
        scope.file().project().knows(name) || Character.isUpperCase(select.name().charAt(0));
    if (isType) {
      ClassRef ref = ClassRef.of(name);
      attributor.set(select, ref, new Target.Type(ref));
      return ref;
    }
    attributor.set(select, NO_TYPE, new Target.Package(name));
    return NO_TYPE;
  }

  ClassRef selfOf(TypeDecl type) {
    TypeShape shape = index.find(type.binaryName());
    return TypeIndex.self(type.binaryName(), shape);
  }

  TypeRef self(@Nullable String qualifier) {
    if (qualifier == null) {
      return selfOf(scope.enclosingType());
    }
    return enclosing(qualifier);
  }

  private TypeRef enclosing(String qualifier) {
    String simple = qualifier.substring(qualifier.lastIndexOf('.') + 1);
    for (TypeDecl around : scope.enclosingTypes()) {
      if (around.name().equals(simple)) {
        return selfOf(around);
      }
    }
    return NO_TYPE;
  }

  /** The type behind {@code super}: the superclass, or the interface of {@code Interface.super}. */
  TypeRef parent(@Nullable String qualifier) {
    TypeRef of = self(qualifier);
    if (qualifier != null && TypeOps.isUnknown(of)) {
      TypeRef named = qualifier.indexOf('.') < 0 ? scope.simple(qualifier) : NO_TYPE;
      return named instanceof ClassRef ref
          ? orSelf(index.asSuper(selfOf(scope.enclosingType()), ref.name()), ref)
          : NO_TYPE;
    }
    TypeShape shape = of instanceof ClassRef ref ? index.find(ref.name()) : null;
    if (shape == null || shape.superclass() == null) {
      return shape != null && shape.isInterface() ? TypeOps.OBJECT : NO_TYPE;
    }
    return shape.superclass();
  }

  private static TypeRef orSelf(@Nullable ClassRef seen, ClassRef ref) {
    return seen == null ? ref : seen;
  }
}
