package io.github.threadwright.source.spoon;

import io.github.threadwright.source.Import;
import io.github.threadwright.source.LineTable;
import io.github.threadwright.source.Remark;
import io.github.threadwright.source.SourceFile;
import io.github.threadwright.source.TypeDecl;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jdt.internal.compiler.ast.CompilationUnitDeclaration;
import org.eclipse.jdt.internal.compiler.ast.ImportReference;
import org.eclipse.jdt.internal.compiler.ast.TypeDeclaration;
import org.jspecify.annotations.Nullable;

/** Turns what the compiler made of one file into the intermediate representation. */
final class FileLowering {
  private static final String SUFFIX = ".java";

  private FileLowering() {}

  /** A file, and how it came to be. */
  record Lowered(SourceFile file, Lowering how) {}

  static Lowered lower(String path, String text, CompilationUnitDeclaration unit) {
    String packageName = unit.currentPackage == null ? "" : dotted(unit.currentPackage.tokens);
    Lowering in = new Lowering(new Code(text), packageName, simpleName(path));
    List<TypeDecl> types = new ArrayList<>();
    for (TypeDeclaration type : unit.types == null ? new TypeDeclaration[0] : unit.types) {
      if (!Arrays.equals(type.name, PACKAGE_INFO)) {
        types.add(in.declarations.top(type));
      }
    }
    SourceFile file =
        new SourceFile(
            path,
            LineTable.of(text),
            packageName,
            imports(unit.imports),
            types,
            in.scopes.count(),
            Remark.in(text),
            List.of());
    return new Lowered(file, in);
  }

  /** The compiler hangs the annotations of a package on a type of this name. */
  private static final char[] PACKAGE_INFO = "package-info".toCharArray();

  private static List<Import> imports(ImportReference @Nullable [] imports) {
    List<Import> all = new ArrayList<>();
    for (ImportReference n : imports == null ? new ImportReference[0] : imports) {
      boolean onDemand = (n.bits & org.eclipse.jdt.internal.compiler.ast.ASTNode.OnDemand) != 0;
      boolean isModule = (n.modifiers & MODULE) != 0;
      all.add(
          new Import(
              dotted(n.tokens), Modifier.isStatic(n.modifiers), onDemand && !isModule, isModule));
    }
    return all;
  }

  private static final int MODULE =
      org.eclipse.jdt.internal.compiler.classfmt.ClassFileConstants.AccModule;

  private static String dotted(char[][] tokens) {
    return Arrays.stream(tokens).map(String::new).collect(Collectors.joining("."));
  }

  /** A class that is not written is named after its file, JLS 8.1.8. */
  private static String simpleName(String path) {
    String file = path.substring(path.lastIndexOf('/') + 1);
    return file.endsWith(SUFFIX) ? file.substring(0, file.length() - SUFFIX.length()) : file;
  }
}
