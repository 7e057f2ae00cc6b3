package io.github.threadwright.facts;

import io.github.threadwright.facts.Fact.LockUse.Pairing;
import io.github.threadwright.source.FieldDecl;
import io.github.threadwright.source.Node;
import java.lang.reflect.Modifier;
import java.util.Set;

/** Says who lets go of a lock that a method takes. */
final class LockOwners {
  private final FileIndex file;
  private final Set<String> releasedElsewhere;
  private final Set<String> openly;

  /**
   * @param releasedElsewhere the locks that some method lets go of without taking them
   * @param openly those of which callers outside the class can do so
   */
  LockOwners(FileIndex file, Set<String> releasedElsewhere, Set<String> openly) {
    this.file = file;
    this.releasedElsewhere = releasedElsewhere;
    this.openly = openly;
  }

  /**
   * @param here whether the method itself does so on some path
   */
  Pairing pairing(BodyIndex index, AccessPath path, boolean here) {
    boolean elsewhere = releasedElsewhere.contains(LockFlows.name(path));
    if (here) {
      return openly.contains(LockFlows.name(path)) ? Pairing.HERE_AND_ELSEWHERE : Pairing.HERE;
    }
    if (elsewhere) {
      return Pairing.ELSEWHERE;
    }
    return isOwn(index, path) ? Pairing.NOBODY : Pairing.UNSEEN;
  }

  /** Whether no code outside the file gets hold of the lock. */
  boolean isOwn(BodyIndex index, AccessPath path) {
    return isPrivate(index, path) && !isHandedOut(path);
  }

  /** A private field of the class or of one around it, or an object that was made here. */
  private boolean isPrivate(BodyIndex index, AccessPath path) {
    if (path.local() != null) {
      LocalUses uses = file.uses(path.local());
      return uses != null
          && !uses.captured()
          && path.key().equals(AccessPath.key(path.local()))
          && uses.soleValue() instanceof Node.New;
    }
    String first =
        LockFlows.name(path).replaceFirst("^.*\\$", "").replaceFirst("\\.\\w+\\(\\)$", "");
    String name = first.substring(first.lastIndexOf('.') + 1);
    for (BodyIndex body : file.bodies()) {
      FieldDecl field = ProgramIndex.field(body.place().type(), name);
      if (field != null) {
        return Modifier.isPrivate(field.modifiers());
      }
    }
    return false;
  }

  /** Whether some code of the file gives the lock to other code. */
  private boolean isHandedOut(AccessPath path) {
    for (BodyIndex body : file.bodies()) {
      for (CallSite site : body.calls()) {
        for (Node.Expr argument : Detachment.argumentsOf(site.node())) {
          if (isSame(body, argument, path)) {
            return true;
          }
        }
      }
      for (Node jump : body.jumps()) {
        if (jump instanceof Node.Return done
            && done.value() != null
            && isSame(body, done.value(), path)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isSame(BodyIndex body, Node.Expr expr, AccessPath path) {
    AccessPath other = expr instanceof Node.Literal ? null : AccessPath.of(body.place(), expr);
    return other != null && LockFlows.name(other).equals(LockFlows.name(path));
  }
}
