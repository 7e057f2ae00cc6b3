package io.github.threadwright.source.javaparser;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.AnnotationDeclaration;
import com.github.javaparser.ast.body.AnnotationMemberDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.stmt.BlockStmt;
import io.github.threadwright.source.Annotation;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.FieldDecl;
import io.github.threadwright.source.Initializer;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.Span;
import io.github.threadwright.source.TypeDecl;
import io.github.threadwright.source.TypeDecl.Nesting;
import io.github.threadwright.source.TypeName;
import io.github.threadwright.source.types.MethodShape;
import io.github.threadwright.source.types.TypeShape.Kind;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lowers types and their members. Members are lowered in the order of the text, which the numbering
 * of classes follows.
 */
final class Declarations {
  private final Lowering in;
  private final List<TypeDecl> finished = new ArrayList<>();
  private @Nullable TypeBuilder current;
  private String packageName = "";
  private String implicitName = "";

  Declarations(Lowering in) {
    this.in = in;
  }

  /**
   * @param implicitName the name of the class of a file that declares its methods without one
   */
  void startFile(String packageName, String implicitName) {
    this.packageName = packageName;
    this.implicitName = implicitName;
  }

  /** The type that was finished last. */
  TypeDecl takeFinished() {
    return finished.remove(finished.size() - 1);
  }

  /** The types that were finished and not taken, in order. */
  List<TypeDecl> finished() {
    return finished;
  }

  private TypeBuilder current() {
    if (current == null) {
      throw new IllegalStateException("no type is open");
    }
    return current;
  }

  // ---- types

  /** Plans a type; it is finished when all that is planned here has run. */
  void type(TypeDeclaration<?> n, Nesting nesting) {
    if (n instanceof ClassOrInterfaceDeclaration type) {
      open(headOf(type, nesting), List.of(), n.getMembers());
    } else if (n instanceof EnumDeclaration type) {
      List<TypeName> interfaces = in.types.of(type.getImplementedTypes());
      open(
          head(n, Kind.ENUM, nesting, List.of(), null, interfaces, List.of()),
          type.getEntries(),
          n.getMembers());
    } else if (n instanceof RecordDeclaration type) {
      List<TypeDecl.TypeParam> typeParameters = in.types.parameters(type.getTypeParameters());
      List<TypeName> interfaces = in.types.of(type.getImplementedTypes());
      List<Local> components = in.parameters(Local.Kind.PARAMETER, type.getParameters());
      open(
          head(n, Kind.RECORD, nesting, typeParameters, null, interfaces, components),
          List.of(),
          n.getMembers());
    } else if (n instanceof AnnotationDeclaration) {
      open(
          head(n, Kind.ANNOTATION, nesting, List.of(), null, List.of(), List.of()),
          List.of(),
          n.getMembers());
    } else {
      throw new IllegalArgumentException(
          "an unknown kind of type: " + n.getClass().getSimpleName());
    }
  }

  private TypeBuilder.Head headOf(ClassOrInterfaceDeclaration n, Nesting nesting) {
    List<TypeDecl.TypeParam> typeParameters = in.types.parameters(n.getTypeParameters());
    List<TypeName> extended = in.types.of(n.getExtendedTypes());
    if (n.isInterface()) {
      return head(n, Kind.INTERFACE, nesting, typeParameters, null, extended, List.of());
    }
    TypeName superclass = extended.isEmpty() ? null : extended.get(0);
    List<TypeName> interfaces = in.types.of(n.getImplementedTypes());
    return head(n, Kind.CLASS, nesting, typeParameters, superclass, interfaces, List.of());
  }

  private TypeBuilder.Head head(
      TypeDeclaration<?> n,
      Kind kind,
      Nesting nesting,
      List<TypeDecl.TypeParam> typeParameters,
      @Nullable TypeName superclass,
      List<TypeName> interfaces,
      List<Local> components) {
    Kind outer = current == null ? kind : current.kind();
    int modifiers = Modifiers.ofType(Modifiers.of(n.getModifiers()), kind, nesting, outer);
    boolean implicit = n instanceof ClassOrInterfaceDeclaration type && type.isCompact();
    return new TypeBuilder.Head(
        implicit ? implicitName : in.source.name(n.getName()),
        kind,
        nesting,
        modifiers,
        in.annotations.of(n.getAnnotations()),
        typeParameters,
        superclass,
        interfaces,
        components,
        in.source.span(n),
        implicit ? Span.NONE : in.source.span(n.getName()));
  }

