package io.github.threadwright.mutation;

import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Calls that lead from a place to an ending through several methods, as people write them: private
 * helpers, other classes, an interface with one implementation, a helper that runs a lambda.
 */
final class Chain {
  /** Writes the members and files, and gives the call to be put at the place. */
  private interface Shape {
    String call(Site site, Ending ending, String argument);
  }

  private record Named(String name, Set<Trait> traits, Shape shape) {}

  private enum Trait {
    /** The last method belongs to an object or class that all callers share. */
    SHARED,
    /** Hangs on a field of the broken class. */
    FIELD
  }

  private static final List<Named> SHAPES =
      List.of(
          new Named("private helpers", Set.of(Trait.SHARED), Chain::helpers),
          new Named("private helpers", Set.of(Trait.SHARED), Chain::helpers),
          new Named("nested class", Set.of(), Chain::nested),
          new Named("class in another file", Set.of(), Chain::otherStatic),
          new Named(
              "object of another file", Set.of(Trait.SHARED, Trait.FIELD), Chain::otherObject),
          new Named(
              "interface with one implementation",
              Set.of(Trait.SHARED, Trait.FIELD),
              Chain::behindInterface),
          new Named(
              "interface with one implementation",
              Set.of(Trait.SHARED, Trait.FIELD),
              Chain::behindInterface),
          new Named("lambda that a helper runs", Set.of(Trait.SHARED), Chain::lambda),
          new Named("lambda that a helper runs", Set.of(Trait.SHARED), Chain::lambda),
          new Named("method reference", Set.of(Trait.SHARED), Chain::reference),
          new Named("constructor", Set.of(), Chain::constructor),
          new Named("template method", Set.of(), Chain::template),
          new Named("lambda in a field", Set.of(Trait.SHARED, Trait.FIELD), Chain::lambdaField));

  private Chain() {}

  /** A call, without a semicolon, that comes to the ending. */
  static String to(Ending ending, Site site, String argument) {
    return any(SHAPES, ending, site, argument);
  }

  /** A call that comes to the ending on an object that all callers share. */
  static String toShared(Ending ending, Site site, String argument) {
    List<Named> shared = SHAPES.stream().filter(s -> s.traits().contains(Trait.SHARED)).toList();
    return any(shared, ending, site, argument);
  }

  /** A call that does not depend on fields that may have no value yet. */
  static String withoutFields(Ending ending, Site site, String argument) {
    List<Named> plain = SHAPES.stream().filter(s -> !s.traits().contains(Trait.FIELD)).toList();
    return any(plain, ending, site, argument);
  }

  private static String any(List<Named> shapes, Ending ending, Site site, String argument) {
    Named shape = shapes.get(site.random().nextInt(shapes.size()));
    site.shape(shape.name());
    site.shape(ending.kind());
    return shape.shape().call(site, ending, argument);
  }

  /** A call of private helpers, for endings that use members of the broken class. */
  static String within(Ending ending, Site site, String argument) {
    site.shape("private helpers");
    site.shape(ending.kind());
    return helpers(site, ending, argument, site.isStatic() ? "private static " : "private ");
  }

  // ---- shapes

  private static String helpers(Site site, Ending ending, String argument) {
    return helpers(site, ending, argument, site.modifiers());
  }

  private static String helpers(Site site, Ending ending, String argument, String modifiers) {
    String first = site.names().method();
    site.member(passing(modifiers, ending, site, first, last(site, ending, modifiers)));
    return site.qualifier(modifiers) + first + "(" + argument + ")";
  }

  /** The last method, in the class itself; its name. */
  private static String last(Site site, Ending ending, String modifiers) {
    String name = site.names().method();
    site.member(method(modifiers, ending, name, ending.body()));
    members(site, ending, modifiers);
    return name;
  }

  private static void members(Site site, Ending ending, String modifiers) {
    if (!ending.members().isEmpty()) {
      site.member(placed(ending.members(), modifiers.contains("static")));
    }
  }

  private static String nested(Site site, Ending ending, String argument) {
    String name = site.names().type();
    String first = site.names().method();
    site.member("private static final class " + name + body(site, ending, first, false, true));
    return "new " + name + "()." + first + "(" + argument + ")";
  }

  private static String otherStatic(Site site, Ending ending, String argument) {
    String name = site.names().type();
    String first = site.names().method();
    site.file(name, "final class " + name + body(site, ending, first, true, true));
    return name + "." + first + "(" + argument + ")";
  }

  private static String otherObject(Site site, Ending ending, String argument) {
    String name = site.names().type();
    String first = site.names().method();
    site.file(name, "final class " + name + body(site, ending, first, false, false));
    return field(site, name, "new " + name + "()") + "." + first + "(" + argument + ")";
  }

  private static String behindInterface(Site site, Ending ending, String argument) {
    String name = site.names().type();
    String implementation = site.random().nextBoolean() ? "Default" + name : "Remote" + name;
    String first = site.names().method();
    boolean hasFactory = site.random().nextBoolean();
    String factory =
        hasFactory
            ? "static " + name + " create() {\nreturn new " + implementation + "();\n}\n"
            : "";
    site.file(
        name,
        "interface "
            + name
            + " {\n"
            + ending.result()
            + " "
            + first
            + "(String name);\n"
            + factory
            + "}\n");
    site.file(
        implementation,
        "final class "
            + implementation
            + " implements "
            + name
            + body(site, ending, first, false, false)
                .replaceFirst("\n(\\w+ " + first + "\\()", "\n@Override\npublic $1"));
    String made = hasFactory ? name + ".create()" : "new " + implementation + "()";
    return field(site, name, made) + "." + first + "(" + argument + ")";
  }

