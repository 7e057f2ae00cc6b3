package io.github.threadwright.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.sun.source.util.JavacTask;
import io.github.threadwright.knowledge.PageExample;
import io.github.threadwright.knowledge.RulePage;
import io.github.threadwright.knowledge.RulePages;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What the pages show is what the tool says: every mark is found, and every other line is silent,
 * with all rules on.
 */
class PageExamplesTest {
  private static final int LEAST = 3;

  private final RulePages pages = RulePages.load();
  private final Bench bench = Bench.shipped();

  @TestFactory
  Stream<DynamicTest> examples() {
    return pages.rules().stream().flatMap(page -> page.examples().stream()).map(this::test);
  }

  private DynamicTest test(PageExample example) {
    URI source = Path.of(example.file()).toUri();
    return dynamicTest(
        example.file() + ":" + example.line(),
        source,
        () -> assertEquals(List.of(), bench.examples().problems(example), example.code()));
  }

  /**
   * Readers copy examples; those for a newer release than this build's are compiled by the build on
   * a newer one.
   */
  @TestFactory
  Stream<DynamicTest> examplesCompile() {
    return pages.rules().stream()
        .flatMap(page -> page.examples().stream())
        .filter(example -> example.jdk() <= Runtime.version().feature())
        .map(
            example ->
                dynamicTest(
                    example.file() + ":" + example.line(),
                    () -> assertEquals(List.of(), errors(example), example.code())));
  }

  private static List<String> errors(PageExample example) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    JavaFileObject source =
        new SimpleJavaFileObject(URI.create("string:///Example.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return example.code();
          }
        };
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    List<String> options =
        List.of("--release", Integer.toString(example.jdk()), "-proc:none", "-Xlint:none");
    try (StandardJavaFileManager files = compiler.getStandardFileManager(found, null, null)) {
      JavacTask task =
          (JavacTask) compiler.getTask(null, files, found, options, null, List.of(source));
      task.parse();
      // The attribute phase is enough, and nothing is written.
      if (!usesLibrary(example.code())) {
        task.analyze();
      }
    }
    return found.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .map(Object::toString)
        .toList();
  }

  /** The build does not have the libraries of some examples, which are only parsed. */
  private static boolean usesLibrary(String code) {
    return code.lines()
        .map(String::strip)
        .filter(line -> line.startsWith("import "))
        .anyMatch(line -> !line.matches("import (static )?javax?\\..*"));
  }

  @TestFactory
  Stream<DynamicTest> enoughExamples() {
    return pages.rules().stream().map(page -> dynamicTest(page.id(), () -> assertEnough(page)));
  }

  private static void assertEnough(RulePage page) {
    long firing = page.examples().stream().filter(e -> !e.markers().isEmpty()).count();
    long quiet = page.examples().size() - firing;
    assertTrue(firing >= LEAST, firing + " examples fire");
    assertTrue(quiet >= LEAST, quiet + " look-alikes are quiet");
  }

  @Test
  void everyPageIsUnderstood() {
    assertEquals(List.of(), RuleSet.load(pages).problems());
  }
}
