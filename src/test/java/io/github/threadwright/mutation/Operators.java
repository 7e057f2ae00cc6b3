package io.github.threadwright.mutation;

import java.util.List;
import java.util.stream.Stream;

/** Every way to break code. */
final class Operators {
  static final List<Operator<?>> ALL =
      Stream.of(
              LockOperators.all(),
              MonitorOperators.all(),
              ThreadOperators.all(),
              StateOperators.all(),
              ModelOperators.all())
          .flatMap(List::stream)
          .toList();

  private Operators() {}
}
