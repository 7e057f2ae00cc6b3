package io.github.threadwright.source.names;

import io.github.threadwright.source.Body;
import io.github.threadwright.source.Local;
import io.github.threadwright.source.types.TypeRef;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What another front end knows of the meanings in a file; it need not know all.
 *
 * @param bodies by identity
 * @param locals types of locals
 */
public record Knowledge(Map<Body, OfBody> bodies, Map<Local, TypeRef> locals) {
  /** Nothing. */
  public static final Knowledge NONE = new Knowledge(Map.of(), Map.of());

  /** What is known of the nodes of one body, by node id; null where nothing is. */
  public record OfBody(@Nullable TypeRef[] types, @Nullable Target[] targets) {}
}
