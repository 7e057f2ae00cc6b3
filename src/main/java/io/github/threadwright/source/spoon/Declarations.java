package io.github.threadwright.source.spoon;

import io.github.threadwright.source.Annotation;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.FieldDecl;
import io.github.threadwright.source.Initializer;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.Span;
import io.github.threadwright.source.TypeDecl;
import io.github.threadwright.source.TypeDecl.Nesting;
import io.github.threadwright.source.TypeName;
import io.github.threadwright.source.types.MethodShape;
import io.github.threadwright.source.types.TypeShape.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jdt.internal.compiler.ast.ASTNode;
import org.eclipse.jdt.internal.compiler.ast.AbstractMethodDeclaration;
import org.eclipse.jdt.internal.compiler.ast.AbstractVariableDeclaration;
import org.eclipse.jdt.internal.compiler.ast.AllocationExpression;
import org.eclipse.jdt.internal.compiler.ast.Argument;
import org.eclipse.jdt.internal.compiler.ast.ConstructorDeclaration;
import org.eclipse.jdt.internal.compiler.ast.FieldDeclaration;
import org.eclipse.jdt.internal.compiler.ast.MethodDeclaration;
import org.eclipse.jdt.internal.compiler.ast.QualifiedAllocationExpression;
import org.eclipse.jdt.internal.compiler.ast.RecordComponent;
import org.eclipse.jdt.internal.compiler.ast.Statement;
import org.eclipse.jdt.internal.compiler.ast.TypeDeclaration;
import org.eclipse.jdt.internal.compiler.lookup.ExtraCompilerModifiers;
import org.jspecify.annotations.Nullable;

/**
 * Lowers types and their members, in the order of the text, which the numbering of classes follows.
 */
final class Declarations {
  private final Lowering in;
  private final String packageName;
  private final String implicitName;
  private final List<Open> open = new ArrayList<>();
  private @Nullable FieldDeclaration lastField;
  private final Map<TypeDeclaration, String> names = new IdentityHashMap<>();

  Declarations(Lowering in, String packageName, String implicitName) {
    this.in = in;
    this.packageName = packageName;
    this.implicitName = implicitName;
  }

  /** The binary names of all types of the file. */
  Map<TypeDeclaration, String> names() {
    return names;
  }

  /** A type whose members are being lowered. */
  private static final class Open {
    final String name;
    final String binaryName;
    final Kind kind;
    final List<Local> components;
    final List<FieldDecl> fields = new ArrayList<>();
    final List<MethodDecl> methods = new ArrayList<>();
    final List<Initializer> initializers = new ArrayList<>();
    final List<TypeDecl> members = new ArrayList<>();
    final Map<String, Integer> numbered = new HashMap<>();

    Open(String name, String binaryName, Kind kind, List<Local> components) {
      this.name = name;
      this.binaryName = binaryName;
      this.kind = kind;
      this.components = components;
    }
  }

  // ---- types

  TypeDecl top(TypeDeclaration n) {
    return type(
        n,
        Nesting.TOP,
        null,
        in.code.declaration(n.declarationSourceStart, n.declarationSourceEnd));
  }

  TypeDecl local(TypeDeclaration n) {
    return type(
        n,
        Nesting.LOCAL,
        null,
        in.code.declaration(n.declarationSourceStart, n.declarationSourceEnd));
  }

  /**
   * @param type what {@code new} names
   */
  TypeDecl anonymous(TypeDeclaration n, TypeName type, long span) {
    return type(n, Nesting.ANONYMOUS, type, span);
  }

  private TypeDecl type(TypeDeclaration n, Nesting nesting, @Nullable TypeName created, long span) {
    boolean implicit = n.isImplicitType();
    boolean anonymous = created != null;
    String name = anonymous ? "" : implicit ? implicitName : new String(n.name);
    Kind kind = anonymous ? Kind.CLASS : kind(n);
    @Nullable Open outer = open.isEmpty() ? null : open.get(open.size() - 1);
    int scope = in.scopes.enter();
    List<Local> components = new ArrayList<>();
    for (RecordComponent c :
        n.recordComponents == null ? new RecordComponent[0] : n.recordComponents) {
      components.add(in.local(c, Local.Kind.PARAMETER));
    }
    Open type = new Open(name, binaryName(outer, name, nesting), kind, components);
    open.add(type);
    names.put(n, type.binaryName);
    members(n).forEach(this::member);
    open.remove(open.size() - 1);
    in.scopes.leave(scope);
    boolean isInterface = kind == Kind.INTERFACE || kind == Kind.ANNOTATION;
    return new TypeDecl(
        name,
        type.binaryName,
        outer == null ? null : outer.binaryName,
        kind,
        nesting,
        anonymous
            ? 0
            : Modifiers.ofType(n.modifiers, kind, nesting, outer == null ? kind : outer.kind),
        anonymous ? List.of() : in.annotations.of(n.annotations),
        in.types.parameters(n.typeParameters),
        anonymous
            ? created
            : isInterface || n.superclass == null ? null : in.types.of(n.superclass),
        anonymous ? List.of() : in.types.of(n.superInterfaces),
        components,
        type.fields,
        type.methods,
        type.initializers,
        type.members,
        span,
        implicit ? Span.NONE : anonymous ? created.span() : Code.span(n.sourceStart, n.sourceEnd));
  }

