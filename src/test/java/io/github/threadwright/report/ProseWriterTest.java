package io.github.threadwright.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.threadwright.knowledge.Prose;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProseWriterTest {

  private static String written(String markdown, int width, boolean colour) throws IOException {
    StringWriter out = new StringWriter();
    new ProseWriter(new Page(out, width, colour), 2).write(Prose.read(markdown));
    return out.toString();
  }

  @Test
  void wrapsBetweenWordsWhateverTheirStyles() throws IOException {
    assertEquals(
        "  one `two`,\n  (three)four\n  five\n",
        written("one `two`, (**three**)four five", 15, false));
  }

  @Test
  void separatesWhatBelongsApart() throws IOException {
    assertEquals(
        "  a\n\n  *  b\n  *  c\n     *  d\n\n  e\n\n    f\n\n    g\n  h\n",
        written("a\n\n- b\n- c\n  - d\n\ne\n```\nf\n\ng\n```\n", 80, false)
            + written("h", 80, false));
  }

  @Test
  void coloursReplaceBackticks() throws IOException {
    assertEquals("  \u001b[36mx\u001b[0m.\n", written("`x`.", 80, true));
    assertTrue(written("`x`.", 80, false).contains("`x`."));
  }

  @Test
  void aPageCannotDriveTheTerminal() throws IOException {
    String evil = written("a\u001b[2J\u202e\n```\nb\u001b[2J\n```\n", 80, false);
    assertEquals("  a\\u001B[2J\\u202E\n\n    b\\u001B[2J\n", evil);
  }
}
