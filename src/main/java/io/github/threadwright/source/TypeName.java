package io.github.threadwright.source;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A type as it is written, before anybody has looked up what it names.
 *
 * @param name as written, e.g. {@code Map.Entry}, {@code int}, {@code var}; one of the symbols
 *     below for other forms
 * @param arguments type arguments; the bounds for a wildcard; the members of an intersection
 * @param dimensions how many {@code []} follow
 * @param diamond whether empty brackets were written
 */
public record TypeName(
    String name, List<TypeName> arguments, int dimensions, boolean diamond, long span) {
  /** The name of {@code ?} and {@code ? extends X}. */
  public static final String EXTENDS = "?";

  /** The name of {@code ? super X}. */
  public static final String SUPER = "? super";

  /** The name of {@code A & B} in a cast. */
  public static final String INTERSECTION = "&";

  /** The name of {@code A | B} in a {@code catch}. */
  public static final String UNION = "|";

  /** The name of a local variable type that is inferred. */
  public static final String VAR = "var";

  public TypeName {
    arguments = List.copyOf(arguments);
  }

  public static TypeName of(String name) {
    return new TypeName(name, List.of(), 0, false, Span.NONE);
  }

  public boolean isVar() {
    return name.equals(VAR) && dimensions == 0 && arguments.isEmpty();
  }

  public TypeName withDimensions(int more) {
    return more == 0 ? this : new TypeName(name, arguments, dimensions + more, diamond, span);
  }

  /**
   * The erased simple name as written, e.g. {@code Entry[]}: this stands in the symbols of
   * findings.
   */
  public String simpleName() {
    return name.substring(name.lastIndexOf('.') + 1) + "[]".repeat(dimensions);
  }

  @Override
  public String toString() {
    String inner =
        arguments.isEmpty()
            ? ""
            : arguments.stream()
                .map(TypeName::toString)
                .collect(Collectors.joining(", ", "<", ">"));
    return name + inner + "[]".repeat(dimensions);
  }
}
