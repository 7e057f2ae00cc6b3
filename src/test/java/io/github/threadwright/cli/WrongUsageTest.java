package io.github.threadwright.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrongUsageTest {
  @TempDir Path folder;

  private static void assertRefused(CommandRun run, String... saying) {
    assertEquals(2, run.code(), run.err());
    assertEquals("", run.out());
    for (String words : saying) {
      assertTrue(run.err().contains(words), run.err());
    }
  }

  @Test
  void anUnknownOptionGetsTheNearestOne() {
    assertRefused(CommandRun.of("scan", "--thread", "2"), "'--thread'", "--threads", "--help");
    assertRefused(CommandRun.of("scan", "--al-sites"), "--all-sites");
  }

  @Test
  void anUnknownCommandGetsTheNearestOne() {
    assertRefused(CommandRun.of("scna", "."), "'scna'", "scan");
    assertRefused(CommandRun.of(), "threadwright scan .");
  }

  @Test
  void aBadValueGetsTheGoodOnes() {
    assertRefused(CommandRun.of("scan", "--format", "xml"), "--format", "'xml'", "text, json");
    assertRefused(CommandRun.of("scan", "--fail-on", "fatal"), "--fail-on", "warning", "never");
    assertRefused(CommandRun.of("scan", "--min-confidence", "sure"), "medium", "'sure'");
    assertRefused(CommandRun.of("scan", "--threads", "0"), "0 threads", "from 1");
    assertRefused(CommandRun.of("scan", "--threads", "many"), "--threads", "'many'");
    assertRefused(CommandRun.of("scan", "--jdk", "7"), "JDK 7", "8 to 25");
  }

  @Test
  void anOutputThatCannotBeWrittenIsRefusedBeforeTheScan() {
    assertRefused(CommandRun.of("scan", "--output", "x.pdf", folder), "'x.pdf'", ".json");
    assertRefused(CommandRun.of("scan", "--output", "jsn=x", folder), "'jsn'", "json=FILE");
    assertRefused(CommandRun.of("scan", "--output", "json=", folder), "file is missing");
    Path missing = folder.resolve("none/report.json");
    assertRefused(CommandRun.of("scan", "--output", missing, folder), "no folder");
    assertRefused(CommandRun.of("scan", "--output", "json=" + folder, folder), "is a folder");
  }

  @Test
  void aMissingPathIsNamed() {
    Path missing = folder.resolve("nowhere");
    assertRefused(CommandRun.of("scan", missing), missing + ": no such file or folder");
  }

  @Test
  void aFolderWithoutJavaIsNothingToRead() throws Exception {
    Files.writeString(folder.resolve("notes.txt"), "class A {}");
    assertRefused(CommandRun.of("scan", folder), folder + ": no Java code to read");
  }

  @Test
  void aFolderOfTestsSaysWhatIsLeftOut() throws Exception {
    Path tests = Files.createDirectories(folder.resolve("src/test/java"));
    Files.writeString(tests.resolve("ATest.java"), "class ATest {}");
    Files.writeString(folder.resolve("pom.xml"), "<project/>");
    assertRefused(CommandRun.of("scan", folder), "left out", "1 test code");
    assertEquals(0, CommandRun.of("scan", folder, "--include-tests").code());
  }

  @Test
  void helpAndVersionAreResults() {
    CommandRun help = CommandRun.of("scan", "--help");
    assertEquals(0, help.code());
    assertTrue(help.out().contains("--min-confidence"), help.out());
    assertEquals("", help.err());
    CommandRun version = CommandRun.of("--version");
    assertEquals(0, version.code());
    assertTrue(version.out().startsWith("threadwright "), version.out());
  }
}
