package io.github.threadwright.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.threadwright.facts.FactsOf;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.workload.Workload.Bound;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TaskSitesTest {

  @Test
  void aTaskHasTheWorkThatItRuns() {
    Site site =
        SitesOf.only(
            SitesOf.statements("pool.submit(() -> urls.get(0).openStream());"), SiteKind.TASK);
    assertEquals(Bound.IO, site.workload().bound());
    assertEquals(Set.of(WaitKind.NETWORK), site.workload().waits());
    assertEquals("an executor", site.concurrent());
  }

  @Test
  void aMethodOfTheClassIsLookedInto() {
    Site site =
        SitesOf.only(
            SitesOf.members(
                "void load() { try { new URL(\"\").openStream(); } catch (IOException e) { } } void m() { new Thread(this::load).start(); }"),
            SiteKind.THREAD);
    assertEquals(Set.of(WaitKind.NETWORK), site.workload().waits());
    assertEquals("load", site.workPlace().method().name());
    assertEquals("a platform thread", site.concurrent());
  }

  @Test
  void aThreadIsNoTask() {
    assertEquals(
        List.of(SiteKind.THREAD),
        SitesOf.statements("new Thread(() -> { }).start();").stream().map(Site::kind).toList());
  }

  @Test
  void poolsAndProcessesAreSites() {
    assertEquals(
        "a fixed pool",
        SitesOf.only(SitesOf.statements("Executors.newFixedThreadPool(2);"), SiteKind.POOL)
            .concurrent());
    assertEquals(
        "a process",
        SitesOf.only(SitesOf.statements("new ProcessBuilder(\"a\").start();"), SiteKind.PROCESS)
            .concurrent());
  }

  @Test
  void whatFrameworksCallIsAHandler() {
    FactsOf handler =
        FactsOf.files(
            "import com.sun.net.httpserver.*; class A implements HttpHandler { public void handle(HttpExchange e) throws IOException { e.sendResponseHeaders(200, 0); } }");
    assertEquals(SiteKind.HANDLER, SitesOf.facts(handler).get(0).kind());
    FactsOf annotated =
        FactsOf.files(
            "import jakarta.ws.rs.*; class A { @GET String get() { return null; } String other() { return null; } }");
    assertEquals(
        List.of(SiteKind.HANDLER), SitesOf.facts(annotated).stream().map(Site::kind).toList());
    FactsOf own =
        FactsOf.files(
            "class A implements Runnable { @interface GET { } @GET public void run() { } }");
    assertEquals(List.of(), SitesOf.facts(own));
  }
}
