package io.github.threadwright.source.javaparser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.threadwright.source.Body;
import io.github.threadwright.source.MethodDecl;
import io.github.threadwright.source.Node;
import io.github.threadwright.source.SourceFile;
import io.github.threadwright.source.Span;
import io.github.threadwright.source.TypeDecl;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Places are offsets into the text, whatever its lines end with. */
class SpansTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n",
        "\r\n",
        "\r",
        "\t\n\t",
        "\n\n\r\r\n",
        " /* \r\n */ ",
        " \uD83D\uDE00 ",
        "\f"
      })
  void spansHoldTheirText(String between) {
    // The odd character stands in a comment and in a string, where it may.
    String gap = between.contains("\uD83D") ? "/*" + between + "*/" : between;
    String text =
        String.join(
            gap,
            "class",
            "A",
            "{",
            "void",
            "m",
            "(",
            "int",
            "abc",
            ")",
            "{",
            "\"\uD83D\uDE00\"",
            ".",
            "f",
            "(",
            "abc",
            ")",
            ";",
            "}",
            "}");
    SourceFile file = Ir.readWell(text);
    MethodDecl method = file.types().get(0).methods().get(0);
    Node.Call call = (Node.Call) ((Node.Block) method.body().root()).statements().get(0);
    assertEquals("f", text(text, call.nameSpan()));
    assertEquals("\"\uD83D\uDE00\"", text(text, call.receiver().span()));
    assertEquals("abc", text(text, call.arguments().get(0).span()));
    assertEquals("abc", text(text, method.parameters().get(0).span()));
    assertEquals("m", text(text, method.nameSpan()));
    assertEquals("A", text(text, file.types().get(0).nameSpan()));
    assertEquals("int", text(text, method.parameters().get(0).type().span()));
  }

  @Test
  void aByteOrderMarkCountsAsACharacter() {
    String text = "\uFEFFclass A { }";
    TypeDecl type = Ir.type(text);
    assertEquals("class A { }", text(text, type.span()));
  }

  @Test
  void statementsAndTheirPartsHaveTheirPlaces() {
    String text =
        "class A { @X void m() { int a = (1 + 2), b[] = {3}; if ((a) > 1) { f((a + 1) * 2); } for (T t : c()) ; List<? extends B>[] d; } }";
    MethodDecl method = Ir.type(text).methods().get(0);
    assertEquals("@X void m()", text(text, method.span()).substring(0, 11));
    Body body = method.body();
    assertEquals(
        List.of(
            "int a = (1 + 2)",
            "b[] = {3}",
            "if ((a) > 1) { f((a + 1) * 2); }",
            "for (T t : c()) ;",
            "List<? extends B>[] d"),
        body.children(body.root()).stream().map(n -> text(text, n.span())).toList());
    assertEquals(
        List.of("1 + 2", "(a) > 1", "(a + 1) * 2", "a + 1"),
        body.all().filter(Node.Binary.class::isInstance).map(n -> text(text, n.span())).toList());
    Node.Declare last = (Node.Declare) body.children(body.root()).get(4);
    assertEquals("List<? extends B>[]", text(text, last.local().type().span()));
    assertEquals("? extends B", text(text, last.local().type().arguments().get(0).span()));
    assertEquals("d", text(text, last.local().span()));
  }

  private static String text(String text, long span) {
    return text.substring(Span.start(span), Span.end(span));
  }
}
