package io.github.threadwright.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.threadwright.source.names.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {
  private final Catalogue catalogue = Catalogue.load();
  private final KnownTypes types = new KnownTypes();

  private List<Api> match(String call) {
    return catalogue.match(types.call(call), types);
  }

  private static Api.@Nullable Wait waits(List<Api> apis) {
    return apis.stream().map(Api::waits).filter(each -> each != null).findFirst().orElse(null);
  }

  private @Nullable WaitKind kind(String call) {
    Api.Wait wait = waits(match(call));
    return wait == null ? null : wait.kind();
  }

  @Test
  void findsACallOfTheTypeItself() {
    assertEquals(WaitKind.SLEEP, kind("java.lang.Thread#sleep(long)"));
    assertEquals(WaitKind.NETWORK, kind("java.net.http.HttpClient#send(HttpRequest,BodyHandler)"));
  }

  @Test
  void findsACallThroughASubtype() {
    assertEquals(WaitKind.QUEUE, kind("java.util.concurrent.ArrayBlockingQueue#take()"));
    assertEquals(WaitKind.DATABASE, kind("java.sql.PreparedStatement#executeQuery()"));
    assertEquals(WaitKind.WRAPPED, kind("java.io.BufferedInputStream#read()"));
    assertEquals(WaitKind.CONDITION, kind("java.lang.String#wait(long)"));
  }

  @Test
  void tellsOverloadsApart() {
    assertEquals(WaitKind.QUEUE, kind("java.util.concurrent.BlockingQueue#poll(long,TimeUnit)"));
    assertTrue(match("java.util.concurrent.BlockingQueue#poll()").isEmpty());
    assertTrue(waits(match("java.util.concurrent.Future#get(long,TimeUnit)")).limited());
    assertFalse(waits(match("java.util.concurrent.Future#get()")).limited());
  }

  @Test
  void letsTheMostSpecificTypeWin() {
    assertEquals(WaitKind.FILE, kind("java.io.FileInputStream#read()"));
    Api.Wait inMemory = waits(match("java.io.ByteArrayInputStream#read()"));
    assertNotNull(inMemory, "a line says so");
    assertNull(inMemory.kind(), "in memory nothing waits");
    assertFalse(waits(match("java.util.concurrent.CompletableFuture#get()")).instead().isEmpty());
  }

  @Test
  void decidesEachAspectForItself(@TempDir Path folder) throws IOException {
    write(folder, "java.util.concurrent.ThreadPoolExecutor#submit wait=queue");
    Catalogue own = Catalogue.load(List.of(folder));
    List<Api> apis =
        own.match(types.call("java.util.concurrent.ThreadPoolExecutor#submit(Callable)"), types);
    assertEquals(WaitKind.QUEUE, waits(apis).kind());
    assertEquals(
        List.of(new Api.Task(0, Api.Runner.RECEIVER_POOL, true)),
        apis.stream().map(Api::task).filter(each -> each != null).toList());
  }

  @Test
  void putsAnEntryWithParametersFirst(@TempDir Path folder) throws IOException {
    write(folder, "org.example.Store#read wait=file\norg.example.Store#read(int) wait=never");
    Catalogue own = Catalogue.load(List.of(folder));
    KnownTypes with =
        types.with("org.example.Store", "java.lang.Object", List.of(), "read()", "read(int)");
    assertEquals(
        WaitKind.FILE, waits(own.match(with.call("org.example.Store#read()"), with)).kind());
    assertNull(waits(own.match(with.call("org.example.Store#read(int)"), with)).kind());
  }

  @Test
  void seesThroughTheTypeVariableOfASupertype() {
    types.with(
        "org.example.Orders",
        "java.lang.Object",
        List.of("java.util.concurrent.BlockingQueue"),
        "put(org.example.Order)",
        "put(int)");
    assertEquals(WaitKind.QUEUE, kind("org.example.Orders#put(Order)"));
    assertNull(kind("org.example.Orders#put(int)"));
  }

  @Test
  void doesNotTakeANameForAMethod() {
    types.with("org.example.Bed", "java.lang.Object", List.of(), "sleep(int)");
    assertTrue(match("org.example.Bed#sleep(int)").isEmpty());
  }

  @Test
  void keepsConstructorsToTheirType() {
    types.with("org.example.Worker", "java.lang.Thread", List.of(), "<init>(java.lang.Runnable)");
    assertEquals(Api.ThreadRole.CREATE, match("java.lang.Thread#<init>(Runnable)").get(0).thread());
    assertTrue(match("org.example.Worker#<init>(Runnable)").isEmpty());
  }

  @Test
  void givesOneEntryForEachArgumentHandedOver() {
    List<Api> apis = match("java.util.stream.Stream#collect(Supplier,BiConsumer,BiConsumer)");
    assertEquals(List.of(0, 1, 2), apis.stream().map(api -> api.task().argument()).toList());
    assertEquals(1, apis.stream().filter(api -> api.role() == Api.Role.STREAM_END).count());
  }

  @Test
  void knowsWhatAllOverloadsHaveInCommon() {
    List<Api> submit =
        catalogue.match(types.ambiguous("java.util.concurrent.ForkJoinPool", "submit"), types);
    assertEquals(new Api.Task(0, Api.Runner.RECEIVER_POOL, true), submit.get(0).task());
    assertTrue(
        catalogue
            .match(types.ambiguous("java.util.concurrent.LinkedBlockingQueue", "poll"), types)
            .isEmpty());
  }

  @Test
  void countsArgumentsWhenTheOverloadIsUnknown() {
    Target poll = types.ambiguous("java.util.concurrent.BlockingQueue", "poll");
    assertEquals(WaitKind.QUEUE, waits(catalogue.match(poll, 2, types)).kind());
    assertTrue(catalogue.match(poll, 0, types).isEmpty());
  }

  @Test
  void matchesATypeThatNobodyDeclaresByItsName(@TempDir Path folder) throws IOException {
    write(
        folder,
        "org.example.Client#call wait=network\n"
            + "org.example.Client#ask(String) wait=network\n"
            + "org.example.Client#ask(int,int) wait=never");
    Catalogue own = Catalogue.load(List.of(folder));
    Target call =
        new Target.OwnerOnly("org.example.Client", null, "call", Target.Reason.TYPE_NOT_KNOWN);
    Target ask =
        new Target.OwnerOnly("org.example.Client", null, "ask", Target.Reason.TYPE_NOT_KNOWN);
    assertEquals(WaitKind.NETWORK, waits(own.match(call, types)).kind());
    assertTrue(own.match(ask, types).isEmpty());
    assertEquals(WaitKind.NETWORK, waits(own.match(ask, 1, types)).kind());
  }

  @Test
  void saysWhatOverloadsWaitForThoughOneIsGivenALimit(@TempDir Path folder) throws IOException {
    write(
        folder,
        """
        org.example.Client#call(Duration)  wait=network limited=yes
        org.example.Client#call(String)    wait=network instead="Client.callAsync"
        org.example.Client#ask(Duration)   wait=network limited=yes
        org.example.Client#ask(String)     wait=never
        """);
    Catalogue own = Catalogue.load(List.of(folder));
    Target call =
        new Target.OwnerOnly("org.example.Client", null, "call", Target.Reason.TYPE_NOT_KNOWN);
    Target ask =
        new Target.OwnerOnly("org.example.Client", null, "ask", Target.Reason.TYPE_NOT_KNOWN);
    Api.Wait wait = waits(own.match(call, 1, types));
    assertNotNull(wait);
    assertEquals(WaitKind.NETWORK, wait.kind());
    assertTrue(wait.limited(), "no limit must not be missed where there may be one");
    assertEquals(List.of(), own.match(ask, 1, types));
  }

  @Test
  void namesMethodsOfAnyType() {
    assertTrue(catalogue.names("sleep"));
    assertFalse(catalogue.names("slumber"));
  }

  @Test
  void holdsInTheReleasesOfALine(@TempDir Path folder) throws IOException {
    write(folder, "org.example.Store#read wait=file since=11 until=17");
    Catalogue own = Catalogue.load(List.of(folder));
    assertFalse(
        own.at(8).entries().stream()
            .anyMatch(api -> api.pattern().type().equals("org.example.Store")));
    assertTrue(
        own.at(17).entries().stream()
            .anyMatch(api -> api.pattern().type().equals("org.example.Store")));
    assertFalse(
        own.at(21).entries().stream()
            .anyMatch(api -> api.pattern().type().equals("org.example.Store")));
  }

  @Test
  void knowsWhatAWaitDoesToACarrier() {
    Carrier sleeping = waits(match("java.lang.Thread#sleep(long)")).carrier();
    Carrier waiting = waits(match("java.lang.Object#wait()")).carrier();
    assertEquals(Optional.of(Carrier.Effect.UNMOUNTS), sleeping.at(21));
    assertEquals(Optional.empty(), sleeping.at(17));
    assertEquals(Optional.of(Carrier.Effect.HOLDS_COMPENSATED), waiting.at(23));
    assertEquals(Optional.of(Carrier.Effect.UNMOUNTS), waiting.at(24));
    assertEquals(
        Optional.of(Carrier.Effect.PINS), catalogue.behaviour(WaitKind.MONITOR).carrier().at(22));
  }

  @Test
  void takesInterruptionFromTheKindUnlessTheLineSaysOtherwise() {
    assertTrue(waits(match("java.util.concurrent.CompletableFuture#get()")).interruptible());
    assertFalse(waits(match("java.util.concurrent.CompletableFuture#join()")).interruptible());
    assertFalse(waits(match("java.util.concurrent.locks.ReentrantLock#lock()")).interruptible());
  }

  @Test
  void putsAUsersLineBeforeTheShippedOne(@TempDir Path folder) throws IOException {
    write(folder, "java.lang.Thread#sleep wait=native");
    Catalogue own = Catalogue.load(List.of(folder));
    assertEquals(List.of(), own.problems());
    assertEquals(
        WaitKind.NATIVE,
        waits(own.match(types.call("java.lang.Thread#sleep(long)"), types)).kind());
  }

  private static void write(Path folder, String lines) throws IOException {
    Files.createDirectories(folder.resolve("catalogue"));
    Files.writeString(folder.resolve("catalogue/own.txt"), lines);
  }
}
