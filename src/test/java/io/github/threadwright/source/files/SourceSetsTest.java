package io.github.threadwright.source.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceSetsTest {

  @ParameterizedTest
  @CsvSource({
    "src/test/java/org/x,                  TEST",
    "core/src/it/java,                     TEST",
    "src/integrationTest/java/org/x,       TEST",
    "src/testFixtures/kotlin,              TEST",
    "src/functional-test/groovy/p,         TEST",
    "src/jmh/java/p,                       TEST",
    "src/generated/java/p,                 GENERATED",
    "core/target/generated-sources/p,      GENERATED",
    "generated-test-sources,               GENERATED",
    "src-gen/p,                            GENERATED",
    "src/gen/thrift/gen-javabean/p,        GENERATED",
    "src/main/java/org/x/test,             MAIN",
    "src/main/java/org/x/generated,        MAIN",
    "src/main/java/src/test/java2,         MAIN",
    "src/it/company/java,                  MAIN",
    "src/it/company/product,               MAIN",
    "src/latest/java/p,                    MAIN",
    "org/x/test,                           MAIN",
    "test/framework/src/main/java/p,       MAIN",
    "'',                                   MAIN"
  })
  void tellsFromTheFolderWhenNoPackageCanBeMeant(String folder, FileKind kind) {
    assertEquals(kind, SourceSets.ofFolder(folder).kind());
  }

  @ParameterizedTest
  @CsvSource({
    "src/test/org/x/A.java,               org.x,           TEST",
    "src/test/A.java,                     '',              TEST",
    "core/test/org/x/A.java,              org.x,           TEST",
    "tests/org/x/A.java,                  org.x,           TEST",
    "src/it/company/A.java,               it.company,      MAIN",
    "org/x/test/A.java,                   org.x.test,      MAIN",
    "src/org/x/test/A.java,               org.x.test,      MAIN",
    "test/framework/src/main/java/p/A.java, p,             MAIN",
    "src/it/demo/src/main/java/p/A.java,  p,               TEST",
    "src/main/generated/p/A.java,         p,               GENERATED",
    "src/generated/p/A.java,              p,               GENERATED",
    "src/generated/A.java,                generated,       MAIN",
    "generated/p/A.java,                  p,               GENERATED",
    "gen/src/main/java/p/A.java,          p,               MAIN",
    "tests/other/A.java,                  does.not.match,  MAIN"
  })
  void countsOnlyTheFoldersAboveThePackage(String path, String packageName, FileKind kind) {
    String text = packageName.isEmpty() ? "class A {}" : "package " + packageName + ";\nclass A {}";
    assertEquals(kind, classify(path, text).kind());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ATest", "TestA", "ATests", "OrderIT", "ATestCase", "ASpec"})
  void recognisesTestsByNameAndImport(String name) {
    String junit =
        "package p;\n\n"
            + "import java.util.List;\n"
            + "import static org.junit.Assert.assertEquals;\n"
            + "class X {}";
    assertEquals(
        new Classification(FileKind.TEST, "imports org.junit.Assert.assertEquals"),
        classify("p/" + name + ".java", junit));
    assertEquals(
        FileKind.MAIN,
        classify("p/" + name + ".java", "package p; import java.util.List; class X {}").kind());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Runner", "Testable", "AUDIT", "Latest", "Contest"})
  void needsTheNameBesideTheImport(String name) {
    String junit = "package p;\nimport org.junit.runner.Runner;\nclass X {}";
    assertEquals(FileKind.MAIN, classify("p/" + name + ".java", junit).kind());
  }

  private static Classification classify(String path, String text) {
    return new FoundFile(path, Path.of(path), path, Classification.MAIN, false).classify(text);
  }
}
