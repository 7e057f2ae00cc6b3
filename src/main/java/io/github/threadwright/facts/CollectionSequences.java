package io.github.threadwright.facts;

import io.github.threadwright.facts.CallTests.Says;
import io.github.threadwright.facts.CallTests.Test;
import io.github.threadwright.facts.Fact.CallSequence.Kind;
import io.github.threadwright.facts.Fact.CallSequence.Trait;
import io.github.threadwright.facts.SharedContainers.Family;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds changes of sets, lists and queues that rely on an earlier look: {@code if
 * (!queue.isEmpty()) queue.remove()}, {@code if (!list.contains(x)) list.add(x)}. A blocking take
 * is no such change: it waits for what is not there.
 */
final class CollectionSequences {
  /** They fail when there is nothing. */
  private static final Set<String> TAKES =
      Set.of(
          "element",
          "firstElement",
          "getFirst",
          "getLast",
          "lastElement",
          "pop",
          "remove",
          "removeFirst",
          "removeLast");

  /** They give null when there is nothing. */
  private static final Set<String> TRIES =
      Set.of("peek", "peekFirst", "peekLast", "poll", "pollFirst", "pollLast");

  /** What makes a collection smaller, beside these. */
  private static final Set<String> OTHER_REMOVALS =
      Set.of(
          "clear",
          "drainTo",
          "iterator",
          "listIterator",
          "poll",
          "pollFirst",
          "pollLast",
          "remove",
          "removeAll",
          "removeAllElements",
          "removeElement",
          "removeElementAt",
          "removeFirst",
          "removeIf",
          "removeLast",
          "pop",
          "retainAll",
          "take",
          "takeFirst",
          "takeLast");

  /** What a call throws that finds nothing. */
  private static final Set<String> FINDS_NOTHING =
      Set.of(
          "NoSuchElementException",
          "IndexOutOfBoundsException",
          "ArrayIndexOutOfBoundsException",
          "EmptyStackException");

  private final FileIndex file;
  private final BodyIndex index;
  private final Body body;
  private final CallTests tests;

  CollectionSequences(FileIndex file, BodyIndex index, CallTests tests) {
    this.file = file;
    this.index = index;
    this.body = index.body();
    this.tests = tests;
  }

  static boolean mayAct(Node.Call call) {
    return TAKES.contains(call.name()) || TRIES.contains(call.name()) || isFirst(call);
  }

  @Nullable CallPair of(Act act, Family family) {
    boolean adds = act.name().startsWith("add") && act.call().arguments().size() == 1;
    boolean takes = isTake(act) && !isCaught(act.call());
    boolean blindly = TRIES.contains(act.name()) && act.isUsedBlindly(body);
    if (!(adds || takes || blindly)) {
      return null;
    }
    Test test = tests.before(act.call(), act.path(), false);
    if (test == null) {
      return null;
    }
    if (test.check().call().name().equals("contains")) {
      return relies(act, adds, family, test)
          ? pair(act, test, doubtsOfElement(act, family, test))
          : null;
    }
    boolean relies = !adds && test.check().says() == Says.PRESENT && !isOfElement(act);
    return relies ? pair(act, test, doubtsOfTaking(act)) : null;
  }

  private static CallPair pair(Act act, Test test, Set<Trait> doubts) {
    return new CallPair(act, test, test.check().call(), Kind.CHECK_THEN_ACT, null, doubts);
  }

  /**
   * What is taken when the collection is not empty: {@code queue.remove()}, {@code list.get(0)}.
   */
  static boolean isTake(Act act) {
    return TAKES.contains(act.name()) || isFirst(act.call());
  }

  /** {@code list.get(0)}. */
  private static boolean isFirst(Node.Call call) {
    return call.name().equals("get")
        && call.arguments().size() == 1
        && call.arguments().get(0) instanceof Node.Literal literal
        && literal.value().equals("0");
  }

  /** {@code set.remove(x)}, unlike {@code list.remove(0)}. */
  private static boolean isOfElement(Act act) {
    return act.name().equals("remove")
        && act.argument(0) != null
        && !(act.argument(0) instanceof Node.Literal);
  }

  /** {@code try { x = queue.remove(); } catch (NoSuchElementException e) { ... }}. */
  private boolean isCaught(Node.Call call) {
    return body.ancestors(call)
        .anyMatch(
            node ->
                node instanceof Node.Try attempt
                    && body.contains(attempt.body(), call)
                    && attempt.catches().stream()
                        .flatMap(handler -> handler.types().stream())
                        .anyMatch(type -> FINDS_NOTHING.contains(type.simpleName())));
  }

  /** In a set, adding twice is adding once; what else is done because of the test is done twice. */
  private boolean relies(Act act, boolean adds, Family family, Test test) {
    Node.Expr element = act.argument(0);
    if (element == null || !tests.isOf(test.check().call(), element) || !act.isIgnored(body)) {
      return false;
    }
    boolean fits = test.check().says() == (adds ? Says.ABSENT : Says.PRESENT);
    return fits && (adds && family == Family.LIST || !test.alone());
  }

  private Set<Trait> doubtsOfElement(Act act, Family family, Test test) {
    if (family != Family.SET) {
      return Set.of();
    }
    Set<Trait> doubts = EnumSet.of(Trait.SAME_TWICE);
    for (Node at = body.parent(act.call()); at != null; at = body.parent(at)) {
      if (at == test.node()) {
        break;
      }
      if (at instanceof Node.If || at instanceof Node.Case || at instanceof Node.Loop) {
        doubts.add(Trait.OTHER_DECISION);
      }
    }
    return doubts;
  }

  /** As long as nobody else takes, what was there is there. */
  private Set<Trait> doubtsOfTaking(Act act) {
    Node.Expr receiver = act.call().receiver();
    if (receiver == null || !(index.place().targetOf(receiver) instanceof Target.Field field)) {
      return Set.of();
    }
    boolean others =
        file.bodies().stream()
            .filter(other -> other != index)
            .anyMatch(other -> other.calls().stream().anyMatch(call -> takes(other, call, field)));
    return others ? Set.of() : EnumSet.of(Trait.ONE_TAKER);
  }

  private static boolean takes(BodyIndex where, CallSite site, Target.Field field) {
    return OTHER_REMOVALS.contains(site.name())
        && site.node() instanceof Node.Call call
        && call.receiver() != null
        && where.place().targetOf(call.receiver()) instanceof Target.Field other
        && FieldFacts.isSame(other, field);
  }
}
