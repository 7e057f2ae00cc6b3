package io.github.threadwright.workload;

import io.github.threadwright.facts.DataLines;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Annotation;
import io.github.threadwright.source.Import;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.SourceFile;
import io.github.threadwright.source.names.Hierarchy;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which methods frameworks call, and which they run in a transaction: the lines of {@code
 * frameworks.txt}.
 */
final class Frameworks {
  private static final String RESOURCE = "frameworks.txt";

  private final Hierarchy hierarchy;
  private final Map<String, Set<String>> handlerTypes = new HashMap<>();
  private final Map<String, Set<String>> handlerAnnotations = new HashMap<>();
  private final Map<String, Set<String>> transactions = new HashMap<>();

  Frameworks(Hierarchy hierarchy) {
    this.hierarchy = hierarchy;
    DataLines.of(Frameworks.class, RESOURCE).forEach(this::add);
  }

  private void add(String line) {
    String[] words = line.split("\\s+", 2);
    if (words[0].equals("transaction")) {
      add(transactions, words[1].substring(1));
    } else if (words[1].startsWith("@")) {
      add(handlerAnnotations, words[1].substring(1));
    } else {
      int hash = words[1].indexOf('#');
      for (String method : words[1].substring(hash + 1).split(",")) {
        handlerTypes.computeIfAbsent(method, m -> new HashSet<>()).add(words[1].substring(0, hash));
      }
    }
  }

  private static void add(Map<String, Set<String>> bySimpleName, String name) {
    bySimpleName
        .computeIfAbsent(name.substring(name.lastIndexOf('.') + 1), simple -> new HashSet<>())
        .add(name);
  }

  /** Whether a framework calls that method to serve a request. */
  boolean isHandler(CodePlace place) {
    MethodDecl method = place.method();
    if (method == null) {
      return false;
    }
    if (hasOneOf(method.annotations(), handlerAnnotations, place.file().source())) {
      return true;
    }
    return handlerTypes.getOrDefault(method.name(), Set.of()).stream()
        .anyMatch(type -> hierarchy.isSubtype(place.type().binaryName(), type));
  }

  boolean isInTransaction(CodePlace place) {
    SourceFile source = place.file().source();
    return (place.method() != null && hasOneOf(place.method().annotations(), transactions, source))
        || hasOneOf(place.type().annotations(), transactions, source);
  }

  private static boolean hasOneOf(
      List<Annotation> annotations, Map<String, Set<String>> bySimpleName, SourceFile source) {
    for (Annotation annotation : annotations) {
      for (String name : bySimpleName.getOrDefault(annotation.simpleName(), Set.of())) {
        if (name.equals(annotation.name()) || isImported(name, source)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isImported(String name, SourceFile source) {
    String packageName = name.substring(0, name.lastIndexOf('.'));
    for (Import imported : source.imports()) {
      if (!imported.isStatic()
          && imported.name().equals(imported.onDemand() ? packageName : name)) {
        return true;
      }
    }
    return false;
  }
}
