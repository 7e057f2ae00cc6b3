package io.github.threadwright.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement or an expression inside a {@link Body}. Parentheses are gone, a chain of one operator
 * is one node, and every node has an id: its place in the preorder of its body. Sub-nodes are
 * numbered in the order in which they are evaluated, so that a walk over ids is a walk over the
 * program. Compare nodes by identity: a record's own {@code equals} would compare whole trees.
 */
public sealed interface Node {

  /** Place in the preorder of the body, from 0. */
  int id();

  /** Where it stands, see {@link Span}. */
  long span();

  /** A statement. */
  sealed interface Stmt extends Node {}

  /** An expression; a statement may be one. */
  sealed interface Expr extends Node {}

  /** A statement that repeats its body. */
  sealed interface Loop extends Stmt {
    Node body();
  }

  /** What a {@code switch} label or {@code instanceof} matches against. */
  sealed interface Pattern extends Node {}

  // ---- statements

  record Block(int id, long span, List<Node> statements) implements Stmt {
    public Block {
      statements = List.copyOf(statements);
    }
  }

  /** Declares one local variable; a declaration of several is several of these in a row. */
  record Declare(int id, long span, Local local, @Nullable Expr init) implements Stmt {}

  record If(int id, long span, Expr condition, Node then, @Nullable Node orElse) implements Stmt {}

  /** {@code for (init; condition; update) body}. */
  record For(
      int id, long span, List<Node> init, @Nullable Expr condition, List<Expr> update, Node body)
      implements Loop {
    public For {
      init = List.copyOf(init);
      update = List.copyOf(update);
    }
  }

  /** {@code for (local : source) body}. */
  record ForEach(int id, long span, Local local, Expr source, Node body) implements Loop {}

  record While(int id, long span, Expr condition, Node body) implements Loop {}

  record DoWhile(int id, long span, Node body, Expr condition) implements Loop {}

  /** A {@code try} with its resources ({@link Declare} or an expression), in order. */
  record Try(
      int id,
      long span,
      List<Node> resources,
      Block body,
      List<Catch> catches,
      @Nullable Block finallyBlock)
      implements Stmt {
    public Try {
      resources = List.copyOf(resources);
      catches = List.copyOf(catches);
    }
  }

  /**
   * A handler of exceptions.
   *
   * @param comment what is written between the braces when no statement but a jump is; null for
   *     nothing
   */
  record Catch(
      int id, long span, Local local, List<TypeName> types, Block body, @Nullable String comment)
      implements Stmt {
    public Catch {
      types = List.copyOf(types);
    }
  }

  record Synchronized(int id, long span, Expr lock, Block body) implements Stmt {}

  record Return(int id, long span, @Nullable Expr value) implements Stmt {}

  record Throw(int id, long span, Expr value) implements Stmt {}

  record Yield(int id, long span, Expr value) implements Stmt {}

  record Break(int id, long span, @Nullable String label) implements Stmt {}

  record Continue(int id, long span, @Nullable String label) implements Stmt {}

  record Labeled(int id, long span, String label, Node body) implements Stmt {}

  record Assert(int id, long span, Expr condition, @Nullable Expr message) implements Stmt {}

  /** A class declared among statements; its members have bodies of their own. */
  record LocalType(int id, long span, TypeDecl type) implements Stmt {}

  record Empty(int id, long span) implements Stmt {}

  /**
   * One group of labels of a {@code switch} with what it runs. {@code arrow} cases do not fall
   * through.
   */
  record Case(
      int id,
      long span,
      List<Node> labels,
      boolean isDefault,
      @Nullable Expr guard,
      List<Node> body,
      boolean arrow)
      implements Stmt {
    public Case {
      labels = List.copyOf(labels);
      body = List.copyOf(body);
    }
  }

  // ---- expressions

  /** A {@code switch}; as a statement it has no value. */
  record Switch(int id, long span, Expr selector, List<Case> cases, boolean statement)
      implements Expr {
    public Switch {
      cases = List.copyOf(cases);
    }
  }

  /** A literal; {@code value} is the content of a string or character, else the text as written. */
  record Literal(int id, long span, Kind kind, String value) implements Expr {
    /** The type of a literal. */
    public enum Kind {
      INT,
      LONG,
      FLOAT,
      DOUBLE,
      CHAR,
      STRING,
      BOOLEAN,
      NULL
    }
  }

  /** A read of a local variable, or the target of an assignment to it. */
  record LocalUse(int id, long span, Local local) implements Expr {}

  /** A simple name that is no local variable: a field, a type or the head of a package name. */
  record Name(int id, long span, String name) implements Expr {}

