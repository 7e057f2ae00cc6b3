package io.github.threadwright.source.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.threadwright.source.Diagnostic;
import io.github.threadwright.source.files.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MavenModulesTest {
  private static final String DEFAULT = ". 21 default";

  @TempDir Path folder;
  Tree tree;

  @BeforeEach
  void setUp() {
    tree = Tree.in(folder);
  }

  @Test
  void readsTheProperties() {
    pom("<properties><maven.compiler.release> 17 </maven.compiler.release></properties>");
    assertJdk(". 17 pom.xml: maven.compiler.release");
    pom("<properties><maven.compiler.source>1.8</maven.compiler.source></properties>");
    assertJdk(". 8 pom.xml: maven.compiler.source");
    pom("<properties><java.version>11</java.version></properties>");
    assertJdk(". 11 pom.xml: java.version");
  }

  @Test
  void prefersReleaseToTargetToSource() {
    pom(
        "<properties><maven.compiler.source>8</maven.compiler.source><maven.compiler.target>11</maven.compiler.target>"
            + "<java.version>17</java.version></properties>");
    assertJdk(". 11 pom.xml: maven.compiler.target");
    pom(
        "<properties><maven.compiler.release>9</maven.compiler.release></properties>",
        compiler("<source>8</source><target>8</target>"));
    assertJdk(". 9 pom.xml: maven.compiler.release");
  }

  @Test
  void prefersThePluginToTheProperty() {
    pom(
        "<properties><maven.compiler.release>17</maven.compiler.release></properties>",
        compiler("<release>21</release>"));
    assertJdk(". 21 pom.xml: maven-compiler-plugin release");
  }

  @Test
  void readsPluginManagementAfterPlugins() {
    String managed =
        "<pluginManagement><plugins>"
            + plugin("<target>11</target>")
            + "</plugins></pluginManagement>";
    pom("<build>" + managed + "</build>");
    assertJdk(". 11 pom.xml: maven-compiler-plugin target");
    pom("<build>" + managed + "<plugins>" + plugin("<target>17</target>") + "</plugins></build>");
    assertJdk(". 17 pom.xml: maven-compiler-plugin target");
  }

  @Test
  void readsTheDefaultExecutionOnly() {
    String other =
        "<execution><id>java9</id><configuration><release>9</release></configuration></execution>";
    String main =
        "<execution><id>default-compile</id><configuration><release>8</release></configuration></execution>";
    String name = "<artifactId>maven-compiler-plugin</artifactId>";
    pom(
        "<build><plugins><plugin>"
            + name
            + "<executions>"
            + other
            + "</executions></plugin></plugins></build>");
    assertJdk(DEFAULT);
    pom(
        "<build><plugins><plugin>"
            + name
            + "<executions>"
            + other
            + main
            + "</executions></plugin></plugins></build>");
    assertJdk(". 8 pom.xml: maven-compiler-plugin release");
  }

  @Test
  void laysProfilesThatAreActiveByDefaultOverTheRest() {
    String properties =
        "<properties><maven.compiler.release>%d</maven.compiler.release></properties>";
    String active = "<activation><activeByDefault>true</activeByDefault></activation>";
    String own = properties.formatted(17);
    pom(own, "<profiles><profile>" + active + properties.formatted(25) + "</profile></profiles>");
    assertJdk(". 25 pom.xml: maven.compiler.release");
    pom(
        own,
        "<profiles><profile><activation/>" + properties.formatted(25) + "</profile></profiles>");
    assertJdk(". 17 pom.xml: maven.compiler.release");
    pom("<profiles><profile>" + active + compiler("<source>19</source>") + "</profile></profiles>");
    assertJdk(". 19 pom.xml: maven-compiler-plugin source");
  }

  @Test
  void replacesProperties() {
    pom(
        "<properties><jdk>1.${minor}</jdk><minor>8</minor><also>${jdk}</also></properties>",
        compiler("<release>${missing}</release><target>${also}</target>"));
    assertJdk(". 8 pom.xml: maven-compiler-plugin target");
  }

  @Test
  void survivesPropertiesInACircle() {
    pom(
        "<properties><a>${b}</a><b>${a}</b><c>x${c}</c></properties>",
        compiler("<release>${a}</release><target>${c}</target>"));
    assertJdk(DEFAULT);
  }

  @Test
  void survivesPropertiesThatDouble() {
    StringBuilder properties = new StringBuilder("<properties><p0></p0>");
    for (int i = 1; i < 60; i++) {
      properties.append("<p%d>${p%d}${p%d}</p%d>".formatted(i, i - 1, i - 1, i));
    }
    pom(properties + "</properties>", compiler("<release>${p59}17</release>"));
    assertTimeoutPreemptively(Duration.ofMinutes(1), () -> assertJdk(DEFAULT));
  }

  @Test
  void inheritsFromTheParent() {
    tree.with(
        "pom.xml",
        project("<properties><jdk>17</jdk></properties>" + compiler("<release>${jdk}</release>")));
    tree.with("a/pom.xml", child("", ""));
    tree.with("b/pom.xml", child("", "<properties><jdk>21</jdk></properties>"));
    tree.with(
        "a/deep/c/pom.xml",
        child("<relativePath>../../..</relativePath>", compiler("<release>11</release>")));
    assertJdk(
        """
        . 17 pom.xml: maven-compiler-plugin release
        a 17 pom.xml: maven-compiler-plugin release
        a/deep/c 11 a/deep/c/pom.xml: maven-compiler-plugin release
        b 21 pom.xml: maven-compiler-plugin release\
        """);
  }

  @Test
  void doesNotInheritFromAnUnrelatedPomAbove() {
    tree.with("pom.xml", project("<properties><java.version>8</java.version></properties>"));
    String boot = "<parent><groupId>org.other</groupId><artifactId>starter</artifactId>%s</parent>";
    tree.with(
        "a/pom.xml", "<project>" + boot.formatted("") + "<artifactId>a</artifactId></project>");
    tree.with("b/pom.xml", child("<relativePath/>", ""));
    tree.with("c/pom.xml", "<project><artifactId>c</artifactId></project>");
    assertJdk(". 8 pom.xml: java.version\na 21 default\nb 21 default\nc 21 default");
  }

  @Test
  void obeysPluginsThatAreNotInherited() {
    String own =
        plugin("<release>8</release>").replace("<plugin>", "<plugin><inherited>false</inherited>");
    tree.with("pom.xml", project("<build><plugins>" + own + "</plugins></build>"))
        .with("a/pom.xml", child("", ""));
    assertJdk(". 8 pom.xml: maven-compiler-plugin release\na 21 default");
  }

  @Test
  void survivesParentsInACircle() {
    tree.with(
        "pom.xml", child("<relativePath>a/pom.xml</relativePath>", "").replace("child", "parent"));
    tree.with("a/pom.xml", child("", "").replace("child", "parent"));
    assertJdk(". 21 default\na 21 default");
  }

  @Test
  void readsParentsAboveTheScannedFolderWithinTheRepository() throws IOException {
    Files.createDirectories(tree.at("repo/.git"));
    tree.with("pom.xml", project("<properties><java.version>8</java.version></properties>"));
    tree.with(
        "repo/pom.xml",
        child("", "<properties><maven.compiler.release>17</maven.compiler.release></properties>"));
    tree.with("repo/core/pom.xml", child("<relativePath>../../pom.xml</relativePath>", ""));
    tree.with(
        "repo/app/pom.xml", child("", "").replace("<artifactId>parent<", "<artifactId>child<"));
    tree.withLink("repo/app/sneaky/pom.xml", "../../../pom.xml").withJava("repo/app/src/A.java");
    assertEquals(
        ". 17 ../pom.xml: maven.compiler.release", Builds.show(Builds.read(tree.at("repo/app"))));
    assertEquals(
        ". 17 ../../pom.xml: maven.compiler.release",
        Builds.show(Builds.read(tree.at("repo/app/src"))));
    assertEquals(DEFAULT, Builds.show(Builds.read(tree.at("repo/core"))));
  }

  @Test
  void readsAParentThroughNoLinkOutOfTheRepository() throws IOException {
    Files.createDirectories(tree.at("repo/.git"));
    tree.with("pom.xml", project("<properties><java.version>8</java.version></properties>"));
    tree.withLink("repo/pom.xml", "../pom.xml").with("repo/core/pom.xml", child("", ""));
    assertEquals(". 21 default\ncore 21 default", Builds.show(Builds.read(tree.at("repo"))));
  }

  @Test
  void reportsABrokenPomAndGoesOn() {
    tree.with(
        "pom.xml", "<project>", "  <properties>", "    <a>1</b>", "  </properties>", "</project>");
    tree.with("a/pom.xml", project("<properties><java.version>8</java.version></properties>"));
    tree.with("b/pom.xml", "");
    BuildModules modules = Builds.read(tree);
    assertEquals(". 21 default\na 8 a/pom.xml: java.version\nb 21 default", Builds.show(modules));
    String message = "not well-formed XML: mend it, or name the release with --jdk";
    assertEquals(new Diagnostic("b/pom.xml", 1, 1, message), modules.diagnostics().get(0));
    assertEquals("pom.xml", modules.diagnostics().get(1).path());
    assertEquals(3, modules.diagnostics().get(1).line());
  }

  @Test
  void aDocumentTypeThatBreaksTheParserIsOnlyBroken() {
    tree.with("pom.xml", "<!DOCTYPE a [<!ENTITY e 'y na\uFFFFme='ax'>]><project/>");
    assertJdk(DEFAULT);
    assertEquals("pom.xml", Builds.read(tree).diagnostics().get(0).path());
  }

  @Test
  void readsNoOtherFileForAPom() {
    tree.with("secret.txt", "17");
    String type = "<!DOCTYPE project [<!ENTITY xxe SYSTEM \"%s\">]>";
    String properties =
        "<project><properties><java.version>&xxe;</java.version></properties></project>";
    tree.with("pom.xml", type.formatted(tree.at("secret.txt").toUri()) + properties);
    assertJdk(DEFAULT);
    assertEquals(1, Builds.read(tree).diagnostics().size());
    tree.with(
        "pom.xml",
        "<!DOCTYPE project SYSTEM \"" + tree.at("secret.txt").toUri() + "\">" + project(""));
    assertJdk(DEFAULT);
  }

  @Test
  void expandsNoEntities() {
    StringBuilder type = new StringBuilder("<!DOCTYPE project [<!ENTITY e0 \"17\">");
    for (int i = 1; i < 40; i++) {
      type.append("<!ENTITY e%d \"&e%d;&e%d;\">".formatted(i, i - 1, i - 1));
    }
    tree.with(
        "pom.xml",
        type + "]><project><properties><java.version>&e39;</java.version></properties></project>");
    assertTimeoutPreemptively(Duration.ofMinutes(1), () -> assertJdk(DEFAULT));
  }

  @Test
  void survivesADeeplyNestedPom() {
    tree.with(
        "pom.xml",
        "<project>"
            + "<a>".repeat(100_000)
            + "17"
            + "</a>".repeat(100_000)
            + "<properties><java.version>11</java.version></properties></project>");
    assertJdk(". 11 pom.xml: java.version");
  }

  @Test
  void refusesAHugePom() {
    tree.with("pom.xml", project("<!--" + "x".repeat(5 << 20) + "-->"));
    assertEquals(
        List.of(
            Diagnostic.ofFile(
                "pom.xml", "larger than the limit of 4 MB for a build file: not read")),
        Builds.read(tree).diagnostics());
  }

  @Test
  void keepsReleasesThatNoToolSupports() {
    pom("<properties><maven.compiler.release>99</maven.compiler.release></properties>");
    assertJdk(". 99 pom.xml: maven.compiler.release");
    pom("<properties><maven.compiler.source>1.5</maven.compiler.source></properties>");
    assertJdk(". 5 pom.xml: maven.compiler.source");
    pom("<properties><maven.compiler.release>next</maven.compiler.release></properties>");
    assertJdk(DEFAULT);
  }

  @Test
  void readsTheToolchainLast() {
    String toolchains =
        "<build><plugins><plugin><artifactId>maven-toolchains-plugin</artifactId><configuration><toolchains><jdk>"
            + "<version>17</version></jdk></toolchains></configuration></plugin></plugins></build>";
    pom(toolchains);
    assertJdk(". 17 pom.xml: maven-toolchains-plugin version");
    pom("<properties><maven.compiler.target>11</maven.compiler.target></properties>", toolchains);
    assertJdk(". 11 pom.xml: maven.compiler.target");
  }

  private void pom(String... content) {
    tree.with("pom.xml", project(String.join("", content)));
  }

  private static String project(String content) {
    return "<?xml version=\"1.0\"?>\n"
        + "<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><groupId>org.x</groupId>"
        + "<artifactId>parent</artifactId>"
        + content
        + "</project>";
  }

  private static String child(String relativePath, String content) {
    return "<project><parent><groupId>org.x</groupId><artifactId>parent</artifactId>"
        + relativePath
        + "</parent>"
        + "<artifactId>child</artifactId>"
        + content
        + "</project>";
  }

  private static String compiler(String configuration) {
    return "<build><plugins>" + plugin(configuration) + "</plugins></build>";
  }

  private static String plugin(String configuration) {
    return "<plugin><artifactId>maven-compiler-plugin</artifactId><configuration>"
        + configuration
        + "</configuration></plugin>";
  }

  private void assertJdk(String modules) {
    assertEquals(modules, Builds.show(Builds.read(tree)));
  }
}
