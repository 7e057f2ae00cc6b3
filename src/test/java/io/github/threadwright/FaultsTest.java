package io.github.threadwright;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class FaultsTest {
  private final List<Fault> heard = new ArrayList<>();
  private final Faults faults =
      new Faults(
          new ScanListener() {
            @Override
            public void fault(Fault fault) {
              heard.add(fault);
            }
          });

  private static Supplier<String> failing(Error error) {
    return () -> {
      throw error;
    };
  }

  @Test
  void aFaultIsADiagnosticOfItsFileAndTheRestGoesOn() {
    Supplier<String> broken =
        () -> {
          throw new IllegalStateException("no such node");
        };
    assertEquals("rest", faults.guard(Stage.FACTS, "p/A.java", broken, () -> "rest"));
    assertEquals(1, heard.size());
    assertEquals(List.of(heard.get(0).diagnostic()), faults.diagnostics());
    assertEquals("p/A.java", faults.diagnostics().get(0).path());
    String message = faults.diagnostics().get(0).message();
    assertTrue(message.contains("stage 'facts'"), message);
    assertTrue(message.contains("IllegalStateException: no such node"), message);
    assertTrue(message.contains("please report it"), message);
  }

  @Test
  void tooDeepARecursionIsAFaultOfOneFile() {
    assertEquals(
        "rest",
        faults.guard(Stage.SITES, "A.java", failing(new StackOverflowError()), () -> "rest"));
    assertEquals(1, heard.size());
  }

  @Test
  void tooLittleMemoryEndsTheScan() {
    assertThrows(
        OutOfMemoryError.class,
        () -> faults.guard(Stage.READ, "A.java", failing(new OutOfMemoryError()), () -> "rest"));
    assertEquals(List.of(), heard);
  }
}
