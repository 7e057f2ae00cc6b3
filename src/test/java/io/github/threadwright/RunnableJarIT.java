package io.github.threadwright;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Looks into the jar that the launcher runs. */
class RunnableJarIT {

  /**
   * A dependency in the plugin descriptor, which Maven fills with all that is needed at run time.
   */
  private static final Pattern DEPENDENCY =
      Pattern.compile("<dependency>\\s*<groupId>(.*?)</groupId>\\s*<artifactId>(.*?)</artifactId>");

  /** A row of the first table in THIRD-PARTY.md: an artifact. */
  private static final Pattern ROW =
      Pattern.compile("^\\| `([^:`]+):([^:`]+)` \\|", Pattern.MULTILINE);

  private JarFile jar;

  @BeforeEach
  void open() throws IOException {
    jar = new JarFile(Path.of(System.getProperty("threadwright.jar")).toFile());
  }

  @AfterEach
  void close() throws IOException {
    jar.close();
  }

  @Test
  void startsAndKnowsItsVersion() throws IOException {
    Attributes manifest = jar.getManifest().getMainAttributes();
    assertEquals("io.github.threadwright.cli.Main", manifest.getValue(Attributes.Name.MAIN_CLASS));
    assertNotNull(manifest.getValue(Attributes.Name.IMPLEMENTATION_VERSION));
    assertNotNull(jar.getEntry("io/github/threadwright/cli/Main.class"));
  }

  @Test
  void holdsWhatTheToolKnows() {
    List<String> rules =
        jar.stream().map(ZipEntry::getName).filter(name -> name.startsWith("rules/")).toList();
    for (String folder : List.of("advice", "catalogue", "hazards", "models")) {
      assertTrue(
          rules.stream().anyMatch(name -> name.matches("rules/" + folder + "/.+")),
          "rules/" + folder + " in " + rules);
    }
  }

  @Test
  void namesTheLicenceOfEveryLibraryInIt() throws IOException {
    assertNotNull(jar.getEntry("META-INF/LICENSE"));
    assertEquals(
        artifacts(DEPENDENCY, "META-INF/maven/plugin.xml"),
        artifacts(ROW, "META-INF/THIRD-PARTY.md"));
  }

  @Test
  void holdsNoSignatureOfAnotherJar() {
    assertEquals(
        List.of(),
        jar.stream()
            .map(ZipEntry::getName)
            .filter(name -> name.matches("META-INF/[^/]+\\.(SF|RSA|DSA)|(.*/)?module-info\\.class"))
            .toList());
  }

  private TreeSet<String> artifacts(Pattern pattern, String entry) throws IOException {
    return pattern
        .matcher(text(entry))
        .results()
        .map(match -> match.group(1) + ":" + match.group(2))
        .collect(toCollection(TreeSet::new));
  }

  private String text(String entry) throws IOException {
    try (InputStream in = jar.getInputStream(jar.getEntry(entry))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
