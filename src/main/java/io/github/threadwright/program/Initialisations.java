package io.github.threadwright.program;

import io.github.threadwright.source.FieldDecl;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.TypeShape;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which classes a unit of one file may be the first to use, and so initialise: by making an object,
 * by a static method, by a static field that is no constant (JLS 12.4.1).
 */
final class Initialisations {
  private final FileCode code;
  private final ClassTable classes;
  private final IntList[] found;

  Initialisations(FileCode code, List<ProjectClass> own, int base, ClassTable classes) {
    this.code = code;
    this.classes = classes;
    this.found = new IntList[code.units().size()];
    for (int call = 0; call < code.callCount(); call++) {
      int unit = code.caller(call);
      CodePlace place = Objects.requireNonNull(code.units().get(unit).place());
      add(unit, usedBy(place.targetOf(code.call(call))));
    }
    for (FileCode.Use use : code.uses()) {
      ProjectClass type = classes.find(use.type(), code.file());
      add(use.unit(), type == null || isConstant(type, use.field()) ? null : type);
    }
    for (ProjectClass type : own) {
      if (type.classInit() != FileCode.NONE) {
        add(type.classInit() - base, classes.superclass(type));
      }
    }
  }

  /** Ids of the initialisations, each once, in ascending order. */
  int[] of(int unit) {
    return found[unit] == null ? new int[0] : found[unit].toSet();
  }

  private @Nullable ProjectClass usedBy(@Nullable Target target) {
    return target instanceof Target.Method method
            && (method.shape().isStatic() || method.shape().isConstructor())
            && method.owner().origin() == TypeShape.Origin.PROJECT
        ? classes.find(method.owner().name(), code.file())
        : null;
  }

  private static boolean isConstant(ProjectClass type, String name) {
    for (FieldDecl field : type.type().fields()) {
      if (field.name().equals(name)) {
        return field.isFinal()
            && field.init() != null
            && field.init().root() instanceof Node.Literal;
      }
    }
    return false;
  }

  /** A class that runs no code for it hands on to its superclass. */
  private void add(int unit, @Nullable ProjectClass used) {
    ProjectClass at = used;
    while (at != null && at.classInit() == FileCode.NONE) {
      at = classes.superclass(at);
    }
    if (at == null || at.type() == code.units().get(unit).type()) {
      return;
    }
    if (found[unit] == null) {
      found[unit] = new IntList();
    }
    found[unit].add(at.classInit());
  }
}
