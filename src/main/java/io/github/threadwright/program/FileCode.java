package io.github.threadwright.program;

import io.github.threadwright.source.Body;
import io.github.threadwright.source.FieldDecl;
import io.github.threadwright.source.Initializer;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.TypeDecl;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeShape;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The code units of one file and what they mention, found in one walk and not linked yet. Units are
 * numbered from 0 within the file.
 */
final class FileCode {
  /** Stands for a unit, or a node, that there is none of. */
  static final int NONE = -1;

  private final ProgramFile file;
  private final LocalValues locals;
  private final List<Unit> units = new ArrayList<>();
  private final List<Type> types = new ArrayList<>();
  private final IntList callers = new IntList();
  private final List<Node> calls = new ArrayList<>();
  private final Set<String> created = new HashSet<>();
  private final List<Use> uses = new ArrayList<>();

  /** A unit whose place in the program is not known yet. */
  record Unit(
      CodeUnit.Kind kind,
      TypeDecl type,
      @Nullable MethodDecl method,
      @Nullable CodePlace place,
      @Nullable Node function,
      int enclosing) {}

  /**
   * The units of a type.
   *
   * @param methods by the index of the method in the declaration
   * @param constructor the one that is not written
   * @param classParts the initialisers that {@code classInit} runs, in order
   * @param instanceParts those that {@code instanceInit} runs
   */
  record Type(
      TypeDecl type,
      int[] methods,
      int constructor,
      int classInit,
      int[] classParts,
      int instanceInit,
      int[] instanceParts) {
    int[] parts(boolean ofClass) {
      return ofClass ? classParts : instanceParts;
    }
  }

  /** A unit uses a static field of a type. */
  record Use(int unit, String type, String field) {}

  private FileCode(ProgramFile file) {
    this.file = file;
    this.locals = new LocalValues(file.source().localCount());
  }

  static FileCode of(ProgramFile file) {
    FileCode code = new FileCode(file);
    file.source().allTypes().forEach(code::add);
    return code;
  }

  ProgramFile file() {
    return file;
  }

  LocalValues locals() {
    return locals;
  }

  List<Unit> units() {
    return units;
  }

  /** Outer types before inner ones. */
  List<Type> types() {
    return types;
  }

  /** How many calls, object creations and explicit constructor calls there are. */
  int callCount() {
    return calls.size();
  }

  Node call(int index) {
    return calls.get(index);
  }

  /** The unit in which that call stands. */
  int caller(int index) {
    return callers.get(index);
  }

  /** Binary names of the types that this file makes objects of. */
  Set<String> created() {
    return created;
  }

  List<Use> uses() {
    return uses;
  }

  // ---- the walk

  private void add(TypeDecl type) {
    IntList classParts = new IntList();
    IntList instanceParts = new IntList();
    for (FieldDecl field : type.fields()) {
      // A literal runs no code.
      if (field.init() != null && !(field.init().root() instanceof Node.Literal)) {
        CodePlace place = new CodePlace(file, type, null, field, field.init());
        (field.isStatic() ? classParts : instanceParts).add(initialiser(place));
      }
    }
    for (Initializer block : type.initializers()) {
      CodePlace place = new CodePlace(file, type, null, null, block.body());
      (block.isStatic() ? classParts : instanceParts).add(initialiser(place));
    }
    int[] methods = new int[type.methods().size()];
    for (int i = 0; i < methods.length; i++) {
      methods[i] = method(type, type.methods().get(i));
    }
    types.add(
        new Type(
            type,
            methods,
            unwrittenConstructor(type),
            whole(type, CodeUnit.Kind.CLASS_INITIALISATION, classParts),
            classParts.toArray(),
            whole(type, CodeUnit.Kind.INSTANCE_INITIALISATION, instanceParts),
            instanceParts.toArray()));
    if (type.kind() == TypeShape.Kind.ENUM) {
      created.add(type.binaryName());
    }
  }

  private int initialiser(CodePlace place) {
    int unit = unit(CodeUnit.Kind.INITIALISER, place.type(), null, place, null, NONE);
    walk(unit, place);
    return unit;
  }

  private int method(TypeDecl type, MethodDecl method) {
    boolean isNative = Modifier.isNative(method.modifiers());
    if (method.body() == null && !isNative) {
      return NONE;
    }
    CodePlace place =
        method.body() == null ? null : new CodePlace(file, type, method, null, method.body());
    CodeUnit.Kind kind = method.isConstructor() ? CodeUnit.Kind.CONSTRUCTOR : CodeUnit.Kind.METHOD;
    int unit = unit(kind, type, method, place, null, NONE);
    if (place != null) {
      walk(unit, place);
    }
    return unit;
  }

