package io.github.threadwright.source;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
    List<TypeDecl> found = new ArrayList<>(types);
    for (int i = 0; i < found.size(); i++) {
      addInner(found.get(i), found);
    }
    return found.stream();
  }

  /** Members, then anonymous classes, then local ones. This is asked for often: no streams. */
  private static void addInner(TypeDecl type, List<TypeDecl> found) {
    found.addAll(type.members());
    List<TypeDecl> local = new ArrayList<>(0);
    for (FieldDecl field : type.fields()) {
      addInner(field.init(), found, local);
    }
    for (Initializer initializer : type.initializers()) {
      addInner(initializer.body(), found, local);
    }
    for (MethodDecl method : type.methods()) {
      addInner(method.body(), found, local);
    }
    found.addAll(local);
  }

  private static void addInner(
      @Nullable Body body, List<TypeDecl> anonymous, List<TypeDecl> local) {
    if (body == null) {
      return;
    }
    for (Node node : body.declaring()) {
      if (node instanceof Node.New created && created.body() != null) {
        anonymous.add(created.body());
      } else if (node instanceof Node.LocalType declared) {
        local.add(declared.type());
      }
    }
  }
}
