package io.github.threadwright.source.names;

import io.github.threadwright.source.Import;
import io.github.threadwright.source.SourceFile;
import io.github.threadwright.source.TypeDecl;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What simple type names mean in a whole file: its own types, imports, package and {@code
 * java.lang} (JLS 6.4.1, 7.5). A name that is imported one by one is known by name even when its
 * type is declared in code that is not here.
 */
final class FileScope {
  private final SourceFile file;
  private final ProjectTypes project;
  private final Map<String, String> single = new HashMap<>();
  private final List<String> onDemand = new ArrayList<>();
  private final List<String> staticOnDemand = new ArrayList<>();
  private final Map<String, List<String>> staticSingle = new HashMap<>();
  private final Map<String, List<TypeDecl>> localTypes = new HashMap<>();
  private final Map<String, Optional<String>> known = new ConcurrentHashMap<>();

  FileScope(SourceFile file, ProjectTypes project) {
    this.file = file;
    this.project = project;
    for (Import imported : file.imports()) {
      add(imported);
    }
  }

  private void add(Import imported) {
    if (imported.isModule()) {
      onDemand.addAll(project.packagesOf(imported.name()));
    } else if (imported.isStatic() && imported.onDemand()) {
      staticOnDemand.add(imported.name());
    } else if (imported.isStatic()) {
      int dot = imported.name().lastIndexOf('.');
      staticSingle
          .computeIfAbsent(imported.simpleName(), n -> new ArrayList<>())
          .add(imported.name().substring(0, Math.max(dot, 0)));
    } else if (imported.onDemand()) {
      onDemand.add(imported.name());
    } else {
      single.put(imported.simpleName(), imported.name());
    }
  }

  void addLocalType(TypeDecl type) {
    localTypes.computeIfAbsent(type.name(), n -> new ArrayList<>()).add(type);
  }

  SourceFile file() {
    return file;
  }

  ProjectTypes project() {
    return project;
  }

  /** The local class of that name declared within a method of {@code outer}, or null. */
  @Nullable TypeDecl localType(String name, String outer) {
    TypeDecl found = null;
    for (TypeDecl type : localTypes.getOrDefault(name, List.of())) {
      if (outer.equals(type.outer())) {
        found = type;
      }
    }
    return found;
  }

  boolean imports(String prefix) {
    return file.imports().stream().anyMatch(i -> i.name().startsWith(prefix));
  }

  /**
   * The types that a static import names for the member {@code name}: by single imports, then on
   * demand.
   */
  List<String> staticImports(String name) {
    List<String> types = new ArrayList<>();
    for (String type : staticSingle.getOrDefault(name, List.of())) {
      types.add(project.binaryNameOf(type));
    }
    return types;
  }

  List<String> staticImportsOnDemand() {
    return staticOnDemand.stream().map(project::binaryNameOf).toList();
  }

  /**
   * The binary name that a simple type name has at the top of the file, or null. {@code null} also
   * stands for a name that some import on demand of an unknown package may bring.
   */
  @Nullable String topType(String name) {
    Optional<String> answer = known.get(name);
    if (answer == null) {
      answer = Optional.ofNullable(find(name));
      known.put(name, answer);
    }
    return answer.orElse(null);
  }

  private @Nullable String find(String name) {
    for (TypeDecl type : file.types()) {
      if (type.name().equals(name)) {
        return type.binaryName();
      }
    }
    String imported = single.get(name);
    if (imported != null) {
      return project.binaryNameOf(imported);
    }
    String same = file.packageName().isEmpty() ? name : file.packageName() + "." + name;
    if (project.knows(same)) {
      return same;
    }
    for (String prefix : onDemand) {
      String found = member(prefix, name);
      if (found != null) {
        return found;
      }
    }
    for (String type : staticSingle.getOrDefault(name, List.of())) {
      String nested = project.memberType(project.binaryNameOf(type), name);
      if (nested != null) {
        return nested;
      }
    }
    for (String type : staticOnDemand) {
      String nested = project.memberType(project.binaryNameOf(type), name);
      if (nested != null) {
        return nested;
      }
    }
    String lang = "java.lang." + name;
    return project.knows(lang) ? lang : null;
  }

  private @Nullable String member(String prefix, String name) {
    String inPackage = prefix + "." + name;
    if (project.knows(inPackage)) {
      return inPackage;
    }
    String type = project.binaryNameOf(prefix);
    return project.knows(type) ? project.memberType(type, name) : null;
  }

  /** Whether every import on demand names a package or type that is known. */
  boolean importsAreKnown() {
    for (String prefix : onDemand) {
      if (!project.hasPackage(prefix) && !project.knows(project.binaryNameOf(prefix))) {
        return false;
      }
    }
    return true;
  }
}
