package io.github.threadwright.linked.library;

import io.github.threadwright.knowledge.Api;
import io.github.threadwright.knowledge.Catalogue;
import io.github.threadwright.knowledge.Effect;
import io.github.threadwright.source.bytecode.LibraryCode;
import io.github.threadwright.source.bytecode.MethodCode.Named;
import io.github.threadwright.source.names.Hierarchy;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.MethodShape;
import io.github.threadwright.source.types.TypeShape;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What is known of a method that a class file names, before any code of it is looked at. */
final class CallKnowledge {
  private static final String THROWABLE = "java.lang.Throwable";

  /** Every class has them, and any class may be meant: to follow them leads everywhere. */
  private static final Set<String> OF_EVERY_OBJECT =
      Set.of(
          "toString()Ljava/lang/String;",
          "hashCode()I",
          "equals(Ljava/lang/Object;)Z",
          "getClass()Ljava/lang/Class;",
          "clone()Ljava/lang/Object;",
          "finalize()V");

  /** A class is loaded once, whoever is first to need it. */
  private static final Set<String> LOADERS =
      Set.of(
          "java.lang.Class",
          "java.lang.ClassLoader",
          "java.lang.Module",
          "java.util.ServiceLoader",
          "java.util.ResourceBundle");

  private static final List<String> LOGGERS = List.of("Logger", "Log", "Logging");

  private static final Set<String> LEVELS =
      Set.of(
          "trace", "debug", "info", "warn", "warning", "error", "fatal", "log", "fine", "finer",
          "finest", "severe", "config");

  private final Catalogue catalogue;
  private final Hierarchy types;
  private final Map<Key, Known> known = new ConcurrentHashMap<>();

  private record Key(String owner, String name, String descriptor) {}

  /** How to go on with a call. */
  enum Sort {
    /** The catalogue says what there is to say. */
    CATALOGUED,
    /** It decides nothing, whatever it does. */
    SILENT,
    /** Code of the JDK without a line in the catalogue. */
    PLATFORM,
    /** Code of a library. */
    LIBRARY
  }

  /** What is known of a method. */
  record Known(Sort sort, List<Api> apis, Effect effect) {}

  CallKnowledge(Catalogue catalogue, Hierarchy types) {
    this.catalogue = catalogue;
    this.types = types;
  }

  /**
   * @param owner the class of the object that the method is called on, as far as it is known
   */
  Known of(Named method, String owner) {
    Key key = new Key(owner, method.name(), method.descriptor());
    Known found = known.get(key);
    if (found == null) {
      found = find(method, owner);
      known.put(key, found);
    }
    return found;
  }

  private Known find(Named method, String owner) {
    if (owner.equals("[]") || OF_EVERY_OBJECT.contains(method.name() + method.descriptor())) {
      return new Known(Sort.SILENT, List.of(), Effect.READS);
    }
    TypeShape type = types.find(owner);
    boolean isPlatform = isPlatform(owner, type);
    boolean isConstructor = method.name().equals(MethodShape.CONSTRUCTOR);
    if (isConstructor && types.isSubtype(owner, THROWABLE)) {
      return new Known(Sort.SILENT, List.of(), Effect.PURE);
    }
    if (LOADERS.contains(owner)) {
      return new Known(Sort.SILENT, List.of(), Effect.READS);
    }
    Target.Method target = target(method, owner, type);
    List<Api> apis = catalogue.names(method.name()) ? catalogue.match(target, types) : List.of();
    Effect effect = catalogue.effects().of(target, types);
    if (!apis.isEmpty()) {
      return new Known(Sort.CATALOGUED, apis, effect);
    }
    if (effect == Effect.PRINTS || logs(method.name(), owner)) {
      return new Known(Sort.SILENT, List.of(), Effect.PRINTS);
    }
    return new Known(isPlatform ? Sort.PLATFORM : Sort.LIBRARY, List.of(), effect);
  }

  private static Target.Method target(Named method, String owner, @Nullable TypeShape type) {
    MethodShape shape = LibraryCode.shape(method);
    TypeShape declaring = type == null ? nameOnly(owner) : type;
    return new Target.Method(declaring, shape, owner, shape.returns());
  }

  private static TypeShape nameOnly(String name) {
    return new TypeShape(
        name,
        TypeShape.Kind.CLASS,
        0,
        List.of(),
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        TypeShape.Origin.CLASS_PATH);
  }

  /** The JDK's own packages are known by name where its API does not show them. */
  private static boolean isPlatform(String owner, @Nullable TypeShape type) {
    return type == null
        ? owner.startsWith("java.") || owner.startsWith("sun.") || owner.startsWith("jdk.")
        : type.origin() == TypeShape.Origin.JDK;
  }

  boolean isPlatform(String owner) {
    return owner.equals("[]") || isPlatform(owner, types.find(owner));
  }

  /** Whether that type of the JDK has or inherits a method of that name. */
  boolean platformHas(String type, String method) {
    Deque<String> open = new ArrayDeque<>(List.of(type));
    while (!open.isEmpty()) {
      TypeShape shape = types.find(open.remove());
      if (shape == null) {
        continue;
      }
      if (shape.methods().stream().anyMatch(each -> each.name().equals(method))) {
        return true;
      }
      shape.interfaces().forEach(parent -> open.add(parent.name()));
      if (shape.superclass() != null) {
        open.add(shape.superclass().name());
      }
    }
    return false;
  }

  /** Every library has a logging interface of its own in front of the real one. */
  private static boolean logs(String method, String owner) {
    return LEVELS.contains(method) && LOGGERS.stream().anyMatch(owner::endsWith);
  }

  Catalogue catalogue() {
    return catalogue;
  }

  Hierarchy types() {
    return types;
  }
}
