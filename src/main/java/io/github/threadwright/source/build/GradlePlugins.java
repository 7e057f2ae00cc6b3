package io.github.threadwright.source.build;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The scripts of a project that modules apply: those that are compiled to plugins, by their id, and
 * those that {@code apply from} names.
 */
final class GradlePlugins {
  private static final Pattern COMPILED =
      Pattern.compile("(?:.*/)?src/main/(?:groovy|kotlin)/(.+?)\\.gradle(?:\\.kts)?");

  private final Map<String, Path> byId = new HashMap<>();
  private final Map<String, List<Path>> byFileName = new HashMap<>();

  GradlePlugins(Collection<Path> scripts) {
    for (Path script : scripts) {
      Matcher compiled = COMPILED.matcher(script.toString().replace('\\', '/'));
      if (compiled.matches()) {
        byId.put(compiled.group(1).replace('/', '.'), script);
      } else {
        byFileName
            .computeIfAbsent(script.getFileName().toString(), name -> new ArrayList<>())
            .add(script);
      }
    }
  }

  /** The scripts that some scripts apply, directly or through others, the nearest first. */
  List<Path> appliedBy(List<GradleScript> scripts, Function<Path, Optional<GradleScript>> reader) {
    Set<Path> applied = new LinkedHashSet<>();
    Deque<GradleScript> open = new ArrayDeque<>(scripts);
    while (!open.isEmpty()) {
      for (Path script : namedIn(open.remove())) {
        if (applied.add(script)) {
          reader.apply(script).ifPresent(open::add);
        }
      }
    }
    return List.copyOf(applied);
  }

  private Set<Path> namedIn(GradleScript script) {
    Set<Path> named = new TreeSet<>();
    for (String text : script.strings()) {
      Path compiled = byId.get(text);
      if (compiled != null) {
        named.add(compiled);
      }
      named.addAll(byFileName.getOrDefault(text.substring(text.lastIndexOf('/') + 1), List.of()));
    }
    return named;
  }
}
