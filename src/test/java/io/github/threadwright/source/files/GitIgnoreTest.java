package io.github.threadwright.source.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.threadwright.source.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitIgnoreTest {
  @TempDir Path folder;
  Tree tree;

  @BeforeEach
  void setUp() {
    tree = Tree.in(folder);
  }

  @Test
  void obeysNegation() {
    tree.with(".gitignore", "*.java", "!Keep.java")
        .withJava("A.java", "Keep.java", "deep/A.java", "deep/Keep.java");
    FoundFiles found = tree.find();
    assertEquals(List.of("Keep.java", "deep/Keep.java"), Tree.paths(found));
    assertEquals(Map.of(SkipReason.GIT_IGNORED, 2), found.skipped());
  }

  @Test
  void letsInnerFilesOverruleOuterOnes() {
    tree.with(".gitignore", "/gen/", "Local*.java")
        .with("inner/.gitignore", "!LocalButKept.java", "/A.java");
    tree.withJava("gen/G.java", "inner/gen/G.java", "LocalX.java");
    tree.withJava(
        "inner/LocalX.java", "inner/LocalButKept.java", "inner/A.java", "inner/deep/A.java");
    assertEquals(
        List.of("inner/LocalButKept.java", "inner/deep/A.java", "inner/gen/G.java"),
        Tree.paths(tree.find()));
  }

  @Test
  void cannotBringBackWhatLiesInAnIgnoredFolder() {
    tree.with(".gitignore", "out-of-sight/", "!out-of-sight/A.java")
        .withJava("out-of-sight/A.java", "B.java");
    FoundFiles found = tree.find();
    assertEquals(List.of("B.java"), Tree.paths(found));
    assertEquals(Map.of(SkipReason.GIT_IGNORED, 1), found.skipped());
  }

  @Test
  void obeysFilesAboveTheScannedFolderUpToTheRepository() throws IOException {
    Files.createDirectories(tree.at("repo/.git/info"));
    tree.with(".gitignore", "A.java").with("repo/.gitignore", "/core/secret/", "B.java");
    tree.with("repo/.git/info/exclude", "C.java").with("repo/core/.gitignore", "!/kept/B.java");
    tree.withJava(
        "repo/core/A.java", "repo/core/B.java", "repo/core/C.java", "repo/core/secret/A.java");
    tree.withJava("repo/core/kept/B.java");
    FoundFiles found = tree.find("repo/core");
    assertEquals(List.of("A.java", "kept/B.java"), Tree.paths(found));
    assertEquals(tree.at("repo"), found.repositoryTop());
    assertEquals(Map.of(SkipReason.GIT_IGNORED, 3), found.skipped());
  }

  @Test
  void scansAnIgnoredFolderThatIsNamed() throws IOException {
    Files.createDirectories(tree.at(".git"));
    tree.with(".gitignore", "/scratch", "A.java").withJava("scratch/A.java", "scratch/sub/B.java");
    assertEquals(List.of("A.java", "sub/B.java"), Tree.paths(tree.find("scratch")));
    assertEquals(List.of("A.java"), Tree.paths(tree.find("scratch/A.java")));
  }

  @Test
  void endsTheRulesAtAnInnerRepository() throws IOException {
    Files.createDirectories(tree.at(".git"));
    tree.with(".gitignore", "Generated*.java")
        .with("module/.git", "gitdir: ../.git/modules/module");
    tree.with(".git/modules/module/info/exclude", "Private.java");
    tree.withJava("GeneratedA.java", "module/GeneratedA.java", "module/Private.java");
    assertEquals(List.of("module/GeneratedA.java"), Tree.paths(tree.find()));
  }

  @Test
  void readsTheRulesOfAWorkTree() {
    tree.with("main/.git/info/exclude", "Private.java")
        .with("main/.git/worktrees/w/commondir", "../..");
    tree.with("w/.git", "gitdir: " + tree.at("main/.git/worktrees/w"))
        .withJava("w/A.java", "w/Private.java");
    assertEquals(List.of("A.java"), Tree.paths(tree.find("w")));
  }

  @Test
  void keepsWhatIsUnderVersionControl() throws Exception {
    tree.with(".gitignore", "build/", "Local.java").with("pom.xml", "<project/>");
    tree.withJava(
        "src/org/x/build/Tracked.java", "build/Output.java", "Local.java", "out/Tool.java");
    try (Git git = Git.init().setDirectory(tree.root().toFile()).call()) {
      git.add().addFilepattern("out/Tool.java").call();
      FoundFiles before = tree.find();
      assertEquals(List.of("out/Tool.java"), Tree.paths(before));
      Files.delete(tree.at(".gitignore"));
      git.add().addFilepattern("src").addFilepattern("Local.java").call();
      tree.with(".gitignore", "build/", "Local.java").withJava("src/org/x/build/Untracked.java");
    }
    FoundFiles found = tree.find();
    assertEquals(
        List.of("Local.java", "out/Tool.java", "src/org/x/build/Tracked.java"), Tree.paths(found));
    assertEquals(Map.of(SkipReason.GIT_IGNORED, 2), found.skipped());
  }

  @Test
  void dropsAPatternThatCouldStopTheScan() {
    tree.with(".gitignore", "# harmless", "*a*a*a*a*a*a*a*a*a*a*b", "B.java")
        .withJava("a".repeat(200) + ".java", "B.java");
    FoundFiles found = assertTimeoutPreemptively(Duration.ofMinutes(1), () -> tree.find());
    assertEquals(1, found.files().size());
    assertEquals(
        List.of(
            new Diagnostic(
                ".gitignore", 2, 0, "more than three * in one name: pattern not used; use fewer")),
        found.diagnostics());
  }

  @Test
  void survivesBrokenPatternsAndFiles() throws IOException {
    tree.with(".gitignore", "[", "\\", "[z-a]", "!", "{(", "\u0000", "B.java")
        .withJava("A.java", "B.java");
    Files.createDirectories(tree.at("dir/.gitignore"));
    tree.withJava("dir/A.java")
        .withLink("linked/.gitignore", "/etc/hostname")
        .withJava("linked/A.java");
    assertEquals(List.of("A.java", "dir/A.java", "linked/A.java"), Tree.paths(tree.find()));
  }
}
