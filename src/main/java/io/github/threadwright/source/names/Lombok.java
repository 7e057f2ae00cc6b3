package io.github.threadwright.source.names;

import io.github.threadwright.source.Annotation;
import io.github.threadwright.source.FieldDecl;
import io.github.threadwright.source.SourceFile;
import io.github.threadwright.source.TypeDecl;
import io.github.threadwright.source.types.MethodShape;
import io.github.threadwright.source.types.TypeRef;
import io.github.threadwright.source.types.TypeRef.ClassRef;
import io.github.threadwright.source.types.TypeRef.Primitive;
import io.github.threadwright.source.types.TypeShape;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The members that Lombok's annotations add when they are compiled: accessors, builders,
 * constructors, loggers.
 */
final class Lombok {
  private static final Map<String, String> LOGGERS =
      Map.of(
          "Slf4j", "org.slf4j.Logger",
          "XSlf4j", "org.slf4j.ext.XLogger",
          "Log", "java.util.logging.Logger",
          "Log4j", "org.apache.log4j.Logger",
          "Log4j2", "org.apache.logging.log4j.Logger",
          "CommonsLog", "org.apache.commons.logging.Log",
          "JBossLog", "org.jboss.logging.Logger",
          "Flogger", "com.google.common.flogger.FluentLogger");

  private Lombok() {}

  static boolean isUsedIn(SourceFile file) {
    return file.imports().stream()
        .anyMatch(i -> i.name().equals("lombok") || i.name().startsWith("lombok."));
  }

  /** Binary names of the builder classes that a type gets. */
  static Stream<String> builderNames(TypeDecl type) {
    return has(type.annotations(), "Builder", "SuperBuilder")
        ? Stream.of(type.binaryName() + "$" + type.name() + "Builder")
        : Stream.empty();
  }

  static void addMembers(
      ProjectTypes.Declared declared,
      List<TypeShape.FieldShape> fields,
      List<MethodShape> methods,
      List<String> members) {
    TypeDecl type = declared.type();
    LOGGERS.forEach(
        (annotation, logger) -> {
          if (has(type.annotations(), annotation)) {
            fields.add(
                new TypeShape.FieldShape(
                    "log",
                    ClassRef.of(logger),
                    Modifier.PRIVATE | Modifier.STATIC | Modifier.FINAL));
          }
        });
    for (FieldDecl field : type.fields()) {
      addAccessors(type, field, declared.scope().resolve(field.type()), methods);
    }
    addConstructors(declared, methods);
    builderNames(type).forEach(name -> addBuilder(type, name, methods, members));
  }

  private static void addAccessors(
      TypeDecl type, FieldDecl field, TypeRef fieldType, List<MethodShape> methods) {
    if (field.isStatic() && !has(field.annotations(), "Getter", "Setter")) {
      return;
    }
    boolean fluent = has(type.annotations(), "Accessors");
    if (has(type.annotations(), "Getter", "Data", "Value") || has(field.annotations(), "Getter")) {
      String name = fluent ? field.name() : getter(field.name(), fieldType);
      add(
          methods,
          ShapeBuilder.simple(
              name, Modifier.PUBLIC | (field.modifiers() & Modifier.STATIC), List.of(), fieldType));
    }
    if ((has(type.annotations(), "Setter", "Data") && !field.isFinal())
        || has(field.annotations(), "Setter")) {
      TypeRef returns = fluent ? ClassRef.of(type.binaryName()) : Primitive.VOID;
      String name = fluent ? field.name() : "set" + capitalised(property(field.name(), fieldType));
      add(methods, ShapeBuilder.simple(name, Modifier.PUBLIC, List.of(fieldType), returns));
    }
    if (has(type.annotations(), "With") || has(field.annotations(), "With")) {
      add(
          methods,
          ShapeBuilder.simple(
              "with" + capitalised(field.name()),
              Modifier.PUBLIC,
              List.of(fieldType),
              ClassRef.of(type.binaryName())));
    }
  }

