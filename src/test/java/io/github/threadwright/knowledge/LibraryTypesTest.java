package io.github.threadwright.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.github.threadwright.source.jdk.JdkApi;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Proves that the types and annotations of libraries that the catalogue names, and the methods that
 * it says more of than the {@code lib-*.txt} files, are in real artifacts. {@link
 * LibraryTypesGenerator} writes the data file.
 */
class LibraryTypesTest {
  private static final String DATA = "library-types.txt";

  /** The lines about libraries outside {@code lib-*.txt}. */
  static Stream<Content.Subject> subjects() {
    JdkApi jdk = JdkApi.load();
    return CatalogueFiles.shipped(new EnumMap<>(WaitKind.class), new ArrayList<>())
        .subjects()
        .filter(subject -> !subject.file().contains("/lib-") && subject.name().contains("."))
        .filter(subject -> !jdk.isType(subject.name().replaceFirst("#.*", "")));
  }

  @Test
  void namesOnlyWhatTheLibrariesHave() {
    Map<String, Set<String>> known = known();
    List<String> wrong = subjects().flatMap(subject -> wrong(subject, known)).toList();
    assertEquals("", String.join("\n", wrong));
  }

  private static Stream<String> wrong(Content.Subject subject, Map<String, Set<String>> known) {
    String place = subject.file() + ":" + subject.line() + ": ";
    Set<String> methods = known.get(subject.name());
    if (methods == null) {
      String cure = NearestWord.cure(subject.name(), known.keySet());
      return Stream.of(place + "no library has the type " + subject.name() + "; " + cure);
    }
    MethodPattern method = subject.method();
    return method == null || methods.contains(method.method())
        ? Stream.of()
        : Stream.of(place + "no library has " + method + "; known are " + methods);
  }

  @Test
  void theDataFileHasNothingThatNobodyNames() {
    Set<String> named = subjects().map(Content.Subject::name).collect(Collectors.toSet());
    assertEquals(
        List.of(), known().keySet().stream().filter(type -> !named.contains(type)).toList());
  }

  @Test
  void missesWhatIsMisspelt() {
    Map<String, Set<String>> known = known();
    MethodPattern method = MethodPattern.parse("okhttp3.Callback#onRespons");
    assertNotNull(method);
    assertEquals(
        1, wrong(new Content.Subject("okhttp3.Callback", method, "own.txt", 1), known).count());
    assertEquals(
        List.of(
            "own.txt:1: no library has the type com.google.gson.Gsn; did you mean"
                + " 'com.google.gson.Gson'?"),
        wrong(new Content.Subject("com.google.gson.Gsn", null, "own.txt", 1), known).toList());
  }

  /** Type to methods. */
  private static Map<String, Set<String>> known() {
    Map<String, Set<String>> known = new TreeMap<>();
    try (InputStream in = LibraryTypesTest.class.getResourceAsStream(DATA)) {
      assertNotNull(in);
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        String[] parts = line.split(" ");
        Set<String> methods =
            parts.length < 3 ? Set.of() : new TreeSet<>(List.of(parts[2].split(",")));
        known.put(parts[0], methods);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return known;
  }
}
