package io.github.threadwright.linked.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.threadwright.knowledge.Catalogue;
import io.github.threadwright.knowledge.WaitKind;
import io.github.threadwright.linked.library.LibrarySummary.Fate;
import io.github.threadwright.linked.library.LibrarySummary.Reason;
import io.github.threadwright.linked.library.LibrarySummary.Run;
import io.github.threadwright.linked.library.LibrarySummary.State;
import io.github.threadwright.linked.library.LibrarySummary.Wait;
import io.github.threadwright.source.bytecode.ClassCode;
import io.github.threadwright.source.bytecode.ClassPath;
import io.github.threadwright.source.bytecode.JavaSources;
import io.github.threadwright.source.bytecode.LibraryCode;
import io.github.threadwright.source.bytecode.MethodCode;
import io.github.threadwright.source.jdk.JdkApi;
import io.github.threadwright.source.names.Attributor;
import io.github.threadwright.source.names.Hierarchy;
import io.github.threadwright.source.names.Target;
import io.github.threadwright.source.types.MethodShape;
import io.github.threadwright.source.types.TypeShape;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibrarySummariesTest {
  private static final JdkApi JDK = JdkApi.load();
  private static final Catalogue CATALOGUE = Catalogue.load().at(21);

  @TempDir private Path temp;
  private ClassPath classPath = ClassPath.open(List.of());

  @AfterEach
  void close() throws IOException {
    classPath.close();
  }

  private Hierarchy types() {
    List<io.github.threadwright.source.types.TypeSource> sources =
        List.of(JDK.at(21), classPath, JDK.at(8));
    return new Attributor(List.of(), file -> "", sources).hierarchy();
  }

  private LibrarySummaries library(String source) throws IOException {
    Path classes = Files.createDirectories(temp.resolve("classes"));
    String file =
        "package p; import java.io.*; import java.util.*; import java.util.function.*;"
            + " import java.nio.file.*; import java.util.concurrent.*; "
            + source;
    JavaSources.compile(classes, Map.of("p/A.java", file));
    Path jar = temp.resolve("lib.jar");
    JavaSources.pack(classes, jar, "");
    classPath = ClassPath.open(List.of(jar));
    return new LibrarySummaries(classPath, CATALOGUE, types());
  }

  /** The summary of the only method {@code m} of class A. */
  private LibrarySummary summary(String members) throws IOException {
    return ask(library("public class A { " + members + " }"), "p.A", "m");
  }

  private LibrarySummary ask(LibrarySummaries summaries, String type, String method) {
    return summaries.of(target(type, method));
  }

  private Target.Method target(String type, String method) {
    Hierarchy types = types();
    for (TypeShape at = types.find(type); at != null; ) {
      for (MethodShape shape : at.methods()) {
        if (shape.name().equals(method)) {
          return new Target.Method(at, shape, type, shape.returns());
        }
      }
      at = at.superclass() == null ? null : types.find(at.superclass().name());
    }
    throw new AssertionError(type + " has no " + method);
  }

  private static List<String> waits(LibrarySummary summary) {
    return summary.waits().stream()
        .map(
            wait ->
                wait.kind().word()
                    + (wait.argument() == LibrarySummary.NONE ? "" : " of " + wait.argument())
                    + " "
                    + wait.certainty())
        .toList();
  }

  @Test
  void findsAWaitBehindSeveralCalls() throws IOException {
    LibrarySummary summary =
        summary(
            "public void m() throws Exception { one(); } void one() throws Exception { B.two(); }"
                + " static class B { static void two() throws Exception { Thread.sleep(5); } }");
    assertEquals(
        List.of(
            new Wait(
                WaitKind.SLEEP,
                LibrarySummary.NONE,
                false,
                true,
                100,
                List.of("p.A#one", "p.A$B#two", "java.lang.Thread#sleep"))),
        summary.waits());
    assertNull(summary.gap());
  }

  @Test
  void isSilentOfWhatNeverWaits() throws IOException {
    LibrarySummary summary =
        summary(
            "public int m(String s) { int n = 0; for (char c : s.toCharArray()) { n += one(c); }"
                + " return n; } private static int one(char c) { return c * 31; }");
    assertEquals(List.of(), summary.waits());
    assertEquals(1, summary.loopDepth());
    assertFalse(summary.locks() || summary.spawns() || summary.recursive());
    assertEquals(Set.of(), summary.writes());
  }

  @Test
  void tellsWhatAStreamWaitsOn() throws IOException {
    LibrarySummaries summaries =
        library(
            "public class A { static int read(InputStream in) throws IOException { return"
                + " in.read(); }public int given(String s, InputStream in) throws IOException {"
                + " return read(in); }public int memory(byte[] b) throws IOException { return"
                + " read(new ByteArrayInputStream(b)); }public int file(File f) throws IOException"
                + " {  try (InputStream in = new BufferedInputStream(new FileInputStream(f))) {"
                + " return read(in); } }public int socket(java.net.Socket s) throws IOException {"
                + " return read(s.getInputStream()); }InputStream own; public int own() throws"
                + " IOException { return read(own); }}");
    assertEquals(List.of("wrapped of 1 100"), waits(ask(summaries, "p.A", "given")));
    assertEquals(List.of(), waits(ask(summaries, "p.A", "memory")));
    assertEquals(List.of("file 100"), waits(ask(summaries, "p.A", "file")));
    assertEquals(List.of("network 100"), waits(ask(summaries, "p.A", "socket")));
    assertEquals(List.of("wrapped of -1 100"), waits(ask(summaries, "p.A", "own")));
  }

  @Test
  void knowsTheStreamThatAClassKeeps() throws IOException {
    LibrarySummaries summaries =
        library(
            "public class A { private InputStream net; private BufferedReader lines; private Reader"
                + " mixed; void open(java.net.Socket s) throws IOException { net ="
                + " s.getInputStream();   lines = new BufferedReader(new InputStreamReader(net)); }"
                + " void open(File f) throws IOException { mixed = new FileReader(f); } void"
                + " open(String s) { mixed = new StringReader(s); } public int net() throws"
                + " IOException { return net.read(); } public String lines() throws IOException {"
                + " return lines.readLine(); } static OutputStream to(File f) throws IOException {"
                + " return new BufferedOutputStream(Files.newOutputStream(f.toPath())); } static"
                + " Reader around(Reader r) { return new BufferedReader(r); } public void"
                + " given(File f) throws IOException { try (OutputStream out = to(f)) {"
                + " out.write(1); } } public int reads(String s) throws IOException { return"
                + " around(new StringReader(s)).read(); } public int mixed() throws IOException {"
                + " return mixed.read(); } public String memory(CharSequence c) throws IOException"
                + " {   return new BufferedReader(new Chars(c)).readLine(); } } class Chars extends"
                + " Reader { Chars(CharSequence c) {} public void close() {}   public int"
                + " read(char[] c, int from, int count) { return -1; } }");
    assertEquals(List.of("network 100"), waits(ask(summaries, "p.A", "net")));
    assertEquals(List.of("network 100"), waits(ask(summaries, "p.A", "lines")));
    assertEquals(List.of("wrapped of -1 100"), waits(ask(summaries, "p.A", "mixed")));
    assertTrue(waits(ask(summaries, "p.A", "given")).contains("file 100"));
    assertEquals(List.of(), waits(ask(summaries, "p.A", "reads")));
    assertEquals(List.of(), waits(ask(summaries, "p.A", "memory")));
  }

  @Test
  void bindsFunctionsToArguments() throws IOException {
    LibrarySummaries summaries =
        library(
            "public class A { Runnable kept;public void now(int n, Supplier<String> s) { s.get();"
                + " }public void inner(Consumer<String> c) { List.of(\"\").forEach(c); }public void"
                + " passed(Supplier<String> s) { now(1, s); }public void later(Runnable r) { new"
                + " Thread(r).start(); }public void given(ExecutorService e, Runnable r) {"
                + " e.execute(r); }public void kept(Runnable r) { kept = r; }public void own() {"
                + " now(1, () -> { sleep(); return null; }); }public void other() { kept(() ->"
                + " sleep()); }public void object() { now(2, new Supplier<String>() { public String"
                + " get() { sleep(); return null; } }); }static void sleep() { try {"
                + " Thread.sleep(1); } catch (InterruptedException e) {} }}");
    String supplier = "java.util.function.Supplier";
    assertEquals(List.of(new Run(1, Fate.RUNS_NOW, supplier)), ask(summaries, "p.A", "now").runs());
    assertEquals(
        List.of(new Run(0, Fate.RUNS_NOW, "java.util.function.Consumer")),
        ask(summaries, "p.A", "inner").runs());
    assertEquals(
        List.of(new Run(0, Fate.RUNS_NOW, supplier)), ask(summaries, "p.A", "passed").runs());
    LibrarySummary given = ask(summaries, "p.A", "given");
    assertEquals(List.of(new Run(1, Fate.HANDED_OVER, "java.lang.Runnable")), given.runs());
    assertTrue(given.spawns());
    assertTrue(ask(summaries, "p.A", "later").spawns());
    assertEquals(
        List.of(new Run(0, Fate.KEPT, "java.lang.Runnable")), ask(summaries, "p.A", "kept").runs());
    LibrarySummary own = ask(summaries, "p.A", "own");
    assertEquals(List.of("sleep 100"), waits(own));
    assertEquals(
        List.of("p.A#own$lambda", "p.A#sleep", "java.lang.Thread#sleep"),
        own.waits().get(0).path());
    assertEquals(List.of(), waits(ask(summaries, "p.A", "other")));
    assertEquals(List.of("sleep 100"), waits(ask(summaries, "p.A", "object")));
  }

  @Test
  void isLessSureTheMoreClassesACallMayReach() throws IOException {
    LibrarySummaries summaries =
        library(
            "public class A { public void half(I i) throws Exception { i.go(); i.go2(); } public"
                + " void many(J j) throws Exception { j.go(); j.go2(); } public void exact() throws"
                + " Exception { new I2().go(); } public void waiting() throws Exception { new"
                + " I1().go(); } } interface I { void go() throws Exception; void go2(); } class I1"
                + " implements I { public void go() throws Exception { Thread.sleep(1); } public"
                + " void go2() {} } class I2 implements I { public void go() {} public void go2()"
                + " {} } interface J { void go() throws Exception; void go2(); } class J0"
                + " implements J { public void go() throws Exception { Thread.sleep(1); } public"
                + " void go2() {} }"
                + IntStream.range(1, 10)
                    .mapToObj(
                        i ->
                            " class J"
                                + i
                                + " implements J { public void go() {} public void go2() {} }")
                    .collect(Collectors.joining()));
    assertEquals(List.of("sleep 50"), waits(ask(summaries, "p.A", "half")));
    assertEquals(List.of(), waits(ask(summaries, "p.A", "many")));
    assertEquals(List.of(), waits(ask(summaries, "p.A", "exact")));
    assertEquals(List.of("sleep 100"), waits(ask(summaries, "p.A", "waiting")));
  }

  @Test
  void expectsLambdasBehindAFunctionalInterface() throws IOException {
    LibrarySummaries summaries =
        library(
            "public class A { public void m() throws Exception { f.go(); } F f; } interface F {"
                + " void go() throws Exception; } class G implements F { public void go() throws"
                + " Exception { Thread.sleep(1); } }");
    assertEquals(List.of("sleep 50"), waits(ask(summaries, "p.A", "m")));
    assertEquals(List.of("sleep 100"), waits(ask(summaries, "p.G", "go")));
  }

  @Test
  void saysWhenThereAreTooManyTargets() throws IOException {
    LibrarySummaries summaries =
        library(
            "public class A { public void m(J j) { j.go(); j.go2(); } }"
                + " interface J { void go(); void go2(); }"
                + IntStream.range(0, 20)
                    .mapToObj(
                        i ->
                            " class J"
                                + i
                                + " implements J { public void go() {} public void go2() {} }")
                    .collect(Collectors.joining()));
    LibrarySummary.Gap gap = ask(summaries, "p.A", "m").gap();
    assertNotNull(gap);
    assertEquals(Reason.TOO_MANY_TARGETS, gap.reason());
    assertEquals(20, gap.count());
  }

  @Test
  void knowsTheReceiverOfATemplateMethod() throws IOException {
    LibrarySummaries summaries =
        library(
            "abstract class T { public void m() throws Exception { step(); } abstract void step()"
                + " throws Exception; } class A extends T { void step() throws Exception {"
                + " Thread.sleep(1); } } class B extends T { void step() {} } class C extends T {"
                + " void step() {} }");
    assertEquals(List.of("sleep 100"), waits(ask(summaries, "p.A", "m")));
    assertEquals(List.of(), waits(ask(summaries, "p.B", "m")));
    assertEquals(List.of("sleep 33"), waits(ask(summaries, "p.T", "m")));
  }

  @Test
  void doesNotTellWhatHappensOnce() throws IOException {
    LibrarySummaries summaries =
        library(
            "public class A { static final String TEXT = load(); static String lazy; A next;"
                + " static String load() { try { return Files.readString(Path.of(\"a\")); }"
                + "   catch (IOException e) { return null; } }"
                + " public String initialiser() { return TEXT; }"
                + " public String lazy() { if (lazy == null) { lazy = load(); } return lazy; }"
                + " public Class<?> type() throws Exception { return Class.forName(\"a\"); }"
                + " public String text(Object o) { return \"\" + o + o.toString(); }"
                + " @Override public String toString() { return load(); }"
                + " public void logs(Logger l) { l.info(\"a\"); }"
                + " public String eager() { return load(); } }"
                + " class Logger { void info(String s) { A.load(); } }");
    for (String name : List.of("initialiser", "lazy", "type", "text", "logs")) {
      assertEquals(List.of(), waits(ask(summaries, "p.A", name)), name);
    }
    assertEquals(List.of("file 100"), waits(ask(summaries, "p.A", "eager")));
  }

  @Test
  void isLessSureOfWhatOnlyAFailureLeadsTo() throws IOException {
    assertEquals(
        List.of("sleep 50"),
        waits(
            summary(
                "public void m(String s) throws Exception { try { s.trim(); }"
                    + " catch (RuntimeException e) { Thread.sleep(1); } }")));
  }

  @Test
  void endsInCircles() throws IOException {
    LibrarySummaries summaries =
        library(
            "public class A { public void m(int n) throws Exception { if (n > 0) { o(n - 1); } }"
                + " void o(int n) throws Exception { m(n); Thread.sleep(1); }"
                + " public int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); } }");
    LibrarySummary circle = ask(summaries, "p.A", "m");
    assertEquals(List.of("sleep 100"), waits(circle));
    assertTrue(circle.recursive());
    assertTrue(ask(summaries, "p.A", "fib").recursive());
  }

  @Test
  void tellsLocksAndSpawnsApartFromWaits() throws IOException {
    LibrarySummaries summaries =
        library(
            "public class A { final java.util.concurrent.locks.Lock l = new"
                + " java.util.concurrent.locks.ReentrantLock(); public synchronized void method()"
                + " {} public void block() { synchronized (this) { l.hashCode(); } } public void"
                + " lock() { l.lock(); try { l.hashCode(); } finally { l.unlock(); } } public void"
                + " thread() { new Thread(() -> sleep()).start(); } static void sleep() { try {"
                + " Thread.sleep(1); } catch (InterruptedException e) {} } }");
    for (String name : List.of("method", "block", "lock")) {
      LibrarySummary summary = ask(summaries, "p.A", name);
      assertTrue(summary.locks(), name);
      assertEquals(List.of(), summary.waits(), name);
    }
    LibrarySummary thread = ask(summaries, "p.A", "thread");
    assertTrue(thread.spawns());
    assertEquals(List.of(), thread.waits());
  }

  @Test
  void tellsWhatIsWritten() throws IOException {
    LibrarySummaries summaries =
        library(
            "public class A { static int all; int own; final List<String> held = new ArrayList<>();"
                + " public void statics() { all++; } public void own() { set(3); } void set(int i)"
                + " { own = i; } public void held() { held.add(\"\"); } public void argument(int i,"
                + " A a) { a.set(i); } public A fresh() { A a = new A(); a.set(1); a.held.size();"
                + " return a; } public String text(int n) { StringBuilder b = new StringBuilder();"
                + " return b.append(n).append('a').toString(); } }");
    assertEquals(Set.of(State.STATICS), ask(summaries, "p.A", "statics").writes());
    assertEquals(Set.of(State.OWN), ask(summaries, "p.A", "own").writes());
    assertEquals(Set.of(State.OWN), ask(summaries, "p.A", "held").writes());
    LibrarySummary argument = ask(summaries, "p.A", "argument");
    assertEquals(Set.of(State.ARGUMENT), argument.writes());
    assertEquals(Set.of(1), argument.writtenArguments());
    assertEquals(Set.of(), ask(summaries, "p.A", "fresh").writes());
    assertEquals(Set.of(), ask(summaries, "p.A", "text").writes());
  }

  @Test
  void saysWhereNothingIsKnown() throws IOException {
    LibrarySummaries summaries =
        library(
            "public class A { public native int nat(); public void open(I i) { i.go(); i.go2(); } }"
                + " interface I { void go(); void go2(); }");
    assertEquals(Reason.NATIVE, reason(ask(summaries, "p.A", "nat")));
    assertEquals(Reason.NO_IMPLEMENTATION, reason(ask(summaries, "p.A", "open")));
    assertEquals(Reason.NOT_ON_CLASS_PATH, reason(summaries.of("q.None", "m", "()V")));
    assertEquals(Reason.NO_SUCH_METHOD, reason(summaries.of("p.A", "none", "()V")));
  }

  private static Reason reason(LibrarySummary summary) {
    assertNotNull(summary.gap());
    return summary.gap().reason();
  }

  @Test
  void answersTheSameInWhateverOrderItIsAsked() throws Exception {
    Path jar = Path.of(ObjectId.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    classPath = ClassPath.open(List.of(jar));
    ClassCode type = new LibraryCode(classPath).find("org.eclipse.jgit.util.FileUtils");
    assertNotNull(type);
    List<MethodCode> methods = new ArrayList<>(type.methods().values());
    LibrarySummaries forwards = new LibrarySummaries(classPath, CATALOGUE, types());
    List<LibrarySummary> first = methods.stream().map(m -> ask(forwards, m)).toList();
    LibrarySummaries backwards = new LibrarySummaries(classPath, CATALOGUE, types());
    Collections.reverse(methods);
    List<LibrarySummary> second =
        new ArrayList<>(methods.parallelStream().map(m -> ask(backwards, m)).toList());
    Collections.reverse(second);
    assertEquals(first, second);
  }

  private static LibrarySummary ask(LibrarySummaries summaries, MethodCode method) {
    return summaries.of(method.owner(), method.name(), method.descriptor());
  }

  @Test
  void isRightOfARealLibrary() throws IOException, URISyntaxException {
    Path jar = Path.of(ObjectId.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    classPath = ClassPath.open(List.of(jar));
    LibrarySummaries summaries = new LibrarySummaries(classPath, CATALOGUE, types());
    for (String waiting :
        List.of("util.IO#readFully", "storage.file.FileBasedConfig#load", "util.FileUtils#touch")) {
      assertTrue(
          jgit(summaries, waiting).waits().stream()
              .anyMatch(w -> w.kind() == WaitKind.FILE && w.certainty() >= 50),
          waiting);
    }
    for (String quiet :
        List.of(
            "lib.ObjectId#fromString",
            "util.StringUtils#toLowerCase",
            "util.Base64#encodeBytes",
            "lib.Config#getString",
            "revwalk.RevCommit#getParentCount")) {
      assertEquals(List.of(), jgit(summaries, quiet).waits(), quiet);
    }
  }

  private LibrarySummary jgit(LibrarySummaries summaries, String name) {
    String[] parts = name.split("#");
    return ask(summaries, "org.eclipse.jgit." + parts[0], parts[1]);
  }
}
