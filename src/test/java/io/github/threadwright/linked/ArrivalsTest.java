package io.github.threadwright.linked;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.threadwright.facts.Fact;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which code runs for each request, and what becomes of executors. */
class ArrivalsTest {
  private static final String PORT =
      "class Port { void serve(ServerSocket s) throws Exception { while (true) { take(s.accept());"
          + " } } void take(Socket s) { new Desk().welcome(s); } }";

  @Test
  void whatALoopAcceptsIsFollowedIntoOtherFiles() {
    assertEquals(
        "ServerSocket.accept waits on the network, calls Port.take, calls Desk.welcome",
        arrival(PORT, "class Desk { void welcome(Socket s) { new Thread(() -> {}).start(); } }"));
  }

  @Test
  void aPermitOnTheWayIsALimit() {
    assertEquals(
        "-",
        arrival(
            PORT,
            "class Desk { Semaphore p = new Semaphore(3); void welcome(Socket s) {"
                + " p.acquireUninterruptibly(); go(); } void go() { new Thread(() -> {}).start(); }"
                + " }"));
  }

  @Test
  void otherLoopsBringNothing() {
    assertEquals(
        "-",
        arrival(
            "class Port { void serve(List<String> l) { for (String s : l) go(); } void go() { new"
                + " Thread(() -> {}).start(); } }"));
  }

  @Test
  void aPoolIsEndedByWhoeverGetsIt() {
    String end = "class End { static void end(ExecutorService e) { e.shutdown(); } }";
    assertEquals(PoolFate.ENDED, fate(end, pool("ExecutorService p = NEW; End.end(p);")));
    assertEquals(PoolFate.DROPPED, fate(end, pool("ExecutorService p = NEW; p.execute(r);")));
    assertEquals(PoolFate.DROPPED, fate(end, pool("NEW.execute(r);")));
    assertEquals(PoolFate.KEPT, fate(end, pool("f = NEW; f.execute(r);")));
    assertEquals(PoolFate.UNKNOWN, fate(end, pool("list.add(NEW);")));
  }

  private static String pool(String code) {
    return "class P { private ExecutorService f; void p(Runnable r, List<Executor> list) { "
        + code.replace("NEW", "Executors.newFixedThreadPool(2)")
        + " } }";
  }

  private static PoolFate fate(String... texts) {
    LinkedOf linked = LinkedOf.files(texts);
    return linked.program().fateOf(linked.facts(Fact.PoolCreated.class).get(0));
  }

  private static String arrival(String... texts) {
    LinkedOf linked = LinkedOf.files(texts);
    Fact.ThreadCreated thread = linked.facts(Fact.ThreadCreated.class).get(0);
    return linked
        .program()
        .arrivalAt(thread.place(), thread.node())
        .map(way -> way.facts().stream().map(Fact::text).collect(Collectors.joining(", ")))
        .orElse("-");
  }
}
