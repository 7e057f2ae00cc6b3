package io.github.threadwright.workload;

import io.github.threadwright.facts.CallSite;
import io.github.threadwright.facts.FileIndex;
import io.github.threadwright.knowledge.Effect;
import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.types.TypeRef;
import java.util.Set;

/**
 * How much code computes: a rough count of operations, summed up over the preorder of a body so
 * that the sum of any part is one subtraction. The symbolic cost of Gulavani & Gulwani 2008 would
 * multiply by trip counts; here a loop inside only says that there is more than meets the eye.
 */
final class Weights {
  /** From this weight on an item of a loop is said to compute. */
  static final int COMPUTES = 3;

  /** The same when it has loops inside. */
  static final int COMPUTES_IN_LOOP = 2;

  private static final int OF_MATH_CALL = 3;
  private static final Set<String> ARITHMETIC =
      Set.of("+", "-", "*", "/", "%", "<<", ">>", ">>>", "&", "|", "^");

  private final Body body;
  private final int[] sums;
  private final int[] loops;

  Weights(FileIndex index, CodePlace place) {
    this.body = place.body();
    this.sums = new int[body.size() + 1];
    this.loops = new int[body.size() + 1];
    for (int id = 0; id < body.size(); id++) {
      Node node = body.node(id);
      sums[id + 1] = sums[id] + weight(index, place, node);
      loops[id + 1] = loops[id] + (node instanceof Node.Loop ? 1 : 0);
    }
  }

  int of(Node root) {
    return sums[body.end(root)] - sums[root.id()];
  }

  /** How many loops there are in {@code root}, itself included. */
  int loopsIn(Node root) {
    return loops[body.end(root)] - loops[root.id()];
  }

  private static int weight(FileIndex index, CodePlace place, Node node) {
    if (node instanceof Node.Binary binary) {
      return ARITHMETIC.contains(binary.operator()) && !isString(place, node)
          ? binary.operands().size() - 1
          : 0;
    }
    if (node instanceof Node.Assign assign) {
      return assign.operator().equals("=") || isString(place, assign.target()) ? 0 : 1;
    }
    if (node instanceof Node.ArrayAccess) {
      return 1;
    }
    if (node instanceof Node.Call call) {
      CallSite site = index.call(place, call);
      boolean math = site != null && site.owner() != null && site.owner().endsWith("Math");
      return math ? OF_MATH_CALL : site != null && site.effect() == Effect.PURE ? 1 : 0;
    }
    return 0;
  }

  private static boolean isString(CodePlace place, Node node) {
    return place.typeOf(node) instanceof TypeRef.ClassRef named
        && named.name().equals("java.lang.String");
  }
}
