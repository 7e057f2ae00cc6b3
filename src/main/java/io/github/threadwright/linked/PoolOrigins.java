package io.github.threadwright.linked;

import io.github.threadwright.facts.Fact;
import java.util.List;
import java.util.Optional;

/**
 * The executors that an expression may give.
 *
 * @param pools where they are created, in the order of the way there
 * @param common whether the common pool may be one of them
 * @param complete whether there are no others, as far as the program shows
 */
public record PoolOrigins(List<Fact.PoolCreated> pools, boolean common, boolean complete) {
  static final PoolOrigins UNKNOWN = new PoolOrigins(List.of(), false, false);

  public PoolOrigins {
    pools = List.copyOf(pools);
  }

  /** The one executor that it always gives; empty when there may be several, or others. */
  public Optional<Fact.PoolCreated> only() {
    return complete && !common && pools.size() == 1 ? Optional.of(pools.get(0)) : Optional.empty();
  }

  /** Whether that executor is one of them. */
  public boolean includes(Fact.PoolCreated pool) {
    return pools.stream().anyMatch(made -> made.node() == pool.node());
  }
}
