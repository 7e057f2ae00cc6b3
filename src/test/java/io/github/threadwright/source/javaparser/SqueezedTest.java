package io.github.threadwright.source.javaparser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.github.javaparser.Position;
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
  void whatStandsBetweenTokensIsLeftOut() {
    assertEquals("a b c d", Squeezed.of("a b  c/* x */d").code());
    assertEquals("a b", Squeezed.of("// one\n/* \"two' */\r\n\ta // three\r  b // four").code());
    assertEquals("f(a,b[0]);}g", Squeezed.of("f ( a ,\n b [ 0 ] ) ; }\n\n g").code());
    assertEquals("a=b<c?d.e:f ->x", Squeezed.of("a = b < c ? d . e : f -> x").code());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b",
        "a 1",
        "1 .",
        ". 5",
        "1e - 5",
        "1e + 5",
        "non - sealed",
        "a + + b",
        "- - b",
        "> >",
        "& &",
        "/ /",
        "/ *",
        "! =",
        ": :",
        "\"\" \"\"",
        "a \\u0062",
        "= \\u003d",
        "é è",
      })
  void aBlankStaysBetweenWhatWouldBecomeOneToken(String text) {
    assertEquals(text, Squeezed.of(text.replace(" ", " /* */\n ")).code());
  }

  @Test
  void literalsStayAsTheyAre() {
    String literals = "\"a  b // c\" '\"' '\\'' \"\\\"  /* \" \"\";";
    assertEquals(literals, Squeezed.of(literals).code());
    String block = "\"\"\"\r\n  a  \"\" // b\r\n  \\\"\"\"  c \"\"\"";
    assertEquals(block + "d", Squeezed.of(block + "  d").code());
  }

  @Test
  void placesAreThoseOfTheText() {
    String text = " a  \"\"\"\n  b\r\n c\"\"\"/* d */e //\n f";
    Squeezed squeezed = Squeezed.of(text);
    LineTable code = LineTable.of(squeezed.code());
    for (int i = 0; i < squeezed.code().length(); i++) {
      char c = squeezed.code().charAt(i);
      if (c > ' ') {
        Position position = new Position(code.line(i), code.column(i));
        assertEquals(c, text.charAt(squeezed.places().start(position)));
        assertEquals(c, text.charAt(squeezed.places().end(position) - 1));
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
