package io.github.threadwright.source.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFoldersTest {
  @TempDir Path folder;
  Tree tree;

  @BeforeEach
  void setUp() {
    tree = Tree.in(folder);
  }

  @Test
  void skipsOutputBesideABuildFile() {
    tree.with("m/pom.xml", "")
        .with("g/build.gradle.kts", "")
        .with("a/build.xml", "")
        .with("e/.classpath", "");
    tree.withJava(
        "m/target/generated-sources/A.java",
        "g/build/A.java",
        "a/out/A.java",
        "e/bin/A.java",
        "m/src/A.java");
    FoundFiles found = tree.find();
    assertEquals(List.of("m/src/A.java"), Tree.paths(found));
    assertEquals(Map.of(SkipReason.BUILD_OUTPUT, 4), found.skipped());
  }

  @Test
  void skipsOutputBesideSources() {
    tree.with("settings.gradle", "")
        .withJava("core/src/main/java/A.java", "core/build/generated/A.java");
    assertEquals(List.of("core/src/main/java/A.java"), Tree.paths(tree.find()));
  }

  @Test
  void keepsPackagesOfTheSameName() {
    tree.with("pom.xml", "")
        .withJava("src/main/java/org/x/build/Foo.java", "src/main/java/org/x/target/Foo.java");
    tree.withJava(
        "src/main/java/org/x/src/Foo.java",
        "src/main/java/org/x/out/Foo.java",
        "src/org/x/bin/Foo.java");
    tree.with("src/main/java/org/x/pom.xml", "");
    assertEquals(5, tree.find().files().size());
  }

  @Test
  void keepsPackagesOfPlainSourceTrees() {
    tree.withJava("org/x/build/Foo.java", "org/x/target/Foo.java", "org/x/Foo.java");
    assertEquals(3, tree.find().files().size());
    assertEquals(1, tree.find("org/x/build").files().size());
  }

  @Test
  void scansOutputThatIsNamed() {
    tree.with("pom.xml", "").withJava("target/generated-sources/p/A.java");
    assertEquals(List.of("p/A.java"), Tree.paths(tree.find("target/generated-sources")));
  }
}
