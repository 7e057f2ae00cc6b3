package io.github.threadwright.source.javaparser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.threadwright.source.Diagnostic;
import io.github.threadwright.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of text that cannot be read. */
class ProblemsTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      textBlock =
          """
      class A { void m() {|  a(; } }      => 2:5: unexpected `;`; mend the syntax here or just before, the statement was skipped
      class A { void m() { int a = 1| } } => 2:2: unexpected `}`; mend the syntax here or just before, the statement was skipped
      class A { int a = ; }               => 1:19: unexpected `;`; mend the syntax here or just before, the file was skipped
      clas A { }                          => 1:8: unexpected `{`, expected `(`; mend the syntax here or just before, the file was skipped
      class A { }|}                       => 2:1: unexpected `}`; mend the syntax here or just before, the file was skipped
      class A {|  void m() {              => 2:12: the file ends too early; close what is still open, most often a `}`
      class A { String s = "a;| }         => 1:25: a character that Java does not know here, or a string that is not closed; mend it, the file was skipped
      class A {| /* }                     => 2:6: a comment, string or text block is never closed; close it, the file was skipped
      class A { void m() {| enum E { B } } } => 2:7: enums inside of methods cannot be read; move `E` out of the method, the statement was skipped
      class A { void m() {| enum E implements F { B } } } => 2:7: enums inside of methods cannot be read; move `E` out of the method, the statement was skipped
      class A { boolean b = o instanceof int i; } => 0:0: patterns of primitive types cannot be read; compare the value, the file was skipped
      class A { void m() { x = a < b -> c; } } => 1:35: what stands before `->` cannot be the parameters of a lambda; mend the syntax here or just before, the statement was skipped
      """)
  void aProblemNamesPlaceAndCure(String code, String expected) {
    Diagnostic problem = Ir.read(code.replace('|', '\n')).problems().get(0);
    assertEquals(expected, problem.line() + ":" + problem.column() + ": " + problem.message());
  }

  @Test
  void oneStatementDoesNotCostTheOthers() {
    SourceFile file = Ir.read("class A { void m() { a(; } void n() { b(; } } class B { }");
    assertEquals(2, file.problems().size());
    assertEquals(2, file.types().size());
    assertEquals(2, file.types().get(0).methods().size());
  }

  @Test
  void onlyTheFirstPlacesAreNamed() {
    List<Diagnostic> problems =
        Ir.read("class A { void m() { " + "a(;\n".repeat(50) + "} }").problems();
    assertEquals(11, problems.size());
    assertEquals(
        "has 40 more places with wrong syntax; mend the ones before first",
        problems.get(10).message());
  }

  @Test
  void longTextIsCut() {
    Diagnostic problem =
        Ir.read("class A { void m() { a(\"" + "x".repeat(200) + "\" b); } }").problems().get(0);
    assertEquals(1, problem.message().lines().count());
    problem = Ir.read("class A { void m() { a " + "x".repeat(200) + "(; } }").problems().get(0);
    assertTrue(problem.message().length() < 160, problem.message());
  }
}
