package io.github.threadwright.program;

import io.github.threadwright.source.Body;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.types.MethodShape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the units of one file run without a call being written: a constructor that of the superclass
 * and the initialisers of its instance (JLS 12.5), an initialisation its parts.
 */
final class Implied {
  private static final int[] NOTHING = {};

  private final int[][] units;

  /**
   * @param own the types of the file in its order
   * @param base id of the first unit of the file
   */
  Implied(FileCode code, List<ProjectClass> own, int base, ClassTable classes) {
    this.units = new int[code.units().size()][];
    for (ProjectClass type : own) {
      ProjectClass above = classes.superclass(type);
      put(type.classInit() - base, type.parts(true));
      put(type.instanceInit() - base, type.parts(false));
      put(type.constructor() - base, unwritten(type, above));
      for (ProjectClass.Member member : type.methods(MethodShape.CONSTRUCTOR)) {
        if (member.unit() != FileCode.NONE) {
          put(member.unit() - base, written(type, above, member.method().body()));
        }
      }
    }
  }

  /** A unit that there is none of has a negative number. */
  private void put(int unit, int[] implied) {
    if (unit >= 0) {
      units[unit] = implied;
    }
  }

  int[] of(int unit) {
    return units[unit] == null ? NOTHING : units[unit];
  }

  /** The superclass's constructor is a target of the expression that makes an anonymous object. */
  private static int[] unwritten(ProjectClass type, @Nullable ProjectClass above) {
    return before(type, type.type().name().isEmpty() ? null : above);
  }

  private static int[] written(
      ProjectClass type, @Nullable ProjectClass above, @Nullable Body body) {
    Node.ConstructorCall call = body == null ? null : constructorCall(body);
    if (call == null) {
      return before(type, above);
    }
    return call.isThis() ? NOTHING : before(type, null);
  }

  private static Node.@Nullable ConstructorCall constructorCall(Body body) {
    for (int id = 0; id < body.size(); id++) {
      if (body.node(id) instanceof Node.ConstructorCall call) {
        return call;
      }
    }
    return null;
  }

  private static int[] before(ProjectClass type, @Nullable ProjectClass above) {
    IntList found = new IntList();
    int inherited = above == null ? FileCode.NONE : withoutArguments(above);
    if (inherited != FileCode.NONE) {
      found.add(inherited);
    }
    if (type.instanceInit() != FileCode.NONE) {
      found.add(type.instanceInit());
    }
    return found.toArray();
  }

  private static int withoutArguments(ProjectClass type) {
    int found = type.constructor();
    for (ProjectClass.Member member : type.methods(MethodShape.CONSTRUCTOR)) {
      int count = member.method().parameters().size();
      if (count == 0) {
        return member.unit();
      }
      if (count == 1 && member.method().varargs()) {
        found = member.unit();
      }
    }
    return found;
  }
}
