package io.github.threadwright.source.javaparser;

import io.github.threadwright.source.Body;
import io.github.threadwright.source.FieldDecl;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.SourceFile;
import io.github.threadwright.source.TypeDecl;
import io.github.threadwright.source.TypeName;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads small sources and prints the intermediate representation on one line. */
final class Ir {
  private static final Set<String> PLACES = Set.of("id", "span", "nameSpan");

  private Ir() {}

  static SourceFile read(String text) {
    return new JavaParserFrontEnd().read("p/A.java", text);
  }

  /** Reads a file that must be free of problems. */
  static SourceFile readWell(String text) {
    SourceFile file = read(text);
    if (!file.problems().isEmpty()) {
      throw new AssertionError(file.problems());
    }
    return file;
  }

  /** The first type of a file. */
  static TypeDecl type(String text) {
    return readWell(text).types().get(0);
  }

  static Body method(TypeDecl type, String name) {
    return type.methods().stream()
        .filter(m -> m.name().equals(name))
        .findFirst()
        .orElseThrow()
        .body();
  }

  /**
   * Statements of a method whose parameters are {@code p} and {@code q}, local 0 and 1, as nodes in
   * a row.
   */
  static String statements(String code) {
    Body body = method(type("class A { Object m(Object p, int q) { " + code + " } }"), "m");
    return ((Node.Block) body.root())
        .statements().stream().map(Ir::print).collect(Collectors.joining(" "));
  }

  /** An expression in such a method. */
  static String expression(String code) {
    String assigned = statements("x = " + code + ";");
    return assigned.substring("(Assign = (Name x) ".length(), assigned.length() - 1);
  }

  static String print(Body body) {
    return print(body.root());
  }

  /** A node with what it holds, but for places; locals as name and id. Recurses: for small code. */
  static String print(Node node) {
    if (node instanceof Node.LocalUse use) {
      return local(use.local());
    }
    if (node instanceof Node.Literal literal) {
      return literal(literal);
    }
    StringBuilder text = new StringBuilder("(" + node.getClass().getSimpleName());
    for (RecordComponent component : node.getClass().getRecordComponents()) {
      if (!PLACES.contains(component.getName())) {
        append(text, component.getName(), value(component, node));
      }
    }
    return text.append(')').toString();
  }

  private static void append(StringBuilder text, String name, Object value) {
    if (value instanceof Boolean flag) {
      text.append(flag ? " " + name : "");
    } else {
      text.append(' ').append(print(value));
    }
  }

  private static String print(Object value) {
    if (value == null) {
      return "-";
    }
    if (value instanceof Node node) {
      return print(node);
    }
    if (value instanceof Local local) {
      return declaration(local);
    }
    if (value instanceof TypeDecl type) {
      return type.binaryName() + members(type);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Ir::print).collect(Collectors.joining(" ", "[", "]"));
    }
    return value instanceof TypeName type ? type(type) : value.toString();
  }

  private static String literal(Node.Literal literal) {
    return switch (literal.kind()) {
      case STRING -> '"' + literal.value() + '"';
      case CHAR -> '\'' + literal.value() + '\'';
      default -> literal.value();
    };
  }

  private static String local(Local local) {
    return local.name() + "#" + local.id();
  }

  private static String declaration(Local local) {
    String type =
        local.type() == null ? "" : type(local.type()) + (local.varargs() ? "..." : "") + " ";
    return (local.isFinal() ? "final " : "") + type + local(local);
  }

  private static String type(TypeName type) {
    return type + (type.diamond() ? "<>" : "");
  }

  private static String members(TypeDecl type) {
    String fields = type.fields().stream().map(Ir::field).collect(Collectors.joining());
    String methods = type.methods().stream().map(Ir::method).collect(Collectors.joining());
    return "{" + fields + methods + "}";
  }

  private static String field(FieldDecl field) {
    return field.name() + "=" + (field.init() == null ? "-" : print(field.init())) + ";";
  }

  private static String method(MethodDecl method) {
    return method.name()
        + print(method.parameters())
        + (method.body() == null ? ";" : print(method.body()));
  }

  private static Object value(RecordComponent component, Object of) {
    try {
      return component.getAccessor().invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
