package io.github.threadwright.mutation;

import java.util.List;
import java.util.stream.Stream;

/** Every way to break code. */
final class Operators {
  /** Within one method or class. */
  static final List<Operator<?>> LOCAL =
      Stream.of(
              LockOperators.all(),
              MonitorOperators.all(),
              ThreadOperators.all(),
              StateOperators.all(),
              ModelOperators.all())
          .flatMap(List::stream)
          .toList();

  /** Through several methods and files: to see them takes the linked program. */
  static final List<Operator<?>> LINKED =
      Stream.of(
              WaitOperators.all(), ContextOperators.all(), LoopOperators.all(), PoolOperators.all())
          .flatMap(List::stream)
          .toList();

  static final List<Operator<?>> ALL = Stream.concat(LOCAL.stream(), LINKED.stream()).toList();

  private Operators() {}
}
