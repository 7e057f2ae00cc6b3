package io.github.threadwright.source.names;

import io.github.threadwright.source.Body;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.SourceFile;
import io.github.threadwright.source.TypeDecl;
import io.github.threadwright.source.TypeName;
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
 * The types that the scanned files declare. Outlines are made when asked for, in two steps so that
 * a name in a type can be looked up while that type's outline is being made: headers (supertypes,
 * member types), then members.
 */
final class ProjectTypes implements TypeSource {
  private final Map<String, Declared> declared = new HashMap<>();

  /** First parts of package names that code may spell out without importing from them. */
  private static final Set<String> WELL_KNOWN_PREFIXES =
      Set.of("java", "javax", "jakarta", "jdk", "sun", "org", "com", "net", "io");

  private final Set<String> packages = new HashSet<>();
  private final Set<String> prefixes = new HashSet<>();
  private final List<SourceFile> hidden = new ArrayList<>();
  private final Map<SourceFile, List<Declared>> byFile = new java.util.IdentityHashMap<>();
  private final List<TypeSource> others;
  private final Map<String, Header> headers = new ConcurrentHashMap<>();
  private final Map<String, TypeShape> shapes = new ConcurrentHashMap<>();
  private final MemberCache<Optional<String>> memberTypes = new MemberCache<>();
  private final Map<String, String> binaryNames = new ConcurrentHashMap<>();
  private final ThreadLocal<Set<String>> inProgress = ThreadLocal.withInitial(HashSet::new);

  /** A type of the project with the scope of its body. */
  record Declared(TypeDecl type, Scope scope) {}

  /** What is needed to find inherited member types. */
  private record Header(List<ClassRef> parents, List<String> members, boolean complete) {}

  /**
   * @param files in order of their paths: of two types of one name the first counts
   * @param others where types that are not the project's are looked up
   */
  ProjectTypes(List<SourceFile> files, List<TypeSource> others) {
    this.others = List.copyOf(others);
    for (SourceFile file : files) {
      packages.add(file.packageName());
      prefixes.add(file.packageName().split("\\.", 2)[0]);
      declare(file);
    }
  }

  private void declare(SourceFile file) {
    FileScope fileScope = new FileScope(file, this);
    List<Declared> found = new ArrayList<>();
    Deque<Declared> open = new ArrayDeque<>();
    for (TypeDecl type : file.types()) {
      open.add(new Declared(type, new Scope(fileScope, null, type, type.typeParameters())));
    }
    while (!open.isEmpty()) {
      Declared at = open.poll();
      found.add(at);
      if (declared.putIfAbsent(at.type().binaryName(), at) != null) {
        hidden.add(file);
      }
      for (TypeDecl member : at.type().members()) {
        open.add(within(at.scope(), member));
      }
      inBodies(at, open);
      if (Lombok.isUsedIn(file)) {
        Lombok.builderNames(at.type()).forEach(name -> declared.putIfAbsent(name, at));
      }
    }
    byFile.put(file, found);
  }

  private static Declared within(Scope outer, TypeDecl type) {
    return new Declared(type, new Scope(outer.file(), outer, type, type.typeParameters()));
  }

  private static void inBodies(Declared at, Deque<Declared> open) {
    TypeDecl type = at.type();
    type.fields().forEach(field -> inBody(field.init(), at.scope(), open));
    type.initializers().forEach(block -> inBody(block.body(), at.scope(), open));
    for (MethodDecl method : type.methods()) {
      inBody(method.body(), methodScope(at.scope(), method), open);
    }
  }

  static Scope methodScope(Scope type, MethodDecl method) {
    return method.typeParameters().isEmpty()
        ? type
        : new Scope(type.file(), type, null, method.typeParameters());
  }

  private static void inBody(@Nullable Body body, Scope scope, Deque<Declared> open) {
    if (body == null) {
      return;
    }
    for (int id = 0; id < body.size(); id++) {
      Node node = body.node(id);
      if (node instanceof Node.New created && created.body() != null) {
        open.add(within(scope, created.body()));
      } else if (node instanceof Node.LocalType local) {
        scope.file().addLocalType(local.type());
        open.add(within(scope, local.type()));
      }
    }
  }

