package io.github.threadwright.rules;

import io.github.threadwright.source.types.TypeShape;
import java.util.List;

/** The vocabulary about methods as the file declares them. */
final class MethodVocabulary {
  private MethodVocabulary() {}

  static List<Word<DeclaredMethod>> words() {
    return List.of(
        new Word<>(
            "method overrides a synchronized one",
            "the nearest superclass that declares it does so with `synchronized`",
            (method, arguments, scene) ->
                Verdict.of(Overrides.ofSynchronized(method, scene) != null)),
        new Word<>(
            "method takes a lock",
            "it is synchronized, or takes a lock somewhere in its code",
            (method, arguments, scene) -> Verdict.of(Overrides.locks(method, scene))),
        new Word<>(
            "method uses fields that may change",
            "it reads or writes a field that is neither final nor volatile, without a lock",
            (method, arguments, scene) ->
                Verdict.shownBy(Overrides.touched(method, scene).limit(3))),
        new Word<>(
            "method only reads references",
            "it writes none of these fields and reads no primitive one, so that the objects behind"
                + " them may take care of themselves",
            (method, arguments, scene) ->
                Verdict.of(!Overrides.changesOrReadsPrimitive(method, scene))),
        new Word<>(
            "method only passes calls on",
            "it does no more with these fields than to call the objects they refer to, of which"
                + " none is known to need a lock",
            (method, arguments, scene) -> Verdict.of(Overrides.passesOn(method, scene))),
        new Word<>(
            "nothing shows a lock for these fields",
            "no other method of the file uses one of them under a lock",
            (method, arguments, scene) -> Verdict.of(!Overrides.isGuardedElsewhere(method, scene))),
        new Word<>(
            "overridden method is the JDK's",
            "so that what its lock is for is not visible here",
            (method, arguments, scene) -> Verdict.of(Overrides.isOfJdk(method, scene))));
  }

  static List<Term<DeclaredMethod>> terms() {
    return List.of(
        new Term<>("method", "the method's name", (method, scene) -> method.method().name()),
        new Term<>(
            "superclass",
            "the class whose method is overridden",
            (method, scene) -> {
              TypeShape type = Overrides.ofSynchronized(method, scene);
              return type == null ? "the superclass" : simpleName(type.name());
            }));
  }

  private static String simpleName(String name) {
    return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
  }
}
