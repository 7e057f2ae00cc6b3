package io.github.threadwright.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathEntryTest {
  @TempDir Path folder;

  @Test
  void aStarIsAllJarsOfAFolder() throws Exception {
    Files.createFile(folder.resolve("b.jar"));
    Files.createFile(folder.resolve("a.JAR"));
    Files.createFile(folder.resolve("c.txt"));
    assertEquals(
        List.of(folder.resolve("a.JAR"), folder.resolve("b.jar")),
        ClassPathEntry.expand(folder + "/*"));
  }

  @Test
  void anythingElseIsItself() {
    assertEquals(List.of(Path.of("lib/x.jar")), ClassPathEntry.expand("lib/x.jar"));
  }

  @Test
  void aFolderThatIsMissingIsNamed() {
    String entry = folder.resolve("none") + "/*";
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> ClassPathEntry.expand(entry));
    assertTrue(refused.getMessage().contains(entry), refused.getMessage());
  }
}
