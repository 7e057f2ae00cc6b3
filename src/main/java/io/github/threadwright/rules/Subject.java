package io.github.threadwright.rules;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.linked.ContextUse;
import io.github.threadwright.linked.HeldWait;
import io.github.threadwright.linked.HeldWaits;
import io.github.threadwright.linked.SerialisedTask;
import io.github.threadwright.linked.SerialisedTasks;
import io.github.threadwright.linked.TaskWait;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Node;
import io.github.threadwright.workload.Site;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The kind of thing that all conditions of a page speak of.
 *
 * @param word as in a page's {@code subject:}
 * @param things those of this kind in a file, in order of the source
 */
record Subject<S>(
    String word,
    Vocabulary<S> vocabulary,
    Function<Scene, Stream<S>> things,
    Function<S, CodePlace> place,
    Function<S, Node> node) {

  static final Subject<Site> SITE =
      new Subject<>(
          "site",
          new Vocabulary<>(SiteVocabulary.words(), SiteVocabulary.terms()),
          scene -> scene.sites().stream(),
          Site::place,
          Site::node);

  static final Subject<Fact.ConditionWait> WAIT =
      ofFact(
          "wait",
          Fact.ConditionWait.class,
          new Vocabulary<>(WaitVocabulary.words(), WaitVocabulary.terms()));

  static final Subject<Fact.MonitorCall> SIGNAL =
      ofFact(
          "signal",
          Fact.MonitorCall.class,
          new Vocabulary<>(SignalVocabulary.words(), SignalVocabulary.terms()));

  static final Subject<Fact> ACCESS =
      new Subject<>(
          "access",
          new Vocabulary<>(AccessVocabulary.words(), AccessVocabulary.terms()),
          scene ->
              scene.file().facts().stream()
                  .filter(
                      fact ->
                          fact instanceof Fact.FieldAccess
                              || fact instanceof Fact.DoubleChecked
                              || fact instanceof Fact.LazilySet),
          Fact::place,
          Fact::node);

  static final Subject<Fact.LockUse> LOCK =
      ofFact(
          "lock",
          Fact.LockUse.class,
          new Vocabulary<>(LockVocabulary.words(), LockVocabulary.terms()));

  static final Subject<Fact.TaskHandedOver> TASK =
      ofFact(
          "task",
          Fact.TaskHandedOver.class,
          new Vocabulary<>(TaskVocabulary.words(), TaskVocabulary.terms()));

  static final Subject<TaskWait> JOIN =
      new Subject<>(
          "join",
          new Vocabulary<>(JoinVocabulary.words(), JoinVocabulary.terms()),
          Joins::of,
          TaskWait::place,
          TaskWait::node);

  static final Subject<Fact.PoolCreated> POOL =
      ofFact(
          "pool",
          Fact.PoolCreated.class,
          new Vocabulary<>(PoolVocabulary.words(), PoolVocabulary.terms()));

  static final Subject<Fact.SettingsConflict> SETTINGS =
      ofFact(
          "settings",
          Fact.SettingsConflict.class,
          new Vocabulary<>(SettingsVocabulary.words(), SettingsVocabulary.terms()));

  static final Subject<Fact.VoidRemedy> REMEDY =
      ofFact(
          "remedy",
          Fact.VoidRemedy.class,
          new Vocabulary<>(RemedyVocabulary.words(), RemedyVocabulary.terms()));

  static final Subject<Fact.ThreadCreated> THREAD =
      ofFact(
          "thread",
          Fact.ThreadCreated.class,
          new Vocabulary<>(ThreadVocabulary.words(), ThreadVocabulary.terms()));

  static final Subject<Fact.Called> CALL =
      ofFact(
          "call",
          Fact.Called.class,
          new Vocabulary<>(CallVocabulary.words(), CallVocabulary.terms()));

  static final Subject<Fact.InterruptionCaught> CATCH =
      ofFact(
          "catch",
          Fact.InterruptionCaught.class,
          new Vocabulary<>(CatchVocabulary.words(), CatchVocabulary.terms()));

  static final Subject<Fact.CallSequence> SEQUENCE =
      ofFact(
          "sequence",
          Fact.CallSequence.class,
          new Vocabulary<>(SequenceVocabulary.words(), SequenceVocabulary.terms()));

  static final Subject<Fact.Polling> POLL =
      ofFact(
          "poll",
          Fact.Polling.class,
          new Vocabulary<>(PollVocabulary.words(), PollVocabulary.terms()));

  static final Subject<HeldWait> HELD_WAIT =
      new Subject<>(
          "held-wait",
          new Vocabulary<>(HeldWaitVocabulary.words(), HeldWaitVocabulary.terms()),
          scene -> HeldWaits.of(scene.linked(), scene.file()).stream(),
          HeldWait::place,
          HeldWait::node);

  static final Subject<SerialisedTask> SERIALISED_TASK =
      new Subject<>(
          "serialised-task",
          new Vocabulary<>(SerialisedTaskVocabulary.words(), SerialisedTaskVocabulary.terms()),
          scene -> SerialisedTasks.of(scene.linked(), scene.file()).stream(),
          SerialisedTask::place,
          SerialisedTask::node);

  static final Subject<DeclaredField> FIELD =
      new Subject<>(
          "field",
          new Vocabulary<>(FieldVocabulary.words(), FieldVocabulary.terms()),
          DeclaredField::of,
          DeclaredField::place,
          field -> field.place().body().root());

  static final Subject<DeclaredMethod> METHOD =
      new Subject<>(
          "method",
          new Vocabulary<>(MethodVocabulary.words(), MethodVocabulary.terms()),
          DeclaredMethod::of,
          DeclaredMethod::place,
          method -> method.place().body().root());

  static final Subject<ContextUse> CONTEXT =
      new Subject<>(
          "context",
          new Vocabulary<>(ContextVocabulary.words(), ContextVocabulary.terms()),
          scene -> scene.linked().contextUses(scene.file().file()).stream(),
          ContextUse::place,
          ContextUse::node);

  /** Every subject, in the order of the documentation. */
  static final List<Subject<?>> ALL =
      List.of(
          SITE,
          WAIT,
          SIGNAL,
          ACCESS,
          LOCK,
          TASK,
          JOIN,
          POOL,
          SETTINGS,
          REMEDY,
          THREAD,
          CALL,
          CATCH,
          SEQUENCE,
          POLL,
          HELD_WAIT,
          SERIALISED_TASK,
          FIELD,
          METHOD,
          CONTEXT);

  private static <F extends Fact> Subject<F> ofFact(
      String word, Class<F> kind, Vocabulary<F> vocabulary) {
    return new Subject<>(word, vocabulary, scene -> scene.facts(kind), Fact::place, Fact::node);
  }

  static Optional<Subject<?>> named(String word) {
    return ALL.stream().filter(subject -> subject.word.equals(word)).findFirst();
  }
}
