package io.github.threadwright.rules;

import io.github.threadwright.knowledge.ApiType;
import io.github.threadwright.source.types.TypeRef;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The vocabulary about fields as the file declares and uses them. */
final class FieldVocabulary {
  private static final Set<Sharing.Sign> THREADS =
      EnumSet.complementOf(EnumSet.of(Sharing.Sign.STATIC_INSTANCE));

  private FieldVocabulary() {}

  static List<Word<DeclaredField>> words() {
    return List.of(
        new Word<>(
            "field is static",
            "it belongs to the class",
            (field, arguments, scene) -> Verdict.of(field.field().isStatic())),
        new Word<>(
            "field is volatile",
            "it is declared so",
            (field, arguments, scene) -> Verdict.of(field.field().isVolatile())),
        new Word<>(
            "field is exposed",
            "it is public or protected, and so is its class",
            (field, arguments, scene) -> Verdict.of(DeclaredFields.isExposed(field, scene))),
        new Word<>(
            "field is protected",
            "code of other packages reaches it through subclasses only",
            (field, arguments, scene) ->
                Verdict.of(Modifier.isProtected(field.field().modifiers()))),
        new Word<>(
            "field belongs to an object",
            "it is not static",
            (field, arguments, scene) -> Verdict.of(!field.field().isStatic())),
        new Word<>(
            "class is a program",
            "it has a main method, so that its fields are as a rule settings made at the start",
            (field, arguments, scene) -> Verdict.of(DeclaredFields.isOfProgram(field))),
        new Word<>(
            "object is not thread-safe",
            "the catalogue says that even calls which look as if they only read change it; no"
                + " collection",
            (field, arguments, scene) -> Verdict.of(DeclaredFields.unsafe(field, scene) != null)),
        new Word<>(
            "object is used without a lock",
            "a method, neither a getter nor `clone()`, is called on it where no lock is held",
            (field, arguments, scene) ->
                Verdict.shownBy(DeclaredFields.unlockedCalls(field, scene))),
        new Word<>(
            "several threads can reach the object",
            "the field is static, or its class is one that threads share as the file shows",
            (field, arguments, scene) -> DeclaredFields.isWithinReach(field, scene)),
        new Word<>(
            "object is a factory",
            "its class is called so: most of them are safe in practice",
            (field, arguments, scene) ->
                Verdict.of(field.fieldType().simpleName().endsWith("Factory"))),
        new Word<>(
            "no sign of several threads is in the file",
            "it neither locks, nor has a volatile field or one made for threads, nor hands the code"
                + " that uses the field to another thread",
            (field, arguments, scene) -> Verdict.of(!showsThreads(field, scene))),
        new Word<>(
            "field or its content is changed after initialisation",
            "a method of the file assigns it, or adds to or stores into the collection or array"
                + " that it holds",
            (field, arguments, scene) ->
                Verdict.shownBy(
                    Stream.concat(
                        DeclaredFields.laterWrites(field, scene),
                        DeclaredFields.contentWrites(field, scene)))),
        new Word<>(
            "object is made for several threads",
            "its type is thread-safe or immutable, or it is wrapped so",
            (field, arguments, scene) -> Verdict.of(DeclaredFields.isMadeForThreads(field, scene))),
        new Word<>(
            "class is declared not thread-safe",
            "it, or a class around it, is annotated `@NotThreadSafe`",
            (field, arguments, scene) ->
                Verdict.of(Contracts.isNotThreadSafe(field.place(), scene))),
        new Word<>(
            "field holds a thread-local",
            "its type is `ThreadLocal` or a subclass",
            (field, arguments, scene) ->
                Verdict.of(field.isOf(DeclaredFields.THREAD_LOCAL, scene))),
        new Word<>(
            "field holds an inheritable thread-local",
            "its type, or that of its value, is `InheritableThreadLocal`",
            (field, arguments, scene) -> Verdict.of(isInheritable(field, scene))),
        new Word<>(
            "code that a pool runs reads it",
            "the file hands code to an executor, and that code uses the field",
            (field, arguments, scene) -> Verdict.shownBy(DeclaredFields.readsInPool(field, scene))),
        new Word<>(
            "class has few objects",
            "it is an enum, its constructors are private, or a static field of it holds an object"
                + " of it",
            (field, arguments, scene) -> Verdict.of(DeclaredFields.isOfFewObjects(field))),
        new Word<>(
            "the value comes from outside",
            "a constructor or method sets the field to one of its parameters",
            (field, arguments, scene) -> Verdict.of(DeclaredFields.isGiven(field, scene))),
        new Word<>(
            "no method of the file makes such objects",
            "objects of its class are made elsewhere, or by initialisers alone",
            (field, arguments, scene) -> Verdict.of(!DeclaredFields.isMadeByMethods(field, scene))),
        new Word<>(
            "declaration suppresses {names}",
            "`@SuppressWarnings` with one of these names stands on the field or a class around it",
            (field, arguments, scene) ->
                Verdict.of(
                    !Collections.disjoint(
                        Contracts.suppressed(field, scene), arguments.get(Slot.NAMES)))),
        new Word<>(
            "the file removes what it holds",
            "`remove()` is called on it somewhere",
            (field, arguments, scene) -> Verdict.of(DeclaredFields.isRemoved(field, scene))));
  }

  private static boolean showsThreads(DeclaredField field, Scene scene) {
    return DeclaredFields.uses(field, scene)
        .findFirst()
        .filter(use -> scene.sharing().shownBy(use, THREADS).isYes())
        .isPresent();
  }

  private static boolean isInheritable(DeclaredField field, Scene scene) {
    return field.isOf(DeclaredFields.INHERITABLE, scene)
        || (field.isOf(DeclaredFields.THREAD_LOCAL, scene)
            && scene
                .file()
                .index()
                .isSubtypeOf(DeclaredFields.typeOfValue(field), DeclaredFields.INHERITABLE));
  }

  static List<Term<DeclaredField>> terms() {
    return List.of(
        new Term<>("field", "the field's name", (field, scene) -> field.name()),
        new Term<>(
            "type", "simple name of its type", (field, scene) -> field.fieldType().simpleName()),
        new Term<>(
            "because",
            "why objects of the type are not thread-safe, a clause",
            (field, scene) -> because(DeclaredFields.unsafe(field, scene))),
        new Term<>(
            "instead",
            "what to use where several threads need one",
            (field, scene) -> instead(DeclaredFields.unsafe(field, scene))),
        new Term<>(
            "content",
            "`array` or `collection`, or the field itself where it is assigned",
            (field, scene) ->
                DeclaredFields.contentWrites(field, scene).findAny().isEmpty()
                    ? "field"
                    : field.fieldType() instanceof TypeRef.ArrayRef ? "array" : "collection"));
  }

  private static String because(@Nullable ApiType type) {
    return type == null || type.because() == null ? "is not thread-safe" : type.because();
  }

  private static String instead(@Nullable ApiType type) {
    return type == null || type.instead() == null ? "one per use" : type.instead();
  }
}
