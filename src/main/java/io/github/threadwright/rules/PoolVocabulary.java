package io.github.threadwright.rules;

import io.github.threadwright.facts.Fact.PoolCreated;
import io.github.threadwright.facts.Fact.PoolCreated.Factory;
import io.github.threadwright.facts.Fact.PoolCreated.Growth;
import io.github.threadwright.knowledge.Api;
import io.github.threadwright.linked.PoolFate;
import java.util.List;

/** The vocabulary about executors that are created. */
final class PoolVocabulary {
  private PoolVocabulary() {}

  static List<Word<PoolCreated>> words() {
    return List.of(
        new Word<>(
            "pool is {pool kinds}",
            "it grows that way",
            (pool, arguments, scene) ->
                Verdict.of(arguments.get(Slot.POOL_KINDS).contains(pool.pool().kind()), pool)),
        new Word<>(
            "pool makes virtual threads",
            "its thread factory gives virtual threads; unknown when the factory comes from"
                + " elsewhere",
            (pool, arguments, scene) ->
                pool.factory() == Factory.UNKNOWN
                    ? Verdict.UNKNOWN
                    : Verdict.of(pool.factory() == Factory.VIRTUAL, pool)),
        new Word<>(
            "pool grows without limit",
            "it makes a thread for each task that finds none idle, or its queue takes every task",
            (pool, arguments, scene) ->
                pool.growth() == Growth.UNKNOWN
                    ? Verdict.UNKNOWN
                    : Verdict.of(pool.growth() != Growth.NONE)),
        new Word<>(
            "its queue grows",
            "the number of its threads has a limit, its queue has none",
            (pool, arguments, scene) -> Verdict.of(pool.growth() == Growth.QUEUE)),
        new Word<>(
            "requests feed the pool",
            "code that a framework calls for each request, or a loop that accepts connections or"
                + " messages, hands tasks to it without a permit",
            (pool, arguments, scene) -> PoolUse.fedByRequests(pool, scene)),
        new Word<>(
            "way from the requests is not certain",
            "the tasks may go to another pool, or a call on the way may go elsewhere",
            (pool, arguments, scene) -> Verdict.of(PoolUse.isFedUncertainly(pool, scene))),
        new Word<>(
            "pool is made often",
            "for each request, connection or message, or in each round of a loop",
            (pool, arguments, scene) -> PoolUse.madeOften(pool, scene)),
        new Word<>(
            "way to the pool is not certain",
            "a call on the way from the request to where it is made may go elsewhere",
            (pool, arguments, scene) -> Verdict.of(PoolUse.isMadeUncertainly(pool, scene))),
        new Word<>(
            "nobody ends the pool",
            "no code of the program shuts it down, no other code gets hold of it, and the method"
                + " that made it forgets it, or the object that keeps it has an end which does",
            (pool, arguments, scene) -> PoolUse.neverEnded(pool, scene)),
        new Word<>(
            "pool is kept in a field",
            "it lives as long as the object",
            (pool, arguments, scene) -> Verdict.of(scene.linked().fateOf(pool) == PoolFate.KEPT)),
        new Word<>(
            "pool belongs to the program",
            "a static field holds it, or `main` or an initialiser makes it",
            (pool, arguments, scene) -> Verdict.of(PoolUse.belongsToTheProgram(pool))),
        new Word<>(
            "its threads end by themselves",
            "they do when they are idle, or with the garbage, or are daemons of a fork/join pool",
            (pool, arguments, scene) -> Verdict.of(PoolUse.endsByItself(pool, scene))),
        new Word<>(
            "its thread factory is given",
            "so that its threads may be daemons",
            (pool, arguments, scene) -> Verdict.of(PoolUse.hasFactory(pool))),
        new Word<>(
            "pool has one thread",
            "it runs its tasks one after another, which may be what it is for",
            (pool, arguments, scene) ->
                Verdict.of(pool.size() == 1 || pool.pool().kind() == Api.Pool.Kind.SINGLE)));
  }

  static List<Term<PoolCreated>> terms() {
    return List.of(
        new Term<>(
            "pool", "what kind of pool it is", (pool, scene) -> Slot.word(pool.pool().kind())),
        new Term<>(
            "growth",
            "what grows with the requests",
            (pool, scene) ->
                pool.growth() == Growth.QUEUE
                    ? "its queue has no bound"
                    : "a thread for each of them"));
  }
}
