package io.github.threadwright.rules;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Annotation;
import io.github.threadwright.source.FieldDecl;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.TypeDecl;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the authors of code say of it themselves, by annotations and assertions. */
final class Contracts {
  private static final Set<String> LOCKED =
      Set.of("GuardedBy", "Holding", "LockHeld", "UnlockMethod");
  private static final Set<String> LOCK_QUERIES =
      Set.of("isHeldByCurrentThread", "holdsLock", "isWriteLockedByCurrentThread");
  private static final String NOT_THREAD_SAFE = "NotThreadSafe";

  private Contracts() {}

  static boolean declaresLock(Fact access) {
    return annotations(access, false)
            .anyMatch(annotation -> LOCKED.contains(annotation.simpleName()))
        || assertsLock(access);
  }

  /**
   * {@code assert lock.isHeldByCurrentThread();} in the same body, or the same as a precondition.
   */
  private static boolean assertsLock(Fact access) {
    return access
        .place()
        .body()
        .all()
        .anyMatch(node -> node instanceof Node.Call call && LOCK_QUERIES.contains(call.name()));
  }

  static boolean isNotThreadSafe(Fact access) {
    return types(access.place())
        .flatMap(type -> type.annotations().stream())
        .anyMatch(annotation -> annotation.simpleName().equals(NOT_THREAD_SAFE));
  }

  /** The names that {@code @SuppressWarnings} lists around that code. */
  static Set<String> suppressed(Fact access) {
    Set<String> names = new HashSet<>();
    annotations(access, true)
        .filter(annotation -> annotation.simpleName().equals("SuppressWarnings"))
        .forEach(annotation -> annotation.values().values().forEach(names::addAll));
    return names;
  }

  /**
   * Those of the declared variable that the access initialises, the field, the method, and, if
   * asked for, the types around.
   */
  private static Stream<Annotation> annotations(Fact access, boolean ofTypes) {
    CodePlace place = access.place();
    Node.Declare declare = place.body().enclosing(access.node(), Node.Declare.class);
    List<Annotation> ofLocal = declare == null ? List.of() : declare.local().annotations();
    List<Annotation> ofMethod = place.method() == null ? List.of() : place.method().annotations();
    Stream<Annotation> near = Stream.of(ofLocal, ofMethod, ofField(access)).flatMap(List::stream);
    return ofTypes
        ? Stream.concat(near, types(place).flatMap(type -> type.annotations().stream()))
        : near;
  }

  /** Those of the field's declaration, when it stands in the same file. */
  private static List<Annotation> ofField(Fact access) {
    String owner = Accesses.field(access).owner().name();
    String name = Accesses.field(access).shape().name();
    return access
        .place()
        .file()
        .source()
        .allTypes()
        .filter(type -> type.binaryName().equals(owner))
        .flatMap(type -> type.fields().stream())
        .filter(field -> field.name().equals(name))
        .map(FieldDecl::annotations)
        .findFirst()
        .orElse(List.of());
  }

  /** The type that the code stands in, and those around it. */
  private static Stream<TypeDecl> types(CodePlace place) {
    String inner = place.type().binaryName();
    return place
        .file()
        .source()
        .allTypes()
        .filter(
            type -> inner.equals(type.binaryName()) || inner.startsWith(type.binaryName() + "$"));
  }
}
