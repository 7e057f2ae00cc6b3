package io.github.threadwright.knowledge;

import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.SourceFile;
import io.github.threadwright.source.TypeDecl;
import io.github.threadwright.source.names.Hierarchy;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.MethodShape;
import io.github.threadwright.source.types.TypeShape;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Which methods of the project frameworks call, and which objects they share between threads: by
 * annotations, and by the types of frameworks that a class extends.
 */
public final class EntryPoints {
  private final MethodTable<EntryPoint> overridden;
  private final AnnotationTable annotations;
  private final TypeTable types;

  EntryPoints(MethodTable<EntryPoint> overridden, AnnotationTable annotations, TypeTable types) {
    this.overridden = overridden;
    this.annotations = annotations;
    this.types = types;
  }

  /** What calls that method of a type in that file; null when no framework is seen to. */
  public @Nullable EntryPoint of(
      MethodDecl method, TypeDecl type, SourceFile file, Hierarchy hierarchy) {
    return ofType(type, file, hierarchy).of(method);
  }

  /** The methods of a type that frameworks call: what its methods have in common is asked once. */
  public OfType ofType(TypeDecl type, SourceFile file, Hierarchy hierarchy) {
    return new OfType(type, file, hierarchy);
  }

  /** What calls a lambda that stands for that interface; null when no framework is seen to. */
  public @Nullable EntryPoint ofFunction(String functionalInterface, Hierarchy hierarchy) {
    TypeShape shape = hierarchy.find(functionalInterface);
    if (shape == null) {
      return null;
    }
    for (MethodShape method : shape.methods()) {
      if (method.isAbstract()) {
        Target called =
            new Target.OwnerOnly(
                functionalInterface, shape, method.name(), Target.Reason.AMBIGUOUS);
        EntryPoint found = overridden.of(called, hierarchy);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  /** The methods of one type that frameworks call. */
  public final class OfType {
    private final TypeDecl type;
    private final SourceFile file;
    private final Hierarchy hierarchy;
    private EntryPoint.@Nullable Kind kind;
    private EntryPoint.@Nullable Context usual;
    private EntryPoint.@Nullable Context explicit;
    private final @Nullable EntryPoint ofSupertype;

    private OfType(TypeDecl type, SourceFile file, Hierarchy hierarchy) {
      this.type = type;
      this.file = file;
      this.hierarchy = hierarchy;
      for (ApiAnnotation each : annotations.of(type.annotations(), file)) {
        if (each.entries() != null) {
          kind = each.entries();
          usual = each.runsOn();
        } else if (each.entry() == null && each.runsOn() != null) {
          explicit = each.runsOn();
        }
      }
      ofSupertype = types.entries(type.binaryName(), hierarchy);
    }

    /** What calls that method; null when no framework is seen to. */
    public @Nullable EntryPoint of(MethodDecl method) {
      EntryPoint.Kind called = isCallable(method) ? kind : null;
      EntryPoint.Context runsOn = called == null ? null : usual;
      EntryPoint.Context said = explicit;
      for (ApiAnnotation each : annotations.of(method.annotations(), file)) {
        if (each.entry() != null) {
          called = each.entry();
          runsOn = each.runsOn();
        } else if (each.runsOn() != null) {
          said = each.runsOn();
        }
      }
      EntryPoint found = called != null ? new EntryPoint(called, runsOn) : inherited(method);
      if (found == null) {
        return null;
      }
      return said != null ? new EntryPoint(found.kind(), said) : byResult(found, method, file);
    }

    private @Nullable EntryPoint inherited(MethodDecl method) {
      EntryPoint found = overridden.overriddenBy(method, type.binaryName(), hierarchy);
      return found != null || !isCallable(method) ? found : ofSupertype;
    }
  }

  /** What returns a publisher, say, runs on an event loop. */
  private EntryPoint byResult(EntryPoint entry, MethodDecl method, SourceFile file) {
    for (ApiType type : types.returnedFromSomewhere()) {
      if (Imports.mean(file, method.returns().name(), type.name())) {
        return new EntryPoint(entry.kind(), type.returnedFrom());
      }
    }
    return entry;
  }

  private static boolean isCallable(MethodDecl method) {
    return Modifier.isPublic(method.modifiers()) && !method.isStatic() && !method.isConstructor();
  }

  /** Whether that method runs in a transaction of its thread. */
  public boolean isInTransaction(@Nullable MethodDecl method, TypeDecl type, SourceFile file) {
    return method != null && annotations.any(method.annotations(), file, ApiAnnotation::transaction)
        || annotations.any(type.annotations(), file, ApiAnnotation::transaction);
  }

  /**
   * Whether a framework makes one object of that type and lets several threads call it; null when
   * nothing is known.
   */
  public @Nullable Boolean isShared(TypeDecl type, SourceFile file, Hierarchy hierarchy) {
    Boolean shared = null;
    for (ApiAnnotation each : annotations.of(type.annotations(), file)) {
      if (Boolean.FALSE.equals(each.shared())) {
        return false;
      }
      shared = each.shared() == null ? shared : each.shared();
    }
    return shared != null ? shared : types.isShared(type.binaryName(), hierarchy);
  }
}
