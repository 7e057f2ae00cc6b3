package io.github.threadwright.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.threadwright.source.names.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TypeTableTest {
  private final Catalogue catalogue = Catalogue.load();
  private final TypeTable table = catalogue.types();
  private final KnownTypes types = new KnownTypes();

  private ApiType.@Nullable Safety safety(String type) {
    ApiType known = table.safety(type, types);
    return known == null ? null : known.safety();
  }

  @Test
  void knowsATypeAndItsSubtypes() {
    assertEquals(ApiType.Safety.NO, safety("java.text.SimpleDateFormat"));
    assertEquals(ApiType.Safety.READ_ONLY, safety("java.util.ArrayList"));
    assertEquals(ApiType.Safety.YES, safety("java.util.concurrent.ThreadPoolExecutor"));
    assertNull(safety("java.lang.Object"));
    assertNull(safety("org.example.Unheard"));
  }

  @Test
  void letsTheMostSpecificTypeWin() {
    assertEquals(ApiType.Safety.YES, safety("java.util.concurrent.ConcurrentHashMap"));
    assertEquals(ApiType.Safety.YES, safety("java.util.concurrent.LinkedBlockingDeque"));
    assertEquals(ApiType.Safety.YES, safety("java.util.Properties"));
    assertEquals(ApiType.Safety.NO, safety("java.util.concurrent.ThreadLocalRandom"));
    assertEquals(ApiType.Safety.YES, safety("java.util.Random"));
  }

  @Test
  void takesWhatNeverChangesForSafe() {
    assertEquals(ApiType.Safety.YES, safety("java.net.URI"));
    assertTrue(table.isImmutable("java.net.URI", types));
    assertFalse(table.isSeenWhole("java.net.URI", types), "its fields are not all final");
    assertTrue(table.isSeenWhole("java.time.Duration", types));
    assertFalse(table.isImmutable("java.util.Date", types));
  }

  @Test
  void knowsLocksAndValues() {
    assertTrue(table.isLock("java.util.concurrent.locks.ReentrantLock", types));
    assertFalse(table.isLock("java.lang.Object", types));
    assertTrue(table.isValueBased("java.lang.Integer", types));
    assertTrue(table.isValueBased("java.util.Optional", types));
    assertFalse(table.isValueBased("java.lang.String", types));
  }

  @Test
  void doesNotKnowWhatTheProjectMakesOfALibraryType() {
    types.with("org.example.Format", "java.text.SimpleDateFormat", List.of());
    assertNull(safety("org.example.Format"));
  }

  @Test
  void knowsWhatFrameworksShareThroughTheProjectsTypes(@TempDir Path folder) throws IOException {
    types.with("org.example.Page", "org.example.Servlet", List.of());
    types.with("org.example.Servlet", "java.lang.Object", List.of());
    Files.createDirectories(folder.resolve("catalogue"));
    Files.writeString(folder.resolve("catalogue/own.txt"), "org.example.Servlet shared=yes");
    Catalogue own = Catalogue.load(List.of(folder));
    assertEquals(true, own.types().isShared("org.example.Page", types));
    assertNull(own.types().isShared("java.lang.Object", types));
  }

  @Test
  void takesTheUsersLineForTheShippedOne(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("catalogue"));
    Files.writeString(folder.resolve("catalogue/own.txt"), "java.util.BitSet safe=yes");
    Catalogue own = Catalogue.load(List.of(folder));
    assertEquals(List.of(), own.problems());
    assertEquals(ApiType.Safety.YES, own.types().safety("java.util.BitSet", types).safety());
  }

  @Test
  void knowsWhatMethodsGive() {
    assertEquals(Gives.IMMUTABLE, gives("java.util.List#of(Object)"));
    assertEquals(Gives.VIEW, gives("java.util.Collections#unmodifiableList(List)"));
    assertEquals(Gives.SAFE, gives("java.util.Collections#synchronizedMap(Map)"));
    assertNull(gives("java.util.Arrays#asList(Object[])"));
    Target.OwnerOnly of = types.ambiguous("java.util.List", "of");
    assertEquals(Gives.IMMUTABLE, catalogue.gives().of(of, types));
    assertNull(catalogue.gives().of(null, types));
  }

  private @Nullable Gives gives(String call) {
    return catalogue.gives().of(types.call(call), types);
  }
}
