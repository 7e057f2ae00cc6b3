package io.github.threadwright.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.threadwright.program.CodePlace;
import io.github.threadwright.source.Node;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClearedFlagTest {
  private static ClearedFlag in(String statements) {
    FileIndex index =
        FactsOf.members(
                "boolean ask(Thread other) throws Exception { " + statements + " return false; }")
            .facts()
            .index();
    CodePlace place = index.places().get(0);
    Node call =
        place
            .body()
            .all()
            .filter(node -> node instanceof Node.Call c && c.name().equals("interrupted"))
            .findFirst()
            .orElseThrow();
    return ClearedFlag.of(index, place, (Node.Call) call);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "IGNORED   | Thread.interrupted();",
        "IGNORED   | if (other != null) Thread.interrupted();",
        "FORGOTTEN | while (true) { if (Thread.interrupted()) break; }",
        "FORGOTTEN | if (Thread.interrupted()) { System.out.println(); }",
        "FORGOTTEN | if (!Thread.interrupted()) { System.out.println(); }",
        "FORGOTTEN | while (!Thread.interrupted() && other.isAlive()) { System.out.println(); }",
        "KEPT      | if (Thread.interrupted()) throw new InterruptedException();",
        "KEPT      | if (!Thread.interrupted()) { ask(other); } else { throw new Exception(); }",
        "KEPT      | if (Thread.interrupted()) { Thread.currentThread().interrupt(); }",
        "KEPT      | if (Thread.interrupted()) return true;",
        "KEPT      | boolean was = Thread.interrupted();",
        "KEPT      | return Thread.interrupted();",
        "KEPT      | while (!Thread.interrupted()) { ask(other); } throw new"
            + " InterruptedException();",
        "ASKED_OF_ANOTHER | if (other.interrupted()) return true;",
      })
  void whatBecomesOfIt(ClearedFlag expected, String statements) {
    assertEquals(expected, in(statements));
  }
}
