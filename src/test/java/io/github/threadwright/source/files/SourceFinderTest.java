package io.github.threadwright.source.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFinderTest {
  @TempDir Path folder;
  Tree tree;

  @BeforeEach
  void setUp() {
    tree = Tree.in(folder);
  }

  @Test
  void findsJavaFilesSortedByPath() {
    tree.withJava("b/B.java", "a/Z.java", "a/A.java", "a-b/C.java", "Top.java")
        .with("a/notes.txt", "x");
    FoundFiles found = tree.find();
    assertEquals(
        List.of("Top.java", "a-b/C.java", "a/A.java", "a/Z.java", "b/B.java"), Tree.paths(found));
    assertEquals(tree.root(), found.root());
    assertEquals(Map.of(), found.skipped());
    assertEquals(List.of(), found.problems());
  }

  @Test
  void takesTheDeepestCommonFolderAsRoot() {
    tree.withJava("x/one/A.java", "x/two/B.java", "x/three/C.java");
    FoundFiles found = tree.find("x/two", "x/one");
    assertEquals(tree.at("x"), found.root());
    assertEquals(List.of("one/A.java", "two/B.java"), Tree.paths(found));
    assertEquals(Tree.paths(found), Tree.paths(tree.find("x/one", "x/two", "x/one")));
  }

  @Test
  void takesTheFolderOfASingleFileAsRoot() {
    tree.withJava("x/A.java", "x/B.java");
    FoundFiles found = tree.find("x/A.java");
    assertEquals(tree.at("x"), found.root());
    assertEquals(List.of("A.java"), Tree.paths(found));
  }

  @Test
  void namesAFileOnceWhenItsFolderIsNamedToo() {
    tree.withJava("src/test/java/ATest.java", "src/main/java/B.java");
    FoundFiles found = tree.find("", "src/test/java/ATest.java");
    assertEquals(List.of("src/main/java/B.java", "src/test/java/ATest.java"), Tree.paths(found));
    assertEquals(Map.of(), found.skipped());
  }

  @Test
  void tellsWhatIsWrongWithNamedPaths() {
    tree.withJava("a/A.java").with("readme.md", "x");
    FoundFiles found = tree.find("nowhere", "readme.md", "a");
    assertEquals(List.of("A.java"), Tree.paths(found));
    assertEquals("no such file or folder", found.problems().get(0).message());
    assertEquals(tree.at("nowhere").toString(), found.problems().get(0).path());
    assertEquals("neither a folder nor a .java file", found.problems().get(1).message());
    assertEquals(2, found.problems().size());
  }

  @Test
  void tellsThatNothingNamedExists() {
    FoundFiles found = tree.find("nowhere");
    assertEquals(List.of(), found.files());
    assertEquals(1, found.problems().size());
  }

  @Test
  void skipsHiddenFoldersAndFetchedDependencies() {
    tree.withJava(
        ".idea/A.java",
        ".hidden/deep/B.java",
        "web/node_modules/m/C.java",
        "web/._D.java",
        "web/E.java");
    FoundFiles found = tree.find();
    assertEquals(List.of("web/E.java"), Tree.paths(found));
    assertEquals(Map.of(SkipReason.HIDDEN, 3, SkipReason.DEPENDENCIES, 1), found.skipped());
  }

  @Test
  void skipsResources() {
    tree.withJava(
        "src/main/resources/archetype/A.java",
        "src/main/java/org/x/resources/B.java",
        "resources/C.java");
    FoundFiles found = tree.find();
    assertEquals(
        List.of("resources/C.java", "src/main/java/org/x/resources/B.java"), Tree.paths(found));
    assertEquals(Map.of(SkipReason.RESOURCE, 1), found.skipped());
  }

  @Test
  void obeysExcludes() {
    tree.withJava(
        "legacy/A.java", "core/A.java", "core/gen/B.java", "core/KeepMe.java", "core/SkipMe.java");
    FindOptions options =
        new FindOptions(false, false, List.of("/legacy/", "**/gen", "Skip*.java"));
    FoundFiles found = tree.find(options);
    assertEquals(List.of("core/A.java", "core/KeepMe.java"), Tree.paths(found));
    assertEquals(Map.of(SkipReason.EXCLUDED, 3), found.skipped());
  }

  @Test
  void listsTestsAndGeneratedCodeOnlyWhenAsked() {
    tree.withJava("src/main/java/A.java", "src/test/java/ATest.java", "src/generated/java/G.java");
    FoundFiles found = tree.find();
    assertEquals(List.of("src/main/java/A.java"), Tree.paths(found));
    assertEquals(Map.of(SkipReason.TEST, 1, SkipReason.GENERATED, 1), found.skipped());
    FoundFiles all = tree.find(new FindOptions(true, true, List.of()));
    assertEquals(3, all.files().size());
    assertEquals(FileKind.GENERATED, all.files().get(0).byPath().kind());
    assertEquals(FileKind.TEST, all.files().get(2).byPath().kind());
  }

  @Test
  void takesTestsAsMainCodeWhenTheirFolderIsNamed() {
    tree.with("pom.xml", "<project/>")
        .withJava("src/test/java/org/x/ATest.java", "src/main/java/org/x/A.java");
    FoundFiles found = tree.find("src/test");
    assertEquals(List.of("java/org/x/ATest.java"), Tree.paths(found));
    assertTrue(found.files().get(0).asked());
    String junit = "package org.x;\nimport org.junit.Test;\nclass ATest {}";
    assertEquals(FileKind.MAIN, found.files().get(0).classify(junit).kind());
  }

  @Test
  void knowsThePurposeOfCodeBelowANamedPackageFolder() {
    tree.with("pom.xml", "<project/>")
        .withJava("src/main/java/org/x/build/A.java", "src/main/java/org/x/test/B.java");
    FoundFiles found = tree.find("src/main/java/org/x");
    assertEquals(List.of("build/A.java", "test/B.java"), Tree.paths(found));
    assertFalse(found.files().get(0).asked());
    assertEquals("src/main/java/org/x/test/B.java", found.files().get(1).context());
    assertEquals(
        FileKind.MAIN, found.files().get(1).classify("package org.x.test; class B {}").kind());
  }

  @Test
  void collectsBuildFiles() {
    tree.with("pom.xml", "")
        .with("a/build.gradle.kts", "")
        .with("a/settings.gradle", "")
        .with("b/b.gradle", "");
    tree.with("target/pom.xml", "").with("b/pom.xml.bak", "");
    assertEquals(
        List.of("a/build.gradle.kts", "a/settings.gradle", "b/b.gradle", "pom.xml"),
        tree.find().buildFiles());
  }

  @Test
  void findsNoEndlessPathInCircularLinks() {
    tree.withJava("a/A.java")
        .withLink("a/self", ".")
        .withLink("a/up", "..")
        .withLink("loop", "loop");
    FoundFiles found = tree.find();
    assertEquals(List.of("a/A.java"), Tree.paths(found));
    assertEquals(
        Map.of(SkipReason.LINK, 1),
        found.skipped()); // the loop leads nowhere, the others to what is visited
  }

  @Test
  void visitsWhatLinksInsideTheRootLeadToOnce() {
    tree.withJava("shared/S.java", "a/A.java")
        .withLink("a/shared", "../shared")
        .withLink("a/T.java", "../shared/S.java");
    FoundFiles found = tree.find();
    assertEquals(List.of("a/A.java", "shared/S.java"), Tree.paths(found));
    assertEquals(Map.of(), found.skipped());
  }

  @Test
  void neverLeavesTheRootThroughLinks() {
    tree.withJava("outside/O.java", "in/A.java");
    tree.withLink("in/dir", "../outside")
        .withLink("in/O.java", "../outside/O.java")
        .withLink("in/gone.java", "nowhere");
    FoundFiles found = tree.find("in");
    assertEquals(List.of("A.java"), Tree.paths(found));
    assertEquals(Map.of(SkipReason.LINK, 3), found.skipped());
  }

  @Test
  void scansANamedLinkUnderItsRealPath() {
    tree.withJava("real/A.java").withLink("link", "real");
    FoundFiles found = tree.find("link", "real");
    assertEquals(tree.at("real"), found.root());
    assertEquals(List.of("A.java"), Tree.paths(found));
  }

  @Test
  void ignoresFoldersThatAreCalledLikeFiles() throws IOException {
    Files.createDirectories(tree.at("Odd.java"));
    tree.withJava("Odd.java/A.java");
    assertEquals(List.of("Odd.java/A.java"), Tree.paths(tree.find()));
  }

  @Test
  void goesOnPastAFolderThatCannotBeListed() throws IOException {
    assumeFalse(
        isSuperuser(), "permissions do not bind this user: run as another one to see this test");
    tree.withJava("a/A.java", "locked/B.java", "z/Z.java");
    Files.setPosixFilePermissions(tree.at("locked"), PosixFilePermissions.fromString("---------"));
    try {
      FoundFiles found = tree.find();
      assertEquals(List.of("a/A.java", "z/Z.java"), Tree.paths(found));
      assertEquals("locked", found.diagnostics().get(0).path());
      assertTrue(found.diagnostics().get(0).message().contains("permission denied"));
      assertEquals(1, tree.find("locked").problems().size());
    } finally {
      Files.setPosixFilePermissions(
          tree.at("locked"), PosixFilePermissions.fromString("rwx------"));
    }
  }

  /**
   * A folder that vanishes between being met and being listed fails for every user, also for the
   * superuser.
   */
  @Test
  void reportsAFolderThatIsNoLongerThere() {
    FolderWalk walk = new FolderWalk(FindOptions.defaults(), Set.of(tree.root()));
    walk.walk(
        new FolderWalk.Folder(tree.at("gone"), "gone", "gone", null, "gone", null, null, false));
    assertEquals("gone", walk.diagnostics.get(0).path());
    assertEquals(
        "folder cannot be listed (no longer there): make it readable; it is left out",
        walk.diagnostics.get(0).message());
  }

  @Test
  void listsAFolderOfManyLevels() {
    String path = "d/".repeat(400);
    tree.withJava(path + "A.java");
    assertEquals(List.of(path + "A.java"), Tree.paths(tree.find()));
  }

  @Test
  void findsManyFilesQuickly() {
    for (int i = 0; i < 2000; i++) {
      tree.withJava("src/main/java/p" + i % 50 + "/C" + i + ".java");
    }
    tree.find();
    ThreadMXBean threads =
        ManagementFactory.getThreadMXBean(); // the machine may be busy with other things
    long start = threads.getCurrentThreadCpuTime();
    assertEquals(2000, tree.find().files().size());
    long millis = (threads.getCurrentThreadCpuTime() - start) / 1_000_000;
    assertTrue(millis < 500, millis + " ms");
  }

  @Test
  void copiesWhatItIsGiven() {
    assertThrows(UnsupportedOperationException.class, () -> tree.find().files().clear());
    assertThrows(UnsupportedOperationException.class, () -> tree.find().skipped().clear());
  }

  private static boolean isSuperuser() {
    return "root".equals(System.getProperty("user.name"));
  }
}
