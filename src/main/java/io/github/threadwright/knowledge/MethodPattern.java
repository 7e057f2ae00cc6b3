package io.github.threadwright.knowledge;

import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.types.MethodShape;
import io.github.threadwright.source.types.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code pkg.Type#method(ParamType,...)}: a method by its declaring type, matched in subtypes too.
 *
 * @param type binary name
 * @param method {@code <init>} for a constructor
 * @param parameters erased simple names; null when every overload is meant
 */
public record MethodPattern(String type, String method, @Nullable List<String> parameters) {
  public MethodPattern {
    parameters = parameters == null ? null : List.copyOf(parameters);
  }

  /**
   * The pattern that is written so, or null when it is malformed. {@code Type...} is the same as
   * {@code Type[]}.
   */
  public static @Nullable MethodPattern parse(String text) {
    int hash = text.indexOf('#');
    int open = text.indexOf('(');
    int end = open < 0 ? text.length() : open;
    if (hash <= 0 || end < hash || open >= 0 && !text.endsWith(")")) {
      return null;
    }
    String type = text.substring(0, hash);
    String method = text.substring(hash + 1, end);
    if (!isName(type, true) || !method.equals(MethodShape.CONSTRUCTOR) && !isName(method, false)) {
      return null;
    }
    if (open < 0) {
      return new MethodPattern(type, method, null);
    }
    List<String> parameters = parameters(text.substring(open + 1, text.length() - 1));
    return parameters == null ? null : new MethodPattern(type, method, parameters);
  }

  /**
   * The patterns of {@code pkg.Type#method,method}, or the one of a method with parameters; empty
   * when any is malformed.
   */
  static List<MethodPattern> parseAll(String text) {
    int hash = text.indexOf('#');
    if (text.indexOf('(') >= 0 || text.indexOf(',', hash) < 0) {
      MethodPattern pattern = parse(text);
      return pattern == null ? List.of() : List.of(pattern);
    }
    List<MethodPattern> patterns = new ArrayList<>();
    for (String method : text.substring(hash + 1).split(",", -1)) {
      MethodPattern pattern = parse(text.substring(0, hash + 1) + method);
      if (pattern == null) {
        return List.of();
      }
      patterns.add(pattern);
    }
    return patterns;
  }

  /** Whether that is the binary name of a type, as far as its letters tell. */
  static boolean isTypeName(String text) {
    return isName(text, true);
  }

  private static @Nullable List<String> parameters(String list) {
    List<String> parameters = new ArrayList<>();
    if (list.isBlank()) {
      return parameters;
    }
    for (String part : list.split(",", -1)) {
      String parameter = part.strip();
      if (parameter.endsWith("...")) {
        parameter = parameter.substring(0, parameter.length() - 3) + "[]";
      }
      int brackets = parameter.indexOf('[');
      if (!isName(brackets < 0 ? parameter : parameter.substring(0, brackets), false)
          || brackets >= 0 && !parameter.substring(brackets).replace("[]", "").isEmpty()) {
        return null;
      }
      parameters.add(parameter);
    }
    return parameters;
  }

  private static boolean isName(String text, boolean dots) {
    boolean start = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean fits =
          start
              ? Character.isJavaIdentifierStart(c)
              : Character.isJavaIdentifierPart(c) || dots && c == '.';
      if (!fits) {
        return false;
      }
      start = c == '.';
    }
    return !start;
  }

  public boolean isConstructor() {
    return method.equals(MethodShape.CONSTRUCTOR);
  }

  /**
   * Whether the parameters of that method, declared in {@code owner}, are the ones meant. A subtype
   * may have put a type of its own where the pattern's type has a type variable: {@code put(Order)}
   * of a {@code BlockingQueue<Order>}.
   */
  boolean fits(MethodShape shape, String owner) {
    if (parameters == null) {
      return true;
    }
    List<TypeRef> actual = shape.parameters();
    if (actual.size() != parameters.size()) {
      return false;
    }
    boolean inherited = !owner.equals(type);
    for (int i = 0; i < actual.size(); i++) {
      if (!isNamed(actual.get(i), parameters.get(i))
          && !(inherited && isObject(parameters.get(i), actual.get(i)))) {
        return false;
      }
    }
    return true;
  }

  /** Whether that method has the parameters that are meant, by their simple names. */
  boolean hasSignature(MethodDecl declared) {
    return parameters == null
        || declared.signature().equals(method + "(" + String.join(",", parameters) + ")");
  }

  private static boolean isObject(String parameter, TypeRef actual) {
    return parameter.equals("Object") && !(actual instanceof TypeRef.Primitive);
  }

  /**
   * The same as comparing {@code type.simpleName()}, without making a string for each of a million
   * calls.
   */
  private static boolean isNamed(TypeRef type, String simpleName) {
    if (!(type instanceof TypeRef.ClassRef named)) {
      return type.simpleName().equals(simpleName);
    }
    String name = named.name();
    int start = name.length() - simpleName.length();
    return start == 0 && name.equals(simpleName)
        || start > 0
            && name.endsWith(simpleName)
            && (name.charAt(start - 1) == '.' || name.charAt(start - 1) == '$');
  }

  @Override
  public String toString() {
    return type
        + "#"
        + method
        + (parameters == null ? "" : "(" + String.join(",", parameters) + ")");
  }

  /**
   * As a record's own, which the JVM would first have to generate: every start of the tool hashes
   * thousands of patterns before it does anything else.
   */
  @Override
  public int hashCode() {
    return (type.hashCode() * 31 + method.hashCode()) * 31
        + (parameters == null ? 0 : parameters.hashCode());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MethodPattern that
        && type.equals(that.type)
        && method.equals(that.method)
        && Objects.equals(parameters, that.parameters);
  }
}
