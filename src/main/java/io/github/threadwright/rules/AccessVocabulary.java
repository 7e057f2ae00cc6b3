package io.github.threadwright.rules;

import io.github.threadwright.facts.Fact;
import io.github.threadwright.facts.Fact.DoubleChecked;
import io.github.threadwright.facts.Fact.FieldAccess;
import io.github.threadwright.facts.Fact.LazilySet;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The vocabulary about accesses of fields: a {@link FieldAccess}, or a {@link DoubleChecked} or
 * {@link LazilySet} as a whole.
 */
final class AccessVocabulary {
  private static final Set<Sharing.Sign> VOLATILE =
      EnumSet.of(Sharing.Sign.VOLATILE, Sharing.Sign.VOLATILE_FIELD);

  private AccessVocabulary() {}

  static List<Word<Fact>> words() {
    return List.of(
        new Word<>(
            "access is compound",
            "it reads and writes the field in one expression, such as `n++` or `n = n + 1`",
            (access, arguments, scene) ->
                Verdict.of(access instanceof FieldAccess field && field.compound(), access)),
        new Word<>(
            "access is a double-checked initialisation",
            "the field is tested, a lock is taken, the field is tested again and written",
            (access, arguments, scene) -> Verdict.of(access instanceof DoubleChecked, access)),
        new Word<>(
            "access is a lazy initialisation",
            "the field is tested, found unset, then set to something that is made here; no lock is"
                + " taken for a second test",
            (access, arguments, scene) -> Verdict.of(access instanceof LazilySet, access)),
        new Word<>(
            "access is the single-check idiom",
            "the field is volatile, is read once into a local variable, then that is tested:"
                + " whoever writes it so takes it that the value may be made twice",
            (access, arguments, scene) ->
                Verdict.of(
                    access instanceof LazilySet set
                        && set.throughLocal()
                        && Modifier.isVolatile(set.field().shape().modifiers()))),
        new Word<>(
            "field may be set twice as declared",
            "it is annotated `@LazyInit`: the author says that it does no harm",
            (access, arguments, scene) -> Verdict.of(Contracts.maySetTwice(access, scene))),
        new Word<>(
            "it does no harm to make the value twice",
            "what the field is set to is immutable, or the same one whoever asks for it, so that it"
                + " does not matter which thread's value stays; unknown when its class is not",
            (access, arguments, scene) ->
                access instanceof LazilySet set
                    ? MadeTwice.isHarmless(set.value(), set.field().type(), scene)
                    : Verdict.NO),
        new Word<>(
            "method keeps the value to itself",
            "a lazy initialisation whose method does not return the value, nor what comes of it",
            (access, arguments, scene) ->
                Verdict.of(access instanceof LazilySet set && set.use() != LazilySet.Use.RETURNED)),
        new Word<>(
            "method only prepares the field",
            "a lazy initialisation whose method does nothing else with the value, as one that is"
                + " called when the object starts; a private method, or one that several methods"
                + " of the file call, is taken for a part of others",
            (access, arguments, scene) ->
                Verdict.of(access instanceof LazilySet set && set.use() == LazilySet.Use.PREPARED)),
        new Word<>(
            "field is set elsewhere, too",
            "another method of the file sets it, to something else than `null` or `false`: somebody"
                + " is in charge of it",
            (access, arguments, scene) ->
                Verdict.of(access instanceof LazilySet set && isSetElsewhere(set, scene))),
        new Word<>(
            "field is static",
            "it belongs to the class",
            (access, arguments, scene) -> Verdict.of(Accesses.field(access).shape().isStatic())),
        new Word<>(
            "threads share the field by {signs}",
            "one of these signs in the file shows that several threads use it",
            (access, arguments, scene) ->
                scene.sharing().shownBy(access, arguments.get(Slot.SIGNS))),
        new Word<>(
            "no sign of sharing is {signs}",
            "none of these signs shows that several threads use the field",
            (access, arguments, scene) ->
                Verdict.of(
                    Collections.disjoint(
                        scene.sharing().of(access).keySet(), arguments.get(Slot.SIGNS)))),
        new Word<>(
            "nothing but volatile speaks for threads",
            "no other sign shows that several threads use the field, and it is tested once before"
                + " it is set, as by code that never had a lock",
            (access, arguments, scene) ->
                Verdict.of(
                    VOLATILE.containsAll(scene.sharing().of(access).keySet())
                        && access instanceof LazilySet set
                        && !isTestedAgain(set))),
        new Word<>(
            "field is volatile",
            "it is declared so",
            (access, arguments, scene) ->
                Verdict.of(Modifier.isVolatile(Accesses.field(access).shape().modifiers()))),
        new Word<>(
            "field holds a number",
            "its type is a primitive one other than `boolean`",
            (access, arguments, scene) ->
                Verdict.of(Accesses.isNumber(Accesses.field(access).type()))),
        new Word<>(
            "field holds an object",
            "its type is neither primitive nor one of their boxes",
            (access, arguments, scene) ->
                Verdict.of(Accesses.isObject(Accesses.field(access).type()))),
        new Word<>(
            "field holds an immutable object",
            "all fields of its type are final, so that every thread sees it whole; unknown when the"
                + " type may have subtypes or is not known",
            (access, arguments, scene) -> Immutable.test(Accesses.field(access).type(), scene)),
        new Word<>(
            "access is an assignment",
            "it writes the field, as `=`, `+=` and `++` do",
            (access, arguments, scene) ->
                Verdict.of(
                    access instanceof FieldAccess field && field.kind() == FieldAccess.Kind.WRITE,
                    access)),
        new Word<>(
            "object is filled after the field shows it",
            "a new object is assigned and then completed in the same block, while other code tests"
                + " the field without a lock and goes on with the object",
            (access, arguments, scene) -> Publications.isEarly(access, scene)),
        new Word<>(
            "no test on the way finds the object",
            "the method does not test the field before it takes the lock; other methods do",
            (access, arguments, scene) ->
                Verdict.of(!Publications.isTestedOnTheWay(access, scene))),
        new Word<>(
            "field is not set on demand",
            "no test for null decides about it, and the method does not return the field",
            (access, arguments, scene) -> Verdict.of(!Publications.isSetOnDemand(access))),
        new Word<>(
            "only locks of single objects are held",
            "there are some, and each of them is `this`, or a new object that each object of the"
                + " class has in a field",
            (access, arguments, scene) ->
                access instanceof FieldAccess field
                    ? Monitors.onlyLocksOfObjects(field, scene)
                    : Verdict.NO),
        new Word<>(
            "method does not read the field",
            "it sets the field, whatever was in it before",
            (access, arguments, scene) ->
                Verdict.of(
                    access instanceof FieldAccess field && !Monitors.isReadToo(field, scene))),
        new Word<>(
            "class has one object",
            "it is an enum, or all its constructors are private",
            (access, arguments, scene) -> Verdict.of(Monitors.isSingle(access.place()))),
        new Word<>(
            "a lock is held",
            "this method, or all callers of a private one, hold a lock",
            (access, arguments, scene) -> Verdict.shownBy(Accesses.locks(access).stream())),
        new Word<>(
            "a lock is declared",
            "an annotation such as `@GuardedBy` on the field or the method says that the callers"
                + " hold one",
            (access, arguments, scene) -> Verdict.of(Contracts.declaresLock(access, scene))),
        new Word<>(
            "method also calls {method}",
            "that call stands somewhere in the same method",
            (access, arguments, scene) ->
                Verdict.shownBy(
                    Methods.calls(access.place(), arguments.get(Slot.METHOD_PATTERN), scene))),
        new Word<>(
            "object is not shared yet",
            "a constructor or initialiser writes to its own object, or a method to an object that"
                + " it has just made or that it reads from a serialised form",
            (access, arguments, scene) ->
                Verdict.of(
                    !(access instanceof DoubleChecked) && Accesses.isUnshared(access, scene))),
        new Word<>(
            "no other thread is seen to come here",
            "the field is not static, and nothing that this file hands to a thread, pool or future"
                + " leads to the access",
            (access, arguments, scene) ->
                Verdict.of(
                    !Accesses.field(access).shape().isStatic()
                        && !scene.otherThreads().run(access.place(), access.node()))),
        new Word<>(
            "object is somebody else's",
            "the field is reached through a call, a parameter or another object, not through `this`"
                + " or a class",
            (access, arguments, scene) ->
                Verdict.of(!(access instanceof DoubleChecked) && Accesses.isForeign(access))),
        new Word<>(
            "method updates {number} volatile fields so",
            "it does the same to that many or more, as when a whole object is merged or reset by"
                + " whoever owns it",
            (access, arguments, scene) ->
                Verdict.of(Accesses.volatileUpdates(access, scene) >= arguments.get(Slot.NUMBER))),
        new Word<>(
            "class is declared not thread-safe",
            "it, or a class around it, is annotated `@NotThreadSafe`",
            (access, arguments, scene) -> Verdict.of(Contracts.isNotThreadSafe(access, scene))),
        new Word<>(
            "code suppresses {names}",
            "`@SuppressWarnings` with one of these names stands on the variable, field, method or"
                + " class",
            (access, arguments, scene) ->
                Verdict.of(
                    !Collections.disjoint(
                        Contracts.suppressed(access, scene), arguments.get(Slot.NAMES)))));
  }

