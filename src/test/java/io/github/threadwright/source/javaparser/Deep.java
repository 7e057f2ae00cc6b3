package io.github.threadwright.source.javaparser;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/** Texts that nest as deep as one likes, by the name of what nests. */
final class Deep {
  private static final Map<String, IntFunction<String>> ALL = new LinkedHashMap<>();

  static {
    expression("parentheses", n -> nest(n, "(", "x", ")"));
    expression("parenthesised operands", n -> nest(n, "(1 + ", "x", ")"));
    expression("plus", n -> "x" + " + x".repeat(n));
    expression("plus and minus", n -> "x" + " + x - x".repeat(n));
    expression("strings", n -> "\"a\"" + " + \"b\"".repeat(n));
    expression("conditionals in else", n -> "a ? 1 : ".repeat(n) + "2");
    expression("conditionals in then", n -> "a ? ".repeat(n) + "1" + " : 2".repeat(n));
    expression("calls in a chain", n -> "a()" + ".b(x)".repeat(n));
    expression("calls in arguments", n -> nest(n, "f(", "x", ")"));
    expression("fields in a chain", n -> "a" + ".b".repeat(n));
    expression("casts", n -> "(T) ".repeat(n) + "x");
    expression("negations", n -> "!".repeat(n) + "x");
    expression("assignments", n -> "x = ".repeat(n) + "x");
    expression("indices", n -> nest(n, "a[", "x", "]"));
    expression("array initialisers", n -> "new int[]" + nest(n, "{", "", "}"));
    expression("lambdas", n -> "() -> ".repeat(n) + "x");
    expression("lambdas with parameters", n -> "(a) -> ".repeat(n) + "a");
    expression("lambdas with blocks", n -> nest(n, "() -> { return ", "x", "; }"));
    statement("lambdas in statements", n -> nest(n, "f(() -> { ", "x();", " });"));
    expression("anonymous classes", n -> nest(n, "new T() { T f = ", "x", "; }"));
    expression("inner creations", n -> "a" + ".new B()".repeat(n));
    expression("switches", n -> nest(n, "switch (x) { default -> ", "x", "; }"));
    expression("patterns", n -> "x instanceof " + nest(n, "R(", "int y", ")"));
    expression("type arguments", n -> "new " + nest(n, "A<", "B", ">") + "()");
    expression("dimensions", n -> "new int" + "[]".repeat(n) + " {}");
    statement("blocks", n -> nest(n, "{", "", "}"));
    statement("ifs", n -> "if (a) ".repeat(n) + "x();");
    statement("elses", n -> "if (a) x(); else ".repeat(n) + "x();");
    statement("loops", n -> "while (a) for (;;) for (T b : c) ".repeat(n / 3) + "x();");
    statement("do loops", n -> nest(n, "do ", "x();", " while (a);"));
    statement("labels", n -> "l: ".repeat(n) + "x();");
    statement("tries", n -> nest(n, "try { } catch (E e) {", "", "}"));
    statement("synchronized blocks", n -> nest(n, "synchronized (a) {", "", "}"));
    statement("old switches", n -> nest(n, "switch (x) { case 1: ", "x();", "}"));
    statement("local classes", n -> nest(n, "class L { void m() { ", "", "} }"));
    statement("variables", n -> "int a = 1" + ", a = a".repeat(n) + ";");
    statement("dotted types", n -> "a" + ".b".repeat(n) + " c;");
    ALL.put("classes", n -> nest(n, "class L { ", "", "}"));
    ALL.put("annotations", n -> nest(n, "@A(", "1", ")") + " class A { }");
  }

  private Deep() {}

  static Map<String, IntFunction<String>> all() {
    return Map.copyOf(ALL);
  }

  private static void expression(String what, IntFunction<String> code) {
    statement(what, n -> "x = " + code.apply(n) + ";");
  }

  private static void statement(String what, IntFunction<String> code) {
    ALL.put(what, n -> "class A {\n  void m() {\n    " + code.apply(n) + "\n  }\n}\n");
  }

  private static String nest(int depth, String open, String inner, String close) {
    return open.repeat(depth) + inner + close.repeat(depth);
  }
}
