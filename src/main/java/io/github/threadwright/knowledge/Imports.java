package io.github.threadwright.knowledge;

import io.github.threadwright.source.Import;
import io.github.threadwright.source.SourceFile;

/** Says what a type's name means by the imports of a file, for types that nobody declares. */
final class Imports {
  private Imports() {}

  /** Whether a file that writes {@code written} means the type {@code name}. */
  static boolean mean(SourceFile file, String written, String name) {
    if (name.equals(written)) {
      return true;
    }
    if (!name.endsWith("." + written)) {
      return false;
    }
    String prefix = name.substring(0, name.length() - written.length() - 1);
    int dot = written.indexOf('.');
    String first = dot < 0 ? written : written.substring(0, dot);
    boolean found = prefix.equals(file.packageName());
    for (Import each : file.imports()) {
      if (each.isStatic() || each.isModule()) {
        continue;
      }
      if (each.onDemand()) {
        found |= each.name().equals(prefix);
      } else if (each.simpleName().equals(first)) {
        return each.name().equals(prefix + "." + first);
      }
    }
    return found;
  }
}
