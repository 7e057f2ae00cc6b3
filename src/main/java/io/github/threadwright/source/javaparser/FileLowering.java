package io.github.threadwright.source.javaparser;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import io.github.threadwright.source.Diagnostic;
import io.github.threadwright.source.Import;
import io.github.threadwright.source.SourceFile;
import io.github.threadwright.source.TypeDecl;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns what JavaParser read of one file into the intermediate representation. Nothing of
 * JavaParser's stays in it.
 */
final class FileLowering {
  private static final String SUFFIX = ".java";

  private FileLowering() {}

  static SourceFile lower(
      String path, Source source, CompilationUnit unit, List<Diagnostic> problems) {
    Lowering in = new Lowering(source);
    String packageName = unit.getPackageDeclaration().map(p -> source.name(p.getName())).orElse("");
    in.declarations.startFile(packageName, simpleName(path));
    for (TypeDeclaration<?> type : unit.getTypes()) {
      in.agenda.plan(() -> in.declarations.type(type, TypeDecl.Nesting.TOP));
    }
    in.run();
    return new SourceFile(
        path,
        source.lines(),
        packageName,
        imports(unit, source),
        in.declarations.finished(),
        in.localCount(),
        source.remarks(),
        problems);
  }

  private static List<Import> imports(CompilationUnit unit, Source source) {
    List<Import> imports = new ArrayList<>(unit.getImports().size());
    for (ImportDeclaration n : unit.getImports()) {
      imports.add(new Import(source.name(n.getName()), n.isStatic(), n.isAsterisk(), n.isModule()));
    }
    return imports;
  }

  /** A class that is not written is named after its file, JLS 8.1.8. */
  private static String simpleName(String path) {
    String file = path.substring(path.lastIndexOf('/') + 1);
    return file.endsWith(SUFFIX) ? file.substring(0, file.length() - SUFFIX.length()) : file;
  }
}
