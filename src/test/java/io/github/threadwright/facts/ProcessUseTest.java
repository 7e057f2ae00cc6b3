package io.github.threadwright.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.threadwright.facts.ProcessUse.Pipe;
import io.github.threadwright.source.Node;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessUseTest {
  private static @Nullable ProcessUse in(String statements) {
    FactsOf facts =
        FactsOf.members(
            "Process kept; void m(ProcessBuilder given, File log) throws Exception { "
                + statements
                + " } static void take(Object o) { }");
    Fact.Waits wait =
        facts.only(
            Fact.Waits.class,
            fact -> fact.node() instanceof Node.Call call && call.name().equals("waitFor"));
    return ProcessUse.of(facts.facts().index(), wait.place(), (Node.Call) wait.node());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "new ProcessBuilder().start().waitFor();|LEFT|LEFT",
        "Runtime.getRuntime().exec(\"a\").waitFor();|LEFT|LEFT",
        "new ProcessBuilder().inheritIO().start().waitFor();|REDIRECTED|REDIRECTED",
        "new ProcessBuilder().redirectErrorStream(false).start().waitFor();|LEFT|LEFT",
        "given.start().waitFor();|UNKNOWN|UNKNOWN",
        "given.inheritIO().start().waitFor();|REDIRECTED|REDIRECTED",
        "ProcessBuilder b = new ProcessBuilder(); b.redirectOutput(log);"
            + " b.start().waitFor();|REDIRECTED|LEFT",
        "ProcessBuilder b = new ProcessBuilder(); b.directory(log).redirectError(log);"
            + " b.start().waitFor();|LEFT|REDIRECTED",
        "ProcessBuilder b = new ProcessBuilder(); take(b); b.start().waitFor();|UNKNOWN|UNKNOWN",
        "ProcessBuilder b = new ProcessBuilder().redirectOutput(ProcessBuilder.Redirect.PIPE);"
            + " b.start().waitFor();|LEFT|LEFT",
        "Process p = new ProcessBuilder().start(); p.getInputStream().read();"
            + " p.waitFor();|READ|LEFT",
        "Process p = new ProcessBuilder().start(); p.waitFor();"
            + " p.getInputStream().read();|READ_LATER|LEFT",
        "Process p = given.start(); p.waitFor(); p.getInputStream().read();|READ_LATER|UNKNOWN",
        "Process p = new ProcessBuilder().start(); InputStream in = p.getInputStream();"
            + " p.waitFor(); in.read();|READ_LATER|LEFT",
        "Process p = new ProcessBuilder().start(); var in = new BufferedReader(new"
            + " InputStreamReader(p.getInputStream())); in.readLine(); p.waitFor();|READ|LEFT",
        "Process p = new ProcessBuilder().start(); var in = new BufferedReader(new"
            + " InputStreamReader(p.getErrorStream())); p.waitFor();"
            + " in.readLine();|LEFT|READ_LATER",
        "Process p = new ProcessBuilder().start(); new Thread(() ->"
            + " take(p.getErrorStream())).start(); p.waitFor();|LEFT|READ",
        "Process p = null; try { p = new ProcessBuilder().start(); p.waitFor(); } finally { if (p"
            + " != null) p.destroy(); }|LEFT|LEFT",
      })
  void whatBecomesOfItsStreams(String statements, Pipe output, Pipe errors) {
    ProcessUse use = in(statements);
    assertNotNull(use, statements);
    assertEquals(output, use.output());
    assertEquals(errors, use.errors());
  }

  @ParameterizedTest
  @CsvSource({
    "kept.waitFor();",
    "Process p = new ProcessBuilder().start(); take(p); p.waitFor();",
    "Process p = new ProcessBuilder().start(); kept = p; p.waitFor();",
    "Process p = kept; if (p == null) p = new ProcessBuilder().start(); p.waitFor();",
  })
  void nothingIsSaidWhenOthersHaveIt(String statements) {
    assertNull(in(statements));
  }

  @Test
  void whatCanEndIt() {
    ProcessUse use =
        in("Process p = given.start(); new Thread(() -> p.destroy()).start(); p.waitFor();");
    assertTrue(use != null && use.ended());
  }
}
