package io.github.threadwright.rules;

import io.github.threadwright.program.CodePlace;
import io.github.threadwright.program.ProgramFile;
import io.github.threadwright.source.Body;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.TypeDecl;
import java.util.stream.Stream;

/**
 * A method with a body that the file declares.
 *
 * @param body its code
 */
record DeclaredMethod(ProgramFile file, TypeDecl type, MethodDecl method, Body body) {

  /** Those of the file, constructors left out, in order of the source within a type. */
  static Stream<DeclaredMethod> of(Scene scene) {
    ProgramFile file = scene.file().file();
    return file.source()
        .allTypes()
        .flatMap(
            type ->
                type.methods().stream()
                    .filter(method -> method.body() != null && !method.isConstructor())
                    .map(method -> new DeclaredMethod(file, type, method, method.body())));
  }

  /** The name in its declaration, as a body of its own: a declaration is no code. */
  CodePlace place() {
    Node[] name = {new Node.Name(0, method.nameSpan(), method.name())};
    return new CodePlace(file, type, method, null, new Body(name, new int[] {-1}));
  }

  CodePlace code() {
    return new CodePlace(file, type, method, null, body);
  }
}
