package io.github.threadwright.rules;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.knowledge.ApiAnnotation;
import io.github.threadwright.knowledge.ApiType;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Annotation;
import io.github.threadwright.source.FieldDecl;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.TypeDecl;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** What the authors of code say of it themselves, by annotations. */
final class Contracts {
  private static final Set<String> SUPPRESSING = Set.of("SuppressWarnings", "SuppressFBWarnings");

  private Contracts() {}

  static boolean declaresLock(Fact access, Scene scene) {
    return known(annotations(access, scene, false), scene).anyMatch(ApiAnnotation::guarded);
  }

  static boolean isNotThreadSafe(Fact access, Scene scene) {
    return isNotThreadSafe(access.place(), scene);
  }

  /** Whether a type around that code is declared so. */
  static boolean isNotThreadSafe(CodePlace place, Scene scene) {
    Stream<Annotation> ofTypes = types(place, scene).flatMap(type -> type.annotations().stream());
    return known(ofTypes, scene).anyMatch(annotation -> annotation.safety() == ApiType.Safety.NO);
  }

  private static Stream<ApiAnnotation> known(Stream<Annotation> annotations, Scene scene) {
    return scene
        .catalogue()
        .annotations()
        .of(annotations.toList(), scene.file().file().source())
        .stream();
  }

  /** Whether the field is annotated as one that two threads may set to equal values. */
  static boolean maySetTwice(Fact access, Scene scene) {
    return known(ofField(access, scene).stream(), scene).anyMatch(ApiAnnotation::lazy);
  }

  /** The names that {@code @SuppressWarnings} lists around that code. */
  static Set<String> suppressed(Fact access, Scene scene) {
    return suppressed(annotations(access, scene, true));
  }

  /** The same for a declaration and the types around it. */
  static Set<String> suppressed(DeclaredField field, Scene scene) {
    return suppressed(
        Stream.concat(
            field.field().annotations().stream(),
            types(field.place(), scene).flatMap(type -> type.annotations().stream())));
  }

  private static Set<String> suppressed(Stream<Annotation> annotations) {
    Set<String> names = new HashSet<>();
    annotations
        .filter(annotation -> SUPPRESSING.contains(annotation.simpleName()))
        .forEach(annotation -> annotation.values().values().forEach(names::addAll));
    return names;
  }

  /**
   * Those of the declared variable that the access initialises, the field, the method, and, if
   * asked for, the types around.
   */
  private static Stream<Annotation> annotations(Fact access, Scene scene, boolean ofTypes) {
    CodePlace place = access.place();
    Node.Declare declare = place.body().enclosing(access.node(), Node.Declare.class);
    List<Annotation> ofLocal = declare == null ? List.of() : declare.local().annotations();
    List<Annotation> ofMethod = place.method() == null ? List.of() : place.method().annotations();
    Stream<Annotation> near =
        Stream.of(ofLocal, ofMethod, ofField(access, scene)).flatMap(List::stream);
    return ofTypes
        ? Stream.concat(near, types(place, scene).flatMap(type -> type.annotations().stream()))
        : near;
  }

  /** Those of the field's declaration, when it stands in the same file. */
  private static List<Annotation> ofField(Fact access, Scene scene) {
    String name = Accesses.field(access).shape().name();
    return scene.type(Accesses.field(access).owner().name()).stream()
        .flatMap(type -> type.fields().stream())
        .filter(field -> field.name().equals(name))
        .map(FieldDecl::annotations)
        .findFirst()
        .orElse(List.of());
  }

  /** The type that the code stands in, and those around it, the innermost first. */
  private static Stream<TypeDecl> types(CodePlace place, Scene scene) {
    return Stream.iterate(
        place.type(),
        Objects::nonNull,
        type -> type.outer() == null ? null : scene.type(type.outer()).orElse(null));
  }
}
