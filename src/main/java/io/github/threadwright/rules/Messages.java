package io.github.threadwright.rules;

import io.github.threadwright.finding.Advice;

/** Puts values into the sentences of pages. */
final class Messages {
  private Messages() {}

  static <S> String fill(Template template, Subject<S> subject, S thing, Scene scene) {
    return template.fill(name -> value(name, subject, thing, scene));
  }

  static <S> String fill(
      Template template, Subject<S> subject, S thing, Scene scene, Advice advice) {
    return template.fill(
        name ->
            AdviceTerms.NAMES.contains(name)
                ? AdviceTerms.value(name, advice)
                : value(name, subject, thing, scene));
  }

  private static <S> String value(String name, Subject<S> subject, S thing, Scene scene) {
    return subject.vocabulary().terms().stream()
        .filter(term -> term.name().equals(name))
        .map(term -> term.value().of(thing, scene))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no term {" + name + "} for a " + subject.word()));
  }
}
