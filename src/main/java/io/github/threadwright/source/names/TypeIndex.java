package io.github.threadwright.source.names;

import io.github.threadwright.source.types.MethodShape;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeRef.ClassRef;
import io.github.threadwright.source.types.TypeShape;
import io.github.threadwright.source.types.TypeSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * All known types as one: looks them up in several sources, first come first served, and answers
 * what depends on their supertypes. Cyclic inheritance ends where it closes.
 */
final class TypeIndex implements Hierarchy, TypeSource {
  private final List<TypeSource> sources;
  private final Map<String, Optional<TypeShape>> types = new ConcurrentHashMap<>();
  private final Map<String, Ancestry> ancestries = new ConcurrentHashMap<>();
  private final MemberCache<Methods> methods = new MemberCache<>();
  private final Map<String, Optional<Candidate>> functions = new ConcurrentHashMap<>();

  TypeIndex(List<TypeSource> sources) {
    this.sources = List.copyOf(sources);
  }

  /**
   * The supertypes of a type, itself first, nearest first; {@code complete} when all of them are
   * known.
   */
  private record Ancestry(Set<String> names, boolean complete) {}

  /**
   * The methods of one name that a type has, its own before inherited ones; overridden ones are
   * left out.
   */
  record Methods(List<Candidate> candidates, boolean complete) {}

  /**
   * A method as a member of some type.
   *
   * @param bindings what the variables of {@code owner} are in terms of those of the type it was
   *     looked up in
   */
  record Candidate(TypeShape owner, MethodShape method, Map<String, TypeRef> bindings) {}

  @Override
  public @Nullable TypeShape find(String binaryName) {
    Optional<TypeShape> known = types.get(binaryName);
    if (known == null) {
      known = Optional.ofNullable(look(binaryName));
      types.put(binaryName, known);
    }
    return known.orElse(null);
  }

  private @Nullable TypeShape look(String binaryName) {
    for (TypeSource source : sources) {
      TypeShape shape = source.find(binaryName);
      if (shape != null) {
        return shape;
      }
    }
    return null;
  }

