package io.github.threadwright.source.javaparser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.threadwright.source.Diagnostic;
import io.github.threadwright.source.SourceFile;
import io.github.threadwright.source.TypeDecl;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parsing blocks on their own changes nothing. */
class PiecesTest {

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", " "})
  void aFileInPiecesIsTheSameAsAWholeOne(String lineEnd) {
    String open =
        "f(a, () -> {" + lineEnd + " int b = x; if (!(o instanceof P p)) return; g(p, b);";
    String close = " }, c -> c + x);" + lineEnd;
    String text =
        "class A { void m(int x, Object o) {"
            + open.repeat(8)
            + "h(() -> { yield(1); return o; });"
            + close.repeat(8)
            + "} } class B { }";
    List<Nesting.Cut> cuts = Nesting.of(text).cuts();
    assertEquals(2, cuts.size());
    Parse whole = Parse.of(text, List.of());
    SourceFile expected =
        FileLowering.lower("p/A.java", new Source(text, whole), whole.unit(), List.of());
    assertEquals(print(expected), print(Ir.readWell(text)));
  }

  /** Everything, places too. */
  private static String print(SourceFile file) {
    StringBuilder all = new StringBuilder(file.localCount() + " " + file.types());
    file.allTypes().flatMap(TypeDecl::bodies).forEach(body -> all.append(body.root()));
    return all.toString().replaceAll("Body@\\w+", "Body");
  }

  @Test
  void problemsInAPieceHaveTheirPlaceInTheFile() {
    String text =
        "class A { void m() {\n"
            + "f(() -> {\n".repeat(9)
            + "a(;\n b(); c"
            + "});\n".repeat(9)
            + "} }";
    List<Diagnostic> problems = Ir.read(text).problems();
    assertEquals(
        List.of("11:3", "12:7"), problems.stream().map(p -> p.line() + ":" + p.column()).toList());
    assertTrue(problems.get(0).message().endsWith("the statement was skipped"));
  }

  @Test
  void aPieceThatCannotBeReadIsUnknown() {
    String text =
        "class A { void m() {\n" + "f(() -> {\n".repeat(4) + "a(#); " + "});\n".repeat(4) + "} }";
    SourceFile file = Ir.read(text);
    assertEquals(
        List.of("6:3"), file.problems().stream().map(p -> p.line() + ":" + p.column()).toList());
    String body = Ir.print(Ir.method(file.types().get(0), "m"));
    assertTrue(body.contains("(Lambda [] (Block [(Unsupported "), body);
  }
}
