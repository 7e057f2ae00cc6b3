package io.github.threadwright.program;

import io.github.threadwright.source.Annotation;
import io.github.threadwright.source.TypeName;
import io.github.threadwright.source.names.Hierarchy;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeShape;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The classes of the project above and below each other. Superclasses that form a circle end where
 * it closes. Safe for use by many threads.
 */
final class ClassTable {
  private static final String OBJECT = "java.lang.Object";

  private final Hierarchy hierarchy;
  private final List<ProjectClass> classes;
  private final Map<String, List<ProjectClass>> byName = new HashMap<>();
  private final Map<String, Set<String>> libraryAncestors = new HashMap<>();
  private final @Nullable ProjectClass[] superclasses;
  private final @Nullable String[] librarySuperclasses;
  private final List<List<ProjectClass>> interfaces = new ArrayList<>();
  private final List<List<ProjectClass>> subtypes = new ArrayList<>();
  private final Map<String, List<ProjectClass>> belowLibrary = new HashMap<>();
  private final BitSet created = new BitSet();

  /**
   * @param classes by id
   * @param created binary names of classes that objects are seen to be made of
   */
  ClassTable(List<ProjectClass> classes, Hierarchy hierarchy, Set<String> created) {
    this.classes = List.copyOf(classes);
    this.hierarchy = hierarchy;
    this.superclasses = new ProjectClass[classes.size()];
    this.librarySuperclasses = new String[classes.size()];
    for (ProjectClass type : classes) {
      byName.computeIfAbsent(type.name(), name -> new ArrayList<>(1)).add(type);
      interfaces.add(new ArrayList<>(0));
      subtypes.add(new ArrayList<>(0));
    }
    for (ProjectClass type : classes) {
      link(type);
      if (type.isConcrete() && (created.contains(type.name()) || isMadeByOthers(type))) {
        this.created.set(type.id());
      }
    }
  }

  /** An annotation that is not the language's own may be there for a framework that makes it. */
  private boolean isMadeByOthers(ProjectClass type) {
    for (Annotation annotation : type.type().annotations()) {
      if (hierarchy.find("java.lang." + annotation.simpleName()) == null) {
        return true;
      }
    }
    return false;
  }

  private void link(ProjectClass type) {
    TypeShape shape = hierarchy.find(type.name());
    if (shape == null) {
      return;
    }
    boolean doubtful = byName.getOrDefault(type.name(), List.of()).size() > 1;
    if (shape.superclass() != null && !(doubtful && !isWritten(shape.superclass(), type))) {
      linkSuperclass(type, shape.superclass().name());
    }
    for (TypeRef.ClassRef parent : shape.interfaces()) {
      if (!(doubtful && !isWritten(parent, type))) {
        ProjectClass known = find(parent.name(), type.file());
        if (known == null) {
          belowLibrary(type, parent.name());
        } else {
          interfaces.get(type.id()).add(known);
          subtypes.get(known.id()).add(type);
        }
      }
    }
  }

  /** The outline of a name is that of the first type of this name, which may have other parents. */
  private static boolean isWritten(TypeRef.ClassRef parent, ProjectClass type) {
    TypeName superclass = type.type().superclass();
    if (superclass != null && superclass.simpleName().equals(parent.simpleName())) {
      return true;
    }
    for (TypeName written : type.type().interfaces()) {
      if (written.simpleName().equals(parent.simpleName())) {
        return true;
      }
    }
    return false;
  }

  private void linkSuperclass(ProjectClass type, String parent) {
    ProjectClass known = find(parent, type.file());
    if (known == null) {
      librarySuperclasses[type.id()] = parent;
      belowLibrary(type, parent);
      return;
    }
    for (ProjectClass at = known; at != null; at = superclasses[at.id()]) {
      if (at == type) {
        return;
      }
    }
    superclasses[type.id()] = known;
    subtypes.get(known.id()).add(type);
  }

  private void belowLibrary(ProjectClass type, String parent) {
    if (parent.equals(OBJECT)) {
      return;
    }
    for (String ancestor : libraryAncestors.computeIfAbsent(parent, this::ancestorsOf)) {
      belowLibrary.computeIfAbsent(ancestor, name -> new ArrayList<>(2)).add(type);
    }
  }

  // ---- questions

  Hierarchy hierarchy() {
    return hierarchy;
  }

  /**
   * The type of that name as seen from a file: of several its own module's counts, else the first.
   */
  @Nullable ProjectClass find(String name, ProgramFile from) {
    List<ProjectClass> found = byName.get(name);
    if (found == null) {
      return null;
    }
    if (found.size() > 1) {
      for (ProjectClass type : found) {
        if (type.file() == from) {
          return type;
        }
      }
      for (ProjectClass type : found) {
        if (type.file().module().equals(from.module())) {
          return type;
        }
      }
    }
    return found.get(0);
  }

  @Nullable ProjectClass superclass(ProjectClass type) {
    return superclasses[type.id()];
  }

  /** The direct superclass when it is not the project's, else null. */
  @Nullable String librarySuperclass(ProjectClass type) {
    return librarySuperclasses[type.id()];
  }

  /** All interfaces of the project that a type has, nearest first. */
  Set<ProjectClass> allInterfaces(ProjectClass type) {
    Set<ProjectClass> found = new LinkedHashSet<>();
    for (ProjectClass at = type; at != null; at = superclasses[at.id()]) {
      found.addAll(interfaces.get(at.id()));
    }
    List<ProjectClass> open = new ArrayList<>(found);
    for (int i = 0; i < open.size(); i++) {
      for (ProjectClass parent : interfaces.get(open.get(i).id())) {
        if (found.add(parent)) {
          open.add(parent);
        }
      }
    }
    return found;
  }

  /** The names of a type and of all known supertypes, in the project and outside. */
  Set<String> ancestorsOf(String name) {
    Set<String> found = new LinkedHashSet<>();
    List<String> open = new ArrayList<>(List.of(name));
    for (int i = 0; i < open.size(); i++) {
      TypeShape shape = found.add(open.get(i)) ? hierarchy.find(open.get(i)) : null;
      if (shape == null) {
        continue;
      }
      if (shape.superclass() != null && !shape.superclass().name().equals(OBJECT)) {
        open.add(shape.superclass().name());
      }
      shape.interfaces().forEach(parent -> open.add(parent.name()));
    }
    return found;
  }

  /**
   * The classes that objects of a static type can be of.
   *
   * @param project the type when it is the project's
   * @param name of it
   */
  List<ProjectClass> concreteBelow(@Nullable ProjectClass project, String name) {
    List<ProjectClass> open = new ArrayList<>();
    if (project != null) {
      open.add(project);
    } else if (name.equals(OBJECT)) {
      open.addAll(classes);
    } else {
      open.addAll(belowLibrary.getOrDefault(name, List.of()));
    }
    BitSet found = new BitSet();
    open.forEach(type -> found.set(type.id()));
    for (int i = 0; i < open.size(); i++) {
      for (ProjectClass below : subtypes.get(open.get(i).id())) {
        if (!found.get(below.id())) {
          found.set(below.id());
          open.add(below);
        }
      }
    }
    return found.stream().mapToObj(classes::get).filter(ProjectClass::isConcrete).toList();
  }

  /** Whether the project is seen to make objects of that class, or a framework may. */
  boolean isCreated(ProjectClass type) {
    return created.get(type.id());
  }
}
