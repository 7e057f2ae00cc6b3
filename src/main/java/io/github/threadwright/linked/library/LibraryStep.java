package io.github.threadwright.linked.library;

import io.github.threadwright.linked.library.LibrarySummary.Gap;
import io.github.threadwright.source.bytecode.MethodCode.Call;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A call in a library method, linked.
 *
 * @param known what the catalogue and the JDK's nature say of it
 * @param targets methods of libraries that it may run
 * @param ways into how many ways it may part: the targets, and one for what the JDK does
 * @param function the functional interface whose argument is called here, {@code argument} being
 *     the caller's; null for any other call
 * @param functions what the call runs when it runs an argument, by its index; several ways each
 */
record LibraryStep(
    Call call,
    CallKnowledge.Known known,
    List<LibraryMethod> targets,
    int ways,
    @Nullable Gap gap,
    @Nullable String function,
    Map<Integer, LibraryStep> functions) {
  LibraryStep {
    targets = List.copyOf(targets);
    functions = Map.copyOf(functions);
  }

  /** All methods whose summaries this step may need. */
  Stream<LibraryMethod> needed() {
    return Stream.concat(
        targets.stream(), functions.values().stream().flatMap(LibraryStep::needed));
  }
}
