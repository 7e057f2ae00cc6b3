package io.github.threadwright.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.threadwright.knowledge.Prose.Look;
import io.github.threadwright.knowledge.Prose.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProseTest {

  @Test
  void runningTextKeepsItsLooks() {
    assertEquals(
        List.of(
            new Prose.Paragraph(
                0,
                "",
                List.of(
                    new Part(Look.PLAIN, "a "),
                    new Part(Look.STRONG, "b"),
                    new Part(Look.PLAIN, " "),
                    new Part(Look.CODE, "c d"),
                    new Part(Look.PLAIN, " "),
                    new Part(Look.EMPHASIS, "e")))),
        Prose.read("a **b**\n`c d` *e*"));
  }

  @Test
  void linksAbroadShowTheirAddress() {
    assertEquals("x (https://a.b/c) y z", text("[x](https://a.b/c) y [z](other.md)"));
  }

  private static String text(String markdown) {
    StringBuilder text = new StringBuilder();
    ((Prose.Paragraph) Prose.read(markdown).get(0)).parts().forEach(p -> text.append(p.text()));
    return text.toString();
  }

  @Test
  void listsAreFlat() {
    List<Prose> blocks = Prose.read("3. a\n4. b\n   - c\n\n   d\n\ne");
    assertEquals(List.of("3.", "4.", "*", "", ""), blocks.stream().map(Prose::marker).toList());
    assertEquals(List.of(1, 1, 2, 1, 0), blocks.stream().map(Prose::depth).toList());
  }

  @Test
  void codeStaysAsItIs() {
    assertEquals(
        List.of(new Prose.Code(0, "", "java", List.of("int  a;", "", "  b();"))),
        Prose.read("```java jdk=21\nint  a;\n\n  b();\n```"));
  }

  @Test
  void deepNestingIsNoProblem() {
    assertEquals(1, Prose.read(">".repeat(2_000) + "a").size());
  }
}
