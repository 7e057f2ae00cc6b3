package io.github.threadwright.program;

import io.github.threadwright.knowledge.SettingKind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the configuration of a module says about threads and limits. Where virtual threads are on,
 * frameworks do not heed the sizes of their pools.
 *
 * @param all the surest first, then the strongest
 */
public record Settings(List<Setting> all) {
  /** Of a module without configuration. */
  public static final Settings NONE = new Settings(List.of());

  public Settings {
    all = all.stream().sorted(Comparator.comparing(Setting::certainty)).toList();
  }

  /** All of one kind, the surest first. */
  public List<Setting> of(SettingKind kind) {
    return all.stream().filter(setting -> setting.kind() == kind).toList();
  }

  /** The surest of a kind, even when its value is not known. */
  public Optional<Setting> first(SettingKind kind) {
    return all.stream().filter(setting -> setting.kind() == kind).findFirst();
  }

  /** Whether a file says anything, be it in a profile. */
  boolean isStated() {
    return all.stream().anyMatch(setting -> setting.certainty() != Setting.Certainty.DEFAULT);
  }
}
