package io.github.threadwright.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.threadwright.knowledge.RulePage;
import io.github.threadwright.knowledge.RulePages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesCommandTest {
  private static final String PAGE =
      """
      ---
      id: mine
      summary: A volatile counter of mine
      kind: hazard
      category: non-atomic-compound
      severity: error
      subject: access
      jdk: 8..
      when:
        - access is compound
        - field is volatile
      ---
      ## Why
      Because.
      ## Instead
      Something else.
      ## Examples
      ```java
      class A {
        volatile int n;
        void a() {
          n++; // expect: mine, volatile-increment
        }
      }
      ```
      A quiet one:
      ```java
      class A {
        int n;
        void a() {
          n++;
        }
      }
      ```
      """;

  private static final String CATALOGUE =
      """
      # mine
      shop.Client#fetch(String)  wait=network
      java.net.Socket#connect    wait=network
      """;

  @TempDir Path folder;

  private Path rules;
  private Path code;

  @BeforeEach
  void writeCode() throws IOException {
    rules = Files.createDirectory(folder.resolve("mine"));
    code = folder.resolve("code/A.java");
    write(code, "class A {\n  static volatile int n;\n  void a() {\n    n++;\n  }\n}\n");
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void page(String text) throws IOException {
    write(rules.resolve("hazards/mine.md"), text);
  }

  private CommandRun check() {
    return CommandRun.of("rules", "--check", rules);
  }

  private CommandRun scan() {
    return CommandRun.of("scan", "--fail-on", "never", "--rules", rules, code);
  }

  @Test
  void listsEverything() {
    CommandRun run = CommandRun.of("rules");
    assertEquals(0, run.code(), run.err());
    assertEquals("", run.err());
    for (RulePage page : RulePages.load().rules()) {
      assertTrue(run.out().contains("  " + page.id() + " "), page.id());
    }
    assertTrue(run.out().contains("Models  10\n"), run.out());
    assertTrue(run.out().matches("(?s).* {2}rules/catalogue/jdk-waits.txt +\\d+\n.*"), run.out());
    assertTrue(run.out().lines().allMatch(line -> line.length() <= 80), run.out());
  }

  @Test
  void goodRulesAreWell() throws IOException {
    page(PAGE);
    write(rules.resolve("catalogue/shop.txt"), CATALOGUE);
    write(rules.resolve("README.md"), "# My rules\n");
    CommandRun run = check();
    assertEquals("all is well: 1 rule with 2 examples, 0 models, 2 catalogue lines\n", run.out());
    assertEquals(0, run.code());
    assertTrue(scan().out().contains("4:5  error  mine"), scan().out());
    assertEquals("", scan().err());
    CommandRun list = CommandRun.of("rules", "--rules", rules);
    assertTrue(list.out().contains("  mine "), list.out());
    assertTrue(list.out().contains("/mine/catalogue/shop.txt"), list.out());
    assertTrue(CommandRun.of("explain", "--rules", rules, "mine").out().startsWith("mine  error"));
  }

  /** Each is one change to a good page; the scan goes on without that page and says the same. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          id: mine                   | id: yours            | 2  | is not the name of the file | rename the file
          non-atomic-compound        | non-atomic-compund   | 5  | unknown category            | did you mean 'non-atomic-compound'?
          field is volatile          | field is volatil     | 11 | field is volatil            | field is volatile
          subject: access            | subject: acess       | 7  | unknown subject             | did you mean 'access'?
          ```java                    | ```text              | 17 | the page has no example     | add a ```java block
          // expect: mine, volatile-increment | .          | 17 | no example shows the rule firing | mark a line
          volatile int n;            | volatile int n       | 21 | the example does not parse  | correct the code
          n++; // expect             | n = 1; // expect     | 22 | the marker fails: 'mine' finds nothing on this line | move the marker
          // expect: mine,           | // expect: mine, min, | 22 | no rule has the id 'min'   | did you mean 'mine'?
          """)
  void aBadPageIsNamedWithItsCure(
      String piece, String instead, int line, String message, String cure) throws IOException {
    String bad = PAGE.replace(piece, instead.equals(".") ? "" : instead);
    assertFalse(bad.equals(PAGE), "the case must change the page");
    page(bad);
    String place = rules + "/hazards/mine.md:" + line + ": ";
    CommandRun check = check();
    assertEquals(1, check.code(), check.out());
    assertProblem(check.out(), place, message, cure);
    CommandRun scan = scan();
    assertEquals(2, scan.code(), scan.err());
    assertProblem(scan.err(), place, message, cure);
    assertTrue(scan.out().contains("volatile-increment"), scan.out());
    assertFalse(scan.out().contains("error  mine"), scan.out());
  }

  private static void assertProblem(String text, String place, String message, String cure) {
    assertTrue(
        text.lines()
            .anyMatch(
                line -> line.contains(place) && line.contains(message) && line.contains(cure)),
        text);
  }

  @Test
  void anUnmarkedLineThatSpeaksIsNamed() throws IOException {
    page(
        PAGE.replace("  int n;", "  volatile int n;")
            .replace("  volatile   volatile", "  volatile"));
    CommandRun check = check();
    assertEquals(1, check.code());
    assertProblem(
        check.out(),
        "/hazards/mine.md:31: ",
        "'mine' finds something on this line, and no marker says so",
        "add '// expect: mine'");
    assertProblem(check.out(), ":31: ", "'volatile-increment' finds something", "change the code");
    assertProblem(scan().err(), ":31: ", "'mine' finds something on this line", "change the code");
  }

  @Test
  void whatOtherRulesSayOfAnExampleCostsNoScan() throws IOException {
    page(PAGE.replace("mine, volatile-increment", "mine"));
    assertEquals(1, check().code());
    assertProblem(
        check().out(), ":22: ", "'volatile-increment' finds something", "change the code");
    CommandRun scan = scan();
    assertEquals(0, scan.code(), scan.err());
    assertTrue(scan.out().contains("error  mine"), scan.out());
  }

  @Test
  void anIdIsTakenOnce() throws IOException {
    page(PAGE);
    write(
        rules.resolve("advice/mine.md"),
        PAGE.replace("kind: hazard", "kind: advice").replace("subject: access", "subject: site"));
    write(
        rules.resolve("hazards/volatile-increment.md"),
        PAGE.replace("id: mine", "id: volatile-increment"));
    CommandRun check = check();
    assertEquals(1, check.code());
    assertProblem(
        check.out(),
        "/hazards/mine.md:2: ",
        "the id 'mine' is taken by " + rules + "/advice/mine.md",
        "choose another");
    assertProblem(
        check.out(),
        "/hazards/volatile-increment.md:2: ",
        "is taken by rules/hazards/volatile-increment.md",
        "choose another");
    CommandRun scan = scan();
    assertEquals(2, scan.code());
    assertProblem(scan.err(), "/hazards/mine.md:2: ", "is taken by", "choose another");
    assertTrue(scan.out().contains("warning  volatile-increment"), scan.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          java.net.Socket     | java.net.Sokcet     | 3 | no release of the JDK has the type java.net.Sokcet | did you mean 'java.net.Socket'?
          #connect            | #conect             | 3 | java.net.Socket has no method conect | did you mean 'connect'?
          wait=network        | wait=netwrk         | 2 | netwrk                | network
          shop.Client#fetch(  | shop.Client.fetch(  | 2 | is no method          | write pkg.Type#method
          """)
  void aBadLineOfACatalogueIsNamed(
      String piece, String instead, int line, String message, String cure) throws IOException {
    page(PAGE);
    String bad = CATALOGUE.replaceFirst(Pattern.quote(piece), instead);
    assertFalse(bad.equals(CATALOGUE), "the case must change the file");
    write(rules.resolve("catalogue/shop.txt"), bad);
    String place = "/catalogue/shop.txt:" + line + ": ";
    CommandRun check = check();
    assertEquals(1, check.code(), check.out());
    assertProblem(check.out(), place, message, cure);
    CommandRun scan = scan();
    assertEquals(2, scan.code());
    assertProblem(scan.err(), place, message, cure);
    assertTrue(scan.out().contains("error  mine"), scan.out());
  }

  @Test
  void whatNothingReadsIsNamed() throws IOException {
    write(rules.resolve("mine.md"), PAGE);
    write(rules.resolve("shop.txt"), CATALOGUE);
    write(rules.resolve("hazard/mine.md"), PAGE);
    write(rules.resolve("NOTES.md"), "# Notes\n---\n");
    write(rules.resolve("todo.txt"), "call the shop\n");
    CommandRun check = check();
    assertEquals(1, check.code());
    assertProblem(check.out(), rules + "/mine.md:1: ", "nothing reads it", "move it to advice");
    assertProblem(check.out(), rules + "/shop.txt:1: ", "nothing reads it", "folder catalogue");
    assertProblem(
        check.out(), rules + "/hazard/mine.md:1: ", "a folder 'hazard'", "did you mean 'hazards'?");
    assertFalse(check.out().contains("NOTES") || check.out().contains("todo"), check.out());
    CommandRun scan = scan();
    assertEquals(2, scan.code());
    assertProblem(scan.err(), rules + "/mine.md:1: ", "nothing reads it", "move it to advice");
  }

  @Test
  void aFolderWithoutRulesIsNoFolderOfRules() {
    assertEquals(1, check().code());
    assertProblem(check().out(), rules.toString(), "the folder holds no rules", "put pages into");
    assertEquals(2, scan().code());
    CommandRun none = CommandRun.of("rules", "--check", rules.resolve("none"));
    assertEquals(2, none.code());
    assertTrue(none.err().contains("no such folder of rules"), none.err());
    assertEquals("", none.out());
  }

  @Test
  void anExampleThatNestsWithoutEndCostsOnlyItsPage() throws IOException {
    String sum = "n = " + "1 + (".repeat(3_000) + "1" + ")".repeat(3_000) + ";";
    page(PAGE.replace("  int n;", "  int n;\n  void b() { " + sum + " }"));
    write(rules.resolve("hazards/other.md"), PAGE.replace("mine", "other"));
    CommandRun scan = scan();
    assertEquals(2, scan.code(), scan.err());
    assertProblem(scan.err(), "/hazards/mine.md:3", "the example", "; ");
    assertTrue(scan.out().contains("error  other"), scan.out());
  }

  @Test
  void severalFoldersAreCheckedTogether() throws IOException {
    page(PAGE);
    Path other = folder.resolve("other");
    write(other.resolve("hazards/mine.md"), PAGE);
    CommandRun run = CommandRun.of("rules", "--check", rules, "--check", other);
    assertEquals(1, run.code());
    assertEquals(
        List.of(
            other
                + "/hazards/mine.md:2: the id 'mine' is taken by "
                + rules
                + "/hazards/mine.md; choose another",
            "1 problem; understood are 1 rule with 2 examples, 0 models, 0 catalogue lines"),
        run.out().lines().toList());
  }
}
