package io.github.threadwright.mavenplugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Map;
import java.util.Properties;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

class TargetReleaseTest {

  private static MavenProject module(
      String pluginXml, String executionXml, Map<String, String> properties) {
    Plugin compiler = new Plugin();
    compiler.setGroupId("org.apache.maven.plugins");
    compiler.setArtifactId("maven-compiler-plugin");
    compiler.setConfiguration(pluginXml);
    PluginExecution execution = new PluginExecution();
    execution.setId("default-compile");
    execution.setConfiguration(executionXml);
    compiler.addExecution(execution);
    Model model = new Model();
    model.setBuild(new Build());
    model.getBuild().addPlugin(compiler);
    properties.forEach(model::addProperty);
    return new MavenProject(model);
  }

  private static Properties user(String... keyAndValue) {
    Properties user = new Properties();
    for (int i = 0; i < keyAndValue.length; i += 2) {
      user.setProperty(keyAndValue[i], keyAndValue[i + 1]);
    }
    return user;
  }

  @Test
  void theConfigurationComesBeforeProperties() {
    String seventeen =
        "<configuration><compilerArgs><arg>99</arg></compilerArgs>\n"
            + "<release>17</release></configuration>";
    Map<String, String> properties = Map.of("maven.compiler.release", "11");
    assertEquals(17, TargetRelease.of(module(seventeen, null, properties), user()));
    assertEquals(
        21,
        TargetRelease.of(
            module(seventeen, "<configuration><release>21</release></configuration>", properties),
            user()));
    assertEquals(11, TargetRelease.of(module(null, null, properties), user()));
    assertEquals(
        25, TargetRelease.of(module(null, null, properties), user("maven.compiler.release", "25")));
  }

  @Test
  void releaseComesBeforeTargetAndSource() {
    Map<String, String> all =
        Map.of("maven.compiler.target", "1.8", "maven.compiler.source", "1.7");
    assertEquals(8, TargetRelease.of(module(null, null, all), user()));
    assertEquals(
        11,
        TargetRelease.of(
            module("<configuration><release>11</release></configuration>", null, all), user()));
  }

  @Test
  void whatIsNotKnownIsLeftToTheBuildFiles() {
    assertNull(TargetRelease.of(new MavenProject(new Model()), user()));
    assertNull(TargetRelease.of(module("<configuration", "x", Map.of()), user()));
    assertNull(TargetRelease.release("${java.version}"));
  }

  @Test
  void releasesBeyondWhatIsKnownAreTheNearest() {
    assertEquals(8, TargetRelease.release("1.5"));
    assertEquals(25, TargetRelease.release("31"));
  }
}
