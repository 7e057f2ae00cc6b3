package io.github.threadwright.facts;

import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import org.jspecify.annotations.Nullable;

/**
 * Tests whether a field has been set: {@code if (f == null)}, {@code if (!done)}, {@code if (f !=
 * null) return f;}, with the field read into a local variable that is tested instead, too.
 */
final class SetTests {
  private final FileIndex file;
  private final CodePlace place;
  private final Body body;

  SetTests(FileIndex file, BodyIndex index) {
    this.file = file;
    this.place = index.place();
    this.body = index.body();
  }

  /** What a condition that is true says of a field. */
  private enum Says {
    SET,
    UNSET,
    NOTHING
  }

  /**
   * The {@code if} or {@code ? :}, not before {@code from}, because of which {@code node} runs only
   * while the field is not set.
   */
  @Nullable Node before(Node node, String path, int from) {
    Node child = node;
    for (Node at = body.parent(node);
        at != null && !(at instanceof Node.Lambda);
        at = body.parent(at)) {
      if (at instanceof Node.If branch && branch.id() >= from) {
        Says says = says(branch.condition(), path);
        if ((says == Says.UNSET && child == branch.then())
            || (says == Says.SET && child == branch.orElse())) {
          return branch;
        }
      }
      if (at instanceof Node.Conditional choice) {
        Says says = says(choice.condition(), path);
        if ((says == Says.UNSET && child == choice.then())
            || (says == Says.SET && child == choice.orElse())) {
          return choice;
        }
      }
      Node leaver = at instanceof Node.Block block ? leaverBefore(block, child, path, from) : null;
      if (leaver != null) {
        return leaver;
      }
      child = at;
    }
    return null;
  }

  /** {@code if (f != null) return f;} among the statements before {@code statement}. */
  private @Nullable Node leaverBefore(Node.Block block, Node statement, String path, int from) {
    for (Node before : block.statements()) {
      if (before.id() >= statement.id()) {
        return null;
      }
      if (before instanceof Node.If branch
          && branch.id() >= from
          && LockRegions.isAbrupt(branch.then())
          && says(branch.condition(), path) == Says.SET) {
        return branch;
      }
    }
    return null;
  }

  private Says says(Node.Expr condition, String path) {
    if (condition instanceof Node.Binary binary) {
      boolean equal = binary.operator().equals("==");
      if ((equal || binary.operator().equals("!=")) && binary.operands().size() == 2) {
        return ofComparison(binary.operands().get(0), binary.operands().get(1), equal, path);
      }
      if (binary.operator().equals("&&") || binary.operator().equals("||")) {
        return binary.operands().stream()
            .map(part -> says(part, path))
            .filter(said -> said != Says.NOTHING)
            .findFirst()
            .orElse(Says.NOTHING);
      }
      return Says.NOTHING;
    }
    if (condition instanceof Node.Unary not && not.operator().equals("!")) {
      return not(says(not.operand(), path));
    }
    return names(condition, path) ? Says.SET : Says.NOTHING;
  }

  private Says ofComparison(Node.Expr left, Node.Expr right, boolean equal, String path) {
    Node.Expr value = left instanceof Node.Literal ? left : right;
    Node.Expr tested = value == left ? right : left;
    if (!(value instanceof Node.Literal literal) || !names(tested, path)) {
      return Says.NOTHING;
    }
    boolean unset =
        literal.kind() == Node.Literal.Kind.NULL
            || literal.value().equals("false")
            || literal.value().equals("0");
    return unset == equal ? Says.UNSET : Says.SET;
  }

  private static Says not(Says says) {
    return says == Says.SET ? Says.UNSET : says == Says.UNSET ? Says.SET : says;
  }

  /** Whether the expression is the field, or a local variable that was read from it. */
  private boolean names(Node.Expr expr, String path) {
    Node.Expr at =
        expr instanceof Node.Assign assign && assign.operator().equals("=") ? assign.value() : expr;
    if (at instanceof Node.LocalUse use) {
      LocalUses uses = file.uses(use.local());
      return uses != null && uses.values().stream().anyMatch(value -> isPath(value, path));
    }
    return isPath(at, path);
  }

  private boolean isPath(Node.Expr expr, String path) {
    AccessPath found = AccessPath.of(place, expr);
    return found != null && found.key().equals(path);
  }
}
