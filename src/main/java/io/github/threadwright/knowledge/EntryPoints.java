package io.github.threadwright.knowledge;

import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.SourceFile;
import io.github.threadwright.source.TypeDecl;
import io.github.threadwright.source.names.Hierarchy;
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
    EntryPoint.Kind kind = null;
    EntryPoint.Context usual = null;
    EntryPoint.Context explicit = null;
    for (ApiAnnotation each : annotations.of(type.annotations(), file)) {
      if (each.entries() != null && isCallable(method)) {
        kind = each.entries();
        usual = each.runsOn();
      } else if (each.entry() == null && each.runsOn() != null) {
        explicit = each.runsOn();
      }
    }
    for (ApiAnnotation each : annotations.of(method.annotations(), file)) {
      if (each.entry() != null) {
        kind = each.entry();
        usual = each.runsOn();
      } else if (each.runsOn() != null) {
        explicit = each.runsOn();
      }
    }
    EntryPoint found =
        kind != null ? new EntryPoint(kind, usual) : inherited(method, type, hierarchy);
    if (found == null) {
      return null;
    }
    return explicit != null
        ? new EntryPoint(found.kind(), explicit)
        : byResult(found, method, file);
  }

  private @Nullable EntryPoint inherited(MethodDecl method, TypeDecl type, Hierarchy hierarchy) {
    EntryPoint found = overridden.overriddenBy(method, type.binaryName(), hierarchy);
    return found != null || !isCallable(method)
        ? found
        : types.entries(type.binaryName(), hierarchy);
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
