package io.github.threadwright.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.threadwright.knowledge.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shows that every line of the catalogue says something in some code. */
class CatalogueExerciseTest {
  @TempDir private Path folder;

  @Test
  void everyLineIsSeenInACall() {
    List<String> dead = new Exercise(FactsOf.catalogue(), api -> true).dead();
    assertEquals("", String.join("\n", dead));
  }

  @Test
  void findsAMisspeltMethod() throws IOException {
    List<String> dead = deadOf("org.example.Client#fetch wait=network");
    assertTrue(dead.get(0).contains("Client#fetch: there is no such method"), dead::toString);
  }

  @Test
  void findsALineWhoseWordsAreAlwaysAnotherLines() throws IOException {
    List<String> dead =
        deadOf("java.util.Timer#cancel() wait=never", "java.util.Timer#cancel wait=join");
    assertEquals(1, dead.size(), dead::toString);
    assertTrue(dead.get(0).contains("mine.txt:2 java.util.Timer#cancel: never seen"));
  }

  @Test
  void findsAnOverloadThatDoesNotExist() throws IOException {
    String type = "com.google.common.util.concurrent.Uninterruptibles";
    List<String> dead = deadOf(type + "#joinUninterruptibly(Thread,int) wait=join");
    assertEquals(1, dead.size(), dead::toString);
  }

  private List<String> deadOf(String... lines) throws IOException {
    Path file = folder.resolve("catalogue").resolve("mine.txt");
    Files.createDirectories(file.getParent());
    Files.writeString(file, String.join("\n", lines));
    Catalogue catalogue = Catalogue.load(List.of(folder));
    assertEquals(List.of(), catalogue.problems());
    return new Exercise(catalogue, api -> api.file().endsWith("mine.txt")).dead();
  }
}
