package io.github.threadwright.mutation;

import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import io.github.threadwright.mutation.Mutation.Edit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** A place that is broken with the help of further members and files, which it collects. */
final class Site {
  private final Unit unit;
  private final Random random;
  private final ClassOrInterfaceDeclaration type;
  private final boolean isStatic;
  private final boolean isInner;
  private final Names names;
  private final StringBuilder members = new StringBuilder();
  private final Map<String, String> added = new HashMap<>();
  private final List<Edit> edits = new ArrayList<>();
  private final List<String> shape = new ArrayList<>();

  private Site(Unit unit, Node at, ClassOrInterfaceDeclaration type, Random random) {
    this.unit = unit;
    this.random = random;
    this.type = type;
    this.names = new Names(unit, random);
    boolean inStatic = false;
    boolean inInner = false;
    for (Node n = at; n != type; n = n.getParentNode().orElseThrow()) {
      inStatic |=
          n instanceof MethodDeclaration method && method.isStatic()
              || n instanceof InitializerDeclaration init && init.isStatic()
              || n instanceof FieldDeclaration field && field.isStatic()
              || n instanceof EnumDeclaration
              || n instanceof RecordDeclaration;
      inInner |=
          n instanceof ObjectCreationExpr made && made.getAnonymousClassBody().isPresent()
              || n instanceof EnumDeclaration
              || n instanceof RecordDeclaration;
    }
    this.isStatic = inStatic;
    this.isInner = inInner;
  }

  /** Empty outside of classes. */
  static Optional<Site> of(Unit unit, Node at, Random random) {
    return Unit.enclosing(at, ClassOrInterfaceDeclaration.class)
        .filter(type -> !type.isInterface())
        .map(type -> new Site(unit, at, type, random));
  }

  Unit unit() {
    return unit;
  }

  Random random() {
    return random;
  }

  Names names() {
    return names;
  }

  ClassOrInterfaceDeclaration type() {
    return type;
  }

  /** Whether there is no {@code this} of the class. */
  boolean isStatic() {
    return isStatic;
  }

  /** Whether {@code this} is an object of another class. */
  boolean isInner() {
    return isInner;
  }

  /** {@code static} where there is no object, and now and then where there is one. */
  String modifiers() {
    return isStatic || random.nextInt(4) == 0 ? "private static " : "private ";
  }

  /** How a member with these modifiers is named before its name. */
  String qualifier(String modifiers) {
    boolean isOfClass = modifiers.contains("static");
    return switch (random.nextInt(3)) {
      case 0 -> isOfClass ? type.getNameAsString() + "." : isInner ? "" : "this.";
      case 1 -> isOfClass || !isInner || isLocal() ? "" : type.getNameAsString() + ".this.";
      default -> "";
    };
  }

  private boolean isLocal() {
    return type.isLocalClassDeclaration();
  }

  void member(String text) {
    members.append('\n').append(text).append('\n');
  }

  void file(String name, String text) {
    String path = unit.path();
    added.put(path.substring(0, path.lastIndexOf('/') + 1) + name + ".java", names.file(text));
  }

  void edit(Edit edit) {
    edits.add(edit);
  }

  void shape(String word) {
    shape.add(word);
  }

  /** All of it; the texts of the edits may hold types in braces. */
  Change change() {
    if (!members.isEmpty()) {
      edits.add(new Edit(unit.end(type) - 1, unit.end(type) - 1, members.toString()));
    }
    Set<String> imports = new TreeSet<>();
    List<Edit> resolved = new ArrayList<>();
    for (Edit edit : edits) {
      resolved.add(new Edit(edit.from(), edit.to(), names.resolved(edit.text(), imports)));
    }
    if (!imports.isEmpty()) {
      StringBuilder text = new StringBuilder();
      imports.forEach(name -> text.append("\nimport ").append(name).append(";"));
      int at = imports();
      resolved.add(new Edit(at, at, at == 0 ? text.append('\n').toString() : text.toString()));
    }
    return new Change(resolved, added, String.join(", ", shape));
  }

  private int imports() {
    List<ImportDeclaration> imports = unit.tree().getImports();
    if (!imports.isEmpty()) {
      return unit.end(imports.get(imports.size() - 1));
    }
    return unit.tree().getPackageDeclaration().map(unit::end).orElse(0);
  }
}
