package io.github.threadwright.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.threadwright.knowledge.WaitKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitFactsTest {

  @Test
  void aBlockingCallWaits() {
    Fact.Waits wait =
        FactsOf.members("void m(HttpClient c, HttpRequest r) throws Exception { c.send(r, null); }")
            .only(Fact.Waits.class);
    assertEquals(WaitKind.NETWORK, wait.kind());
    assertEquals("HttpClient.send waits on the network", wait.text());
  }

  @Test
  void whatNeverWaitsIsNoWait() {
    assertEquals(
        List.of(),
        FactsOf.statements("String s = \"a\".trim(); Math.max(1, 2);").all(Fact.Waits.class));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "new BufferedReader(new InputStreamReader(s.getInputStream()))|NETWORK",
        "new BufferedReader(new InputStreamReader(new FileInputStream(\"f\")))|FILE",
        "new BufferedReader(new FileReader(\"f\"))|FILE",
        "Files.newBufferedReader(Path.of(\"f\"))|FILE",
        "new BufferedReader(new InputStreamReader(System.in))|CONSOLE",
        "new BufferedReader(new InputStreamReader(p.getInputStream()))|PROCESS",
        "new BufferedReader(new InputStreamReader(u.openStream()))|NETWORK",
        "new BufferedReader(given)|WRAPPED",
      })
  void aStreamWaitsAsWhatItWraps(String reader, WaitKind kind) {
    FactsOf facts =
        FactsOf.members(
            "void m(Socket s, Process p, URL u, Reader given) throws Exception { BufferedReader in = "
                + reader
                + "; in.readLine(); }");
    assertEquals(kind, readLine(facts).kind());
  }

  @ParameterizedTest
  @CsvSource({
    "new StringReader(\"a\")",
    "new InputStreamReader(new ByteArrayInputStream(new byte[3]))"
  })
  void aStreamOverMemoryNeverWaits(String reader) {
    FactsOf facts =
        FactsOf.statements(
            "BufferedReader in = new BufferedReader(" + reader + "); in.readLine();");
    assertEquals(
        List.of(), facts.all(Fact.Waits.class, wait -> wait.method().endsWith("readLine")));
  }

  @Test
  void aStreamInAFieldIsFollowedToItsConstructor() {
    FactsOf facts =
        FactsOf.members(
            "private final BufferedReader in; A(Socket s) throws IOException { in = new BufferedReader(new InputStreamReader(s.getInputStream())); }"
                + " String m() throws IOException { return in.readLine(); }");
    assertEquals(WaitKind.NETWORK, readLine(facts).kind());
  }

  @Test
  void aVariableWithTwoValuesIsNotGuessed() {
    FactsOf facts =
        FactsOf.members(
            "void m(Socket s, boolean b) throws IOException { Reader r = new FileReader(\"f\"); if (b) r = new InputStreamReader(s.getInputStream());"
                + " BufferedReader in = new BufferedReader(r); in.readLine(); }");
    assertEquals(WaitKind.WRAPPED, readLine(facts).kind());
  }

  private static Fact.Waits readLine(FactsOf facts) {
    List<Fact.Waits> waits =
        facts.all(Fact.Waits.class, wait -> wait.method().endsWith("readLine"));
    assertEquals(1, waits.size());
    return waits.get(0);
  }

  @Test
  void aMethodReferenceWaitsWhereItRuns() {
    FactsOf facts =
        FactsOf.members(
            "void m(List<Future<String>> fs) { fs.stream().map(CompletableFuture.class::cast).map(CompletableFuture::join).toList(); }");
    assertTrue(
        facts.all(Fact.Waits.class).stream().anyMatch(wait -> wait.kind() == WaitKind.FUTURE));
  }

  @Test
  void anUnresolvedCallIsUnknown() {
    Fact.UnknownCall call =
        FactsOf.members("void m(Missing x) { x.go().further(); }")
            .all(Fact.UnknownCall.class)
            .get(0);
    assertTrue(call.text().startsWith("nothing is known of "), call.text());
  }

  @Test
  void aKnownMethodOfUnknownEffectIsOpaqueAndASmallOneIsNot() {
    FactsOf facts =
        FactsOf.members(
            "interface Store { void put(int x); } static class P { private int price; int price() { return price; } }"
                + " int m(Store s, P p) { s.put(1); return p.price(); }");
    assertEquals(
        "it is not known what else is done by Store.put", facts.only(Fact.OpaqueCall.class).text());
  }

  @Test
  void whatAProjectAddsToAPureTypeNeedNotBePure() {
    FactsOf facts =
        FactsOf.members(
            "interface Type extends Comparator<String> { void write(String s); } void m(Type t) { t.write(\"\"); t.compare(\"\", \"\"); }");
    assertEquals(
        "it is not known what else is done by Type.write",
        facts.only(Fact.OpaqueCall.class).text());
  }

  @Test
  void callsInsideALambdaForAnotherThreadDoNotRunWithinTheLoop() {
    FactsOf facts =
        FactsOf.members(
            "void m(ExecutorService e, List<URL> us) { for (URL u : us) { e.submit(() -> u.openStream()); us.forEach(v -> { try { v.openStream(); } catch (IOException x) { } }); } }");
    FileFacts file = facts.facts();
    List<Fact.Waits> waits = facts.all(Fact.Waits.class);
    assertEquals(2, waits.size());
    FileFacts again = file;
    var place = again.index().places().get(0);
    var loop = again.index().loops(place).get(0);
    List<Boolean> within =
        again.facts().stream()
            .filter(Fact.Waits.class::isInstance)
            .map(wait -> again.index().runsWithin(place, wait.node(), loop))
            .toList();
    assertEquals(List.of(false, true), within);
  }

  @Test
  void stagesOfAStreamRunWhereItEnds() {
    FactsOf facts =
        FactsOf.members(
            "Object m(List<Path> ps) throws IOException { for (;;) { Stream<Path> open = ps.stream().map(p -> { a(p); return p; });"
                + " ps.stream().map(p -> { a(p); return p; }).toList(); } } static void a(Path p) { }");
    FileFacts file = facts.facts();
    var place = file.index().places().get(0);
    var loop = file.index().loops(place).get(0);
    List<Boolean> within =
        file.index().calls(place, loop).stream()
            .filter(site -> site.name().equals("a"))
            .map(site -> file.index().runsWithin(place, site.node(), loop))
            .toList();
    assertEquals(List.of(false, true), within);
    assertFalse(within.isEmpty());
  }
}
