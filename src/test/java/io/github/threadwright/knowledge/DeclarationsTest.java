package io.github.threadwright.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclarationsTest {
  private final List<KnowledgeProblem> problems = new ArrayList<>();

  private List<String> linesOf(String yaml) {
    return Declarations.read(new RuleFolder.Text("threadwright.yml", yaml), problems).stream()
        .map(line -> line.line() + ": " + line.subject() + " " + line.attributes())
        .toList();
  }

  @Test
  void topicsBecomeLinesOfACatalogue() {
    assertEquals(
        List.of(
            "2: a.Inbox#receive(Message, int) {entry=event, runs-on=event-loop}",
            "3: @a.OnPool {entry=async, runs-on=pool}",
            "4: a.Handler {entries=async, runs-on=virtual-thread}",
            "5: a.Tick#tick {entry=schedule, runs-on=pool}",
            "7: a.Tasks#later {task=0, on=receiver-pool}",
            "8: a.Tasks#both {task=0,1, on=common-pool, future=yes}",
            "10: a.Mutex#take {role=lock-acquire}",
            "11: a.Latch {lock=yes}",
            "12: a.Gate {lock=yes}",
            "12: a.Gate#enter {role=lock-acquire}",
            "12: a.Gate#pass {role=lock-acquire}",
            "12: a.Gate#leave {role=lock-release}",
            "14: a.Store#load {wait=database}",
            "15: a.Store#peek {wait=never}",
            "16: @a.Waits {blocking=yes}",
            "17: a.Store#poll {wait=queue, limited=yes}",
            "19: acme.pool.size {sets=database-connections}"),
        linesOf(
            """
            contexts:
              a.Inbox#receive(Message, int): event-loop
              "@a.OnPool": pool
              a.Handler: virtual-thread
              a.Tick#tick: {entry: schedule, runs-on: pool}
            runners:
              a.Tasks#later: receiver-pool
              a.Tasks#both: {argument: [0, 1], on: common-pool, future: yes}
            locks:
              a.Mutex#take: acquire
              a.Latch: yes
              a.Gate: {acquire: [enter, pass], release: leave}
            blocking:
              a.Store#load: database
              a.Store#peek: never
              "@a.Waits": yes
              a.Store#poll: {wait: queue, limited: yes}
            settings:
              acme.pool.size: database-connections
            """));
    assertEquals(List.of(), problems);
  }

  @Test
  void linesOfACatalogueKeepTheirPlace() {
    assertEquals(
        List.of("3: a.B#c {wait=file}", "4: @a.D {safe=yes}"),
        linesOf("catalogue:\n  # ours\n  - a.B#c wait=file\n  - '@a.D safe=yes'\n"));
    assertEquals(
        List.of("3: a.B#c {wait=file}", "5: @a.D {safe=yes}"),
        linesOf("catalogue: |\n  # ours\n  a.B#c wait=file\n\n  @a.D safe=yes\n"));
    assertEquals(List.of(), problems);
  }

  @Test
  void theExampleOfTheReadmeIsUnderstood() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    int start = readme.indexOf("```yaml\n") + "```yaml\n".length();
    String example = readme.substring(start, readme.indexOf("```", start));
    List<CatalogueLine> lines =
        Declarations.read(new RuleFolder.Text("README.md", example), problems);
    Map<WaitKind, WaitBehaviour> behaviours = new EnumMap<>(WaitKind.class);
    CatalogueFiles.shipped(behaviours, problems);
    Content content = new Content(behaviours, problems);
    lines.forEach(content::add);
    assertEquals(List.of(), problems);
    assertEquals(15, lines.size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`runers:\n  a.B#c: pool`            | 1 | unknown key 'runers' | did you mean 'runners'?",
        "`runners:\n  a.B#c: {arg: 1}`       | 2 | unknown key 'arg'    | argument, future, on",
        "`runners:\n  a.B#c:`                | 2 | it is not said what 'a.B#c' | {argument: 0,",
        "`runners:\n  a.B#c: []`             | 2 | it is not said what 'a.B#c' | {argument: 0,",
        "`runners: [a]`                      | 1 | 'runners' says nothing of | com.acme.Tasks",
        "`locks:\n  a.B:\n    aquire: x`     | 3 | unknown key 'aquire' | did you mean 'acquire'?",
        "`locks:\n  a.B:\n    acquire: [[x]]`| 3 | it is not said       | acquire: take",
        "`catalogue:\n  - a.B#c wait`        | 2 | 'wait' is no attribute | key=value",
        "`catalogue:\n  - [x]`               | 2 | no line of a catalogue | quotes",
        "`catalogue: {a: b}`                 | 1 | has no lines         | list of lines",
        "`- a`                               | 1 | has no fields        | README.md",
        "`a: b\n---\nc: d`                   | 3 | several documents    | keep one",
        "`\n output: x`                      | 2 | 'output' cannot be chosen here | remove it",
        "`a: *b`                             | 1 | anchors and aliases  | quotes",
        "`a: [[[[[[1]]]]]]`                  | 1 | nests too deeply     | README.md",
      })
  void namesFileLineAndCure(String yaml, int line, String message, String cure) {
    linesOf(yaml);
    KnowledgeProblem first = problems.get(0);
    assertEquals("threadwright.yml", first.file());
    assertEquals(line, first.line(), first.text());
    assertTrue(first.message().contains(message), first.text());
    assertTrue(first.cure().contains(cure), first.text());
  }
}
