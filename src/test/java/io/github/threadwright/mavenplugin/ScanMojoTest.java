package io.github.threadwright.mavenplugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.threadwright.report.ReportSchema;
import io.github.threadwright.report.SarifSchema;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanMojoTest {
  private static final String LOST_UPDATES =
      """
      class Counter {
        static volatile int hits;

        void hit() {
          hits++;
        }
      }
      """;

  @TempDir Path folder;

  private final List<String> log = new ArrayList<>();
  private ScanMojo goal;

  /** Keeps what is logged. */
  private final class KeptLog extends SystemStreamLog {
    @Override
    public void info(CharSequence text) {
      log.add("INFO " + text);
    }

    @Override
    public void warn(CharSequence text) {
      log.add("WARN " + text);
    }

    @Override
    public void error(CharSequence text) {
      log.add("ERROR " + text);
    }
  }

  @BeforeEach
  void prepare() throws Exception {
    goal = new ScanMojo();
    goal.setLog(new KeptLog());
    DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();
    request.setBaseDirectory(folder.toFile());
    set("session", session(request));
  }

  /** What Maven hands to a goal; there is no other way to make one without a container. */
  @SuppressWarnings("deprecation")
  private static MavenSession session(DefaultMavenExecutionRequest request) {
    return new MavenSession(null, null, request, null);
  }

  private void set(String parameter, Object value) throws Exception {
    Field field = ScanMojo.class.getDeclaredField(parameter);
    field.setAccessible(true);
    field.set(goal, value);
  }

  private void write(String name, String text) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private MavenProject module() {
    Model model = new Model();
    model.setBuild(new Build());
    model.getBuild().setDirectory(folder.resolve("target").toString());
    MavenProject module = new MavenProject(model);
    module.setFile(folder.resolve("pom.xml").toFile());
    module.addCompileSourceRoot(folder.resolve("src/main/java").toString());
    module.addCompileSourceRoot(folder.resolve("target/generated-sources/x").toString());
    module.addTestCompileSourceRoot(folder.resolve("src/test/java").toString());
    return module;
  }

  private String report() throws Exception {
    return Files.readString(folder.resolve("target/threadwright/report.json"));
  }

  private String logged() {
    return String.join("\n", log);
  }

  @Test
  void withoutAPomItScansThePresentFolder() throws Exception {
    write("app/Counter.java", LOST_UPDATES);
    set("project", new MavenProject());
    goal.execute();
    assertEquals(List.of(), ReportSchema.errors(report()));
    assertTrue(report().contains("\"path\": \"app/Counter.java\""), report());
    String place = folder.resolve("app/Counter.java") + ":[5,5] volatile-increment";
    assertTrue(log.get(0).startsWith("WARN " + place), logged());
    assertTrue(log.get(0).contains("5 | hits++;"), logged());
    assertTrue(logged().contains("1 finding in 1 file"), logged());
  }

  @Test
  void ofAModuleItScansWhatIsWrittenByHand() throws Exception {
    write("src/main/java/Counter.java", LOST_UPDATES);
    write("target/generated-sources/x/Made.java", LOST_UPDATES.replace("Counter", "Made"));
    write("src/test/java/CounterTest.java", LOST_UPDATES.replace("Counter", "CounterTest"));
    set("project", module());
    set("jdk", 11);
    goal.execute();
    assertTrue(report().contains("\"path\": \"src/main/java/Counter.java\""), report());
    assertTrue(report().contains("\"jdk\": 11"), report());
    assertFalse(report().contains("Made.java"), report());
    assertFalse(report().contains("CounterTest.java"), report());

    set("includeTests", true);
    goal.execute();
    assertTrue(report().contains("\"path\": \"src/test/java/CounterTest.java\""), report());
  }

  @Test
  void aModuleWithoutCodeIsNoProblem() throws Exception {
    set("project", module());
    goal.execute();
    assertEquals(List.of("INFO Threadwright: no Java code to scan"), log);
    Files.createDirectories(folder.resolve("src/main/java"));
    goal.execute();
    assertTrue(log.get(1).startsWith("INFO Threadwright: "), logged());
  }

  @Test
  void canBeSkipped() throws Exception {
    set("skip", true);
    goal.execute();
    assertEquals(List.of("INFO Threadwright is skipped"), log);
  }

  @Test
  void theReportMayHaveSeveralFormats() throws Exception {
    write("app/Counter.java", LOST_UPDATES);
    set("project", new MavenProject());
    set("formats", List.of("sarif", "text"));
    goal.execute();
    Path out = folder.resolve("target/threadwright");
    assertEquals(List.of(), SarifSchema.errors(Files.readString(out.resolve("report.sarif"))));
    assertTrue(Files.readString(out.resolve("report.txt")).contains("volatile-increment"));
    assertFalse(Files.exists(out.resolve("report.json")));
    set("formats", List.of("pdf"));
    MojoExecutionException refused =
        assertThrows(MojoExecutionException.class, () -> goal.execute());
    assertTrue(refused.getMessage().contains("'pdf': say text or json or sarif"));
  }

  @Test
  void whatIsSuppressedIsCounted() throws Exception {
    String reason = " // threadwright: ignore volatile-increment one writer";
    write("app/Counter.java", LOST_UPDATES.replace("hits++;", "hits++;" + reason));
    set("project", new MavenProject());
    goal.execute();
    assertEquals("INFO Threadwright: 0 findings in 1 file, 1 suppressed", log.get(0), logged());
  }

  @Test
  void aBadParameterIsNamed() throws Exception {
    write("app/Counter.java", LOST_UPDATES);
    set("project", new MavenProject());
    set("minConfidence", "sure");
    MojoExecutionException refused =
        assertThrows(MojoExecutionException.class, () -> goal.execute());
    assertTrue(refused.getMessage().contains("'sure'"), refused.getMessage());
  }
}
