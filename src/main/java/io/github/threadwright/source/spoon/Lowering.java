package io.github.threadwright.source.spoon;

import io.github.threadwright.source.Body;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.TypeName;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.internal.compiler.ast.ASTNode;
import org.eclipse.jdt.internal.compiler.ast.AbstractVariableDeclaration;
import org.eclipse.jdt.internal.compiler.ast.LocalDeclaration;
import org.jspecify.annotations.Nullable;

/**
 * The state of lowering one file. Unlike the fast front end this one descends with the call stack:
 * the compiler has done so before it, on the same thread and with larger frames.
 */
final class Lowering {
  final Code code;
  final TypeNames types;
  final Annotations annotations;
  final Scopes scopes = new Scopes();
  final Expressions expressions;
  final Statements statements;
  final Declarations declarations;

  private final List<BodyBuilder> open = new ArrayList<>();
  private final Map<Body, List<@Nullable ASTNode>> origins = new IdentityHashMap<>();
  private final Map<Local, LocalDeclaration> locals = new IdentityHashMap<>();

  Lowering(Code code, String packageName, String implicitName) {
    this.code = code;
    this.types = new TypeNames(code);
    this.annotations = new Annotations(code, types);
    this.expressions = new Expressions(this);
    this.statements = new Statements(this);
    this.declarations = new Declarations(this, packageName, implicitName);
  }

  /** What the compiler has for the nodes of each body, by node id. */
  Map<Body, List<@Nullable ASTNode>> origins() {
    return origins;
  }

  Map<Local, LocalDeclaration> locals() {
    return locals;
  }

  // ---- bodies

  /**
   * Starts a body. One inside an anonymous or local class interrupts the body that this class
   * stands in.
   */
  void beginBody() {
    open.add(new BodyBuilder());
  }

  Body endBody() {
    BodyBuilder ended = open.remove(open.size() - 1);
    Body body = ended.build();
    origins.put(body, ended.origins());
    return body;
  }

  BodyBuilder body() {
    return open.get(open.size() - 1);
  }

  int open() {
    return body().open();
  }

  <N extends Node> N close(N node, @Nullable ASTNode origin) {
    return body().close(node, origin);
  }

  // ---- locals

  Local declare(LocalDeclaration declaration, Local.Kind kind) {
    Local local = scopes.declare(declaration, local(declaration, kind));
    locals.put(local, declaration);
    return local;
  }

  /** One that the compiler has no local variable for, e.g. a component of a record. */
  Local local(AbstractVariableDeclaration declaration, Local.Kind kind) {
    boolean varargs = declaration.isVarArgs();
    TypeName type =
        declaration.type == null
            ? null
            : varargs ? types.ofElement(declaration.type) : types.of(declaration.type);
    String name = new String(declaration.name);
    return new Local(
        scopes.nextId(),
        name,
        kind,
        type,
        Modifier.isFinal(declaration.modifiers),
        varargs,
        annotations.of(declaration.annotations),
        Code.span(declaration.sourceStart, declaration.sourceStart + name.length() - 1));
  }

  /** Another variable of the same name and type. */
  Local copyOf(Local local) {
    return scopes.declare(
        new Local(
            scopes.nextId(),
            local.name(),
            local.kind(),
            local.type(),
            local.isFinal(),
            local.varargs(),
            local.annotations(),
            local.span()));
  }
}
