package io.github.threadwright.source.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.threadwright.source.files.Tree;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GradleModulesTest {
  @TempDir Path folder;
  Tree tree;

  @BeforeEach
  void setUp() {
    tree = Tree.in(folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "sourceCompatibility = 1.8 | 8 | sourceCompatibility",
        "sourceCompatibility = '11' | 11 | sourceCompatibility",
        "sourceCompatibility = \"17\" | 17 | sourceCompatibility",
        "sourceCompatibility 17 | 17 | sourceCompatibility",
        "sourceCompatibility = JavaVersion.VERSION_1_8 | 8 | sourceCompatibility",
        "sourceCompatibility JavaVersion.VERSION_17 | 17 | sourceCompatibility",
        "sourceCompatibility = JavaVersion.toVersion(\"21\") | 21 | sourceCompatibility",
        "java { targetCompatibility = JavaVersion.VERSION_19 } | 19 | targetCompatibility",
        "java.sourceCompatibility = JavaVersion.VERSION_17 | 17 | sourceCompatibility",
        "java { setSourceCompatibility(16) } | 16 | setSourceCompatibility",
        "android { compileOptions { sourceCompatibility JavaVersion.VERSION_1_8 } } | 8 |"
            + " sourceCompatibility",
        "compileJava { options.release = 9 } | 9 | release",
        "compileJava.options.release.set(10) | 10 | release",
        "tasks.withType(JavaCompile) { options.release.set(17) } | 17 | release",
        "tasks.withType<JavaCompile>().configureEach { options { release.set(17) } } | 17 |"
            + " release",
        "tasks.withType(JavaCompile).configureEach { it.options.release = 17 } | 17 | release",
        "tasks.named('compileJava') { options.release.convention(15) } | 15 | release",
        "if (JavaVersion.current().isJava9Compatible()) { compileJava.options.release = 8 } | 8 |"
            + " release",
        "java { toolchain { languageVersion = JavaLanguageVersion.of(21) } } | 21 |"
            + " languageVersion",
        "java { toolchain { languageVersion.set(JavaLanguageVersion.of(21)) } } | 21 |"
            + " languageVersion",
        "java.toolchain.languageVersion.set(JavaLanguageVersion.of(\"18\")) | 18 | languageVersion",
        "kotlin { jvmToolchain(17) } | 17 | jvmToolchain",
        "kotlin { jvmToolchain { languageVersion.set(JavaLanguageVersion.of(17)) } } | 17 |"
            + " languageVersion",
        "sourceCompatibility = targetCompatibility = 14 | 14 | targetCompatibility",
        "def v = 17; sourceCompatibility = v | 17 | sourceCompatibility",
        "val v = \"17\"; java { sourceCompatibility = JavaVersion.toVersion(v) } | 17 |"
            + " sourceCompatibility",
        "val v: Int by extra(17); kotlin { jvmToolchain(v) } | 17 | jvmToolchain",
        "ext.v = 17; sourceCompatibility = ext.v | 17 | sourceCompatibility",
        "ext { v = '17' }; sourceCompatibility = \"$v\" | 17 | sourceCompatibility",
        "extra[\"v\"] = 17; sourceCompatibility = \"${project.extra[\"v\"]}\" | 17 |"
            + " sourceCompatibility",
        "ext.set('v', 17); sourceCompatibility = property('v') | 17 | sourceCompatibility",
        "sourceCompatibility = findProperty('none') ?: 13 | 13 | sourceCompatibility",
        "targetCompatibility = 11; sourceCompatibility = targetCompatibility | 11 |"
            + " targetCompatibility",
        "sourceCompatibility = 8; sourceCompatibility = 11 | 11 | sourceCompatibility"
      })
  void readsTheWaysToSayIt(String script, int jdk, String name) {
    tree.with("build.gradle", script.split("; "));
    assertEquals(". " + jdk + " build.gradle: " + name, show());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "// sourceCompatibility = 17",
        "/* sourceCompatibility = 17 */",
        "println 'sourceCompatibility = 17'",
        "println \"\"\"\nsourceCompatibility = 17\n\"\"\"",
        "sourceCompatibility = JavaVersion.current()",
        "sourceCompatibility = fast ? 17 : 11",
        "compileTestJava { options.release = 17 }",
        "compileTestJava.options.release = 17",
        "tasks.named(\"compileTestJava\") { sourceCompatibility = 17 }",
        "tasks.named<JavaCompile>(\"compileJava11Java\") { options.release.set(11) }",
        "tasks.register('compileJava21', JavaCompile) { options.release = 21 }",
        "tasks.withType(Test) { javaLauncher = javaToolchains.launcherFor { languageVersion ="
            + " JavaLanguageVersion.of(8) } }",
        "publishing { release = 17 }",
        "kotlin { compilerOptions { languageVersion = 17 } }",
        "languageVersion = 17",
        "project(':core') { sourceCompatibility = 17 }",
        "if (sourceCompatibility == 17) { println 1 }",
        "sourceCompatibility = v; v = w; w = v",
        "def v = v; sourceCompatibility = v",
        "'",
        "\"\"\"",
        "/*",
        "}}}} sourceCompatibility",
        "((((((((",
        "sourceCompatibility =",
        "="
      })
  void leavesTheRestAlone(String script) {
    tree.with("build.gradle", script.split("; "));
    assertEquals(". 21 default", show());
  }

  @Test
  void goesOnBehindALoneQuote() {
    tree.with("build.gradle", "description = ~/it's/", "sourceCompatibility = 17");
    assertEquals(". 17 build.gradle: sourceCompatibility", show());
  }

  @Test
  void prefersReleaseToTargetToSourceToToolchain() {
    String toolchain = "java { toolchain { languageVersion = JavaLanguageVersion.of(21) } }";
    tree.with(
        "build.gradle",
        toolchain,
        "sourceCompatibility = 8",
        "targetCompatibility = 11",
        "compileJava.options.release = 17");
    assertEquals(". 17 build.gradle: release", show());
    tree.with("build.gradle", toolchain, "sourceCompatibility = 8", "targetCompatibility = 11");
    assertEquals(". 11 build.gradle: targetCompatibility", show());
    tree.with("build.gradle", toolchain, "sourceCompatibility = 8");
    assertEquals(". 8 build.gradle: sourceCompatibility", show());
  }

  @Test
  void inheritsFromTheBlocksForSubprojects() {
    tree.with("settings.gradle", "");
    tree.with(
        "build.gradle",
        "ext.javaVersion = 11",
        "allprojects { apply plugin: 'java' }",
        "configure(subprojects.findAll { it.name != 'docs' }) {",
        "  sourceCompatibility = javaVersion",
        "}",
        "project(':b:c') { sourceCompatibility = 17 }",
        "sourceCompatibility = 8");
    tree.with("a/build.gradle", "")
        .with("b/c/c.gradle", "")
        .with("d/build.gradle.kts", "java { targetCompatibility = x }");
    assertEquals(
        """
        . 8 build.gradle: sourceCompatibility
        a 11 build.gradle: sourceCompatibility
        b/c 17 build.gradle: sourceCompatibility
        d 11 build.gradle: sourceCompatibility\
        """,
        show());
  }

  @Test
  void letsTheRootStandForSubprojectsWithoutScripts() {
    tree.with("build.gradle", "subprojects { compileJava { options.release = 17 } }");
    assertEquals(". 17 build.gradle: release", show());
    tree.with(
        "build.gradle",
        "subprojects { compileJava { options.release = 17 } }",
        "sourceCompatibility = 8");
    assertEquals(". 8 build.gradle: sourceCompatibility", show());
  }

  @Test
  void inheritsNothingAcrossBuilds() {
    tree.with("build.gradle", "allprojects { sourceCompatibility = 8 }");
    tree.with("included/settings.gradle.kts", "").with("included/core/build.gradle.kts", "");
    assertEquals(
        ". 8 build.gradle: sourceCompatibility\nincluded 21 default\nincluded/core 21 default",
        show());
  }

  @Test
  void readsGradleProperties() {
    tree.with("gradle.properties", "javaVersion=17", "broken=\\u00zz");
    tree.with(
        "build.gradle.kts",
        "val javaVersion: String by project",
        "java { sourceCompatibility = JavaVersion.toVersion(javaVersion) }");
    assertEquals(". 21 default", show()); // Gradle stops at the broken line too
    tree.with(
        "gradle.properties",
        "# the JDK",
        "javaVersion = 17",
        "java.target.version = 11",
        "version = 3");
    tree.with("a/build.gradle", "targetCompatibility = rootProject.property('javaVersion')");
    tree.with(
        "b/build.gradle",
        "sourceCompatibility = providers.gradleProperty(\"javaVersion\").get().toInteger()");
    tree.with("c/build.gradle", "targetCompatibility = project.property('java.target.version')");
    assertEquals(
        """
        . 17 build.gradle.kts: sourceCompatibility
        a 17 a/build.gradle: targetCompatibility
        b 17 b/build.gradle: sourceCompatibility
        c 11 c/build.gradle: targetCompatibility\
        """,
        show());
  }

  @Test
  void readsTheVersionCatalog() {
    tree.with(
        "gradle/libs.versions.toml",
        "[versions]",
        "java = \"17\"",
        "java-target = { strictly = \"11\" }",
        "[libraries]",
        "java = \"8\"");
    tree.with(
        "a/build.gradle.kts",
        "java.toolchain.languageVersion ="
            + " JavaLanguageVersion.of(libs.versions.java.asProvider().get())");
    tree.with(
        "b/build.gradle.kts",
        "tasks.withType<JavaCompile> { options.release = libs.versions.java.target.get().toInt()"
            + " }");
    tree.with("c/build.gradle.kts", "kotlin { jvmToolchain(libs.versions.java.get().toInt()) }");
    assertEquals(
        """
        . 21 default
        a 17 a/build.gradle.kts: languageVersion
        b 11 b/build.gradle.kts: release
        c 17 c/build.gradle.kts: jvmToolchain\
        """,
        show());
  }

  @Test
  void followsScriptPlugins() {
    tree.with("settings.gradle", "")
        .with("buildSrc/build.gradle", "plugins { id 'groovy-gradle-plugin' }");
    tree.with(
        "buildSrc/src/main/groovy/x.java-conventions.gradle",
        "java { toolchain { languageVersion = JavaLanguageVersion.of(17) } }");
    tree.with("buildSrc/src/main/kotlin/org/x/lib.gradle.kts", "plugins { `x.java-conventions` }");
    tree.with("gradle/java.gradle", "sourceCompatibility = 11");
    tree.with("a/build.gradle", "plugins { id 'x.java-conventions' }");
    tree.with("b/build.gradle.kts", "plugins { id(\"org.x.lib\") }");
    tree.with("c/build.gradle", "apply from: \"$rootDir/gradle/java.gradle\"");
    tree.with("d/build.gradle", "plugins { id 'java' }");
    tree.with("e/build.gradle", "apply plugin: 'x.java-conventions'", "targetCompatibility = 8");
    assertEquals(
        """
        . 21 default
        a 17 buildSrc/src/main/groovy/x.java-conventions.gradle: languageVersion
        b 17 buildSrc/src/main/groovy/x.java-conventions.gradle: languageVersion
        buildSrc 21 default
        c 11 gradle/java.gradle: sourceCompatibility
        d 21 default
        e 8 e/build.gradle: targetCompatibility\
        """,
        show());
  }

  @Test
  void readsScriptsAboveTheScannedFolder() {
    tree.with(".git/HEAD", "")
        .with("settings.gradle", "")
        .with("build.gradle", "subprojects { sourceCompatibility = 17 }");
    tree.with("core/build.gradle", "").withJava("core/src/main/java/A.java");
    assertEquals(
        ". 17 ../build.gradle: sourceCompatibility", Builds.show(Builds.read(tree.at("core"))));
    assertEquals(
        ". 17 ../../../build.gradle: sourceCompatibility",
        Builds.show(Builds.read(tree.at("core/src/main"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "}",
        "(",
        "x{sourceCompatibility=",
        "sourceCompatibility ",
        "options.release=",
        "'",
        "a = ",
        "{options{release ",
        "\"\"\"",
        "project(':a'){"
      })
  void survivesHostileScripts(String piece) {
    tree.with("build.gradle", piece.repeat((1 << 18) / piece.length()));
    assertTimeoutPreemptively(Duration.ofMinutes(1), this::show);
  }

  private String show() {
    return Builds.show(Builds.read(tree));
  }
}