  /**
   * The compiler numbers anonymous classes, and local classes of one name, within the class right
   * around them.
   */
  private String binaryName(@Nullable Open outer, String name, Nesting nesting) {
    if (outer == null) {
      return packageName.isEmpty() ? name : packageName + "." + name;
    }
    if (nesting == Nesting.MEMBER) {
      return outer.binaryName + "$" + name;
    }
    return outer.binaryName + "$" + outer.numbered.merge(name, 1, Integer::sum) + name;
  }

  private static Kind kind(TypeDeclaration n) {
    return switch (TypeDeclaration.kind(n.modifiers)) {
      case TypeDeclaration.INTERFACE_DECL -> Kind.INTERFACE;
      case TypeDeclaration.ENUM_DECL -> Kind.ENUM;
      case TypeDeclaration.ANNOTATION_TYPE_DECL -> Kind.ANNOTATION;
      case TypeDeclaration.RECORD_DECL -> Kind.RECORD;
      default -> Kind.CLASS;
    };
  }

  // ---- members

  private static Stream<ASTNode> members(TypeDeclaration n) {
    return Stream.of(written(n.fields), written(n.methods), written(n.memberTypes))
        .flatMap(s -> s)
        .sorted(Comparator.comparingInt(Declarations::start));
  }

  private static Stream<ASTNode> written(ASTNode @Nullable [] members) {
    return members == null ? Stream.empty() : Arrays.stream(members).filter(m -> !isAdded(m));
  }

  /** Whether the compiler added it. */
  private static boolean isAdded(ASTNode member) {
    if (member instanceof AbstractMethodDeclaration method) {
      return method.isClinit()
          || method.isDefaultConstructor()
          || (method.isConstructor()
              && (method.modifiers & ExtraCompilerModifiers.AccImplicitlyDeclared) != 0);
    }
    return member instanceof FieldDeclaration field
        && (field.modifiers & ExtraCompilerModifiers.AccRecord) != 0;
  }

  private static int start(ASTNode member) {
    if (member instanceof AbstractMethodDeclaration method) {
      return method.declarationSourceStart;
    }
    return member instanceof TypeDeclaration type
        ? type.declarationSourceStart
        : ((AbstractVariableDeclaration) member).declarationSourceStart;
  }

  private Open current() {
    return open.get(open.size() - 1);
  }

  private void member(ASTNode n) {
    if (n instanceof TypeDeclaration type) {
      long span = in.code.declaration(type.declarationSourceStart, type.declarationSourceEnd);
      current().members.add(type(type, Nesting.MEMBER, null, span));
    } else if (n instanceof org.eclipse.jdt.internal.compiler.ast.Initializer initializer) {
      in.beginBody();
      in.statements.block(initializer.block);
      long span =
          in.code.declaration(initializer.declarationSourceStart, initializer.declarationSourceEnd);
      current().initializers.add(new Initializer(initializer.isStatic(), in.endBody(), span));
    } else if (n instanceof FieldDeclaration field) {
      field(field);
    } else if (n instanceof ConstructorDeclaration constructor) {
      callable(constructor, MethodShape.CONSTRUCTOR);
    } else {
      AbstractMethodDeclaration method = (AbstractMethodDeclaration) n;
      callable(method, new String(method.selector));
    }
  }

  private void field(FieldDeclaration n) {
    boolean constant = n.type == null;
    long nameSpan = Code.span(n.sourceStart, n.sourceEnd);
    TypeName type =
        constant
            ? new TypeName(current().name, List.of(), 0, false, nameSpan)
            : in.types.of(n.type);
    long span = span(n);
    current()
        .fields
        .add(
            new FieldDecl(
                new String(n.name),
                type,
                constant ? Modifiers.CONSTANT : Modifiers.ofField(n.modifiers, current().kind),
                constant,
                in.annotations.of(n.annotations),
                constant ? constant(n, type, span) : init(n),
                span,
                nameSpan));
  }