  @Override
  public boolean hasPackage(String name) {
    for (TypeSource source : sources) {
      if (source.hasPackage(name)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean isSubtype(String subtype, String supertype) {
    return subtype.equals(supertype)
        || supertype.equals("java.lang.Object")
        || ancestry(subtype).names().contains(supertype);
  }

  @Override
  public boolean isComplete(String type) {
    return ancestry(type).complete();
  }

  private Ancestry ancestry(String type) {
    Ancestry known = ancestries.get(type);
    if (known == null) {
      known = climb(type);
      ancestries.put(type, known);
    }
    return known;
  }

  private Ancestry climb(String type) {
    Set<String> names = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(type));
    boolean complete = true;
    while (!open.isEmpty()) {
      String name = open.poll();
      if (!names.add(name)) {
        continue;
      }
      TypeShape shape = find(name);
      if (shape == null) {
        complete = false;
        continue;
      }
      for (ClassRef parent : parents(shape)) {
        open.add(parent.name());
      }
    }
    return new Ancestry(names, complete);
  }

  static List<ClassRef> parents(TypeShape shape) {
    List<ClassRef> parents = new ArrayList<>(shape.interfaces().size() + 1);
    if (shape.superclass() != null) {
      parents.add(shape.superclass());
    }
    parents.addAll(shape.interfaces());
    return parents;
  }

  /** That type seen as its supertype {@code name}, with type arguments, or null when it is none. */
  @Nullable ClassRef asSuper(TypeRef type, String name) {
    ClassRef start = TypeOps.classOf(type);
    if (start == null || !isSubtype(start.name(), name)) {
      return null;
    }
    Deque<ClassRef> open = new ArrayDeque<>(List.of(start));
    Set<String> seen = new HashSet<>();
    while (!open.isEmpty()) {
      ClassRef at = open.poll();
      if (at.name().equals(name)) {
        return at;
      }
      TypeShape shape = seen.add(at.name()) ? find(at.name()) : null;
      if (shape == null) {
        continue;
      }
      Map<String, TypeRef> bindings = bindings(shape, at);
      for (ClassRef parent : parents(shape)) {
        open.add(seenFrom(parent, at, shape, bindings));
      }
    }
    return null;
  }

  /** A raw type has raw supertypes (JLS 4.8). */
  private static ClassRef seenFrom(
      ClassRef parent, ClassRef at, TypeShape shape, Map<String, TypeRef> bindings) {
    if (at.arguments().isEmpty() && !shape.typeParameters().isEmpty()) {
      return ClassRef.of(parent.name());
    }
    return (ClassRef) TypeOps.substitute(parent, bindings);
  }

  /** What the variables of a type are in a use of it; for a raw use their bounds. */
  Map<String, TypeRef> bindings(TypeShape shape, ClassRef use) {
    if (shape.typeParameters().isEmpty()) {
      return Map.of();
    }
    Map<String, TypeRef> bindings = new HashMap<>();
    boolean raw = use.arguments().size() != shape.typeParameters().size();
    for (int i = 0; i < shape.typeParameters().size(); i++) {
      TypeShape.TypeParameter parameter = shape.typeParameters().get(i);
      bindings.put(
          parameter.name(),
          raw ? erase(parameter.bound()) : captured(use.arguments().get(i), parameter));
    }
    return bindings;
  }

  /** What {@code ?} stands for is at least of the parameter's bound (JLS 5.1.10). */
  private static TypeRef captured(TypeRef argument, TypeShape.TypeParameter parameter) {
    boolean open =
        argument instanceof TypeRef.Wildcard wildcard
            && wildcard.direction() == TypeRef.Wildcard.Direction.EXTENDS
            && wildcard.bound().equals(TypeOps.OBJECT);
    return open
        ? new TypeRef.Wildcard(TypeRef.Wildcard.Direction.EXTENDS, erase(parameter.bound()))
        : argument;
  }

  static TypeRef erase(TypeRef type) {
    TypeRef at = type;
    for (int i = 0; i < 8 && at instanceof TypeRef.TypeVar variable; i++) {
      at = variable.bound();
    }
    if (at instanceof ClassRef ref) {
      return ref.arguments().isEmpty() ? ref : ClassRef.of(ref.name());
    }
    if (at instanceof TypeRef.ArrayRef array) {
      return new TypeRef.ArrayRef(erase(array.element()));
    }
    return at instanceof TypeRef.Wildcard ? erase(TypeOps.upper(at)) : at;
  }

  /**
   * The methods called {@code name} of a type, in terms of that type's own variables; those of
   * classes come first.
   */
  Methods methods(String type, String name) {
    Methods known = methods.get(type, name);
    if (known == null) {
      known = collect(type, name);
      methods.put(type, name, known);
    }
    return known;
  }

  private Methods collect(String type, String name) {
    List<Candidate> found = new ArrayList<>();
    Set<String> signatures = new HashSet<>();
    Set<String> seen = new HashSet<>();
    TypeShape start = find(type);
    boolean complete = start != null;
    Deque<ClassRef> open = new ArrayDeque<>();
    open.add(self(type, start));
    while (!open.isEmpty()) {
      ClassRef at = open.poll();
      if (!seen.add(at.name())) {
        continue;
      }
      TypeShape shape = find(at.name());
      if (shape == null) {
        complete = false;
        continue;
      }
      Map<String, TypeRef> bindings = bindings(shape, at);
      addOwn(shape, name, bindings, signatures, found, at.name().equals(type));
      if (shape.superclass() != null) {
        open.addFirst(seenFrom(shape.superclass(), at, shape, bindings));
      }
      for (ClassRef parent : shape.interfaces()) {
        open.addLast(seenFrom(parent, at, shape, bindings));
      }
      if (open.isEmpty() && seen.add("java.lang.Object")) {
        addObject(name, signatures, found);
      }
    }
    return new Methods(List.copyOf(found), complete);
  }

  private void addObject(String name, Set<String> signatures, List<Candidate> found) {
    TypeShape object = find("java.lang.Object");
    if (object != null) {
      addOwn(object, name, Map.of(), signatures, found, false);
    }
  }

  static ClassRef self(String type, @Nullable TypeShape shape) {
    if (shape == null || shape.typeParameters().isEmpty()) {
      return ClassRef.of(type);
    }
    List<TypeRef> arguments = new ArrayList<>();
    for (TypeShape.TypeParameter parameter : shape.typeParameters()) {
      arguments.add(new TypeRef.TypeVar(parameter.name(), parameter.bound()));
    }
    return new ClassRef(type, arguments);
  }

  private static void addOwn(
      TypeShape shape,
      String name,
      Map<String, TypeRef> bindings,
      Set<String> signatures,
      List<Candidate> found,
      boolean own) {
    for (MethodShape method : shape.methods()) {
      if (!method.name().equals(name) || (!own && method.isConstructor())) {
        continue;
      }
      if (!own && method.isStatic() && shape.isInterface()) {
        continue;
      }
      if (signatures.add(erasedSignature(method, bindings))) {
        found.add(new Candidate(shape, method, bindings));
      }
    }
  }

  /**
   * Two methods override each other when their parameters are the same after erasure, seen from the
   * subtype.
   */
  private static String erasedSignature(MethodShape method, Map<String, TypeRef> bindings) {
    StringBuilder text = new StringBuilder();
    Map<String, TypeRef> visible = bindings;
    if (!method.typeParameters().isEmpty() && !bindings.isEmpty()) {
      visible = new HashMap<>(bindings);
      for (TypeShape.TypeParameter parameter : method.typeParameters()) {
        visible.remove(parameter.name());
      }
    }
    for (TypeRef parameter : method.parameters()) {
      TypeRef erased = erase(TypeOps.substitute(parameter, visible));
      text.append(erased instanceof ClassRef ref ? ref.name() : erased.simpleName()).append(',');
    }
    return text.toString();
  }

  /** The one abstract method of a functional interface (JLS 9.8), or null when the type is none. */
  @Nullable Candidate function(String type) {
    Optional<Candidate> known = functions.get(type);
    if (known == null) {
      known = Optional.ofNullable(findFunction(type));
      functions.put(type, known);
    }
    return known.orElse(null);
  }

  private @Nullable Candidate findFunction(String type) {
    TypeShape shape = find(type);
    if (shape == null || !shape.isInterface()) {
      return null;
    }
    Candidate found = null;
    for (String name : abstractNames(type)) {
      for (Candidate candidate : methods(type, name).candidates()) {
        if (!candidate.method().isAbstract() || isObjectMethod(candidate.method())) {
          continue;
        }
        if (found != null) {
          return null;
        }
        found = candidate;
      }
    }
    return found;
  }

  private Set<String> abstractNames(String type) {
    Set<String> names = new LinkedHashSet<>();
    for (String ancestor : ancestry(type).names()) {
      TypeShape shape = find(ancestor);
      if (shape != null && shape.isInterface()) {
        shape.methods().stream().filter(MethodShape::isAbstract).forEach(m -> names.add(m.name()));
      }
    }
    return names;
  }

  private boolean isObjectMethod(MethodShape method) {
    TypeShape object = find("java.lang.Object");
    return object != null
        && object.methods().stream().anyMatch(m -> m.signature().equals(method.signature()));
  }

  /** The field of that name of a type or its supertypes, or null. */
  @Nullable FieldFound field(ClassRef type, String name) {
    for (String ancestor : ancestry(type.name()).names()) {
      TypeShape shape = find(ancestor);
      if (shape == null) {
        continue;
      }
      for (TypeShape.FieldShape field : shape.fields()) {
        if (field.name().equals(name)) {
          ClassRef seen = field.isStatic() ? null : asSuper(type, ancestor);
          TypeRef fieldType =
              seen == null ? field.type() : TypeOps.substitute(field.type(), bindings(shape, seen));
          return new FieldFound(shape, field, TypeOps.upper(fieldType));
        }
      }
    }
    return null;
  }

  /** A field as a member of some type. */
  record FieldFound(TypeShape owner, TypeShape.FieldShape field, TypeRef type) {}

  /** The binary name of a member type of that simple name, inherited ones included, or null. */
  @Nullable String memberType(String type, String name) {
    for (String ancestor : ancestry(type).names()) {
      TypeShape shape = find(ancestor);
      if (shape != null && shape.members().contains(name)) {
        return ancestor + "$" + name;
      }
    }
    return null;
  }
}
