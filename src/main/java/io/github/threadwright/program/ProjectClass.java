package io.github.threadwright.program;

import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.TypeDecl;
import io.github.threadwright.source.types.TypeShape;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A type of the project with the ids of its units; {@link ClassTable} says what is around it. */
final class ProjectClass {
  private final int id;
  private final ProgramFile file;
  private final TypeDecl type;
  private final int base;
  private final FileCode.Type units;
  private final Map<String, List<Member>> methods = new HashMap<>();

  /**
   * A method or constructor that is written.
   *
   * @param unit {@link FileCode#NONE} when it is abstract
   */
  record Member(ProjectClass owner, MethodDecl method, int unit) {}

  /**
   * @param base id of the first unit of the file
   */
  ProjectClass(int id, ProgramFile file, FileCode.Type units, int base) {
    this.id = id;
    this.file = file;
    this.type = units.type();
    this.base = base;
    this.units = units;
    for (int i = 0; i < units.methods().length; i++) {
      MethodDecl method = type.methods().get(i);
      methods
          .computeIfAbsent(method.name(), name -> new ArrayList<>(1))
          .add(new Member(this, method, global(units.methods()[i])));
    }
  }

  private int global(int unit) {
    return unit == FileCode.NONE ? unit : base + unit;
  }

  /** Dense from 0. */
  int id() {
    return id;
  }

  ProgramFile file() {
    return file;
  }

  TypeDecl type() {
    return type;
  }

  String name() {
    return type.binaryName();
  }

  boolean isInterface() {
    return type.kind() == TypeShape.Kind.INTERFACE || type.kind() == TypeShape.Kind.ANNOTATION;
  }

  /** Whether there can be objects of this class itself. */
  boolean isConcrete() {
    return !isInterface() && !Modifier.isAbstract(type.modifiers());
  }

  /** The methods of that name that it declares; {@code <init>} for constructors. */
  List<Member> methods(String name) {
    return methods.getOrDefault(name, List.of());
  }

  /** The constructor that is not written. */
  int constructor() {
    return global(units.constructor());
  }

  int classInit() {
    return global(units.classInit());
  }

  int instanceInit() {
    return global(units.instanceInit());
  }

  /** Ids of the initialisers of the class, or of its instances, in the order in which they run. */
  int[] parts(boolean ofClass) {
    IntList parts = new IntList();
    for (int part : units.parts(ofClass)) {
      parts.add(base + part);
    }
    return parts.toArray();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return id;
  }

  @Override
  public String toString() {
    return name();
  }
}
