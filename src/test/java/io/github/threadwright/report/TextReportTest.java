package io.github.threadwright.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.threadwright.finding.ScanReport;
import io.github.threadwright.knowledge.Confidence;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextReportTest {

  @Test
  void groupsByFileAndShowsCodeProofAndAdvice() throws IOException {
    ReportOptions options =
        new ReportOptions(Confidence.MEDIUM, true, 80, false, SampleReport.LINES);
    assertEquals(
        """
        src/main/java/shop/Counter.java

          9:5  error  volatile-increment                 JDK 21 to 23, medium confidence
            hits is volatile, but ++ reads and writes it in two steps: updates get lost.

            9 │ hits++; // once per request
              │ ^^^^^^

            why      src/main/java/shop/PriceLoader.java:32: hit() is called from many
                     threads

        src/main/java/shop/PriceLoader.java

          31:3  warning  blocking-calls-in-loop
            Each item waits for the network, one after another. The items do not depend
            on each other, so their waits can run at the same time.

            31 │ for (Item item : items) {
               │ ^^^^^^^^^^^^^^^^^^^^^^^^^

            why      line 32: HttpClient.send waits on the network
                     no iteration reads what another one wrote
            advice   virtual threads (since JDK 21)
            because  the work waits on sockets, which virtual threads do without holding
                     a carrier
            sizing   one thread per item; a semaphore holds what the far side can take
            assumes  the far side answers several requests at once
            not      parallel stream (waits-not-computes, line 32); structured scope
                     (preview-api); fixed pool, sequential (outranked)

          line  site           bound    model            reason
          31    loop           io       virtual threads  many waits on the network
          48    call-sequence  trivial  sequential       too-little-work

        Problems

          src/main/java/shop/Broken.java:12:7
            expected ';'. Correct the syntax.
          src/main/java/shop/Huge.java
            17 MB: larger than the limit of 16 MB, skipped

        ────────────────────────────────────────────────────────────────────────────────
          findings  1 error, 1 warning in 2 files
          hidden    1 of low confidence (--min-confidence low shows them)
          read      412 files, 98,113 lines
          calls     87.0% of 40,221 resolved, of another 5.9% the owner is known
          target    JDK 21 for . (maven.compiler.release in pom.xml)
                    JDK 8 for legacy (assumed: no build file says it, --jdk can)
          left out  4 generated code, 61 test code
          problems  2 files, see above
        """,
        text(SampleReport.report(), options));
  }

  @Test
  void whatIsSaidOnceIsNotSaidAgain() throws IOException {
    ScanReport report =
        SampleReport.with(List.of(SampleReport.hazard("same"), SampleReport.hazard("same")));
    ReportOptions options =
        new ReportOptions(Confidence.MEDIUM, true, 80, false, SampleReport.LINES);
    String text = text(report, options);
    assertEquals(1, text.lines().filter(line -> line.strip().equals("same")).count(), text);
    assertEquals(
        1, text.lines().filter(line -> line.matches(" +also +at \\d+:\\d+")).count(), text);
    assertTrue(text.contains("2 errors"), text);
  }

  @Test
  void fitsTheWidthWhateverItHolds() throws IOException {
    String symbol = "a.very.long.name.that.no.line.can.hold.".repeat(9);
    ScanReport report =
        SampleReport.with(List.of(SampleReport.hazard("see " + symbol + " for it")));
    ReportOptions options =
        new ReportOptions(Confidence.LOW, true, 60, false, (path, line) -> symbol);
    for (String line : text(report, options).lines().toList()) {
      assertTrue(Glyphs.width(line) <= 60, line);
    }
  }

  @Test
  void scannedCodeCannotSpeakToTheTerminal() throws IOException {
    String hostile = "\u001b[2J\u009b31m\u202eevil\r\n\u0007";
    ScanReport report = SampleReport.with(List.of(SampleReport.hazard(hostile)));
    ReportOptions options =
        new ReportOptions(Confidence.LOW, true, 80, false, (path, line) -> hostile);
    String text = text(report, options);
    assertTrue(text.contains("\\u001B[2J\\u009B31m\\u202Eevil"), text);
    assertFalse(text.codePoints().anyMatch(c -> c != '\n' && Character.isISOControl(c)), text);
    assertFalse(text.contains("\u202e"), text);
  }

  @Test
  void coloursOnlyWhenAsked() throws IOException {
    ReportOptions plain = ReportOptions.plain();
    ReportOptions coloured =
        new ReportOptions(plain.atLeast(), false, plain.width(), true, plain.source());
    String escape = "\u001b[";
    assertFalse(text(SampleReport.report(), plain).contains(escape));
    String text = text(SampleReport.report(), coloured);
    assertTrue(text.contains(escape));
    assertEquals(text(SampleReport.report(), plain), text.replaceAll("\u001b\\[[0-9;]*m", ""));
  }

  @Test
  void saysSoWhenThereIsNothing() throws IOException {
    String text = text(SampleReport.with(List.of()), ReportOptions.plain());
    assertTrue(text.contains("findings  none\n"), text);
    assertFalse(text.contains("hidden"), text);
  }

  private static String text(ScanReport report, ReportOptions options) throws IOException {
    StringWriter out = new StringWriter();
    ReportFormat.TEXT.write(report, options, out);
    return out.toString();
  }
}
