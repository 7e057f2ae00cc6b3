package io.github.threadwright.rules;

import io.github.threadwright.facts.Fact.SettingsConflict;
import java.util.List;

/** The vocabulary about settings of an executor that do not go together. */
final class SettingsVocabulary {
  private SettingsVocabulary() {}

  static List<Word<SettingsConflict>> words() {
    return List.of(
        new Word<>(
            "settings contradict each other",
            "one of them keeps another one from having an effect, or the executor refuses them",
            (settings, arguments, scene) -> Verdict.of(true, settings)),
        new Word<>(
            "conflict is {conflicts}",
            "that is how they contradict each other",
            (settings, arguments, scene) ->
                Verdict.of(arguments.get(Slot.CONFLICTS).contains(settings.kind()))),
        new Word<>(
            "sizes are not constant",
            "the code computes them or is given them, so that they may be meant to be equal",
            (settings, arguments, scene) -> Verdict.of(!settings.constant())));
  }

  static List<Term<SettingsConflict>> terms() {
    return List.of(
        new Term<>(
            "conflict", "what does not go together", (settings, scene) -> settings.because()));
  }
}
