package io.github.threadwright.source.build;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one {@code pom.xml} says, with the profiles that are active by default laid over it and
 * nothing inherited.
 *
 * @param file where it lies
 * @param groupId its own or its parent's
 * @param plugins what it says of the plugins of its build, the strongest first
 * @param managed the same of plugin management
 */
record MavenPom(
    Path file,
    String groupId,
    String artifactId,
    @Nullable Parent parent,
    Map<String, String> properties,
    List<PluginSettings> plugins,
    List<PluginSettings> managed) {

  /**
   * The reference to a parent.
   *
   * @param relativePath where it may lie; empty when it does not lie in this project
   */
  record Parent(String groupId, String artifactId, String relativePath) {}

  /**
   * A configuration of a plugin.
   *
   * @param inherited whether child modules take it over
   */
  record PluginSettings(String artifactId, XmlElement configuration, boolean inherited) {}

  MavenPom {
    properties = Map.copyOf(properties);
    plugins = List.copyOf(plugins);
    managed = List.copyOf(managed);
  }

  static MavenPom of(Path file, XmlElement project) {
    List<XmlElement> layers = new ArrayList<>();
    project.childrenAt("profiles").stream()
        .filter(profile -> profile.textAt("activation", "activeByDefault").equals("true"))
        .forEach(profile -> layers.add(0, profile)); // the last profile wins
    layers.add(project);
    Map<String, String> properties = new HashMap<>();
    for (XmlElement layer : layers) {
      layer
          .childrenAt("properties")
          .forEach(property -> properties.putIfAbsent(property.name(), property.text()));
    }
    Optional<XmlElement> parent = project.at("parent");
    String ownGroup = project.textAt("groupId");
    return new MavenPom(
        file,
        ownGroup.isEmpty() ? project.textAt("parent", "groupId") : ownGroup,
        project.textAt("artifactId"),
        parent.map(MavenPom::parent).orElse(null),
        properties,
        layers.stream().flatMap(layer -> settings(layer.childrenAt("build", "plugins"))).toList(),
        layers.stream()
            .flatMap(layer -> settings(layer.childrenAt("build", "pluginManagement", "plugins")))
            .toList());
  }

  private static Parent parent(XmlElement parent) {
    String relativePath = parent.at("relativePath").map(XmlElement::text).orElse("../pom.xml");
    return new Parent(parent.textAt("groupId"), parent.textAt("artifactId"), relativePath);
  }

  private static Stream<PluginSettings> settings(List<XmlElement> plugins) {
    return plugins.stream().flatMap(MavenPom::settingsOf);
  }

  /** Other executions than the default one compile other code, e.g. that of a multi-release jar. */
  private static Stream<PluginSettings> settingsOf(XmlElement plugin) {
    String artifactId = plugin.textAt("artifactId");
    boolean inherited = !plugin.textAt("inherited").equals("false");
    Stream<XmlElement> ofExecution =
        plugin.childrenAt("executions").stream()
            .filter(execution -> execution.textAt("id").equals("default-compile"));
    return Stream.concat(ofExecution, Stream.of(plugin))
        .flatMap(holder -> holder.at("configuration").stream())
        .map(configuration -> new PluginSettings(artifactId, configuration, inherited));
  }
}
