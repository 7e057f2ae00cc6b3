package io.github.threadwright.facts;

import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.TypeName;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeShape;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says what is thrown, and who catches it. */
final class LockThrows {
  private static final int FARTHEST = 20;
  private static final Set<String> ENDS = Set.of("exit", "halt");

  private final FileIndex file;
  private final Throwing throwing;

  LockThrows(FileIndex file) {
    this.file = file;
    this.throwing = new Throwing(file);
  }

  /** Whether a handler takes an exception. */
  enum Match {
    ALWAYS,
    PERHAPS,
    NEVER
  }

  Throwing.Risk risk(CallSite site) {
    return throwing.of(site);
  }

  boolean endsProgram(CallSite site) {
    String owner = site.owner();
    return ENDS.contains(site.name())
        && ("java.lang.System".equals(owner) || "java.lang.Runtime".equals(owner));
  }

  /** Binary name of the class of {@code throw value}; null when it is not known. */
  @Nullable String typeOf(CodePlace place, Node.Expr value) {
    return place.typeOf(value) instanceof TypeRef.ClassRef type ? type.name() : null;
  }

  boolean isBoolean(CodePlace place, Node.Expr expr) {
    return place.typeOf(expr) == TypeRef.Primitive.BOOLEAN;
  }

  /** Whether anything looks at the variable. */
  boolean isRead(Local local) {
    LocalUses uses = file.uses(local);
    return uses == null
        || uses.captured()
        || uses.uses().stream().anyMatch(use -> LocalUses.isRead(uses.home().body(), use));
  }

  /**
   * @param thrown the class of what is thrown; null for whatever a call may throw
   */
  Match match(Node.Catch handler, @Nullable String thrown) {
    Match best = Match.NEVER;
    for (TypeName type : handler.types()) {
      Match match = match(type.simpleName(), thrown);
      if (match == Match.ALWAYS) {
        return match;
      }
      best = match == Match.PERHAPS ? match : best;
    }
    return best;
  }

  private Match match(String caught, @Nullable String thrown) {
    if (caught.equals("Throwable")) {
      return Match.ALWAYS;
    }
    if (thrown == null) {
      return caught.equals("Exception")
          ? Match.ALWAYS
          : caught.equals("Error") ? Match.NEVER : Match.PERHAPS;
    }
    String at = thrown;
    for (int step = 0; step < FARTHEST; step++) {
      if (AccessPath.simpleName(at).equals(caught)) {
        return Match.ALWAYS;
      }
      TypeShape shape = file.hierarchy().find(at);
      if (shape == null) {
        return Match.PERHAPS;
      }
      if (shape.superclass() == null) {
        return Match.NEVER;
      }
      at = shape.superclass().name();
    }
    return Match.PERHAPS;
  }
}
