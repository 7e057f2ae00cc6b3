package io.github.threadwright.source.javaparser;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.SimpleName;
import io.github.threadwright.source.Annotation;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.TypeName;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of lowering one file: what is planned, what is in scope, the body that is being built
 * and the nodes that are finished but have no parent yet.
 */
final class Lowering {
  final Source source;
  final Types types;
  final Annotations annotations;
  final Agenda agenda = new Agenda();
  final Scopes scopes = new Scopes();
  final Expressions expressions;
  final Statements statements;
  final Switches switches;
  final Tries tries;
  final Declarations declarations;

  private final List<Node> finished = new ArrayList<>();
  private @Nullable BodyBuilder body;
  private int localCount;

  Lowering(Source source) {
    this.source = source;
    this.types = new Types(source);
    this.annotations = new Annotations(source);
    this.expressions = new Expressions(this);
    this.statements = new Statements(this);
    this.switches = new Switches(this);
    this.tries = new Tries(this);
    this.declarations = new Declarations(this);
  }

  void run() {
    agenda.run(statements, expressions);
  }

  // ---- bodies

  /** The body that is being built; there is one wherever statements and expressions are lowered. */
  BodyBuilder body() {
    if (body == null) {
      throw new IllegalStateException("no body is open");
    }
    return body;
  }

  /**
   * Starts a body. One inside an anonymous or local class interrupts the body that this class
   * stands in.
   */
  void beginBody() {
    body = new BodyBuilder(body);
  }

  /** Ends the innermost body, whose root is the node that was finished last. */
  Body endBody() {
    BodyBuilder ended = body();
    pop();
    body = ended.outer();
    return ended.build();
  }

  // ---- finished nodes

  void finish(Node node) {
    body().close(node);
    finished.add(node);
  }

  Node pop() {
    return finished.remove(finished.size() - 1);
  }

  Node.Expr popExpr() {
    return (Node.Expr) pop();
  }

  Node top() {
    return finished.get(finished.size() - 1);
  }

  /** The node that was finished before the last one. */
  Node second() {
    return finished.get(finished.size() - 2);
  }

  /** How many nodes wait for a parent. */
  int mark() {
    return finished.size();
  }

  /** Takes the nodes that were finished since the mark, in order. */
  <T> List<T> popSince(int mark, Class<T> type) {
    if (mark == finished.size()) {
      return List.of();
    }
    List<Node> tail = finished.subList(mark, finished.size());
    List<T> nodes = new ArrayList<>(tail.size());
    for (int i = 0; i < tail.size(); i++) {
      nodes.add(type.cast(tail.get(i)));
    }
    tail.clear();
    return nodes;
  }

  // ---- locals

  int localCount() {
    return localCount;
  }

  Local local(
      Local.Kind kind,
      SimpleName name,
      @Nullable TypeName type,
      int modifiers,
      NodeList<AnnotationExpr> written) {
    return local(kind, name, type, modifiers, false, annotations.of(written));
  }

  private Local local(
      Local.Kind kind,
      SimpleName name,
      @Nullable TypeName type,
      int modifiers,
      boolean varargs,
      List<Annotation> noted) {
    boolean isFinal = Modifier.isFinal(modifiers);
    return new Local(
        localCount++, source.name(name), kind, type, isFinal, varargs, noted, source.span(name));
  }

  Local parameter(Local.Kind kind, Parameter parameter) {
    return local(
        kind,
        parameter.getName(),
        types.ofParameter(parameter.getType()),
        Modifiers.of(parameter.getModifiers()),
        parameter.isVarArgs(),
        annotations.of(parameter.getAnnotations()));
  }

  /** Another variable of the same name and type. */
  Local copyOf(Local local) {
    return new Local(
        localCount++,
        local.name(),
        local.kind(),
        local.type(),
        local.isFinal(),
        local.varargs(),
        local.annotations(),
        local.span());
  }

  List<Local> parameters(Local.Kind kind, NodeList<Parameter> parameters) {
    if (parameters.isEmpty()) {
      return List.of();
    }
    List<Local> locals = new ArrayList<>(parameters.size());
    for (int i = 0; i < parameters.size(); i++) {
      locals.add(parameter(kind, parameters.get(i)));
    }
    return locals;
  }
}
