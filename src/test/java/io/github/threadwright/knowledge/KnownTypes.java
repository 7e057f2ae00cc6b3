package io.github.threadwright.knowledge;

import io.github.threadwright.source.jdk.JdkApi;
import io.github.threadwright.source.names.Hierarchy;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.MethodShape;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeShape;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The types of JDK 25 and some of a project's own. */
final class KnownTypes implements Hierarchy {
  private static final JdkApi JDK = JdkApi.load();

  private final Map<String, TypeShape> own = new HashMap<>();

  /** Adds a class whose methods are written {@code name(pkg.ParamType,int)}. */
  KnownTypes with(String name, String superclass, List<String> interfaces, String... methods) {
    List<TypeRef.ClassRef> supertypes = interfaces.stream().map(TypeRef.ClassRef::of).toList();
    own.put(
        name,
        new TypeShape(
            name,
            TypeShape.Kind.CLASS,
            Modifier.PUBLIC,
            List.of(),
            TypeRef.ClassRef.of(superclass),
            supertypes,
            List.of(),
            Stream.of(methods).map(KnownTypes::method).toList(),
            List.of(),
            TypeShape.Origin.PROJECT));
    return this;
  }

  private static MethodShape method(String signature) {
    String list = signature.substring(signature.indexOf('(') + 1, signature.length() - 1);
    List<TypeRef> parameters =
        list.isEmpty() ? List.of() : Stream.of(list.split(",")).map(KnownTypes::type).toList();
    String name = signature.substring(0, signature.indexOf('('));
    return new MethodShape(
        name, Modifier.PUBLIC, List.of(), parameters, TypeRef.Primitive.VOID, false);
  }

  private static TypeRef type(String name) {
    return name.equals("int") ? TypeRef.Primitive.INT : TypeRef.ClassRef.of(name);
  }

  @Override
  public @Nullable TypeShape find(String binaryName) {
    TypeShape shape = own.get(binaryName);
    return shape == null ? JDK.at(JdkApi.NEWEST).find(binaryName) : shape;
  }

  @Override
  public boolean isSubtype(String subtype, String supertype) {
    return subtype.equals(supertype)
        || supertype.equals("java.lang.Object")
        || supertypes(subtype).anyMatch(type -> isSubtype(type, supertype));
  }

  @Override
  public boolean isComplete(String type) {
    return find(type) != null && supertypes(type).allMatch(this::isComplete);
  }

  private Stream<String> supertypes(String type) {
    TypeShape shape = find(type);
    if (shape == null) {
      return Stream.of();
    }
    Stream<TypeRef.ClassRef> superclass = Stream.ofNullable(shape.superclass());
    return Stream.concat(superclass, shape.interfaces().stream()).map(TypeRef.ClassRef::name);
  }

  /** A call {@code receiver#name(ParamType,...)} resolved as the names package would. */
  Target.Method call(String call) {
    String receiver = call.substring(0, call.indexOf('#'));
    Target.Method found = find(receiver, receiver, call.substring(call.indexOf('#') + 1));
    if (found == null) {
      throw new IllegalArgumentException(call);
    }
    return found;
  }

  private Target.@Nullable Method find(String type, String receiver, String signature) {
    TypeShape shape = find(type);
    if (shape == null) {
      return null;
    }
    for (MethodShape method : shape.methods()) {
      if (method.signature().equals(signature)) {
        return new Target.Method(shape, method, receiver, method.returns());
      }
    }
    return supertypes(type)
        .map(each -> find(each, receiver, signature))
        .filter(each -> each != null)
        .findFirst()
        .orElse(null);
  }

  Target.OwnerOnly ambiguous(String type, String name) {
    return new Target.OwnerOnly(type, find(type), name, Target.Reason.AMBIGUOUS);
  }
}
