package io.github.threadwright.source.javaparser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.threadwright.source.LineTable;
import io.github.threadwright.source.SourceFile;
import io.github.threadwright.source.TypeDecl;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands between the tokens changes nothing, places least of all. */
class SqueezedTest {

  @Test
  void blanksAndCommentsBecomeOneLineEnd() {
    assertEquals("a b\nc\nd", Squeezed.of("a b  c/* x */d").code());
    assertEquals("\na\nb", Squeezed.of("// one\n/* \"two' */\r\n\ta // three\r  b").code());
    assertEquals("a/b\n/c", Squeezed.of("a/b /**/ /c").code());
  }

  @Test
  void literalsStayAsTheyAre() {
    String literals = "\"a  b // c\" '\"' '\\'' \"\\\"  /* \" \"\" x";
    assertEquals(literals, Squeezed.of(literals).code());
    String block = "\"\"\"\r\n  a  \"\" // b\r\n  \\\"\"\"  c \"\"\"";
    assertEquals(block + "\nd", Squeezed.of(block + "  d").code());
  }

  @Test
  void placesAreThoseOfTheText() {
    String text = " a  \"\"\"\n  b\r\n c\"\"\"/* d */e //\n f";
    Squeezed squeezed = Squeezed.of(text);
    LineTable code = LineTable.of(squeezed.code());
    for (int i = 0; i < squeezed.code().length(); i++) {
      char c = squeezed.code().charAt(i);
      if (c > ' ') {
        assertEquals(c, text.charAt(squeezed.lines().offset(code.line(i), code.column(i))));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void aFileReadsTheSameWithWhatStandsBetweenItsTokens(String lineEnd) {
    String text =
        """
        // first
        package  p . q ; /* " */ import a.
           b.C;
        @ A( x = "//  not a comment" )
        class  B < T extends C /* ' */ > {
        \tint [ ] a  [] = { 1 , '"' , '\\'' } ;  // end
          String s = ""\"
             one  /* two */
               \\""\" three
             ""\" + "\\"  /*" /**/ + x ;
          void m ( int...  y ) throws E {
            if ( y [ 0 ]  - - a [ 1 ] [ 0 ]  > > 1 ) { }
            List < List < T > > l = ( List < List < T >> ) o ; //
            l . < T > f( z  ->  { return  z ; }, B :: new ) ;
          }
        }
        /* last */\
        """
            .replace("\n", lineEnd)
            .replace("> > 1", ">> 1");
    Parse written = Parse.of(text, List.of());
    assertEquals(List.of(), written.problems());
    Parse squeezed = Parse.ofRegular(text);
    assertNotNull(squeezed);
    assertEquals(print(text, written), print(text, squeezed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class A { /* never closed }",
        "class A { String s = \"a  ; }",
        "class A { String s = \"\"\" a  ; }",
        "class A { char c = '  ; }",
        "class A { void m() { f(  ; } }",
      })
  void whatHasProblemsIsParsedAsWritten(String text) {
    assertNull(Parse.ofRegular(text));
  }

  private static String print(String text, Parse parse) {
    SourceFile file =
        FileLowering.lower("p/q/B.java", new Source(text, parse), parse.unit(), List.of());
    StringBuilder all = new StringBuilder().append(file.imports()).append(file.types());
    file.allTypes().flatMap(TypeDecl::bodies).forEach(body -> all.append(body.root()));
    return all.toString().replaceAll("Body@\\w+", "Body");
  }
}
