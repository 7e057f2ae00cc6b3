package io.github.threadwright.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.threadwright.Fault;
import io.github.threadwright.Stage;
import io.github.threadwright.Threadwright;
import io.github.threadwright.source.Diagnostic;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultTest {
  @TempDir Path folder;

  @BeforeEach
  void writeAFile() throws Exception {
    Files.writeString(folder.resolve("A.java"), "class A {}");
  }

  @Test
  void aFaultEndsWithItsOwnCodeAfterTheWholeReport() {
    Diagnostic diagnostic = Diagnostic.ofFile("A.java", "internal fault in stage 'facts'");
    CommandRun run =
        CommandRun.of(
            (options, listener) -> {
              listener.fault(new Fault(Stage.FACTS, diagnostic));
              return Threadwright.scan(options, listener);
            },
            "scan",
            folder);
    assertEquals(3, run.code());
    assertTrue(run.out().contains("findings  none"), run.out());
    assertTrue(run.err().contains("A.java: internal fault in stage 'facts'"), run.err());
  }

  @Test
  void aBrokenRuleEndsWithWrongUsageAfterTheWholeReport() throws Exception {
    Path rules = Files.createDirectories(folder.resolve("rules/hazards"));
    Files.writeString(rules.resolve("mine.md"), "---\nid: mine\n---\n");
    CommandRun run = CommandRun.of("scan", "--rules", folder.resolve("rules"), folder);
    assertEquals(2, run.code());
    assertTrue(run.out().contains("findings  none"), run.out());
    assertTrue(run.err().contains("mine.md"), run.err());
  }

  @Test
  void aMissingRuleFolderIsNamed() {
    CommandRun run = CommandRun.of("scan", "--rules", folder.resolve("none"), folder);
    assertEquals(2, run.code());
    assertTrue(run.err().contains("none: no such folder of rules"), run.err());
  }

  @Test
  void tooLittleMemoryIsSaidWithTheCure() {
    CommandRun run =
        CommandRun.of(
            (options, listener) -> {
              throw new OutOfMemoryError("Java heap space");
            },
            "scan",
            folder);
    assertEquals(3, run.code());
    assertEquals("", run.out());
    assertTrue(run.err().contains("-Xmx"), run.err());
  }

  @Test
  void whatNobodyExpectedIsAFault() {
    CommandRun run =
        CommandRun.of(
            (options, listener) -> {
              throw new IllegalStateException("so");
            },
            "scan",
            folder);
    assertEquals(3, run.code());
    assertTrue(run.err().contains("internal fault, please report it"), run.err());
    assertTrue(run.err().contains("IllegalStateException: so"), run.err());
  }
}
