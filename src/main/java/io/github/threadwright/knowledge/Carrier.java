package io.github.threadwright.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a wait does to the carrier of a virtual thread, release by release. Written {@code
 * 21..22:holds-compensated,23..:holds}; releases that are not mentioned are not known.
 */
public record Carrier(List<Span> spans) {
  static final String CURE =
      "write RELEASES:EFFECT, e.g. 21..23:pins,24..:unmounts; effects are "
          + String.join(", ", Words.all(Effect.class));

  public Carrier {
    spans = List.copyOf(spans);
  }

  /** One range of releases in which the effect is the same. */
  public record Span(JdkRange jdk, Effect effect) {}

  /** What happens to the platform thread that carries a virtual thread while that waits. */
  public enum Effect {
    /**
     * It is set free for other virtual threads. From 21 to 23 not while the waiting thread holds a
     * monitor.
     */
    UNMOUNTS,
    /** It waits too: the virtual thread parks but cannot leave it. */
    PINS,
    /** It waits too, in a system call. */
    HOLDS,
    /** It waits too, but the scheduler may add another carrier meanwhile. */
    HOLDS_COMPENSATED;

    public String word() {
      return Words.of(this);
    }
  }

  /**
   * The effect in that release; empty when it is not known, or there are no virtual threads yet.
   */
  public Optional<Effect> at(int release) {
    return spans.stream()
        .filter(span -> span.jdk().contains(release))
        .map(Span::effect)
        .findFirst();
  }

  /** The carrier that is written so, or null when it is malformed. */
  static @Nullable Carrier parse(String text) {
    List<Span> spans = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      int colon = part.indexOf(':');
      JdkRange jdk = colon < 0 ? null : JdkRange.parse(part.substring(0, colon));
      Effect effect = Words.parse(Effect.class, part.substring(colon + 1).strip());
      if (jdk == null
          || effect == null
          || spans.stream().anyMatch(span -> span.jdk().overlaps(jdk))) {
        return null;
      }
      spans.add(new Span(jdk, effect));
    }
    return new Carrier(spans);
  }

  @Override
  public String toString() {
    return spans.stream()
        .map(span -> span.jdk() + ":" + span.effect().word())
        .collect(Collectors.joining(","));
  }
}