  private static String lambda(Site site, Ending ending, String argument) {
    String modifiers = site.modifiers();
    String last = last(site, ending, modifiers);
    String first = site.names().method();
    String runner = site.names().method();
    String call = last + "(name)";
    if (ending.isVoid()) {
      site.member(method(modifiers, ending, first, runner + "(() -> " + call + ");"));
      String body = "if (task != null) {\ntask.run();\n}\n";
      site.member(modifiers + "void " + runner + "(Runnable task) {\n" + body + "}");
    } else {
      site.member(method(modifiers, ending, first, "return " + runner + "(() -> " + call + ");"));
      site.member(
          modifiers
              + "<R> R "
              + runner
              + "({java.util.function.Supplier}<R> task) {\nreturn task.get();\n}");
    }
    return site.qualifier(modifiers) + first + "(" + argument + ")";
  }

  private static String reference(Site site, Ending ending, String argument) {
    String modifiers = site.modifiers();
    String last = last(site, ending, modifiers);
    String first = site.names().method();
    String owner = modifiers.contains("static") ? site.type().getNameAsString() : "this";
    String source =
        site.random().nextBoolean()
            ? "{java.util.Optional}.of(name)"
            : "{java.util.stream.Stream}.of(name)";
    String body =
        ending.isVoid()
            ? source
                + (source.contains("Optional") ? ".ifPresent(" : ".forEach(")
                + owner
                + "::"
                + last
                + ");"
            : "return "
                + source
                + ".map("
                + owner
                + "::"
                + last
                + (source.contains("Optional") ? ").get();" : ").findFirst().get();");
    site.member(method(modifiers, ending, first, body));
    return site.qualifier(modifiers) + first + "(" + argument + ")";
  }

  private static String constructor(Site site, Ending ending, String argument) {
    String name = site.names().type();
    String open = site.names().method();
    String get = site.names().method();
    String value = ending.isVoid() ? "" : "private final " + ending.result() + " value;\n";
    String own = method("private static ", ending, open, ending.body());
    String getter =
        ending.isVoid()
            ? "void " + get + "() {\n}\n"
            : ending.result() + " " + get + "() {\nreturn value;\n}\n";
    site.file(
        name,
        "final class "
            + name
            + " {\n"
            + value
            + placed(ending.members(), true)
            + name
            + "(String name) {\n"
            + (ending.isVoid() ? "" : "this.value = ")
            + open
            + "(name);\n}\n"
            + getter
            + own
            + "}\n");
    return "new " + name + "(" + argument + ")." + get + "()";
  }

  private static String template(Site site, Ending ending, String argument) {
    String base = site.names().type();
    String derived = "Simple" + base;
    String first = site.names().method();
    String step = site.names().method();
    site.file(
        base,
        "abstract class "
            + base
            + " {\n"
            + passing("final ", ending, site, first, step)
            + "abstract "
            + ending.result()
            + " "
            + step
            + "(String name);\n}\n");
    site.file(
        derived,
        "final class "
            + derived
            + " extends "
            + base
            + " {\n"
            + placed(ending.members(), true)
            + "@Override\n"
            + method("", ending, step, ending.body())
            + "}\n");
    return "new " + derived + "()." + first + "(" + argument + ")";
  }

  private static String lambdaField(Site site, Ending ending, String argument) {
    String modifiers = site.isStatic() ? "private static " : "private ";
    String last = last(site, ending, modifiers);
    String boxed =
        switch (ending.result()) {
          case "int" -> "Integer";
          case "long" -> "Long";
          case "double" -> "Double";
          default -> ending.result();
        };
    String type =
        ending.isVoid()
            ? "{java.util.function.Consumer}<String>"
            : "{java.util.function.Function}<String, " + boxed + ">";
    String field = site.names().field();
    site.member(modifiers + "final " + type + " " + field + " = name -> " + last + "(name);");
    return field + (ending.isVoid() ? ".accept(" : ".apply(") + argument + ")";
  }

  // ---- pieces

  private static String field(Site site, String type, String made) {
    String modifiers = site.isStatic() ? "private static final " : "private final ";
    String field = site.names().field();
    site.member(modifiers + type + " " + field + " = " + made + ";");
    return field;
  }

  /** A class body: a method that calls another, which comes to the ending. */
  private static String body(
      Site site, Ending ending, String first, boolean isStatic, boolean sharesByClass) {
    String last = site.names().method();
    String ofClass = isStatic ? "static " : "";
    return " {\n"
        + placed(ending.members(), isStatic || sharesByClass)
        + passing(ofClass, ending, site, first, last)
        + method("private " + ofClass, ending, last, ending.body())
        + "}\n";
  }

  private static String passing(
      String modifiers, Ending ending, Site site, String name, String callee) {
    Random random = site.random();
    String guard = random.nextInt(3) == 0 ? "if (name == null) {\n" + ending.none() + "\n}\n" : "";
    return method(modifiers, ending, name, guard + ending.pass(callee + "(name)"));
  }

  private static String method(String modifiers, Ending ending, String name, String body) {
    return modifiers + ending.result() + " " + name + "(String name) {\n" + body + "\n}\n";
  }

  private static String placed(String members, boolean isStatic) {
    return members.replace("{static}", isStatic ? "static " : "");
  }
}
