package io.github.threadwright.knowledge;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an annotation says of what it stands on: a line of {@code rules/catalogue}.
 *
 * @param name as one would import it; without a package, one of that name from any package is meant
 * @param value the line is about an annotation that has this value, or null
 * @param entry set when a framework calls the annotated method
 * @param entries set when a framework calls the public methods of the annotated type
 * @param runsOn what runs the annotated method, or those of the annotated type
 * @param transaction whether it runs in a transaction of its thread
 * @param shared whether one object of the annotated type serves several threads
 * @param safety whether several threads may use one object of the annotated type
 * @param immutable whether its objects never change
 * @param guarded whether the callers of the method, or those who use the field, must hold a lock
 * @param lazy whether two threads may both set the field, to equal values
 * @param blocking whether the method may wait, as its author says
 * @param file name of the catalogue file
 * @param line in that file, from 1
 */
public record ApiAnnotation(
    String name,
    @Nullable String value,
    EntryPoint.@Nullable Kind entry,
    EntryPoint.@Nullable Kind entries,
    EntryPoint.@Nullable Context runsOn,
    boolean transaction,
    @Nullable Boolean shared,
    ApiType.@Nullable Safety safety,
    boolean immutable,
    boolean guarded,
    boolean lazy,
    @Nullable Boolean blocking,
    String file,
    int line) {

  /** The part behind the last dot. */
  String simpleName() {
    return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
  }

  /** The name as a catalogue line has it. */
  String subject() {
    return "@" + name + (value == null ? "" : "(" + value + ")");
  }

  /** Whether it has that value, or its line does not ask for one. */
  boolean hasValue(Collection<List<String>> values) {
    return value == null
        || values.stream()
            .flatMap(List::stream)
            .anyMatch(each -> each.substring(each.lastIndexOf('.') + 1).equals(value));
  }
}
