package io.github.threadwright.rules;

import io.github.threadwright.facts.Fact.PoolCreated;
import io.github.threadwright.facts.Fact.PoolCreated.Factory;
import io.github.threadwright.knowledge.Api;
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
            "pool has one thread",
            "it runs its tasks one after another, which may be what it is for",
            (pool, arguments, scene) ->
                Verdict.of(pool.size() == 1 || pool.pool().kind() == Api.Pool.Kind.SINGLE)));
  }

  static List<Term<PoolCreated>> terms() {
    return List.of(
        new Term<>(
            "pool", "what kind of pool it is", (pool, scene) -> Slot.word(pool.pool().kind())));
  }
}