  private static String getter(String field, TypeRef type) {
    return (type == Primitive.BOOLEAN ? "is" : "get") + capitalised(property(field, type));
  }

  private static String property(String field, TypeRef type) {
    boolean named =
        type == Primitive.BOOLEAN
            && field.length() > 2
            && field.startsWith("is")
            && Character.isUpperCase(field.charAt(2));
    return named ? field.substring(2) : field;
  }

  private static String capitalised(String name) {
    return name.isEmpty()
        ? name
        : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private static void addConstructors(ProjectTypes.Declared declared, List<MethodShape> methods) {
    TypeDecl type = declared.type();
    boolean written = type.methods().stream().anyMatch(m -> m.isConstructor());
    if (has(type.annotations(), "NoArgsConstructor")) {
      add(methods, constructor(List.of()));
    }
    if (has(type.annotations(), "AllArgsConstructor")
        || (has(type.annotations(), "Value", "Builder") && !written)) {
      add(
          methods,
          constructor(
              typesOf(
                  declared,
                  type.fields().stream()
                      .filter(f -> !f.isStatic() && !(f.isFinal() && f.init() != null)))));
    }
    if (has(type.annotations(), "RequiredArgsConstructor")
        || (has(type.annotations(), "Data") && !written)) {
      add(methods, constructor(typesOf(declared, type.fields().stream().filter(Lombok::required))));
    }
  }

  private static boolean required(FieldDecl field) {
    return !field.isStatic()
        && field.init() == null
        && (field.isFinal() || has(field.annotations(), "NonNull"));
  }

  private static List<TypeRef> typesOf(ProjectTypes.Declared declared, Stream<FieldDecl> fields) {
    List<TypeRef> types = new ArrayList<>();
    fields.forEach(field -> types.add(declared.scope().resolve(field.type())));
    return types;
  }

  private static MethodShape constructor(List<TypeRef> parameters) {
    return ShapeBuilder.simple(
        MethodShape.CONSTRUCTOR, Modifier.PUBLIC, parameters, Primitive.VOID);
  }

  private static void addBuilder(
      TypeDecl type, String name, List<MethodShape> methods, List<String> members) {
    members.add(type.name() + "Builder");
    add(
        methods,
        ShapeBuilder.simple(
            "builder", Modifier.PUBLIC | Modifier.STATIC, List.of(), ClassRef.of(name)));
    if (has(type.annotations(), "Builder")
        && type.annotations().stream().anyMatch(a -> a.values().containsKey("toBuilder"))) {
      add(methods, ShapeBuilder.simple("toBuilder", Modifier.PUBLIC, List.of(), ClassRef.of(name)));
    }
  }

  /** The outline of the builder class of a type. */
  static TypeShape builder(ProjectTypes.Declared declared, String name) {
    ClassRef self = ClassRef.of(name);
    List<MethodShape> methods = new ArrayList<>();
    for (FieldDecl field : declared.type().fields()) {
      if (!field.isStatic()) {
        methods.add(
            ShapeBuilder.simple(
                field.name(),
                Modifier.PUBLIC,
                List.of(declared.scope().resolve(field.type())),
                self));
      }
    }
    methods.add(
        ShapeBuilder.simple(
            "build", Modifier.PUBLIC, List.of(), ClassRef.of(declared.type().binaryName())));
    return new TypeShape(
        name,
        TypeShape.Kind.CLASS,
        Modifier.PUBLIC | Modifier.STATIC,
        List.of(),
        TypeOps.OBJECT,
        List.of(),
        List.of(),
        methods,
        List.of(),
        TypeShape.Origin.PROJECT);
  }

  private static void add(List<MethodShape> methods, @Nullable MethodShape method) {
    if (method != null
        && methods.stream().noneMatch(m -> m.signature().equals(method.signature()))) {
      methods.add(method);
    }
  }

  private static boolean has(List<Annotation> annotations, String... names) {
    for (Annotation annotation : annotations) {
      for (String name : names) {
        if (annotation.simpleName().equals(name)) {
          return true;
        }
      }
    }
    return false;
  }
}
