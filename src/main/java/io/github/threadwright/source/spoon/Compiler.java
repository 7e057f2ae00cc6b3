package io.github.threadwright.source.spoon;

import java.util.List;
import java.util.Map;
import org.eclipse.jdt.core.compiler.CategorizedProblem;
import org.eclipse.jdt.internal.compiler.ast.CompilationUnitDeclaration;
import org.eclipse.jdt.internal.compiler.batch.CompilationUnit;
import org.eclipse.jdt.internal.compiler.env.INameEnvironment;
import org.eclipse.jdt.internal.compiler.impl.CompilerOptions;
import org.jspecify.annotations.Nullable;
import spoon.reflect.factory.Factory;
import spoon.support.compiler.jdt.JDTBasedSpoonCompiler;
import spoon.support.compiler.jdt.JDTBatchCompiler;

/**
 * Spoon's compiler, which goes on where classes are missing, over texts instead of files: it
 * neither reads nor writes any, and nobody tells it where the JDK is that runs.
 */
final class Compiler extends JDTBatchCompiler {
  private static final String ENCODING = "UTF-8";

  private final CompilationUnit[] units;

  private Compiler(JDTBasedSpoonCompiler spoon, CompilationUnit[] units) {
    super(spoon);
    this.units = units;
    options = options();
  }

  /**
   * Parses and attributes files together.
   *
   * @param types what the files themselves do not declare
   * @return in no particular order; see {@link CompilationUnitDeclaration#getFileName()}
   */
  static CompilationUnitDeclaration[] compile(List<SourceInput> files, INameEnvironment types) {
    JDTBasedSpoonCompiler spoon = new Silent(Settings.factory());
    spoon.setEnvironment(types);
    CompilationUnit[] units =
        files.stream()
            .map(f -> new CompilationUnit(f.text().toCharArray(), f.path(), ENCODING))
            .toArray(CompilationUnit[]::new);
    return new Compiler(spoon, units).getUnits();
  }

  /** What does not compile is read as far as it goes. */
  private static final class Silent extends JDTBasedSpoonCompiler {
    Silent(Factory factory) {
      super(factory);
    }

    @Override
    public void reportProblem(@Nullable CategorizedProblem problem) {
      // A syntax error is asked for later, file by file.
    }
  }

  @Override
  public CompilationUnit[] getCompilationUnits() {
    return units.clone();
  }

  private static Map<String, String> options() {
    String newest = CompilerOptions.getLatestVersion();
    CompilerOptions options = new CompilerOptions();
    Map<String, String> map = options.getMap();
    map.put(CompilerOptions.OPTION_Source, newest);
    map.put(CompilerOptions.OPTION_Compliance, newest);
    map.put(CompilerOptions.OPTION_TargetPlatform, newest);
    map.put(CompilerOptions.OPTION_EnablePreviews, CompilerOptions.ENABLED);
    map.put(CompilerOptions.OPTION_DocCommentSupport, CompilerOptions.DISABLED);
    map.put(CompilerOptions.OPTION_MaxProblemPerUnit, "10");
    return map;
  }
}