  /** Files that declare a type which an earlier file declares too. */
  List<SourceFile> hiddenFiles() {
    return hidden;
  }

  List<Declared> typesOf(SourceFile file) {
    return byFile.getOrDefault(file, List.of());
  }

  @Override
  public @Nullable TypeShape find(String binaryName) {
    Declared type = declared.get(binaryName);
    if (type == null) {
      return null;
    }
    TypeShape shape = shapes.get(binaryName);
    if (shape == null) {
      shape =
          type.type().binaryName().equals(binaryName)
              ? ShapeBuilder.build(type, superclass(type), interfaces(type))
              : Lombok.builder(type, binaryName);
      shapes.put(binaryName, shape);
    }
    return shape;
  }

  @Override
  public boolean hasPackage(String packageName) {
    if (packages.contains(packageName)) {
      return true;
    }
    for (TypeSource other : others) {
      if (other.hasPackage(packageName)) {
        return true;
      }
    }
    return false;
  }

  /** Whether some known package's name starts with that first part. */
  boolean hasPackagePrefix(String part) {
    return prefixes.contains(part) || WELL_KNOWN_PREFIXES.contains(part);
  }

  boolean knows(String binaryName) {
    return declared.containsKey(binaryName) || elsewhere(binaryName) != null;
  }

  private @Nullable TypeShape elsewhere(String binaryName) {
    for (TypeSource other : others) {
      TypeShape shape = other.find(binaryName);
      if (shape != null) {
        return shape;
      }
    }
    return null;
  }

  /**
   * Packages that a module exports are not known yet: {@code import module} brings those of {@code
   * java.base}.
   */
  List<String> packagesOf(String module) {
    return module.equals("java.base")
        ? List.of(
            "java.util",
            "java.util.function",
            "java.util.stream",
            "java.util.concurrent",
            "java.io",
            "java.nio.file",
            "java.time",
            "java.net",
            "java.math",
            "java.text",
            "java.util.concurrent.atomic",
            "java.util.concurrent.locks")
        : List.of();
  }

  /**
   * The binary name of a qualified name: {@code java.util.Map.Entry} is {@code
   * java.util.Map$Entry}.
   */
  String binaryNameOf(String qualified) {
    return binaryNames.computeIfAbsent(qualified, this::findBinaryName);
  }

  private String findBinaryName(String qualified) {
    String name = qualified;
    while (true) {
      if (knows(name)) {
        return name;
      }
      int dot = name.lastIndexOf('.');
      if (dot < 0) {
        return byConvention(qualified);
      }
      name = name.substring(0, dot) + "$" + name.substring(dot + 1);
    }
  }

  /**
   * Of a type that is not here: the part from the first capital on is the type, as naming
   * conventions have it.
   */
  private static String byConvention(String qualified) {
    StringBuilder name = new StringBuilder();
    boolean inType = false;
    for (String part : qualified.split("\\.")) {
      name.append(name.isEmpty() ? "" : inType ? "$" : ".").append(part);
      inType |= !part.isEmpty() && Character.isUpperCase(part.charAt(0));
    }
    return name.toString();
  }

  /** The binary name of a member type of that simple name, inherited ones included, or null. */
  @Nullable String memberType(String type, String name) {
    Optional<String> known = memberTypes.get(type, name);
    if (known == null) {
      known = Optional.ofNullable(findMemberType(type, name));
      if (inProgress.get().isEmpty()) {
        memberTypes.put(type, name, known);
      }
    }
    return known.orElse(null);
  }

  private @Nullable String findMemberType(String type, String name) {
    Deque<String> open = new ArrayDeque<>(List.of(type));
    Set<String> seen = new LinkedHashSet<>();
    while (!open.isEmpty()) {
      String at = open.poll();
      Header header = seen.add(at) ? header(at) : null;
      if (header == null) {
        continue;
      }
      if (header.members().contains(name)) {
        return at + "$" + name;
      }
      header.parents().forEach(parent -> open.add(parent.name()));
    }
    return null;
  }