  /** Plans the body of {@code new type() {...}}. */
  void anonymous(TypeName type, List<BodyDeclaration<?>> members, long span) {
    open(
        new TypeBuilder.Head(
            "",
            Kind.CLASS,
            Nesting.ANONYMOUS,
            0,
            List.of(),
            List.of(),
            type,
            List.of(),
            List.of(),
            span,
            type.span()),
        List.of(),
        members);
  }

  private void open(
      TypeBuilder.Head head,
      List<EnumConstantDeclaration> constants,
      List<BodyDeclaration<?>> members) {
    TypeBuilder type = new TypeBuilder(current, packageName, head);
    current = type;
    in.scopes.enter();
    declareFields(head.recordComponents(), constants, members);
    for (EnumConstantDeclaration constant : constants) {
      in.agenda.plan(() -> enumConstant(constant));
    }
    for (BodyDeclaration<?> member : members) {
      in.agenda.plan(() -> member(member));
    }
    in.agenda.plan(
        () -> {
          in.scopes.leave();
          current = type.outer();
          finished.add(type.build());
        });
  }

  /** Fields of a class hide the locals around it. */
  private void declareFields(
      List<Local> components,
      List<EnumConstantDeclaration> constants,
      List<BodyDeclaration<?>> members) {
    components.forEach(component -> in.scopes.declareField(component.name()));
    constants.forEach(constant -> in.scopes.declareField(in.source.name(constant.getName())));
    for (BodyDeclaration<?> member : members) {
      if (member instanceof FieldDeclaration field) {
        field.getVariables().forEach(v -> in.scopes.declareField(in.source.name(v.getName())));
      }
    }
  }

  // ---- members

  private void member(BodyDeclaration<?> n) {
    if (n instanceof MethodDeclaration method) {
      method(method);
    } else if (n instanceof FieldDeclaration field) {
      field(field);
    } else if (n instanceof ConstructorDeclaration constructor) {
      constructor(constructor);
    } else if (n instanceof TypeDeclaration<?> type) {
      type(type, Nesting.MEMBER);
      in.agenda.plan(() -> current().members.add(takeFinished()));
    } else if (n instanceof InitializerDeclaration initializer) {
      in.agenda.plan(
          () ->
              body(
                  initializer.getBody(),
                  body ->
                      current()
                          .initializers
                          .add(new Initializer(initializer.isStatic(), body, in.source.span(n)))));
    } else if (n instanceof CompactConstructorDeclaration constructor) {
      compactConstructor(constructor);
    } else if (n instanceof AnnotationMemberDeclaration element) {
      element(element);
    } else {
      throw new IllegalArgumentException(
          "an unknown kind of member: " + n.getClass().getSimpleName());
    }
  }

  /** What to do with a body when it is finished. */
  private interface BodyUse {
    void use(Body body);
  }

  private void body(BlockStmt block, BodyUse use) {
    in.beginBody();
    in.agenda.plan(block);
    in.agenda.plan(() -> use.use(in.endBody()));
  }

  private void body(Expression expression, BodyUse use) {
    in.beginBody();
    in.agenda.plan(expression);
    in.agenda.plan(() -> use.use(in.endBody()));
  }

  private void field(FieldDeclaration n) {
    int modifiers = Modifiers.ofField(Modifiers.of(n.getModifiers()), current().kind());
    List<Annotation> annotations = in.annotations.of(n.getAnnotations());
    NodeList<VariableDeclarator> variables = n.getVariables();
    for (int i = 0; i < variables.size(); i++) {
      VariableDeclarator variable = variables.get(i);
      com.github.javaparser.ast.Node first = i == 0 ? n : variable;
      com.github.javaparser.ast.Node last = i == variables.size() - 1 ? n : variable;
      long span = in.source.span(first, last);
      in.agenda.plan(() -> field(variable, modifiers, annotations, span));
    }
  }

  private void field(VariableDeclarator n, int modifiers, List<Annotation> annotations, long span) {
    String name = in.source.name(n.getName());
    TypeName type = in.types.of(n.getType());
    long nameSpan = in.source.span(n.getName());
    Expression init = n.getInitializer().orElse(null);
    if (init == null) {
      current()
          .fields
          .add(new FieldDecl(name, type, modifiers, false, annotations, null, span, nameSpan));
      return;
    }
    body(
        init,
        body ->
            current()
                .fields
                .add(
                    new FieldDecl(
                        name, type, modifiers, false, annotations, body, span, nameSpan)));
  }

