package io.github.threadwright.source.spoon;

import io.github.threadwright.source.types.TypeShape;
import io.github.threadwright.source.types.TypeSource;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.eclipse.jdt.internal.compiler.env.INameEnvironment;
import org.eclipse.jdt.internal.compiler.env.NameEnvironmentAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Shows the compiler the types that we know: the JDK as of the releases that the project targets,
 * whichever runs; the class path; and the project, so that no file has to be parsed for another.
 */
final class KnownTypes implements INameEnvironment {
  private final TypeSource types;

  KnownTypes(TypeSource types) {
    this.types = types;
  }

  @Override
  public @Nullable NameEnvironmentAnswer findType(char[][] compoundName) {
    return find(dotted(compoundName));
  }

  @Override
  public @Nullable NameEnvironmentAnswer findType(
      char[] typeName, char[] @Nullable [] packageName) {
    return find(below(packageName, typeName));
  }

  private @Nullable NameEnvironmentAnswer find(String name) {
    TypeShape shape = types.find(name);
    return shape == null ? null : new NameEnvironmentAnswer(new KnownType(shape, types), null);
  }

  /**
   * Where classes are missing their packages are, too; that a name in small letters is one does no
   * harm, since it only is asked when it is neither variable nor type.
   */
  @Override
  public boolean isPackage(char[] @Nullable [] parent, char[] name) {
    String full = below(parent, name);
    return types.hasPackage(full) || (Character.isLowerCase(name[0]) && types.find(full) == null);
  }

  @Override
  public void cleanup() {
    // Nothing is held.
  }

  private static String below(char[] @Nullable [] parent, char[] name) {
    return parent == null || parent.length == 0
        ? new String(name)
        : dotted(parent) + "." + new String(name);
  }

  private static String dotted(char[][] parts) {
    return Arrays.stream(parts).map(String::new).collect(Collectors.joining("."));
  }
}
