package io.github.threadwright.linked;

import io.github.threadwright.knowledge.Api;
import io.github.threadwright.knowledge.Catalogue;
import io.github.threadwright.program.CodeUnit;
import io.github.threadwright.source.names.Hierarchy;
import io.github.threadwright.source.types.MethodShape;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeShape;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells methods that promise by their type to answer later: what they give is a future, or has
 * stages that go on when the answer is there.
 */
final class Promises {
  private static final Set<String> FUTURES =
      Set.of("java.util.concurrent.Future", "java.util.concurrent.CompletionStage");

  private final Hierarchy hierarchy;
  private final Set<String> staged = new HashSet<>();

  Promises(Catalogue catalogue, Hierarchy hierarchy) {
    this.hierarchy = hierarchy;
    for (Api api : catalogue.entries()) {
      Api.Task task = api.task();
      if (task != null && task.runner() == Api.Runner.CALLER_LATER && task.returnsFuture()) {
        staged.add(api.pattern().type());
      }
    }
  }

  /** Whether that method gives such an object. */
  boolean isMade(CodeUnit unit) {
    if (unit.kind() != CodeUnit.Kind.METHOD || unit.method() == null || unit.place() == null) {
      return false;
    }
    TypeShape type = hierarchy.find(unit.type().binaryName());
    if (type == null) {
      return false;
    }
    int parameters = unit.method().parameters().size();
    for (MethodShape method : type.methods()) {
      if (method.name().equals(unit.method().name())
          && method.parameters().size() == parameters
          && method.returns() instanceof TypeRef.ClassRef given) {
        return staged.contains(given.name())
            || FUTURES.stream()
                .anyMatch(
                    future ->
                        future.equals(given.name()) || hierarchy.isSubtype(given.name(), future));
      }
    }
    return false;
  }
}
