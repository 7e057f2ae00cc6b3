package io.github.threadwright.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.threadwright.workload.Workload.Independence;
import io.github.threadwright.workload.Workload.Items;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequenceSitesTest {

  private static List<Site> in(String statements) {
    String text =
        statements.replaceAll(
            "SEND\\((\\w+)\\)",
            "client.send(HttpRequest.newBuilder(URI.create($1)).build(), HttpResponse.BodyHandlers.ofString())");
    return SitesOf.statements("String x = \"x\"; String y = \"y\"; " + text).stream()
        .filter(site -> site.kind() == SiteKind.CALL_SEQUENCE)
        .toList();
  }

  @Test
  void twoQuestionsInARow() {
    List<Site> sites =
        in("var a = SEND(x); var b = SEND(y); System.out.println(a.body() + b.body());");
    assertEquals(1, sites.size());
    assertEquals(new Items(2, 2), sites.get(0).workload().items());
    assertEquals(Independence.INDEPENDENT, sites.get(0).workload().independence());
  }

  @Test
  void preparationMayLieBetween() {
    List<Site> sites =
        in("var a = SEND(x); String z = y.trim(); var b = SEND(z); var c = SEND(y);");
    assertEquals(new Items(3, 3), sites.get(0).workload().items());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "needs the result|var a = SEND(x); String z = a.body(); var b = SEND(z);",
        "needs what was made of it|var a = SEND(x); String z = a.body().trim(); String w = z + y; var b = SEND(w);",
        "a guard lies between|var a = SEND(x); if (a.statusCode() != 200) { return null; } var b = SEND(y);",
        "one connection|Connection c = source.getConnection(); Statement s = c.createStatement(); s.executeQuery(x);",
        "two statements of one connection|Connection c = source.getConnection(); PreparedStatement s = c.prepareStatement(x); PreparedStatement t = c.prepareStatement(y); ResultSet r = s.executeQuery(); ResultSet q = t.executeQuery();",
        "one variable|Connection c = source.getConnection(); PreparedStatement s = c.prepareStatement(x); boolean a = s.execute(); s = c.prepareStatement(y); boolean b = s.execute();",
        "one stream|DataInputStream in = new DataInputStream(socket.getInputStream()); int a = in.readInt(); int b = in.readInt();",
        "one file|Path p = Path.of(x); byte[] a = Files.readAllBytes(p); Files.write(p, a); byte[] b = Files.readAllBytes(p);",
        "a field between|field = SEND(x).statusCode(); var b = SEND(y); n = field;",
        "only one waits|var a = SEND(x); var b = x.trim();",
        "in a lambda|Supplier<String> s = () -> { return x; }; var b = SEND(y);",
        "futures|Future<String> f = pool.submit(() -> x); Future<String> g = pool.submit(() -> y); f.get(); g.get();",
        "sleeps|Thread.sleep(1); Thread.sleep(2);",
        "attributes|boolean a = Files.exists(Path.of(x)); boolean b = Files.exists(Path.of(y));",
      })
  void noRow(String what, String statements) {
    List<Site> sites = in(statements);
    boolean expected = what.equals("a field between");
    assertEquals(expected ? 1 : 0, sites.size(), what);
  }

  @Test
  void callsForTheirEffectAreLeftOpen() {
    assertEquals(Independence.UNKNOWN, in("SEND(x); SEND(y);").get(0).workload().independence());
  }

  @Test
  void unknownCallsBetweenLeaveItOpen() {
    assertEquals(
        Independence.UNKNOWN,
        in("var a = SEND(x); String z = missing.of(y); var b = SEND(z);")
            .get(0)
            .workload()
            .independence());
  }
}