  /** {@code if (f == null) { if (f == null) f = new F(); }}: there was a lock between the two. */
  private static boolean isTestedAgain(LazilySet set) {
    Body body = set.place().body();
    String name = set.field().shape().name();
    return body.ancestors(set.write())
            .filter(Node.If.class::isInstance)
            .filter(
                test -> body.subtree(((Node.If) test).condition()).anyMatch(n -> isNamed(n, name)))
            .limit(2)
            .count()
        > 1;
  }

  private static boolean isNamed(Node node, String name) {
    return (node instanceof Node.Name field && field.name().equals(name))
        || (node instanceof Node.Select select && select.name().equals(name));
  }

  private static boolean isSetElsewhere(LazilySet set, Scene scene) {
    return scene.sharing().uses(set.field().owner().name(), set.field().shape().name()).stream()
        .anyMatch(use -> use.place().body() != set.place().body() && Sharing.isSet(use));
  }

  static List<Term<Fact>> terms() {
    return List.of(
        new Term<>(
            "field", "the field's name", (access, scene) -> Accesses.field(access).shape().name()),
        new Term<>(
            "filling",
            "what still completes the object after the field shows it",
            (access, scene) -> Objects.requireNonNullElse(Publications.filling(access, scene), "")),
        new Term<>(
            "atomic",
            "the class that updates such a field atomically",
            (access, scene) -> Accesses.atomic(access)),
        new Term<>(
            "loss",
            "what goes wrong when two threads set the field at once",
            (access, scene) -> Accesses.loss(access)),
        new Term<>(
            "risk",
            "what another thread may see when it finds the field set",
            (access, scene) -> Accesses.risk(access)));
  }
}
