package io.github.threadwright.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class RemarkTest {

  private static List<String> comments(String text) {
    return Remark.in(text).stream()
        .filter(remark -> remark.kind() == Remark.Kind.COMMENT)
        .map(Remark::text)
        .toList();
  }

  @Test
  void findsLineComments() {
    assertEquals(
        List.of("ignore a", "ignore b why"),
        comments("x(); //threadwright:ignore a\n  /// threadwright: ignore b why  \r\ny();"));
  }

  @Test
  void tellsACommentAloneOnItsLine() {
    List<Remark> remarks = Remark.in("x(); // threadwright: a\n\t// threadwright: b\n");
    assertEquals(List.of(false, true), remarks.stream().map(Remark::alone).toList());
    assertTrue(Remark.in("// threadwright: a").get(0).alone());
  }

  @Test
  void whatLooksLikeACommentMayBeNone() {
    assertEquals(List.of(), comments("String s = \"// threadwright: ignore a\";"));
    assertEquals(List.of(), comments("String s = \"\\\"// threadwright: ignore a\";"));
    assertEquals(List.of(), comments("/* // threadwright: ignore a */"));
    assertEquals(
        List.of(), comments("String s = \"\"\"\n // threadwright: ignore a \\\"\"\" \n\"\"\";"));
    assertEquals(List.of(), comments("// see threadwright: ignore a"));
  }

  @Test
  void whatLooksLikeAStringMayBeNone() {
    assertEquals(List.of("a"), comments("char c = '\"'; // threadwright: a"));
    assertEquals(List.of("a"), comments("char c = '\\''; // threadwright: a"));
    assertEquals(List.of("a"), comments("/* \" */ // threadwright: a"));
    assertEquals(List.of("a"), comments("f(\"//\"); // threadwright: a"));
  }

  @Test
  void findsLiterals() {
    Remark remark = Remark.in("@SuppressWarnings(\"threadwright:a-b\") int i;").get(0);
    assertEquals(Remark.Kind.LITERAL, remark.kind());
    assertEquals("a-b", remark.text());
  }

  @Test
  void brokenTextEnds() {
    for (String text :
        List.of("\"threadwright:", "'threadwright:", "/* threadwright:", "\"\"\"threadwright:\\")) {
      assertEquals(List.of(), comments(text), text);
    }
    assertEquals(List.of("b"), comments("s = \"threadwright: a\n// threadwright: b"));
  }
}
