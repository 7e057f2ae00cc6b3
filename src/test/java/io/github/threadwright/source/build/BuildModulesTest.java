package io.github.threadwright.source.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.threadwright.source.files.Tree;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildModulesTest {
  private static final String POM =
      "<project><properties><java.version>%d</java.version></properties></project>";

  @TempDir Path folder;
  Tree tree;

  @BeforeEach
  void setUp() {
    tree = Tree.in(folder);
  }

  @Test
  void alwaysKnowsTheRoot() {
    BuildModules modules = Builds.read(tree.withJava("A.java"));
    assertEquals(List.of(new BuildModule(".", 21, "default")), modules.modules());
    assertEquals(".", modules.moduleOf("A.java").path());
    assertEquals(".", modules.moduleOf("deep/down/A.java").path());
    assertEquals(List.of(), modules.diagnostics());
  }

  @Test
  void findsTheDeepestModuleOfAFile() {
    tree.with("pom.xml", POM.formatted(8))
        .with("a/pom.xml", POM.formatted(11))
        .with("a/b/c/pom.xml", POM.formatted(17));
    tree.with("ab/build.gradle", "sourceCompatibility = 19");
    BuildModules modules = Builds.read(tree);
    assertEquals("a/b/c", modules.moduleOf("a/b/c/src/A.java").path());
    assertEquals("a", modules.moduleOf("a/b/A.java").path());
    assertEquals("ab", modules.moduleOf("ab/A.java").path());
    assertEquals(".", modules.moduleOf("b/A.java").path());
    assertEquals(".", modules.moduleOf("A.java").path());
    assertEquals(
        List.of(".", "a", "a/b/c", "ab"),
        modules.modules().stream().map(BuildModule::path).toList());
  }

  @Test
  void prefersMavenWhereBothBuildsSayIt() {
    tree.with("pom.xml", POM.formatted(17)).with("build.gradle", "sourceCompatibility = 11");
    assertEquals(". 17 pom.xml: java.version", Builds.show(Builds.read(tree)));
    tree.with("pom.xml", "<project/>");
    assertEquals(". 11 build.gradle: sourceCompatibility", Builds.show(Builds.read(tree)));
  }

  @Test
  void leavesTheBuildFilesOfOutputAlone() {
    tree.with("pom.xml", POM.formatted(17)).with("target/classes/pom.xml", POM.formatted(8));
    tree.with("src/main/resources/archetype/pom.xml", POM.formatted(8));
    assertEquals(". 17 pom.xml: java.version", Builds.show(Builds.read(tree)));
  }

  @ParameterizedTest
  @CsvSource({
    ".java-version, 17,                  17",
    ".java-version, 17.0.9,              17",
    ".java-version, temurin-21.0.2+13,   21",
    ".java-version, 1.8,                 8",
    ".java-version, openjdk64-11.0.20,   11",
    ".sdkmanrc,     java=17.0.9-tem,     17",
    ".sdkmanrc,     java=8.0.392-zulu,   8"
  })
  void readsTheFilesOfVersionManagersLast(String file, String line, int jdk) {
    tree.with(file, "# comment", line)
        .with("a/pom.xml", "<project/>")
        .with("b/pom.xml", POM.formatted(9));
    if (file.equals(".java-version")) {
      tree.with(file, line);
    }
    assertEquals(
        ". %d %s\na %d %s\nb 9 b/pom.xml: java.version".formatted(jdk, file, jdk, file),
        Builds.show(Builds.read(tree)));
  }

  @ParameterizedTest
  @CsvSource({
    ".java-version, graal",
    ".java-version, ''",
    ".sdkmanrc, gradle=8.5",
    ".java-version, 123456"
  })
  void ignoresVersionFilesThatSayNothing(String file, String line) {
    tree.with(file, line);
    assertEquals(". 21 default", Builds.show(Builds.read(tree)));
  }

  @Test
  void givesTheSameForAnyOrderOfBuildFiles() {
    tree.with("pom.xml", POM.formatted(8))
        .with("a/pom.xml", "x")
        .with("b/pom.xml", "y")
        .with("c/build.gradle", "");
    List<String> names = List.of("pom.xml", "a/pom.xml", "b/pom.xml", "c/build.gradle");
    List<String> reversed = List.of("c/build.gradle", "b/pom.xml", "a/pom.xml", "pom.xml");
    BuildModules one = BuildModules.read(tree.root(), null, names);
    BuildModules two = BuildModules.read(tree.root(), null, reversed);
    assertEquals(one.modules(), two.modules());
    assertEquals(one.diagnostics(), two.diagnostics());
    assertEquals(2, one.diagnostics().size());
  }
}
