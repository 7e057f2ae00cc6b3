package io.github.threadwright.source.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackedFilesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void readsWhatGitWrites(int version) throws Exception {
    TrackedFiles tracked = TrackedFiles.of(index(version));
    assertTrue(tracked.contains("src/org/x/build/A.java"));
    assertTrue(tracked.contains("src/org/x/build/Ünïcode.java"));
    assertFalse(tracked.contains("src/org/x/build/notes.txt"));
    assertFalse(tracked.contains("src/org/x/Untracked.java"));
    assertTrue(tracked.anyBelow("src/org"));
    assertTrue(tracked.anyBelow("src/org/x/build"));
    assertFalse(tracked.anyBelow("src/org/x/bui"));
    assertFalse(tracked.anyBelow("docs"));
  }

  @Test
  void takesABrokenIndexForNone() throws Exception {
    byte[] index = index(2);
    Random random = new Random(1);
    for (int i = 0; i < 2000; i++) {
      byte[] broken = Arrays.copyOf(index, random.nextInt(index.length));
      if (broken.length > 0) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt();
      }
      TrackedFiles.of(broken).contains("A.java"); // does not throw
    }
    assertFalse(TrackedFiles.of(new byte[0]).anyBelow("src"));
    assertFalse(TrackedFiles.read(folder.resolve("missing")).anyBelow("src"));
    assertFalse(TrackedFiles.read(folder).anyBelow("src"));
  }

  private byte[] index(int version) throws Exception {
    Tree tree =
        Tree.in(folder).withJava("src/org/x/build/A.java", "src/org/x/build/B.java", "src/Z.java");
    tree.withJava("src/org/x/build/Ünïcode.java", "src/org/x/Untracked.java")
        .with("src/org/x/build/notes.txt", "x");
    try (Git git = Git.init().setDirectory(tree.root().toFile()).call()) {
      git.getRepository().getConfig().setInt("index", null, "version", version);
      git.getRepository().getConfig().save();
      git.add()
          .addFilepattern("src/org/x/build")
          .addFilepattern("src/Z.java")
          .addFilepattern("docs")
          .call();
    }
    byte[] index = Files.readAllBytes(tree.at(".git/index"));
    assertEquals(version, index[7]);
    return index;
  }
}
