package io.github.threadwright.knowledge;

import io.github.threadwright.source.types.MethodShape;
import io.github.threadwright.source.types.TypeRef;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code pkg.Type#method(ParamType,...)}: a method by its declaring type, matched in subtypes too.
 *
 * @param type binary name
 * @param method {@code <init>} for a constructor
 * @param parameters erased simple names; null when every overload is meant
 */
public record MethodPattern(String type, String method, @Nullable List<String> parameters) {
  private static final Pattern WRITTEN =
      Pattern.compile("([\\p{L}_$][\\p{L}\\d_$.]*)#(<init>|[\\p{L}_$][\\p{L}\\d_$]*)(?:\\(([^()]*)\\))?");
  private static final Pattern PARAMETER = Pattern.compile("[\\p{L}_$][\\p{L}\\d_$]*(\\[])*");

  public MethodPattern {
    parameters = parameters == null ? null : List.copyOf(parameters);
  }

  /** The pattern that is written so, or null when it is malformed. {@code Type...} is the same as {@code Type[]}. */
  public static @Nullable MethodPattern parse(String text) {
    Matcher written = WRITTEN.matcher(text.strip());
    if (!written.matches()) {
      return null;
    }
    String list = written.group(3);
    if (list == null) {
      return new MethodPattern(written.group(1), written.group(2), null);
    }
    List<String> parameters =
        list.isBlank() ? List.of() : Arrays.stream(list.split(",", -1)).map(MethodPattern::parameter).toList();
    boolean sound = parameters.stream().allMatch(parameter -> PARAMETER.matcher(parameter).matches());
    return sound ? new MethodPattern(written.group(1), written.group(2), parameters) : null;
  }

  private static String parameter(String text) {
    String name = text.strip();
    return name.endsWith("...") ? name.substring(0, name.length() - 3) + "[]" : name;
  }

  public boolean isConstructor() {
    return method.equals(MethodShape.CONSTRUCTOR);
  }

  /**
   * Whether the parameters of that method, declared in {@code owner}, are the ones meant. A subtype may have put a type of
   * its own where the pattern's type has a type variable: {@code put(Order)} of a {@code BlockingQueue<Order>}.
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
      if (!isNamed(actual.get(i), parameters.get(i)) && !(inherited && isObject(parameters.get(i), actual.get(i)))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isObject(String parameter, TypeRef actual) {
    return parameter.equals("Object") && !(actual instanceof TypeRef.Primitive);
  }

  /** The same as comparing {@code type.simpleName()}, without making a string for each of a million calls. */
  private static boolean isNamed(TypeRef type, String simpleName) {
    if (!(type instanceof TypeRef.ClassRef named)) {
      return type.simpleName().equals(simpleName);
    }
    String name = named.name();
    int start = name.length() - simpleName.length();
    return start == 0 && name.equals(simpleName)
        || start > 0 && name.endsWith(simpleName) && (name.charAt(start - 1) == '.' || name.charAt(start - 1) == '$');
  }

  @Override
  public String toString() {
    return type + "#" + method + (parameters == null ? "" : "(" + String.join(",", parameters) + ")");
  }
}
