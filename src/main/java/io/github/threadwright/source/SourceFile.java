package io.github.threadwright.source;

import java.util.List;
import java.util.stream.Stream;

/**
 * One file in the intermediate representation. It depends on that file's text alone; what its names
 * mean is kept apart.
 *
 * @param path relative to the root, with {@code /}
 * @param packageName empty for the unnamed package
 * @param localCount how many {@link Local}s there are; their ids are below it
 * @param remarks what it says to this tool, in order
 * @param problems what could not be read
 */
public record SourceFile(
    String path,
    LineTable lines,
    String packageName,
    List<Import> imports,
    List<TypeDecl> types,
    int localCount,
    List<Remark> remarks,
    List<Diagnostic> problems) {
  public SourceFile {
    imports = List.copyOf(imports);
    types = List.copyOf(types);
    remarks = List.copyOf(remarks);
    problems = List.copyOf(problems);
  }

  /** All types of the file, nested, local and anonymous ones included, outer before inner. */
  public Stream<TypeDecl> allTypes() {
    java.util.List<TypeDecl> found = new java.util.ArrayList<>(types);
    for (int i = 0; i < found.size(); i++) {
      TypeDecl type = found.get(i);
      found.addAll(type.members());
      type.bodies()
          .forEach(body -> body.forEach(Node.New.class, n -> addIfPresent(found, n.body())));
      type.bodies().forEach(body -> body.forEach(Node.LocalType.class, n -> found.add(n.type())));
    }
    return found.stream();
  }

  private static void addIfPresent(
      List<TypeDecl> found, @org.jspecify.annotations.Nullable TypeDecl type) {
    if (type != null) {
      found.add(type);
    }
  }
}
