package io.github.threadwright.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The facts are those of release 25. */
class AgedAdviceTest {
  private static List<String> in(FactsOf facts) {
    return facts.all(Fact.VoidRemedy.class).stream().map(Fact.VoidRemedy::remedy).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Boolean.getBoolean(\"jdk.tracePinnedThreads\");|jdk.tracePinnedThreads",
        "String option = \"-Djdk.tracePinnedThreads=short\";|jdk.tracePinnedThreads",
        "String options = \"-server -XX:-UseBiasedLocking\";|UseBiasedLocking",
        "String option = \"-XX:LockingMode=1\";|LockingMode=1",
        "Executors.privilegedCallable(() -> 1);|Executors.privilegedCallable",
        "new ThreadGroup(\"a\").checkAccess();|ThreadGroup.checkAccess",
        "Thread.currentThread().checkAccess();|Thread.checkAccess",
        "new StructuredTaskScope.ShutdownOnFailure();|ShutdownOnFailure",
      })
  void whatIsVoid(String statements, String remedy) {
    assertEquals(List.of(remedy), in(FactsOf.statements(statements)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "System.setProperty(\"jdk.virtualThreadScheduler.parallelism\", \"4\");",
        "String option = \"-XX:LockingMode=2\";",
        "String text = \"UseBiasedLocking\";",
        "StructuredTaskScope.open();",
        "Executors.defaultThreadFactory();",
      })
  void whatIsNot(String statements) {
    assertEquals(List.of(), in(FactsOf.statements(statements)));
  }

  @Test
  void classesOfTheProjectMayHaveTheSameNames() {
    assertEquals(
        List.of(),
        in(
            FactsOf.files(
                "class A { static class Scope { void checkAccess() { } } void m() { new"
                    + " Scope().checkAccess(); } }")));
  }
}