  private int unwrittenConstructor(TypeDecl type) {
    boolean hasNone =
        type.kind() == TypeShape.Kind.INTERFACE
            || type.kind() == TypeShape.Kind.ANNOTATION
            || type.methods().stream().anyMatch(MethodDecl::isConstructor);
    return hasNone ? NONE : unit(CodeUnit.Kind.CONSTRUCTOR, type, null, null, null, NONE);
  }

  private int whole(TypeDecl type, CodeUnit.Kind kind, IntList parts) {
    return parts.isEmpty() ? NONE : unit(kind, type, null, null, null, NONE);
  }

  private int unit(
      CodeUnit.Kind kind,
      TypeDecl type,
      @Nullable MethodDecl method,
      @Nullable CodePlace place,
      @Nullable Node function,
      int enclosing) {
    units.add(new Unit(kind, type, method, place, function, enclosing));
    return units.size() - 1;
  }

  private void walk(int unit, CodePlace place) {
    Body body = place.body();
    IntList around = new IntList();
    IntList ends = new IntList();
    int current = unit;
    for (int id = 0; id < body.size(); id++) {
      while (!ends.isEmpty() && id >= ends.last()) {
        current = around.last();
        around.removeLast();
        ends.removeLast();
      }
      Node node = body.node(id);
      if (node instanceof Node.Lambda lambda) {
        around.add(current);
        ends.add(body.end(lambda));
        current = function(CodeUnit.Kind.LAMBDA, place, lambda, current);
      } else {
        visit(place, node, current);
      }
    }
  }

  private int function(CodeUnit.Kind kind, CodePlace place, Node node, int enclosing) {
    int unit = unit(kind, place.type(), place.method(), place, node, enclosing);
    locals.addFunction(node, unit);
    return unit;
  }

  private void visit(CodePlace place, Node node, int unit) {
    if (node instanceof Node.Call || node instanceof Node.ConstructorCall) {
      call(unit, node);
    } else if (node instanceof Node.Name || node instanceof Node.Select) {
      use(place, node, unit);
    } else if (node instanceof Node.Declare declare) {
      locals.declare(place, declare);
    } else if (node instanceof Node.Assign assign) {
      locals.assign(place, assign);
    } else if (node instanceof Node.New made) {
      call(unit, made);
      create(made.body() != null ? made.body().binaryName() : constructed(place, made));
    } else if (node instanceof Node.MethodRef reference) {
      int own = function(CodeUnit.Kind.METHOD_REFERENCE, place, reference, unit);
      if (place.targetOf(reference) != null) {
        call(own, reference);
      }
      if (reference.name().equals("new")) {
        create(constructed(place, reference));
      }
    } else if (node instanceof Node.ClassLiteral literal) {
      literal(place, literal);
    }
  }

  private void call(int unit, Node node) {
    callers.add(unit);
    calls.add(node);
  }

  private void create(@Nullable String type) {
    if (type != null) {
      created.add(type);
    }
  }

  static @Nullable String constructed(CodePlace place, Node node) {
    Target target = place.targetOf(node);
    if (target instanceof Target.Method method) {
      return method.owner().name();
    }
    if (target instanceof Target.OwnerOnly known) {
      return known.owner();
    }
    return place.typeOf(node) instanceof TypeRef.ClassRef ref ? ref.name() : null;
  }

  /**
   * Who is given a class may make objects of it. A class that names itself, as for its logger, is
   * not given to anybody for that.
   */
  private void literal(CodePlace place, Node.ClassLiteral literal) {
    if (place.typeOf(literal) instanceof TypeRef.ClassRef type
        && !type.arguments().isEmpty()
        && type.arguments().get(0) instanceof TypeRef.ClassRef named) {
      String own = place.type().binaryName();
      boolean itself = own.equals(named.name()) || own.startsWith(named.name() + "$");
      create(itself ? null : named.name());
    }
  }

  private void use(CodePlace place, Node node, int unit) {
    if (place.targetOf(node) instanceof Target.Field field
        && field.shape().isStatic()
        && field.owner().origin() == TypeShape.Origin.PROJECT
        && !field.owner().name().equals(place.type().binaryName())) {
      uses.add(new Use(unit, field.owner().name(), field.shape().name()));
    }
  }
}
