package io.github.threadwright.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.workload.Workload.Bound;
import io.github.threadwright.workload.Workload.Independence;
import io.github.threadwright.workload.Workload.Items;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoopSitesTest {
  private static final String SEND =
      "client.send(HttpRequest.newBuilder(URI.create(id)).build(),"
          + " HttpResponse.BodyHandlers.ofString())";

  private static String texts(Workload workload) {
    return workload.reasons().stream().map(Workload.Reason::text).toList().toString();
  }

  private static Workload in(String statements) {
    return SitesOf.loop(statements.replace("SEND", SEND)).workload();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for (String id : ids) { SEND; }",
        "List<String> bodies = new ArrayList<>(); for (String id : ids) { bodies.add(SEND.body());"
            + " }",
        "Map<String, String> bodies = new HashMap<>(); for (String id : ids) { bodies.put(id,"
            + " SEND.body()); }",
        "int length = 0; for (String id : ids) { length += SEND.body().length(); } return length;",
        "String[] bodies = new String[n]; for (int i = 0; i < n; i++) { String id = ids.get(i);"
            + " bodies[i] = SEND.body(); }",
        "for (String id : ids) { try { System.out.println(SEND.statusCode()); } catch (IOException"
            + " e) { throw new UncheckedIOException(e); } }",
        "for (String id : ids) { if (SEND.statusCode() != 200) throw new IOException(id); }",
        "for (URL url : urls) { try (InputStream in = url.openStream()) { in.readAllBytes(); } }",
        "for (String id : ids) { try (Socket s = new Socket(id, 80)) { s.getInputStream().read();"
            + " s.getOutputStream().write(1); } }",
        "for (String id : ids) { CompletableFuture<String> f = client.sendAsync(request(id),"
            + " HttpResponse.BodyHandlers.ofString()).thenApply(r -> r.body()); f.join(); }",
      })
  void waitsThatNeedNothingOfEachOther(String statements) {
    Workload workload = in(statements);
    assertEquals(Bound.IO, workload.bound());
    assertEquals(Independence.INDEPENDENT, workload.independence(), texts(workload));
  }

  @Test
  void aConnectionOfTheirOwn() {
    Workload workload =
        in(
            "for (String id : ids) { try (Connection c = source.getConnection(); PreparedStatement"
                + " s = c.prepareStatement(\"select 1\")) { s.setString(1, id); try (ResultSet r ="
                + " s.executeQuery()) { r.next(); r.getLong(1); } } }");
    assertEquals(Set.of(WaitKind.DATABASE), workload.waits());
    assertEquals(Independence.INDEPENDENT, workload.independence(), texts(workload));
  }

  /** Each looks like waits in a loop, and must not be run at once. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "retry that returns|for (int i = 0; i < 3; i++) { String id = ids.get(0); try { return"
            + " SEND; } catch (IOException e) { Thread.sleep(100); } }",
        "retry that breaks|for (int i = 0; i < 3; i++) { String id = ids.get(0); try { SEND; break;"
            + " } catch (IOException e) { } }",
        "retry with a flag|boolean ok = false; for (int i = 0; i < 3 && !ok; i++) { String id ="
            + " ids.get(0); try { SEND; ok = true; } catch (IOException e) { } }",
        "retry until it works|String id = ids.get(0); while (true) { try { SEND; break; } catch"
            + " (IOException e) { Thread.sleep(10); } }",
        "search|for (String id : ids) { if (SEND.statusCode() == 200) return id; }",
        "first that answers|String found = null; for (String id : ids) { if (SEND.statusCode() =="
            + " 200) { found = id; break; } } return found;",
        "polling a flag|while (!done) { Thread.sleep(100); }",
        "polling an answer|String id = ids.get(0); do { Thread.sleep(100); } while"
            + " (SEND.statusCode() != 200);",
        "pacing|for (String id : ids) { SEND; Thread.sleep(1000); }",
        "consumer|while (true) { String id = queue.take(); SEND; }",
        "counted consumer|for (int i = 0; i < n; i++) { String id = queue.take(); SEND; }",
        "lines of a socket|BufferedReader in = new BufferedReader(new"
            + " InputStreamReader(socket.getInputStream())); String line; while ((line ="
            + " in.readLine()) != null) { line.trim(); }",
        "lines by for|BufferedReader in = new BufferedReader(new"
            + " InputStreamReader(socket.getInputStream())); for (String l = in.readLine(); l !="
            + " null; l = in.readLine()) { l.trim(); }",
        "numbers of a stream|DataInputStream in = new DataInputStream(socket.getInputStream());"
            + " int[] a = new int[n]; for (int i = 0; i < n; i++) { a[i] = in.readInt(); }",
        "bytes by one read|InputStream in = socket.getInputStream(); byte[] b = new byte[9]; int k;"
            + " while ((k = in.read(b)) > 0) { n += k; }",
        "writing to one stream|OutputStream out = socket.getOutputStream(); for (String id : ids) {"
            + " out.write(id.getBytes()); }",
        "printing to one file|PrintStream out = new PrintStream(new FileOutputStream(\"f\")); for"
            + " (String id : ids) { out.println(id); }",
        "rows|ResultSet rows = source.getConnection().createStatement().executeQuery(\"\"); while"
            + " (rows.next()) { rows.getString(1); }",
        "one statement|try (PreparedStatement s = source.getConnection().prepareStatement(\"\")) {"
            + " for (String id : ids) { s.setString(1, id); s.executeUpdate(); } }",
        "one connection|Connection c = source.getConnection(); for (String id : ids) { try"
            + " (PreparedStatement s = c.prepareStatement(\"\")) { s.executeUpdate(); } }",
        "one conversation|org.apache.commons.net.ftp.FTPClient ftp = new"
            + " org.apache.commons.net.ftp.FTPClient(); for (String id : ids) { ftp.deleteFile(id);"
            + " }",
        "accept|while (true) { Socket s = server.accept(); pool.execute(() -> { }); }",
        "accept while open|while (!server.isClosed()) { server.accept().close(); }",
        "joining threads|List<Thread> ts = new ArrayList<>(); for (Thread t : ts) { t.join(); }",
        "joining an array|Thread[] ts = new Thread[3]; for (int i = 0; i < 3; i++) { ts[i].join();"
            + " }",
        "collecting futures|List<Future<String>> fs = new ArrayList<>(); List<String> r = new"
            + " ArrayList<>(); for (Future<String> f : fs) { r.add(f.get()); }",
        "futures by index|List<Future<String>> fs = new ArrayList<>(); for (int i = 0; i <"
            + " fs.size(); i++) { fs.get(i).get(); }",
        "futures of a map|Map<String, Future<String>> fs = new HashMap<>(); for (Map.Entry<String,"
            + " Future<String>> e : fs.entrySet()) { e.getValue().get(); }",
        "completion service|CompletionService<String> cs = new ExecutorCompletionService<>(pool);"
            + " for (int i = 0; i < n; i++) { cs.take().get(); }",
        "latch|CountDownLatch l = new CountDownLatch(3); for (int i = 0; i < n; i++) { l.await();"
            + " }",
        "pages by token|String id = ids.get(0); do { id ="
            + " SEND.headers().firstValue(\"next\").orElse(null); } while (id != null);",
        "pages by number|for (int page = 0; ; page++) { String id = \"p\" + page; String body ="
            + " SEND.body(); if (body.isEmpty()) break; }",
        "pages until the last|boolean more = true; for (int page = 0; more; page++) { String id ="
            + " \"p\" + page; more = SEND.body().length() > 3; }",
        "iterator|Iterator<String> it = ids.iterator(); while (it.hasNext()) { String id ="
            + " it.next(); SEND; }",
        "each needs the last|String id = \"\"; for (int i = 0; i < n; i++) { id = SEND.body(); }"
            + " return id;",
        "shared field|for (String id : ids) { field = SEND.statusCode(); }",
        "work list|Deque<String> todo = new ArrayDeque<>(ids); while (!todo.isEmpty()) { String id"
            + " = todo.poll(); todo.add(SEND.body()); }",
        "visited|Set<String> seen = new HashSet<>(); for (String id : ids) { if"
            + " (!seen.contains(id)) { seen.add(SEND.body()); } }",
      })
  void lookAlikes(String what, String statements) {
    Workload workload = in(statements);
    assertEquals(Independence.DEPENDENT, workload.independence(), what + texts(workload));
    assertTrue(
        workload.reasons().stream()
            .anyMatch(reason -> reason.fact() instanceof io.github.threadwright.facts.Fact.Carried),
        what);
  }

  @Test
  void aTransactionBelongsToItsThread() {
    Site site =
        SitesOf.only(
            SitesOf.facts(
                io.github.threadwright.facts.FactsOf.files(
                    "class A { @org.springframework.transaction.annotation.Transactional void"
                        + " m(List<String> ids, javax.sql.DataSource source) throws Exception { for"
                        + " (String id : ids) { try (Connection c = source.getConnection()) {"
                        + " c.createStatement().executeUpdate(id); } } } }")),
            SiteKind.LOOP);
    assertEquals(Independence.DEPENDENT, site.workload().independence());
  }

  @Test
  void callsNobodyKnowsLeaveItOpen() {
    Site site =
        SitesOf.only(
            SitesOf.members(
                "interface Sink { void put(Object o); } void m(List<String> ids, HttpClient client,"
                    + " Sink sink) throws Exception { for (String id : ids) { sink.put("
                    + SEND
                    + "); } }"),
            SiteKind.LOOP);
    assertEquals(Bound.IO, site.workload().bound());
    assertEquals(Independence.UNKNOWN, site.workload().independence());
    assertTrue(
        site.workload().reasons().stream().anyMatch(reason -> reason.text().contains("Sink.put")));
  }

  @Test
  void accessorsOfTheProjectAreUnderstood() {
    Site site =
        SitesOf.only(
            SitesOf.members(
                "static class Order { private String id; private String state; String getId() {"
                    + " return id; } void setState(String s) { this.state = s; } } record"
                    + " Result(Order o, String body) {} List<Result> m(List<Order> orders,"
                    + " HttpClient client) throws Exception { List<Result> results = new"
                    + " ArrayList<>(); for (Order o : orders) { String id = o.getId(); String body"
                    + " = "
                    + SEND
                    + ".body(); o.setState(\"done\"); results.add(new Result(o, body)); } return"
                    + " results; }"),
            SiteKind.LOOP);
    assertEquals(Independence.INDEPENDENT, site.workload().independence(), texts(site.workload()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "for (int i = 0; i < n; i++) { for (int j = 0; j < n; j++) { field += i * j; } }|CPU",
        "double[] a = new double[n]; for (int i = 0; i < n; i++) { a[i] = Math.sqrt(i) *"
            + " Math.sin(i); }|CPU",
        "int c = 0; for (String id : ids) { c++; } return c;|TRIVIAL",
        "List<String> r = new ArrayList<>(); for (String id : ids) { r.add(id); }|TRIVIAL",
        "int c = 0; for (int i = 0; i < 10; i++) { c += i * i * i + 2 * i; } return c;|TRIVIAL",
        "for (String id : ids) { missing.foo(id); }|UNKNOWN",
        "for (String id : ids) { synchronized (this) { field++; } }|LOCK",
        "for (String id : ids) { Files.readString(Path.of(id)); }|IO",
        "for (String id : ids) { String s = Files.readString(Path.of(id)); for (int i = 0; i <"
            + " s.length(); i++) { field += s.charAt(i) * 31 + i % 7; } }|MIXED",
        "for (String id : ids) { System.out.println(id); }|TRIVIAL",
        "for (String id : ids) { Files.exists(Path.of(id)); }|TRIVIAL",
        "Connection c = source.getConnection(); for (String id : ids) { c.prepareStatement(id);"
            + " }|UNKNOWN",
        "Connection c = source.getConnection(); for (String id : ids) {"
            + " c.prepareStatement(id).execute(); }|IO",
      })
  void whatLimitsIt(String statements, Bound bound) {
    assertEquals(bound, in(statements).bound());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "for (int i = 0; i < 10; i++) { }|10|10",
        "for (int i = 10; i > 0; i -= 3) { }|4|4",
        "for (int i = 1; i <= 3; i++) { }|3|3",
        "for (String s : List.of(\"a\", \"b\")) { }|2|2",
        "String[] a = {\"a\", \"b\", \"c\"}; for (String s : a) { }|3|3",
        "for (String s : new String[5]) { }|5|5",
        "for (TimeUnit u : TimeUnit.values()) { }|0|-1",
        "for (String s : ids) { }|0|-1",
        "for (int i = 0; i < n; i++) { }|0|-1",
        "for (int i = 0; i < 10; i++) { if (done) break; }|1|10",
        "do { } while (done);|1|-1",
      })
  void howManyItems(String statements, long least, long most) {
    assertEquals(new Items(least, most < 0 ? Long.MAX_VALUE : most), in(statements).items());
  }

  @Test
  void itemsThatAreHandedOnAreConcurrentAlready() {
    assertEquals(
        "each item is handed to an executor",
        SitesOf.loop("for (String id : ids) { pool.submit(() -> get(id)); }").concurrent());
    assertEquals(
        "each item is handed to virtual threads",
        SitesOf.loop(
                "try (var e = Executors.newVirtualThreadPerTaskExecutor()) { for (String id : ids)"
                    + " { e.submit(() -> get(id)); } }")
            .concurrent());
    assertEquals(
        "each item is handed to a platform thread",
        SitesOf.loop("for (String id : ids) { new Thread(() -> id.trim()).start(); }")
            .concurrent());
    assertNotNull(
        SitesOf.loop(
                "List<Object> fs = new ArrayList<>(); for (String id : ids) {"
                    + " fs.add(client.sendAsync(request(id), null)); }")
            .concurrent());
    assertNull(
        SitesOf.loop("for (String id : ids) { pool.submit(() -> get(id)).get(); }").concurrent());
    assertNull(
        SitesOf.loop(
                "for (String id : ids) { Future<String> f = pool.submit(() -> get(id)); try {"
                    + " f.get(); } catch (ExecutionException e) { f.cancel(true); } }")
            .concurrent());
    assertNull(SitesOf.loop("for (String id : ids) { get(id); }").concurrent());
  }

  @Test
  void whatAnotherThreadDoesIsNotTheLoopsWork() {
    Workload workload = in("for (String id : ids) { pool.submit(() -> SEND); }");
    assertEquals(Set.of(), workload.waits());
  }
}