  /** Of several fields in one declaration, the first has its start and the last one its end. */
  private long span(FieldDeclaration n) {
    long whole = in.code.declaration(n.declarationSourceStart, n.declarationEnd);
    boolean first =
        lastField == null || lastField.declarationSourceStart != n.declarationSourceStart;
    boolean last =
        in.code.text().charAt(n.declarationEnd) != ',' && !in.code.startsAt(endOf(n), ',');
    lastField = n;
    return Span.of(
        first ? Span.start(whole) : n.sourceStart,
        last || n.type == null ? Span.end(whole) : endOf(n));
  }

  private static int endOf(FieldDeclaration n) {
    return 1 + (n.initialization == null ? n.sourceEnd : n.initialization.sourceEnd);
  }

  private @Nullable Body init(FieldDeclaration n) {
    if (n.initialization == null) {
      return null;
    }
    in.beginBody();
    in.expressions.of(n.initialization);
    return in.endBody();
  }

  /**
   * A constant {@code A(1) {...}} of an enum {@code E} is the field {@code E A = new E(1) {...}}.
   */
  private Body constant(FieldDeclaration n, TypeName type, long span) {
    in.beginBody();
    int id = in.open();
    AllocationExpression created = (AllocationExpression) n.initialization;
    List<io.github.threadwright.source.Node.Expr> arguments =
        in.expressions.all(created == null ? null : created.arguments);
    TypeDecl body =
        created instanceof QualifiedAllocationExpression q && q.anonymousType != null
            ? anonymous(q.anonymousType, type, span)
            : null;
    in.close(
        new io.github.threadwright.source.Node.New(id, span, null, type, arguments, body), created);
    return in.endBody();
  }

  // ---- methods

  private void callable(AbstractMethodDeclaration n, String name) {
    int scope = in.scopes.enter();
    List<Local> parameters = parameters(n);
    Body body = body(n);
    in.scopes.leave(scope);
    long nameSpan = Code.span(n.sourceStart, n.sourceStart + n.selector.length - 1);
    TypeName returns =
        n instanceof MethodDeclaration method && method.returnType != null
            ? in.types.of(method.returnType)
            : new TypeName("void", List.of(), 0, false, nameSpan);
    List<Annotation> annotations = new ArrayList<>(in.annotations.of(n.annotations));
    if (n.typeParameters() != null && n instanceof MethodDeclaration method) {
      annotations.addAll(ofResult(method));
    }
    current()
        .methods
        .add(
            new MethodDecl(
                name,
                n.isConstructor()
                    ? Modifiers.ofConstructor(n.modifiers, current().kind)
                    : Modifiers.ofMethod(n.modifiers, current().kind, body != null),
                annotations,
                in.types.parameters(n.typeParameters()),
                parameters,
                returns,
                in.types.of(n.thrownExceptions),
                body,
                in.code.declaration(n.declarationSourceStart, n.declarationSourceEnd),
                nameSpan));
  }

  /** Behind type parameters an annotation may be meant for the method as well as for its result. */
  private List<Annotation> ofResult(MethodDeclaration n) {
    boolean none = n.returnType == null || n.returnType.annotations == null;
    return none ? List.of() : in.annotations.of(n.returnType.annotations[0]);
  }

  /** Those of a compact constructor are the components of the record, as variables of their own. */
  private List<Local> parameters(AbstractMethodDeclaration n) {
    if (n.isCompactConstructor()) {
      return current().components.stream().map(in::copyOf).toList();
    }
    List<Local> parameters = new ArrayList<>();
    for (Argument argument : n.arguments == null ? new Argument[0] : n.arguments) {
      parameters.add(in.declare(argument, Local.Kind.PARAMETER));
    }
    return parameters;
  }

  private @Nullable Body body(AbstractMethodDeclaration n) {
    boolean none =
        n.isNative()
            || (n.modifiers & ExtraCompilerModifiers.AccSemicolonBody) != 0
            || n.isAnnotationMethod();
    if (none) {
      return null;
    }
    in.beginBody();
    in.statements.block(statements(n), openingBrace(n), n.declarationSourceEnd);
    return in.endBody();
  }

  /**
   * The compiler keeps the call of another constructor apart, and adds one where none is written.
   */
  private static Statement @Nullable [] statements(AbstractMethodDeclaration n) {
    boolean added =
        !(n instanceof ConstructorDeclaration constructor)
            || constructor.constructorCall == null
            || constructor.constructorCall.isImplicitSuper();
    if (added) {
      return n.statements;
    }
    Statement call = ((ConstructorDeclaration) n).constructorCall;
    Stream<Statement> rest = n.statements == null ? Stream.empty() : Arrays.stream(n.statements);
    return Stream.concat(Stream.of(call), rest.filter(s -> s != call)).toArray(Statement[]::new);
  }

  private int openingBrace(AbstractMethodDeclaration n) {
    int at = in.code.text().lastIndexOf('{', Math.max(0, n.bodyStart));
    return Math.max(at, n.sourceStart);
  }
}
