package io.github.threadwright.source.files;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells what a file is for from where it lies and what stands at its top. Only the folders above
 * the package count: a package may be called {@code test}, {@code generated} or {@code build}.
 */
final class SourceSets {
  private static final Set<String> LANGUAGES =
      Set.of("java", "kotlin", "groovy", "scala", "resources");
  private static final Pattern TEST_SET =
      Pattern.compile(
          "tests?|it|jmh|test[A-Z_-].*|.*[a-z0-9](Tests?|TestFixtures)|.*[-_](tests?|it)");
  private static final Set<String> TEST_FOLDERS =
      Set.of(
          "test",
          "tests",
          "integration-test",
          "integration-tests",
          "functional-test",
          "functional-tests");
  private static final Pattern GENERATED_SET = Pattern.compile("gen|generated\\w*");

  /** Names that no package can have. */
  private static final Pattern GENERATED_FOLDER =
      Pattern.compile(
          "generated-(test-)?(sources?|src|code)|src-gen(erated)?|gen-(src|java\\w*)|java-gen");

  private static final Pattern TEST_NAME =
      Pattern.compile("(Test[A-Z0-9_].*|.*(Test|Tests|TestCase|Spec)|.*[a-z0-9]IT)\\.java");
  private static final List<String> TEST_FRAMEWORKS =
      List.of(
          "org.junit.",
          "junit.framework.",
          "org.testng.",
          "org.assertj.",
          "org.mockito.",
          "org.hamcrest.",
          "com.google.common.truth.",
          "spock.lang.");

  private SourceSets() {}

  /**
   * What the path of a folder says about the files in it, as far as no package can be meant; main
   * code in doubt.
   */
  static Classification ofFolder(String path) {
    List<String> folders = List.of(path.split("/"));
    for (String folder : folders) {
      if (GENERATED_FOLDER.matcher(folder).matches()) {
        return Classification.generated(folder);
      }
    }
    for (int i = 0; i + 2 < folders.size(); i++) {
      if (folders.get(i).equals("src") && LANGUAGES.contains(folders.get(i + 2))) {
        Classification ofSet = ofSourceRoot(folders.subList(i, i + 2));
        if (!ofSet.isMain()) {
          return ofSet;
        }
      }
    }
    return Classification.MAIN;
  }

  /** What the path of a file and its text say together, when {@link #ofFolder} saw nothing. */
  static Classification ofFile(String path, SourceHead head) {
    Classification byRoot =
        sourceRoot(path, head.packageName())
            .map(SourceSets::ofSourceRoot)
            .orElse(Classification.MAIN);
    if (!byRoot.isMain()) {
      return byRoot;
    }
    return GeneratedMarkers.find(head)
        .map(Classification::generated)
        .or(() -> testImport(path, head).map(used -> Classification.test("imports " + used)))
        .orElse(Classification.MAIN);
  }

  /** What the folders above the packages say. */
  static Classification ofSourceRoot(List<String> folders) {
    for (int i = 0; i + 1 < folders.size(); i++) {
      if (folders.get(i).equals("src") && TEST_SET.matcher(folders.get(i + 1)).matches()) {
        return Classification.test("src/" + folders.get(i + 1));
      }
    }
    for (int i = 0; i < folders.size(); i++) {
      boolean belowSrc =
          (i >= 1 && folders.get(i - 1).equals("src"))
              || (i >= 2 && folders.get(i - 2).equals("src"));
      if (belowSrc && GENERATED_SET.matcher(folders.get(i)).matches()) {
        return Classification.generated(folders.get(i));
      }
    }
    if (hasMainSet(folders)) {
      return Classification
          .MAIN; // a module called test may well hold the main code of a test library
    }
    return folders.stream()
        .filter(TEST_FOLDERS::contains)
        .findFirst()
        .map(Classification::test)
        .or(
            () ->
                folders.stream()
                    .filter("generated"::equals)
                    .findFirst()
                    .map(Classification::generated))
        .orElse(Classification.MAIN);
  }

  /**
   * Whether a folder holds tests or generated code, so that somebody who names it wants to see
   * them.
   */
  static boolean isSetApart(String folder) {
    return !ofFolder(folder).isMain() || !ofSourceRoot(List.of(folder.split("/"))).isMain();
  }

  /**
   * Whether packages begin somewhere above this folder, so that its name is the name of a package.
   */
  static boolean isInsideSourceRoot(String folder) {
    List<String> names = List.of(folder.split("/"));
    for (int i = 0; i + 2 < names.size(); i++) {
      if (names.get(i).equals("src") && LANGUAGES.contains(names.get(i + 2))) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasMainSet(List<String> folders) {
    for (int i = 0; i + 1 < folders.size(); i++) {
      if (folders.get(i).equals("src") && folders.get(i + 1).equals("main")) {
        return true;
      }
    }
    return false;
  }

  private static Optional<List<String>> sourceRoot(String path, String packageName) {
    List<String> folders = folders(path);
    if (packageName.isEmpty()) {
      return Optional.of(folders);
    }
    List<String> names = List.of(packageName.split("\\."));
    int depth = folders.size() - names.size();
    boolean matches = depth >= 0 && folders.subList(depth, folders.size()).equals(names);
    return matches ? Optional.of(folders.subList(0, depth)) : Optional.empty();
  }

  private static Optional<String> testImport(String path, SourceHead head) {
    if (!TEST_NAME.matcher(path.substring(path.lastIndexOf('/') + 1)).matches()) {
      return Optional.empty();
    }
    return head.imports().stream()
        .filter(used -> TEST_FRAMEWORKS.stream().anyMatch(used::startsWith))
        .findFirst();
  }

  private static List<String> folders(String path) {
    int end = path.lastIndexOf('/');
    return end < 0 ? List.of() : List.of(path.substring(0, end).split("/"));
  }
}