  /** {@code target.name}: a field, a type or a package. */
  record Select(int id, long span, Expr target, String name) implements Expr {}

  record ArrayAccess(int id, long span, Expr array, Expr index) implements Expr {}

  /**
   * {@code target op value}; {@code operator} is {@code =} or the compound one, e.g. {@code +=}.
   */
  record Assign(int id, long span, String operator, Expr target, Expr value) implements Expr {}

  /** A prefix operator, or {@code ++} and {@code --} in both positions. */
  record Unary(int id, long span, String operator, boolean postfix, Expr operand) implements Expr {
    /** Whether it writes its operand. */
    public boolean writes() {
      return operator.length() == 2;
    }
  }

  /** {@code a op b op c}, associating to the left; two operands or more. */
  record Binary(int id, long span, String operator, List<Expr> operands) implements Expr {
    public Binary {
      operands = List.copyOf(operands);
    }
  }

  record Conditional(int id, long span, Expr condition, Expr then, Expr orElse) implements Expr {}

  /** {@code value instanceof type} or {@code value instanceof pattern}. */
  record InstanceOf(
      int id, long span, Expr value, @Nullable TypeName type, @Nullable Pattern pattern)
      implements Expr {}

  record Cast(int id, long span, TypeName type, Expr value) implements Expr {}

  /**
   * A method call. {@code receiver} is null for an unqualified one; it is a {@link Super} for
   * {@code super.m()}.
   *
   * @param nameSpan where the method's name stands
   */
  record Call(
      int id,
      long span,
      @Nullable Expr receiver,
      String name,
      List<TypeName> typeArguments,
      List<Expr> arguments,
      long nameSpan)
      implements Expr {
    public Call {
      typeArguments = List.copyOf(typeArguments);
      arguments = List.copyOf(arguments);
    }
  }

  /** {@code this(...)} or {@code super(...)}. */
  record ConstructorCall(
      int id, long span, boolean isThis, @Nullable Expr outer, List<Expr> arguments)
      implements Expr {
    public ConstructorCall {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * {@code new type(arguments)}; {@code body} is the anonymous class, whose members have bodies of
   * their own.
   */
  record New(
      int id,
      long span,
      @Nullable Expr outer,
      TypeName type,
      List<Expr> arguments,
      @Nullable TypeDecl body)
      implements Expr {
    public New {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * {@code new type[d1][d2]} or {@code new type[] {...}}; {@code type} is that of the whole array.
   */
  record NewArray(int id, long span, TypeName type, List<Expr> dimensions, @Nullable ArrayInit init)
      implements Expr {
    public NewArray {
      dimensions = List.copyOf(dimensions);
    }
  }

  record ArrayInit(int id, long span, List<Expr> elements) implements Expr {
    public ArrayInit {
      elements = List.copyOf(elements);
    }
  }

  /**
   * A lambda. Its body is part of this body, but runs when and where its receiver decides.
   *
   * @param body a {@link Block} or an {@link Expr}
   * @param captures the locals of the enclosing code that it uses, in order of first use
   * @param ordinal from 1 within its method, for {@code method$lambda1}
   */
  record Lambda(
      int id, long span, List<Local> parameters, Node body, List<Local> captures, int ordinal)
      implements Expr {
    public Lambda {
      parameters = List.copyOf(parameters);
      captures = List.copyOf(captures);
    }
  }

  /**
   * {@code target::name}; {@code name} is {@code new} for a constructor. {@code target} is an
   * expression or a {@link TypeUse}; a plain name that may be either is a {@link Name} or {@link
   * Select}.
   */
  record MethodRef(int id, long span, Expr target, String name) implements Expr {}

  /** A type where an expression may stand: {@code String[]::new}, {@code List<String>::size}. */
  record TypeUse(int id, long span, TypeName type) implements Expr {}

  /** {@code this} or {@code Outer.this}. */
  record This(int id, long span, @Nullable String qualifier) implements Expr {}

  /** {@code super} or {@code Outer.super}, as a receiver. */
  record Super(int id, long span, @Nullable String qualifier) implements Expr {}

  record ClassLiteral(int id, long span, TypeName type) implements Expr {}

  /** What the front end could not read; nothing is known of its effects. */
  record Unsupported(int id, long span, String what) implements Expr {}

  // ---- patterns

  record TypePattern(int id, long span, Local local) implements Pattern {}

  record RecordPattern(int id, long span, TypeName type, List<Pattern> parts) implements Pattern {
    public RecordPattern {
      parts = List.copyOf(parts);
    }
  }

  /** {@code _}. */
  record AnyPattern(int id, long span) implements Pattern {}
}
