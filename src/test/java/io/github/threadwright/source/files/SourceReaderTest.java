package io.github.threadwright.source.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.threadwright.source.Diagnostic;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceReaderTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", "class A {}\n", "class Ä { String s = \"\uFFFD 日本 😀\"; }", "\uFFFD"})
  void readsUtf8(String text) throws IOException {
    assertRead(text, read(text.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE"})
  void removesTheByteOrderMark(String encoding) throws IOException {
    assertRead("class Ä {}", read("\uFEFFclass Ä {}".getBytes(Charset.forName(encoding))));
    assertRead("", read("\uFEFF".getBytes(Charset.forName(encoding))));
  }

  @Test
  void readsOtherBytesAsWindows1252AndSaysSo() throws IOException {
    String text = "class A {\n  // ü in UTF-8\n  // na\u00EFve \u20AC\n}";
    byte[] bytes = text.getBytes(Charset.forName("windows-1252"));
    SourceRead read = read(bytes);
    assertEquals(text, read.source().text());
    String message =
        "not UTF-8: read as windows-1252; first bad byte at line 2; convert the file to UTF-8";
    assertEquals(new Diagnostic("p/A.java", 2, 6, message), read.diagnostic());
  }

  @Test
  void countsTheBadByteAfterGoodCharacters() throws IOException {
    byte[] good = "// äöü€\r\n// é".getBytes(StandardCharsets.UTF_8);
    byte[] bytes = Arrays.copyOf(good, good.length + 1);
    bytes[good.length] = (byte) 0x81; // undefined in windows-1252
    Diagnostic diagnostic = read(bytes).diagnostic();
    assertEquals(2, diagnostic.line());
    assertEquals(5, diagnostic.column());
    assertEquals(
        "not UTF-8: read as ISO-8859-1; first bad byte at line 2; convert the file to UTF-8",
        diagnostic.message());
  }

  @Test
  void findsABadByteBehindMuchText() throws IOException {
    byte[] bytes = ("x\n".repeat(20_000) + "?").getBytes(StandardCharsets.UTF_8);
    bytes[40_000] = (byte) 0xE4;
    assertEquals(20_001, read(bytes).diagnostic().line());
    assertEquals(1, read(bytes).diagnostic().column());
  }

  @Test
  void refusesBinaryContent() throws IOException {
    SourceRead read = read(new byte[] {'a', '\n', 0, 1, 2});
    assertNull(read.source());
    assertEquals(2, read.diagnostic().line());
    assertEquals(
        "binary content (a NUL character), skipped; if it is text, convert the file to UTF-8",
        read.diagnostic().message());
    assertNull(
        read(new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0}).source());
  }

  @Test
  void refusesAHugeFile() throws IOException {
    SourceRead read = read(new byte[20 << 20]);
    assertNull(read.source());
    assertEquals(
        Diagnostic.ofFile("p/A.java", "20 MB: larger than the limit of 16 MB, skipped"),
        read.diagnostic());
  }

  @Test
  void readsAFileJustBelowTheLimit() throws IOException {
    byte[] bytes = new byte[16 << 20];
    Arrays.fill(bytes, (byte) ' ');
    assertEquals(16 << 20, read(bytes).source().text().length());
    byte[] larger = Arrays.copyOf(bytes, bytes.length + 1);
    assertEquals(
        "17 MB: larger than the limit of 16 MB, skipped", read(larger).diagnostic().message());
  }

  @Test
  void reportsAFileThatIsNoLongerThere() {
    SourceRead read = new SourceReader().read("p/A.java", folder.resolve("gone"));
    assertEquals(
        Diagnostic.ofFile("p/A.java", "cannot be read (no longer there): skipped"),
        read.diagnostic());
  }

  @Test
  void doesNotWaitForAPipe() throws Exception {
    Path pipe = folder.resolve("A.java");
    boolean made = new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0;
    assumeTrue(made, "needs mkfifo");
    SourceRead read =
        assertTimeoutPreemptively(
            Duration.ofMinutes(1), () -> new SourceReader().read("p/A.java", pipe));
    assertEquals("not a regular file: skipped", read.diagnostic().message());
    assertEquals(0, Tree.in(folder).find().files().size());
  }

  @Test
  void givesTheLinesOfTheText() throws IOException {
    assertEquals(
        3, read("a\nb\nc".getBytes(StandardCharsets.UTF_8)).source().lineTable().lineCount());
  }

  private static void assertRead(String text, SourceRead read) {
    assertNull(read.diagnostic());
    assertEquals(text, read.source().text());
    assertEquals("p/A.java", read.source().path());
  }

  private SourceRead read(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("file"), bytes);
    return new SourceReader().read("p/A.java", file);
  }
}
