package io.github.threadwright.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EffectTableTest {
  private final Catalogue catalogue = Catalogue.load();
  private final KnownTypes types = new KnownTypes();

  private Effect effect(String call) {
    return catalogue.effects().of(types.call(call), types);
  }

  @Test
  void findsTheLineOfTheMostSpecificType() {
    assertEquals(Effect.READS, effect("java.util.ArrayList#get(int)"));
    assertEquals(Effect.ADDS, effect("java.util.ArrayList#add(Object)"));
    assertEquals(Effect.PUTS, effect("java.util.TreeSet#add(Object)"));
    assertEquals(
        Effect.UPDATES, effect("java.util.concurrent.ConcurrentHashMap#put(Object,Object)"));
    assertEquals(Effect.PUTS, effect("java.util.HashMap#put(Object,Object)"));
  }

  @Test
  void putsAMethodBeforeItsTypeButTheNearerTypeFirst() {
    assertEquals(Effect.HANDS_OUT, effect("java.util.Optional#get()"));
    assertEquals(Effect.PURE, effect("java.util.Optional#isPresent()"));
    assertEquals(Effect.PURE, effect("java.lang.String#charAt(int)"), "not as any CharSequence");
    assertEquals(Effect.READS, effect("java.lang.CharSequence#charAt(int)"));
    assertEquals(Effect.READS, effect("java.util.concurrent.atomic.AtomicInteger#intValue()"));
  }

  @Test
  void tellsOverloadsApart() {
    assertEquals(Effect.STEPS, effect("java.nio.ByteBuffer#get()"));
    assertEquals(Effect.READS, effect("java.nio.ByteBuffer#get(int)"));
    assertEquals(
        Effect.STEPS, catalogue.effects().of(types.ambiguous("java.nio.ByteBuffer", "get"), types));
  }

  @Test
  void takesTheMostWhereUnrelatedTypesDisagree(@TempDir Path folder) throws IOException {
    types.with("a.Both", "java.lang.Object", List.of("a.Left", "a.Right"), "go()");
    Catalogue own = own(folder, "a.Left#go effect=reads\na.Right#go effect=writes");
    assertEquals(Effect.WRITES, own.effects().of(types.call("a.Both#go()"), types));
  }

  @Test
  void knowsLittleOfWhatTheProjectAdds() {
    types.with(
        "a.Order", "java.lang.Object", List.of("java.util.Comparator"), "count()", "<init>()");
    types.with("a.Mine", "java.util.AbstractList", List.of(), "size()", "<init>()");
    assertEquals(Effect.UNKNOWN, effect("a.Order#count()"));
    assertEquals(Effect.READS, effect("a.Mine#size()"));
    assertEquals(Effect.UNKNOWN, effect("a.Mine#<init>()"));
    assertEquals(Effect.PURE, effect("java.util.ArrayList#<init>()"));
  }

  @Test
  void takesLinesOfUsers(@TempDir Path folder) throws IOException {
    Catalogue own =
        own(folder, "java.util.Optional#get effect=unknown\njava.util.BitSet effect=pure");
    assertEquals(List.of(), own.problems());
    assertEquals(Effect.UNKNOWN, own.effects().of(types.call("java.util.Optional#get()"), types));
    assertEquals(Effect.PURE, own.effects().of(types.call("java.util.BitSet#size()"), types));
    assertEquals(
        ApiType.Safety.READ_ONLY,
        own.types().safety("java.util.BitSet", types).safety(),
        "another sort of knowledge stays");
  }

  @Test
  void knowsWhatStreamsWaitOn() {
    TypeTable table = catalogue.types();
    assertEquals(new StreamOrigin(WaitKind.FILE), table.streamsOf("java.io.FileReader", types));
    assertEquals(new StreamOrigin(null), table.streamsOf("java.io.StringReader", types));
    assertNull(table.streamsOf("java.io.BufferedReader", types));
    assertEquals(new StreamOrigin(WaitKind.CONSOLE), table.streamIn("java.lang.System", "in"));
    assertNull(table.streamIn("java.lang.System", "inn"));
    assertTrue(table.isStateful("java.util.Scanner", types));
    assertFalse(table.isStateful("java.util.ArrayList", types));
  }

  private static Catalogue own(Path folder, String lines) throws IOException {
    Files.createDirectories(folder.resolve("catalogue"));
    Files.writeString(folder.resolve("catalogue/own.txt"), lines);
    return Catalogue.load(List.of(folder));
  }
}
