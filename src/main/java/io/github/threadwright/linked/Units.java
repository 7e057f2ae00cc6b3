package io.github.threadwright.linked;

import io.github.threadwright.program.CallGraph;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.program.CodeUnit;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import java.util.IdentityHashMap;
import java.util.Map;

/** The code units of a program by where they stand. */
final class Units {
  /** Stands for a unit that there is none of: a body that runs no code. */
  static final int NONE = -1;

  private final Map<Body, Integer> byBody = new IdentityHashMap<>();
  private final Map<Node, Integer> byFunction = new IdentityHashMap<>();

  Units(CallGraph graph) {
    for (int id = 0; id < graph.size(); id++) {
      CodeUnit unit = graph.unit(id);
      if (unit.function() != null) {
        byFunction.put(unit.function(), id);
      } else if (unit.place() != null) {
        byBody.put(unit.place().body(), id);
      }
    }
  }

  /** The unit that runs that node; a method reference is a unit that runs itself. */
  int at(CodePlace place, Node node) {
    if (node instanceof Node.MethodRef) {
      return ofFunction(node);
    }
    return around(place, node);
  }

  /** The unit in whose code that node stands, for a lambda the one that makes it. */
  int around(CodePlace place, Node node) {
    Node.Lambda lambda = place.body().enclosing(node, Node.Lambda.class);
    return lambda == null ? ofBody(place.body()) : ofFunction(lambda);
  }

  /** The unit whose code that is: the root of a body, or the body of a lambda or the lambda. */
  int of(CodePlace place, Node code) {
    Integer function = byFunction.get(code);
    return function != null ? function : around(place, code);
  }

  int ofBody(Body body) {
    return byBody.getOrDefault(body, NONE);
  }

  int ofFunction(Node function) {
    return byFunction.getOrDefault(function, NONE);
  }
}
