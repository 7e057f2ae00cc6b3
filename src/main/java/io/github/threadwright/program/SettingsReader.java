package io.github.threadwright.program;

import io.github.threadwright.knowledge.SettingKey;
import io.github.threadwright.knowledge.SettingKind;
import io.github.threadwright.knowledge.SettingTable;
import io.github.threadwright.program.Setting.Certainty;
import io.github.threadwright.source.Import;
import io.github.threadwright.source.config.ConfigEntry;
import io.github.threadwright.source.config.Configuration;
import io.github.threadwright.source.config.Dependency;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what the configuration of modules means. */
public final class SettingsReader {
  /** More than anybody nests placeholders. */
  private static final int MOST_STEPS = 8;

  private final SettingTable known;

  public SettingsReader(SettingTable known) {
    this.known = known;
  }

  /**
   * What holds in each module. A module that sets nothing itself, but is built together with one
   * other that does, may be a library of that one.
   *
   * @param configurations by the path of the module
   */
  public Map<String, Settings> read(
      Map<String, Configuration> configurations, List<ProgramFile> files) {
    Map<String, List<ProgramFile>> filesOf = new HashMap<>();
    for (ProgramFile file : files) {
      if (!file.test()) {
        filesOf.computeIfAbsent(file.module().path(), path -> new ArrayList<>()).add(file);
      }
    }
    Map<String, Settings> settings = new LinkedHashMap<>();
    configurations.forEach(
        (path, read) ->
            settings.put(path, new Settings(of(read, filesOf.getOrDefault(path, List.of())))));
    List<Settings> stated = settings.values().stream().filter(Settings::isStated).toList();
    if (stated.size() == 1) {
      List<Setting> maybe = stated.get(0).all().stream().map(Setting::asMaybe).toList();
      settings.replaceAll((path, own) -> own.isStated() ? own : new Settings(joined(own, maybe)));
    }
    return settings;
  }

  private static List<Setting> joined(Settings own, List<Setting> others) {
    List<Setting> joined = new ArrayList<>(others);
    joined.addAll(own.all());
    return joined;
  }

  private List<Setting> of(Configuration configuration, List<ProgramFile> files) {
    List<Setting> found = new ArrayList<>();
    Set<List<@Nullable String>> seen = new HashSet<>();
    Set<SettingKey> stated = new HashSet<>();
    for (ConfigEntry entry : configuration.entries()) {
      SettingTable.Match match = known.match(entry.key());
      if (match != null) {
        String of = match.name().isEmpty() ? entry.of() : match.name();
        // A list of servlets has one value for each; of two files that say the same, one holds.
        if (seen.add(Arrays.asList(match.key().key(), of, entry.profile()))) {
          found.add(setting(entry, match.key().kind(), of));
        }
        if (entry.profile() == null) {
          stated.add(match.key());
        }
      }
    }
    for (SettingKey key : known.all()) {
      if (key.otherwise() != null && !stated.contains(key)) {
        addDefault(key, configuration.dependencies(), files, found);
      }
    }
    return found;
  }

  private static Setting setting(ConfigEntry entry, SettingKind kind, String of) {
    String value = resolved(entry.value());
    boolean sure = entry.profile() == null && entry.value().equals(value);
    return new Setting(
        kind,
        entry.key(),
        value,
        of,
        sure || value == null && entry.profile() == null ? Certainty.STATED : Certainty.MAYBE,
        entry.profile(),
        entry.path(),
        entry.line());
  }

  /** With placeholders replaced by what they fall back to; null when one has nothing. */
  private static @Nullable String resolved(String value) {
    String resolved = value;
    for (int step = 0; step < MOST_STEPS; step++) {
      int start = resolved.lastIndexOf("${");
      if (start < 0) {
        break;
      }
      int end = resolved.indexOf('}', start);
      int colon = resolved.indexOf(':', start);
      if (end < 0 || colon < 0 || colon > end) {
        return null;
      }
      resolved =
          resolved.substring(0, start)
              + resolved.substring(colon + 1, end)
              + resolved.substring(end + 1);
    }
    boolean isPlain =
        !resolved.isEmpty() && resolved.chars().noneMatch(c -> "${}*@".indexOf(c) >= 0);
    return isPlain ? resolved : null;
  }

  private static void addDefault(
      SettingKey key, List<Dependency> dependencies, List<ProgramFile> files, List<Setting> found) {
    for (String used : key.used()) {
      for (Dependency dependency : dependencies) {
        if (isMeant(used, dependency)) {
          found.add(byDefault(key, dependency.path(), dependency.line()));
          return;
        }
      }
      if (used.indexOf(':') < 0) {
        for (ProgramFile file : files) {
          if (file.source().imports().stream().anyMatch(each -> isIn(used, each))) {
            found.add(byDefault(key, file.source().path(), 1));
            return;
          }
        }
      }
    }
  }

  private static Setting byDefault(SettingKey key, String path, int line) {
    return new Setting(
        key.kind(), key.key(), key.otherwise(), "", Certainty.DEFAULT, null, path, line);
  }

  private static boolean isMeant(String used, Dependency dependency) {
    return used.indexOf(':') < 0
        ? dependency.group().equals(used) || dependency.group().startsWith(used + ".")
        : used.equals(dependency.group() + ":" + dependency.artifact());
  }

  private static boolean isIn(String packageName, Import each) {
    return each.name().equals(packageName) || each.name().startsWith(packageName + ".");
  }
}