  /**
   * A constant {@code A(1) {...}} of an enum {@code E} is the field {@code E A = new E(1) {...}}.
   */
  private void enumConstant(EnumConstantDeclaration n) {
    String name = in.source.name(n.getName());
    long span = in.source.span(n);
    long nameSpan = in.source.span(n.getName());
    TypeName type = new TypeName(current().name(), List.of(), 0, false, nameSpan);
    in.beginBody();
    int id = in.body().open();
    int mark = in.mark();
    in.agenda.planAll(n.getArguments());
    // JavaParser has the same empty list for no body and for an empty one.
    boolean hasBody = in.source.endsWith(span, '}');
    if (hasBody) {
      in.agenda.plan(() -> anonymous(type, n.getClassBody(), span));
    }
    in.agenda.plan(
        () -> {
          TypeDecl anonymous = hasBody ? takeFinished() : null;
          List<Node.Expr> arguments = in.popSince(mark, Node.Expr.class);
          in.finish(new Node.New(id, span, null, type, arguments, anonymous));
          List<Annotation> annotations = in.annotations.of(n.getAnnotations());
          Body init = in.endBody();
          current()
              .fields
              .add(
                  new FieldDecl(
                      name,
                      type,
                      Modifiers.ofEnumConstant(),
                      true,
                      annotations,
                      init,
                      span,
                      nameSpan));
        });
  }

  private void method(MethodDeclaration n) {
    in.scopes.enter();
    List<Local> parameters = parameters(n.getParameters());
    BlockStmt block = n.getBody().orElse(null);
    if (block == null) {
      addMethod(n, parameters, null);
      return;
    }
    body(block, body -> addMethod(n, parameters, body));
  }

  private void addMethod(MethodDeclaration n, List<Local> parameters, @Nullable Body body) {
    addCallable(
        new MethodDecl(
            in.source.name(n.getName()),
            Modifiers.ofMethod(n, current().kind()),
            in.annotations.of(n.getAnnotations()),
            in.types.parameters(n.getTypeParameters()),
            parameters,
            in.types.of(n.getType()),
            in.types.of(n.getThrownExceptions()),
            body,
            in.source.span(n),
            in.source.span(n.getName())));
  }

  private void constructor(ConstructorDeclaration n) {
    in.scopes.enter();
    List<Local> parameters = parameters(n.getParameters());
    body(
        n.getBody(),
        body ->
            addCallable(
                new MethodDecl(
                    MethodShape.CONSTRUCTOR,
                    Modifiers.ofConstructor(Modifiers.of(n.getModifiers()), current().kind()),
                    in.annotations.of(n.getAnnotations()),
                    in.types.parameters(n.getTypeParameters()),
                    parameters,
                    voidAt(in.source.span(n.getName())),
                    in.types.of(n.getThrownExceptions()),
                    body,
                    in.source.span(n),
                    in.source.span(n.getName()))));
  }

  /** Its parameters are the components of the record, as variables of their own. */
  private void compactConstructor(CompactConstructorDeclaration n) {
    in.scopes.enter();
    List<Local> parameters = current().recordComponents().stream().map(in::copyOf).toList();
    in.scopes.declareAll(parameters);
    body(
        n.getBody(),
        body ->
            addCallable(
                new MethodDecl(
                    MethodShape.CONSTRUCTOR,
                    Modifiers.of(n.getModifiers()),
                    in.annotations.of(n.getAnnotations()),
                    in.types.parameters(n.getTypeParameters()),
                    parameters,
                    voidAt(in.source.span(n.getName())),
                    in.types.of(n.getThrownExceptions()),
                    body,
                    in.source.span(n),
                    in.source.span(n.getName()))));
  }

  private void element(AnnotationMemberDeclaration n) {
    in.scopes.enter();
    addCallable(
        new MethodDecl(
            in.source.name(n.getName()),
            Modifiers.of(n.getModifiers()) | Modifier.PUBLIC | Modifier.ABSTRACT,
            in.annotations.of(n.getAnnotations()),
            List.of(),
            List.of(),
            in.types.of(n.getType()),
            List.of(),
            null,
            in.source.span(n),
            in.source.span(n.getName())));
  }

  private List<Local> parameters(NodeList<Parameter> written) {
    List<Local> parameters = in.parameters(Local.Kind.PARAMETER, written);
    in.scopes.declareAll(parameters);
    return parameters;
  }

  private void addCallable(MethodDecl method) {
    in.scopes.leave();
    current().methods.add(method);
  }

  private static TypeName voidAt(long span) {
    return new TypeName("void", List.of(), 0, false, span);
  }
}