  /** Whether all supertypes of a type are known. */
  boolean headersKnown(String type) {
    Deque<String> open = new ArrayDeque<>(List.of(type));
    Set<String> seen = new HashSet<>();
    while (!open.isEmpty()) {
      String at = open.poll();
      if (!seen.add(at)) {
        continue;
      }
      Header header = header(at);
      if (header == null || !header.complete()) {
        return false;
      }
      header.parents().forEach(parent -> open.add(parent.name()));
    }
    return true;
  }

  private @Nullable Header header(String type) {
    Header known = headers.get(type);
    if (known != null) {
      return known;
    }
    Declared own = declared.get(type);
    if (own == null || !own.type().binaryName().equals(type)) {
      TypeShape shape = own == null ? elsewhere(type) : null;
      return shape == null ? null : new Header(TypeIndex.parents(shape), shape.members(), true);
    }
    if (!inProgress.get().add(type)) {
      return new Header(List.of(), ShapeBuilder.memberNames(own.type()), true);
    }
    try {
      Header made = makeHeader(own);
      if (inProgress.get().size() == 1) {
        headers.put(type, made);
      }
      return made;
    } finally {
      inProgress.get().remove(type);
    }
  }

  private Header makeHeader(Declared own) {
    List<ClassRef> parents = new ArrayList<>();
    boolean complete = true;
    List<TypeName> written = new ArrayList<>(own.type().interfaces());
    if (own.type().superclass() != null) {
      written.add(0, own.type().superclass());
    }
    for (TypeName name : written) {
      TypeRef parent = headerScope(own).resolve(name);
      if (parent instanceof ClassRef ref) {
        parents.add(ref);
      } else {
        complete = false;
      }
    }
    return new Header(parents, ShapeBuilder.memberNames(own.type()), complete);
  }

  /**
   * The header of a type is read outside its body: its own members are not in scope there, its
   * parameters are.
   */
  private static Scope headerScope(Declared own) {
    return new Scope(own.scope().file(), own.scope().outer(), null, own.type().typeParameters());
  }

  private @Nullable ClassRef superclass(Declared own) {
    TypeDecl type = own.type();
    switch (type.kind()) {
      case INTERFACE, ANNOTATION:
        return null;
      case ENUM:
        return new ClassRef("java.lang.Enum", List.of(ClassRef.of(type.binaryName())));
      case RECORD:
        return ClassRef.of("java.lang.Record");
      default:
        break;
    }
    if (type.superclass() == null) {
      return TypeOps.OBJECT;
    }
    TypeRef written = headerScope(own).resolve(type.superclass());
    if (!(written instanceof ClassRef ref)) {
      return ClassRef.of("?." + type.superclass().name());
    }
    if (type.nesting() == TypeDecl.Nesting.ANONYMOUS && isInterface(ref)) {
      return TypeOps.OBJECT;
    }
    return ref;
  }

  private boolean isInterface(ClassRef ref) {
    Declared own = declared.get(ref.name());
    if (own != null) {
      return own.type().kind() == TypeShape.Kind.INTERFACE
          || own.type().kind() == TypeShape.Kind.ANNOTATION;
    }
    TypeShape shape = elsewhere(ref.name());
    return shape != null && shape.isInterface();
  }

  private List<ClassRef> interfaces(Declared own) {
    List<ClassRef> found = new ArrayList<>();
    TypeDecl type = own.type();
    for (TypeName name : type.interfaces()) {
      found.add(
          headerScope(own).resolve(name) instanceof ClassRef ref
              ? ref
              : ClassRef.of("?." + name.name()));
    }
    if (type.nesting() == TypeDecl.Nesting.ANONYMOUS
        && type.superclass() != null
        && headerScope(own).resolve(type.superclass()) instanceof ClassRef ref
        && isInterface(ref)) {
      found.add(ref);
    }
    if (type.kind() == TypeShape.Kind.ANNOTATION) {
      found.add(ClassRef.of("java.lang.annotation.Annotation"));
    }
    return found;
  }
}
