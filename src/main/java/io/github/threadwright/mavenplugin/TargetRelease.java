package io.github.threadwright.mavenplugin;

import io.github.threadwright.ScanOptions;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** The release that a module's compiler settings name, as Maven has put them together. */
final class TargetRelease {
  private static final String COMPILER = "org.apache.maven.plugins:maven-compiler-plugin";
  private static final String MAIN_CODE = "default-compile";

  private TargetRelease() {}

  /** The release, within those that can be targeted; null when the settings name none. */
  static @Nullable Integer of(MavenProject module, Properties user) {
    Map<String, String> configured = configuration(module.getPlugin(COMPILER));
    for (String setting : List.of("release", "target", "source")) {
      String property = "maven.compiler." + setting;
      String value =
          Stream.of(
                  configured.get(setting),
                  user.getProperty(property),
                  module.getProperties().getProperty(property))
              .filter(v -> v != null && !v.isBlank())
              .findFirst()
              .orElse("");
      Integer release = release(value.strip());
      if (release != null) {
        return release;
      }
    }
    return null;
  }

  /** {@code 17}, {@code 1.8}; null for anything else. */
  static @Nullable Integer release(String value) {
    String number = value.startsWith("1.") ? value.substring(2) : value;
    if (!number.matches("[0-9]{1,3}")) {
      return null;
    }
    int release = Integer.parseInt(number);
    return Math.max(ScanOptions.OLDEST_JDK, Math.min(ScanOptions.NEWEST_JDK, release));
  }

  /** What the plugin is configured with, and its execution for main code before that. */
  private static Map<String, String> configuration(@Nullable Plugin compiler) {
    Map<String, String> values = new HashMap<>();
    if (compiler == null) {
      return values;
    }
    for (PluginExecution execution : compiler.getExecutions()) {
      if (execution.getId().equals(MAIN_CODE)) {
        values.putAll(elements(execution.getConfiguration()));
      }
    }
    elements(compiler.getConfiguration()).forEach(values::putIfAbsent);
    return values;
  }

  /**
   * The texts of the elements directly below the root. A configuration is a tree of a library that
   * only Maven 3 has, but in every Maven it prints itself as XML.
   */
  static Map<String, String> elements(@Nullable Object configuration) {
    Map<String, String> values = new HashMap<>();
    if (configuration == null) {
      return values;
    }
    try {
      XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      XMLStreamReader reader =
          factory.createXMLStreamReader(new StringReader(configuration.toString()));
      int depth = 0;
      String name = "";
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          depth++;
          name = reader.getLocalName();
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          depth--;
        } else if (event == XMLStreamConstants.CHARACTERS && depth == 2) {
          values.merge(name, reader.getText(), String::concat);
        }
      }
    } catch (XMLStreamException e) {
      return values; // the build files are read instead
    }
    return values;
  }
}
