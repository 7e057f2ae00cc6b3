package io.github.threadwright.facts;

import io.github.threadwright.program.Program;
import io.github.threadwright.program.ProgramFile;
import io.github.threadwright.program.Settings;
import io.github.threadwright.source.FieldDecl;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.TypeDecl;
import io.github.threadwright.source.TypeName;
import io.github.threadwright.source.names.Target;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The types that the project's files declare, by binary name; local and anonymous ones belong to
 * their file.
 */
final class ProgramIndex {
  private final Map<String, Declared> types = new HashMap<>();
  private final Set<String> extended = new HashSet<>();

  /** A type with its file. */
  record Declared(ProgramFile file, TypeDecl type) {}

  private final Program program;

  ProgramIndex(Program program) {
    this.program = program;
    for (ProgramFile file : program.files()) {
      Deque<TypeDecl> todo = new ArrayDeque<>(file.source().types());
      while (!todo.isEmpty()) {
        TypeDecl type = todo.poll();
        types.putIfAbsent(type.binaryName(), new Declared(file, type));
        noteSupertypes(type);
        todo.addAll(type.members());
      }
    }
  }

  /** What the configuration of a file's module says about threads and limits. */
  Settings settings(ProgramFile file) {
    return program.settings(file.module());
  }

  private void noteSupertypes(TypeDecl type) {
    if (type.superclass() != null) {
      extended.add(type.superclass().simpleName());
    }
    for (TypeName name : type.interfaces()) {
      extended.add(name.simpleName());
    }
  }

  @Nullable Declared find(String binaryName) {
    return types.get(binaryName);
  }

  /**
   * Whether a class of the project names it as a supertype; names are compared without their
   * package.
   */
  boolean hasSubtypes(TypeDecl type) {
    return extended.contains(type.name());
  }

  /**
   * The declaration of that method with its body; null when it is not in the project or has none.
   */
  @Nullable MethodDecl declaration(Target.Method target, @Nullable TypeDecl in) {
    if (in == null) {
      return null;
    }
    MethodDecl found = null;
    for (MethodDecl method : in.methods()) {
      if (method.name().equals(target.shape().name())
          && method.parameters().size() == target.shape().parameters().size()) {
        if (found != null) {
          return bySignature(target, in);
        }
        found = method;
      }
    }
    return found;
  }

  private static @Nullable MethodDecl bySignature(Target.Method target, TypeDecl in) {
    String signature = target.shape().signature();
    for (MethodDecl method : in.methods()) {
      if (method.signature().equals(signature)) {
        return method;
      }
    }
    return null;
  }

  static @Nullable FieldDecl field(TypeDecl type, String name) {
    for (FieldDecl field : type.fields()) {
      if (field.name().equals(name)) {
        return field;
      }
    }
    return null;
  }
}
